"""
From what the caller handed in as ``transport=`` to a transport. Loads an HTTP library only when it has to.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TypeAlias, cast

from ..errors import ConfigurationError
from ..settings.connection import DEFAULT_CONNECTION, Connection
from .interface import AsyncTransport, Transport

TransportChoice: TypeAlias = str | Transport | AsyncTransport | Any | None
"""
``"httpx"``, ``"httpx2"`` or ``"aiohttp"`` (async) to force one, a client of one of these libraries, or a transport of
your own.
"""


def check(choice: TransportChoice, connection: object) -> None:
    """Raise `ConfigurationError` for settings that are none, or that are for connections that are not ours to open."""
    if not isinstance(connection, (Connection, type(None))):
        raise ConfigurationError(f"connection= takes a Connection(...), not {type(connection).__name__}.")
    if connection is not None and not is_ours(choice):
        raise ConfigurationError(
            f"connection= is for the connections that the SDK opens; the {type(choice).__name__} given as transport= "
            "has its own settings. Leave one of the two out."
        )


def is_ours(choice: TransportChoice) -> bool:
    """Whether the SDK opens the connections, and so closes them."""
    return choice is None or isinstance(choice, str)


def sync_transport(choice: TransportChoice, connection: Connection = DEFAULT_CONNECTION) -> Transport:
    """A transport for threads. Raises `ConfigurationError` for what is none."""
    from .over_httpx import HttpxTransport

    if choice == "aiohttp":
        raise ConfigurationError("The transport 'aiohttp' is for the async client alone; use 'httpx2' or 'httpx'.")
    return cast("Transport", _transport(choice, connection, "Client", HttpxTransport, "Transport", "close"))


def async_transport(choice: TransportChoice, connection: Connection = DEFAULT_CONNECTION) -> AsyncTransport:
    """A transport for an event loop. Raises `ConfigurationError` for what is none."""
    if choice == "aiohttp" or _is_session(choice):
        return _over_aiohttp(choice, connection)
    from .over_httpx import AsyncHttpxTransport

    adapter = AsyncHttpxTransport
    return cast("AsyncTransport", _transport(choice, connection, "AsyncClient", adapter, "AsyncTransport", "aclose"))


def _is_session(choice: TransportChoice) -> bool:
    """Whether this is an `aiohttp.ClientSession`, found out without loading aiohttp."""
    aiohttp: Any = sys.modules.get("aiohttp")
    return aiohttp is not None and isinstance(choice, aiohttp.ClientSession)


def _over_aiohttp(choice: TransportChoice, connection: Connection) -> AsyncTransport:
    from . import aiohttp_client, over_aiohttp

    trio: Any = sys.modules.get("trio")
    if trio is not None and trio.lowlevel.in_trio_task():
        raise ConfigurationError("The transport 'aiohttp' needs asyncio; under trio use 'httpx2' or 'httpx'.")
    try:
        aiohttp_client.library()
    except ImportError:
        raise _not_installed("aiohttp") from None
    return over_aiohttp.opened(connection) if choice == "aiohttp" else over_aiohttp.adopted(choice)


def _transport(
    choice: TransportChoice,
    connection: Connection,
    client: str,
    adapter: Callable[[Any, Any], object],
    interface: str,
    close: str,
) -> object:
    """Our own client of a library, or the caller's, behind the adapter; else the caller's own transport."""
    from .httpx_client import library_of, opened

    if choice is None or isinstance(choice, str):
        library = _library(choice)
        return adapter(opened(library, client, connection), library)
    library = library_of(choice)
    if library is not None and isinstance(choice, getattr(library, client)):
        return adapter(choice, library)
    if callable(getattr(choice, "send", None)) and callable(getattr(choice, close, None)):
        return choice
    article = "an" if interface[0] in "AEIOU" else "a"
    session = " or an aiohttp.ClientSession" if client == "AsyncClient" else ""
    raise ConfigurationError(
        f"transport= must be {article} {interface}, an httpx.{client}, an httpx2.{client}{session}, "
        f"not {type(choice).__name__}."
    )


def _library(name: str | None) -> Any:
    from .httpx_client import library_named, preferred

    if name is None:
        return preferred()
    if name not in ("httpx", "httpx2"):
        raise ConfigurationError(f"There is no transport {name!r}; the names are 'httpx', 'httpx2' and 'aiohttp'.")
    try:
        return library_named(name)
    except ImportError:
        raise _not_installed(name) from None


def _not_installed(name: str) -> ConfigurationError:
    return ConfigurationError(f"The transport {name!r} is not installed; install the package {name}.")
