"""
HTTP clients that close each connection after its reply. There is nothing to close in the end: a test may forget it, and
an async one may outlive its event loop.
"""

from __future__ import annotations

from typing import Any, Literal

from .._core.transports.httpx_client import library_named, preferred
from .._core.transports.tls import shared_context


def unpooled(kind: Literal["Client", "AsyncClient"], library: str | None = None, *, proxies: bool = True) -> Any:
    """
    A client of httpx or httpx2, whichever the SDK prefers, or of the `library` that is named.

    With `proxies` those that the environment names are used.
    """
    chosen = library_named(library) if library else preferred()
    limits = chosen.Limits(max_connections=None, max_keepalive_connections=0)
    make = getattr(chosen, kind)
    return make(verify=shared_context(), limits=limits, timeout=None, follow_redirects=True, trust_env=proxies)
