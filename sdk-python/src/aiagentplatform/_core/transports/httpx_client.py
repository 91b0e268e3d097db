"""
httpx and httpx2: which of them is there, and a client of theirs set up as ours. The only file that loads either.

Must not know requests.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from ..errors import ConfigurationError
from ..settings.connection import Connection
from .proxies import unusable_surroundings
from .redirects import is_elsewhere, leave_secrets
from .shards import Shards
from .tls import context_for

MAX_KEPT = 100
"""Idle connections, unless the settings say otherwise."""


@lru_cache(maxsize=1)
def preferred() -> Any:
    """httpx2 if it can be imported, else httpx."""
    return import_module("httpx2" if find_spec("httpx2") else "httpx")


@cache
def library_named(name: str) -> Any:
    return import_module(name)


def library_of(client: object) -> Any:
    """The library that a client object belongs to; None if it is neither httpx's nor httpx2's."""
    for kind in type(client).__mro__:
        name = kind.__module__.partition(".")[0]
        if name in ("httpx", "httpx2"):
            return sys.modules[name]
    return None


def opened(library: Any, kind: str, connection: Connection) -> Any:
    """A client of the library's, of our own. `kind` is "Client" or "AsyncClient"; timeouts come with each request."""
    kept = MAX_KEPT if connection.max_keepalive is None else connection.max_keepalive
    wire = {
        "verify": context_for(connection),
        "http2": connection.http2,
        "trust_env": connection.trust_env,
        "limits": library.Limits(
            max_connections=connection.max_connections,
            max_keepalive_connections=kept,
            keepalive_expiry=connection.keepalive_expiry,
        ),
    }
    hook = _each_request_async if kind == "AsyncClient" else _each_request
    settings = {
        "timeout": None,
        "follow_redirects": connection.follow_redirects,
        "event_hooks": {"request": [hook]} if connection.follow_redirects else {},
    }
    carrier = getattr(library, "AsyncHTTPTransport" if kind == "AsyncClient" else "HTTPTransport")
    if connection.proxy is not None:
        wire["trust_env"] = False  # else the surroundings' proxies would be laid under the given ones
    try:
        mounts = {
            f"{scheme}://": carrier(proxy=_proxy(library, url, wire["verify"]), **wire)
            for scheme, url in connection.proxies().items()
        }
        if kind == "AsyncClient" and not connection.http2:
            mounts.setdefault("all://", _shards(carrier, wire, connection, kept))
        client = getattr(library, kind)
        return client(mounts=mounts, **settings, **wire)
    except ImportError as lack:
        raise ConfigurationError(f"The transport {library.__name__!r} lacks a package. {lack}") from lack
    except (ValueError, library.InvalidURL) as fault:
        raise unusable_surroundings() from fault


def _shards(carrier: Any, wire: Mapping[str, Any], connection: Connection, kept: int) -> Shards:
    """What a client sends through where no proxy is in between. Not for HTTP/2, where one connection does for many."""

    def make(size: int, idle: int) -> Any:
        limits = type(wire["limits"])(
            max_connections=size, max_keepalive_connections=idle, keepalive_expiry=connection.keepalive_expiry
        )
        return carrier(**{**wire, "limits": limits})

    return Shards(make, connection.max_connections, kept, connection.keepalive_expiry)


def _proxy(library: Any, url: str, context: Any) -> Any:
    return library.Proxy(url, ssl_context=context if url.startswith("https:") else None)


def _each_request(request: Any) -> None:
    """The library asks before each request; what one of its extensions holds goes from a request to its redirects."""
    first = request.extensions.setdefault("first", request.url)
    if first is not request.url and is_elsewhere(request.url, first):
        leave_secrets(request.headers)


async def _each_request_async(request: Any) -> None:
    _each_request(request)
