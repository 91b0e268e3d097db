"""
Who owns the connections: opened at the first request, shared by a client and its copies, closed by whom they belong to.

The async pool keeps one transport an event loop, since connections cannot move between loops. Must not know requests.
"""

from __future__ import annotations

import atexit
import os
import sys
import threading
import warnings
from typing import Any, NoReturn
from weakref import WeakKeyDictionary, WeakSet

from ..errors import ConfigurationError
from ..settings.connection import DEFAULT_CONNECTION, Connection
from .choice import TransportChoice, async_transport, check, is_ours, sync_transport
from .interface import AsyncTransport, Transport

CLOSED = "The client is closed; a call after close() is not possible."


_pools: WeakSet[SyncPool | AsyncPool] = WeakSet()
_abandoned: list[object] = []


def _after_fork() -> None:
    """A forked process must not speak on its parent's connections, nor close them: it opens its own."""
    _abandoned.extend([pool.forget() for pool in list(_pools)])


@atexit.register
def _at_exit() -> None:
    """Nobody is left to close anything, so no library has to complain of it; our own warnings come all the same."""
    for pool in list(_pools):
        if isinstance(pool, AsyncPool):
            pool.quieten()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


class SyncPool:
    """The connections of a sync client and its copies. Safe in threads."""

    def __init__(self, choice: TransportChoice = None, connection: Connection | None = None) -> None:
        check(choice, connection)
        self._choice = choice
        self._connection = connection or DEFAULT_CONNECTION
        self._transport: Transport | None = None
        self._lock = threading.Lock()
        self._closed = False
        self._ours = is_ours(choice)
        _pools.add(self)

    def transport(self) -> Transport:
        transport = self._transport
        return self._open() if transport is None else transport

    def _open(self) -> Transport:
        with self._lock:
            if self._closed:
                raise ConfigurationError(CLOSED)
            if self._transport is None:
                self._transport = sync_transport(self._choice, self._connection)
            return self._transport

    @property
    def closed(self) -> bool:
        return self._closed

    def forget(self) -> object:
        """Drop the connections without closing them; returns them, so that they stay as they are."""
        self._lock = threading.Lock()
        if not self._ours:
            return None
        transport, self._transport = self._transport, None
        return transport

    def close(self) -> None:
        with self._lock:
            transport, self._transport, self._closed = self._transport, None, True
        if transport is not None and self._ours:
            transport.close()

    def __del__(self) -> None:
        if getattr(self, "_transport", None) is not None and self._ours:
            warnings.warn("A client was not closed; use `with` or close().", ResourceWarning, source=self, stacklevel=2)


class AsyncPool:
    """The connections of an async client and its copies: one transport an event loop, opened at its first use."""

    def __init__(self, choice: TransportChoice = None, connection: Connection | None = None) -> None:
        check(choice, connection)
        self._choice = choice
        self._connection = connection or DEFAULT_CONNECTION
        self._transports: WeakKeyDictionary[Any, AsyncTransport] = WeakKeyDictionary()
        self._lock = threading.Lock()
        self._closed = False
        self._ours = is_ours(choice)
        _pools.add(self)

    def transport(self) -> AsyncTransport:
        loop = running_loop()
        transport = self._transports.get(loop)
        return self._open(loop) if transport is None else transport

    def _open(self, loop: Any) -> AsyncTransport:
        with self._lock:
            if self._closed:
                raise ConfigurationError(CLOSED)
            self._drop_those_of_ended_loops()
            return self._transports.setdefault(loop, async_transport(self._choice, self._connection))

    @property
    def closed(self) -> bool:
        return self._closed

    def forget(self) -> object:
        """Drop the connections without closing them; returns them, so that they stay as they are."""
        self._lock = threading.Lock()
        if not self._ours:
            return None
        self._drop_those_of_ended_loops()
        transports, self._transports = self._transports, WeakKeyDictionary()
        return list(transports.values())

    async def aclose(self) -> None:
        """Close this loop's connections at once; those of other loops are dropped."""
        loop = running_loop()
        with self._lock:
            self._drop_those_of_ended_loops()
            transport = self._transports.get(loop)
            self._transports.clear()
            self._closed = True
        if transport is not None and self._ours:
            await transport.aclose()

    def __del__(self) -> None:
        if getattr(self, "_transports", None) and self._ours:
            warnings.warn(
                "An async client was not closed; use `async with` or await close().",
                ResourceWarning,
                source=self,
                stacklevel=2,
            )
            self._drop_those_of_ended_loops()

    def _drop_those_of_ended_loops(self) -> None:
        self.quieten()
        for loop in [loop for loop in self._transports if _is_over(loop)]:
            del self._transports[loop]

    def quieten(self) -> None:
        """Tell transports whose loop has ended. Their connections died with it, and cannot be awaited any more."""
        for loop, transport in list(self._transports.items()):
            drop = getattr(transport, "drop", None)
            if self._ours and callable(drop) and _is_over(loop):
                drop()


def running_loop() -> Any:
    """What stands for the running event loop: asyncio's loop, or trio's token."""
    trio = sys.modules.get("trio")
    if trio is not None and trio.lowlevel.in_trio_task():
        return trio.lowlevel.current_trio_token()
    asyncio = sys.modules.get("asyncio")  # whoever runs its loop has loaded it
    try:
        return asyncio.get_running_loop() if asyncio else _no_loop()
    except RuntimeError:
        return _no_loop()


def _no_loop() -> NoReturn:
    raise ConfigurationError("There is no running event loop; use the async client inside asyncio or trio.") from None


def _is_over(loop: Any) -> bool:
    is_closed = getattr(loop, "is_closed", None)
    return bool(is_closed()) if callable(is_closed) else False
