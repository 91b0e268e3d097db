"""
What a caller may say about one call beyond its arguments. Data; must not know how a call is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypedDict

from ..errors import ArgumentError
from ..settings.retry import RetryPolicy
from ..settings.timeouts import Timeout
from ..values.omit import Omit
from ..values.type_guards import is_mapping

if TYPE_CHECKING:
    from ..reply.info import ResponseInfo
    from ..values.headers import HeaderValue

Limit = (int, float, Timeout, Omit)


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


_KINDS: Mapping[str, tuple[str, Callable[[Any], bool]]] = {
    "timeout": ("a number of seconds, a Timeout or None", lambda value: value is None or isinstance(value, Limit)),
    "max_retries": ("a whole number, 0 or more", lambda value: isinstance(value, int) and value >= 0),
    "retry": ("a RetryPolicy", lambda value: isinstance(value, RetryPolicy)),
    "headers": ("a mapping", is_mapping),
    "query": ("a mapping", is_mapping),
    "body": ("a mapping", is_mapping),
    "idempotency_key": ("text", lambda value: isinstance(value, str)),
    "strict": ("True or False", lambda value: isinstance(value, bool)),
    "on_response": ("a function", callable),
}
"""What each option is, and how that is told."""


def check(options: object) -> None:
    """Raise `ArgumentError` for an option that does not exist, naming those that do, or that is of the wrong kind."""
    if not is_mapping(options):
        raise ArgumentError(f"options= takes a dict, not {type(options).__name__}.")
    for name, value in options.items():
        if name not in _KINDS:
            raise ArgumentError(f"There is no option {name!r}. The options are {', '.join(sorted(_KINDS))}.")
        kind, fits = _KINDS[name]
        if not fits(value) and (value is not None or name in ("max_retries", "strict")):  # else None is "not given"
            shown = repr(value) if isinstance(value, int) else type(value).__name__
            raise ArgumentError(f"The option {name!r} is {kind}, not {shown}.")
