"""
What a caller may say about one call beyond its arguments. Data; must not know how a call is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypedDict

from ..errors import ArgumentError

if TYPE_CHECKING:
    from ..reply.info import ResponseInfo
    from ..settings.retry import RetryPolicy
    from ..settings.timeouts import Timeout
    from ..values.headers import HeaderValue


class RequestOptions(TypedDict, total=False):
    """
    Options of one call: ``client.files.list(options={"timeout": 10})``, or ``options=RequestOptions(timeout=10)``.

    - `timeout`: seconds (no single wait longer than this), a `Timeout`, or None for no limit;
    - `max_retries`: how many times to try again, 0 for never;
    - `retry`: a `RetryPolicy` of your own;
    - `headers`: more headers; they win over the client's, and `REMOVE` takes one away;
    - `query`: more query parameters;
    - `body`: more fields of a JSON object body;
    - `idempotency_key`: your own key, at most 255 characters, to repeat a call safely from another process;
    - `strict`: raise `ResponseDecodeError` for a reply that breaks its schema, instead of decoding it leniently;
    - `on_response`: is called with status, headers, request id and attempts when the reply is there.
    """

    timeout: float | Timeout | None
    max_retries: int
    retry: RetryPolicy
    headers: Mapping[str, HeaderValue]
    query: Mapping[str, Any]
    body: Mapping[str, Any]
    idempotency_key: str
    strict: bool
    on_response: Callable[[ResponseInfo], None]


KNOWN = frozenset(RequestOptions.__annotations__)


def check(options: RequestOptions) -> None:
    """Raise `ArgumentError` for an option that does not exist, naming those that do."""
    unknown = sorted(set(options) - KNOWN)
    if unknown:
        raise ArgumentError(f"There is no option {unknown[0]!r}. The options are {', '.join(sorted(KNOWN))}.")
