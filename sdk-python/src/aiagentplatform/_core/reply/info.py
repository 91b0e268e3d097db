"""
What is known of a reply beside its body, and how it is reached from the object that was decoded from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from ..display.shown import Shown
from ..values.headers import Headers
from ..values.rate_limit import RateLimit, rate_limit_of


class ResponseInfo(Shown):
    """A reply's status and headers, and how many attempts it took."""

    __slots__ = ("_request_id_header", "attempts", "headers", "status")

    def __init__(self, status: int, headers: Headers, attempts: int, request_id_header: str = "x-request-id") -> None:
        self.status = status
        self.headers = headers
        self.attempts = attempts
        self._request_id_header = request_id_header

    @property
    def request_id(self) -> str | None:
        """Quote it when you ask for support."""
        return self.headers.get(self._request_id_header)

    @property
    def rate_limit(self) -> RateLimit | None:
        """What is left of the rate limits, None if the reply does not say."""
        return rate_limit_of(self.headers)

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        yield "status", self.status
        yield "request_id", self.request_id
        yield "attempts", self.attempts
        if self.rate_limit is not None:
            yield "rate_limit", self.rate_limit


def attach(result: object, info: ResponseInfo) -> None:
    """Remember the reply on a decoded model; plain values such as dicts have no room for it, and stay as they are."""
    with suppress(AttributeError):
        object.__setattr__(result, "_response", info)


def response_of(result: Any) -> ResponseInfo | None:
    """
    The reply that a result came from: a model, a page, a stream or a download.

    None for a value that was not a whole reply (an item of a page), or that has no room for it (a dict, a string); for
    those use ``options={"on_response": ...}``.
    """
    info = getattr(result, "_response", None)
    return info if isinstance(info, ResponseInfo) else None
