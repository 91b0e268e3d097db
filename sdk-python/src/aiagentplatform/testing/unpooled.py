"""
Transports that close each connection after its reply. There is nothing to close in the end: a test may forget it, and
an async one may outlive its event loop.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .._core.settings.connection import Connection
from .._core.transports.choice import async_transport, check, is_ours, sync_transport

if TYPE_CHECKING:
    from .._core.transports.choice import TransportChoice
    from .._core.transports.interface import AsyncTransport, Transport

LOCAL = Connection(trust_env=False)
"""How to reach a server on this machine: no proxy stands between."""


def unpooled(choice: TransportChoice = None, connection: Connection | None = None) -> Transport:
    """
    A transport over the library that is named, or that the SDK prefers. One that is handed in is taken as it is.

    Raises `ConfigurationError` for what is no transport, and for one with settings for connections that it does not
    open.
    """
    check(choice, connection)
    return sync_transport(choice, _closing(connection)) if is_ours(choice) else sync_transport(choice)


def async_unpooled(choice: TransportChoice = None, connection: Connection | None = None) -> AsyncTransport:
    """The same for an event loop. A session of aiohttp is to be closed all the same."""
    check(choice, connection)
    return async_transport(choice, _closing(connection)) if is_ours(choice) else async_transport(choice)


def _closing(connection: Connection | None) -> Connection:
    return replace(connection or Connection(), max_keepalive=0)
