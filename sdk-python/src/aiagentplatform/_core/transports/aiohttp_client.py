"""
aiohttp itself: whether it is there, and a session of its set up as ours. The only file that loads it.

Must not know requests.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from ..errors import ConfigurationError
from ..settings.connection import Connection
from .redirects import is_elsewhere, leave_secrets
from .tls import context_for

AUTOMATIC = ("accept", "accept-encoding", "content-type", "user-agent")
"""What aiohttp would add of its own accord. Which headers are sent is decided elsewhere."""
LONGEST_LINE = 65_536
"""Bytes of a line of a reply's head; httpx reads longer ones than aiohttp's usual 8,190, too."""


@cache
def library() -> Any:
    """The package. Raises `ImportError`."""
    return import_module("aiohttp")


@cache
def address() -> Any:
    """The library's class of URLs."""
    return import_module("yarl").URL


def opened(connection: Connection) -> Any:
    """A session of our own, on the running event loop. It counts no connections: who sends does."""
    aiohttp = library()
    if connection.http2:
        raise ConfigurationError("The transport 'aiohttp' does not speak HTTP/2; use 'httpx2' or 'httpx' for that.")
    if connection.max_keepalive:
        raise ConfigurationError("The transport 'aiohttp' cannot count idle connections: max_keepalive= is 0 or None.")
    kept: dict[str, Any] = {"keepalive_timeout": connection.keepalive_expiry}
    if connection.max_keepalive == 0:
        kept = {"force_close": True}
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0, ssl=context_for(connection), **kept),
        cookie_jar=aiohttp.DummyCookieJar(),
        skip_auto_headers=AUTOMATIC,
        requote_redirect_url=False,
        max_line_size=LONGEST_LINE,
        max_field_size=LONGEST_LINE,
    )


class Broke(Exception):
    """Carries a failure, its cause, past aiohttp, which would send the request once more by itself."""


class Guard:
    """
    A middleware of aiohttp's around one request and its redirects: it keeps aiohttp from repeating one on another
    connection, and from giving secrets away to another server.
    """

    __slots__ = ("_first",)

    def __init__(self, first: Any) -> None:
        self._first = first

    async def __call__(self, request: Any, handler: Any) -> Any:
        if request.url is not self._first and is_elsewhere(request.url, self._first):
            leave_secrets(request.headers)
        try:
            return await handler(request)
        except library().ClientConnectorError:
            raise
        except (library().ClientOSError, library().ServerDisconnectedError) as error:
            raise Broke from error
