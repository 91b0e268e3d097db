"""
Addresses: other query parameters in one, and which server it is on. Pure text.
"""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import unquote


def with_query(url: str, text: str, gone: Collection[str] = ()) -> str:
    """The address with more query text, without the parameters named in `gone`."""
    address, _, old = url.partition("?")
    kept = [pair for pair in old.split("&") if pair and unquote(pair.partition("=")[0]) not in gone]
    query = "&".join([*kept, text] if text else kept)
    return f"{address}?{query}" if query else address


def origin(url: str) -> str:
    """Scheme, host and port."""
    return "/".join(url.split("/", 3)[:3]).lower()
