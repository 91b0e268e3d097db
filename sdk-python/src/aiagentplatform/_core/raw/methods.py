"""
A method of a resource, bound to another core: on one of `cores` it keeps the reply, with the same arguments as ever.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..core import AsyncCore, Core
from ..errors import ArgumentError
from ..resource import AsyncResource, Resource
from .cores import AsyncRawCore, RawCore
from .replies import Opening, opened_by


def raw_method(core: Core | AsyncCore, method: Callable[..., Any]) -> Callable[..., Any]:
    """The method with a `RawResponse` for its result. Raises `ArgumentError` if it does not make one call."""
    return _bound(method, _raw(core, streaming=False))


def streaming_method(core: Core | AsyncCore, method: Callable[..., Any]) -> Callable[..., Any]:
    """The method with an open reply for its result. Raises `ArgumentError` if it does not make one call."""
    bound = _bound(method, _raw(core, streaming=True))
    if isinstance(core, Core):
        return bound

    def opening(*arguments: Any, **named: Any) -> Opening[Any]:
        return opened_by(bound(*arguments, **named))

    return opening


def _raw(core: Core | AsyncCore, *, streaming: bool) -> RawCore | AsyncRawCore:
    return RawCore(core, streaming=streaming) if isinstance(core, Core) else AsyncRawCore(core, streaming=streaming)


def _bound(method: Callable[..., Any], core: Any) -> Callable[..., Any]:
    """The same method of a copy of its owner that stands on `core`."""
    owner: Any = getattr(method, "__self__", None)
    name = getattr(method, "__name__", "")
    home = next((kind for kind in type(owner).__mro__ if name in kind.__dict__), object)
    if issubclass(home, (Resource, AsyncResource)) or (name == "request" and hasattr(owner, "with_core")):
        copy = owner.with_core(core) if hasattr(owner, "with_core") else type(owner)(core)
        bound: Callable[..., Any] = getattr(copy, name)
        return bound
    raise ArgumentError(f"{name or method!r} is not a method of a resource that makes one call, such as `retrieve`.")
