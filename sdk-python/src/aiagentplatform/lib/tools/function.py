"""
The function within whatever can be called, and its name. Must not know what it is called for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any


def bare(function: Callable[..., Any]) -> Any:
    """The function itself, without the arguments that a `functools.partial` holds."""
    inner: Any = function
    while isinstance(inner, partial):
        inner = inner.func
    return inner


def held(function: Callable[..., Any]) -> Mapping[str, Any]:
    """The arguments by name that a `functools.partial` holds."""
    outer: Any = function
    return outer.keywords if isinstance(outer, partial) else {}


def name_of_function(function: Callable[..., Any]) -> str:
    """The name that the function was written under; that of its class for an object that can be called."""
    inner = bare(function)
    return str(getattr(inner, "__name__", None) or type(inner).__name__)
