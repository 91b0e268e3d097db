"""
One call's request, ready to be sent: `draft` adds a call's own arguments and options to its operation's `Plan`.

Pure; must not know attempts or replies.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..errors import APIResponseError, PathArgumentError
from ..operation import Operation
from ..settings.config import Config
from ..settings.retry import RetryPolicy
from ..settings.timeouts import Timeout, timeout_of
from ..transports.interface import Content
from ..values.headers import HeaderValue, Pairs
from ..values.omit import OMIT, REMOVE, Omit
from .body import encode_body
from .headers import checked, has_header, merge
from .options import RequestOptions, check
from .parameters import SIMPLE, encode_header, encode_path, encode_query
from .plan import SAFE, Plan
from .url import origin, with_query

_NO_OPTIONS: RequestOptions = {}


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """
    One call, ready to be sent: what is the same over all of its attempts.

    What may hold a secret is not part of its `repr`: reports of errors show the variables of each frame.
    """

    config: Config
    operation: Operation[Any]
    url: str = field(repr=False)
    headers: Pairs = field(repr=False)
    content: Content = field(repr=False)
    timeout: Timeout
    retry: RetryPolicy
    repeatable: bool
    strict: bool
    options: RequestOptions = field(repr=False)

    def with_resume(self, event_id: str) -> Draft:
        """The same call, for a stream that goes on after an event."""
        resume = self.operation.stream.resume if self.operation.stream else None
        if resume is None:
            return self
        if resume.header:
            return replace(self, headers=merge(self.headers, {resume.header: event_id}))
        return replace(self, url=with_query(self.url, encode_query({resume.query: event_id}, {}), {resume.query}))

    def moved(
        self, query: Mapping[str, Any], changes: Mapping[str, Any], drop: Sequence[str], url: str
    ) -> tuple[Draft, Mapping[str, Any]]:
        """
        The same call for another page, and its query: with other parameters, or at another `url` of the same server.

        Raises `APIResponseError` for another server's, which must not get the API key.
        """
        if url and origin(url) != origin(self.url):
            raise APIResponseError(f"The next page, {url!r}, is on another server than this one; it is not fetched.")
        gone = {*drop, *changes}
        address = url or with_query(self.url, encode_query(changes, {}), gone)
        headers = self.headers
        key_header = self.config.product.idempotency_header
        if has_header(headers, key_header):
            headers = merge(headers, {key_header: self.config.clock.key()})  # another request, so another key
        kept = {name: value for name, value in query.items() if name not in gone}
        return replace(self, url=address, headers=headers), {**kept, **changes}


def draft(
    plan: Plan,
    config: Config,
    options: RequestOptions | None,
    path: Sequence[Any] = (),
    query: Mapping[str, Any] | None = None,
    headers: Mapping[str, Any] | None = None,
    body: Any = None,
) -> Draft:
    """Make one call's request. Raises an `ArgumentError` of the kind that tells which argument cannot be sent."""
    given = options or _NO_OPTIONS
    if given:
        check(given)
    content, content_type = encode_body(plan.operation, body, given.get("body"))
    merged, repeatable = _headers(plan, config, given, headers, content_type)
    retry = given.get("retry") or config.retry
    if "max_retries" in given:
        retry = replace(retry, max_retries=given["max_retries"])
    return Draft(
        config=config,
        operation=plan.operation,
        url=_url(plan, path, query, given.get("query")),
        headers=merged,
        content=content,
        timeout=timeout_of(given.get("timeout", OMIT), plan.timeout) if given else plan.timeout,
        retry=retry,
        repeatable=repeatable,
        strict=given.get("strict", config.strict),
        options=given,
    )


def _url(plan: Plan, path: Sequence[Any], query: Mapping[str, Any] | None, extra: Mapping[str, Any] | None) -> str:
    if len(path) != len(plan.names):
        raise PathArgumentError(f"{plan.operation.id or plan.operation.path} takes {len(plan.names)} path arguments.")
    url = plan.literals[0]
    styles = plan.operation.styles
    for name, value, literal in zip(plan.names, path, plan.literals[1:], strict=True):
        url += encode_path(name, value, styles.get(name, SIMPLE) if styles else SIMPLE) + literal
    if not (query or extra or plan.query):
        return url
    text = encode_query({**plan.query, **(query or {}), **(extra or {})}, styles)
    return f"{url}{'&' if '?' in url else '?'}{text}" if text else url  # a path may end in a query of its own


def _headers(
    plan: Plan, config: Config, options: RequestOptions, arguments: Mapping[str, Any] | None, content_type: str
) -> tuple[Pairs, bool]:
    """The headers of all layers, and whether the request may be sent twice."""
    lowest = plan.headers
    if plan.key_header:
        given = options.get("idempotency_key")
        lowest += ((plan.key_header, checked(plan.key_header, given) if given else config.clock.key()),)
    if content_type:
        others = (pair for pair in lowest if pair[0].lower() != "content-type")
        lowest = (*others, ("content-type", content_type))
    own = options.get("headers")
    if not arguments and not own:
        return lowest, plan.repeatable or bool(plan.key_header)
    merged = merge(lowest, _written(plan.operation, arguments or {}), own)
    key_header = config.product.idempotency_header
    return merged, plan.operation.method in SAFE or has_header(merged, key_header)


def _written(operation: Operation[Any], arguments: Mapping[str, Any]) -> dict[str, HeaderValue]:
    return {
        name: value if value is REMOVE else encode_header(name, value, operation.styles.get(name, SIMPLE))
        for name, value in arguments.items()
        if value is not None and not isinstance(value, Omit)
    }
