"""
What a redirect to another server does not take along: headers that hold secrets. Must not know any library.

The libraries leave `Authorization` behind, and only that; an API's key may travel under another name, and a caller's
too.
"""

from __future__ import annotations

from typing import Any

from ..values.headers import is_secret

DEFAULT_PORTS = {"http": 80, "https": 443}


def is_elsewhere(url: Any, first: Any) -> bool:
    """Whether a URL of the library's is on another server than the first. The same host gone over to TLS is none."""
    if _origin(url) == _origin(first):
        return False
    return _origin(first) != ("http", url.host, 80) or _origin(url) != ("https", first.host, 443)


def leave_secrets(headers: Any) -> None:
    """Take the headers that hold secrets out of the library's."""
    for name in {each.lower() for each in headers if is_secret(each)}:
        del headers[name]


def _origin(url: Any) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port or DEFAULT_PORTS.get(url.scheme)
