"""
The API key: where it may come from, whether it can be sent, and how it may be shown. Must not know how it travels.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from ..errors import ConfigurationError
from ..values.headers import unsendable
from .product import Product

KeySource: TypeAlias = str | Callable[[], str | Awaitable[str]] | None


def hint(key: KeySource) -> str:
    """An API key as it may be shown: its last four characters, if that still hides most of it."""
    if not isinstance(key, str):
        return "(none)" if key is None else "(callable)"
    return f"…{key[-4:]}" if len(key) >= 16 else "…"


def require_key(product: Product, key: KeySource) -> KeySource:
    """The key; raises `ConfigurationError` telling how to give one if there is none."""
    if key:
        return key
    raise ConfigurationError(
        f"There is no API key. Pass {product.name}(api_key=...) or set the environment variable "
        f"{product.env_prefix}_API_KEY."
    )


def usable_key(key: object) -> str:
    """The key; raises `ConfigurationError`, without quoting it, if a header cannot carry it."""
    if not isinstance(key, str):
        raise ConfigurationError(f"api_key= must be text or a function that returns it, not {type(key).__name__}.")
    key = key.strip(" \t")
    if unsendable("authorization", key):
        raise ConfigurationError("The API key has a line break or a character that a header cannot carry.")
    return key


def answered_key(answer: object) -> str:
    """The key that the caller's callable answered; raises `ConfigurationError` if that is none."""
    if not isinstance(answer, str) or not answer:
        raise ConfigurationError(f"The api_key callable returned {type(answer).__name__}, not a key.")
    return usable_key(answer)


def answered_at_once(answer: object) -> str:
    """The same, for a client that cannot await: raises `ConfigurationError` for the answer of an async callable."""
    if inspect.isawaitable(answer):
        close = getattr(answer, "close", None)
        if callable(close):
            close()
        raise ConfigurationError("api_key is an async callable; use the async client, or a plain function.")
    return answered_key(answer)
