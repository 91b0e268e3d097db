"""
From an operation and its arguments to a request. Pure; must not know attempts, clocks or replies.

What is the same for every call of an operation is settled once, in a `Plan`; `draft` adds what is this call's own.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, unquote

from .config import Config, require_key
from .encode import MEDIA, encode_json, present
from .errors import APIResponseError, ArgumentError, PathArgumentError
from .headers import HeaderValue, Pairs, merge
from .narrow import is_dict, is_mapping
from .omit import OMIT, REMOVE, Omit
from .operation import Operation
from .options import RequestOptions, check
from .query import SIMPLE, encode_form, encode_header, encode_path, encode_query
from .retry import RetryPolicy
from .telemetry import ATTEMPT_HEADER, telemetry_headers
from .timeouts import DEFAULT_TIMEOUT, Timeout, timeout_of
from .transports.interface import Content

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"})
"""Methods that may be sent twice (RFC 9110, 9.2.2)."""

CREDENTIAL = "\0credential"
"""Stands in a plan for a key that is asked for at each attempt. It is never sent."""

_NO_OPTIONS: RequestOptions = {}
_PLACE = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """An operation, compiled for one client. `literals` are the texts between the path's `names`."""

    operation: Operation[Any]
    literals: tuple[str, ...]
    names: tuple[str, ...]
    headers: Pairs
    query: Mapping[str, Any]
    key_header: str
    timeout: Timeout
    repeatable: bool


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """One call, ready to be sent: what is the same over all of its attempts."""

    config: Config
    operation: Operation[Any]
    url: str
    headers: Pairs
    content: Content
    timeout: Timeout
    retry: RetryPolicy
    repeatable: bool
    strict: bool
    options: RequestOptions

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
        if _has(headers, key_header):
            headers = merge(headers, {key_header: self.config.clock.key()})  # another request, so another key
        kept = {name: value for name, value in query.items() if name not in gone}
        return replace(self, url=address, headers=headers), {**kept, **changes}


# ── once an operation ────────────────────────────────────────────────────────────────────────────


def compile_plan(operation: Operation[Any], config: Config) -> Plan:
    """Settle what every call of the operation shares."""
    product = config.product
    pieces = _PLACE.split((operation.server.rstrip("/") or config.base_url) + _rooted(operation.path))
    lowest = (*telemetry_headers(product), (ATTEMPT_HEADER, "1"), *product.headers.items())
    lowest += (("accept", _accept(operation)),)
    if operation.body and operation.body != "multipart":
        lowest += (("content-type", operation.content_type or MEDIA[operation.body]),)
    sent, asked = _credential(operation, config)
    headers = merge(lowest + sent, config.headers)
    key_header = product.idempotency_header if operation.idempotent else ""
    if key_header.lower() in {name.lower() for name in config.headers}:
        key_header = ""  # the client's own header, or its removal, stands
    timeout = DEFAULT_TIMEOUT if operation.timeout is None else Timeout.each(operation.timeout)
    return Plan(
        operation=operation,
        literals=tuple(pieces[::2]),
        names=tuple(pieces[1::2]),
        headers=headers,
        query={**config.query, **asked},
        key_header=key_header,
        timeout=timeout_of(config.timeout, timeout),
        repeatable=operation.method in SAFE or _has(headers, product.idempotency_header),
    )


def _rooted(path: str) -> str:
    return path if path.startswith("/") else f"/{path}"


def _accept(operation: Operation[Any]) -> str:
    if operation.stream is not None and not operation.stream.selector:
        return "text/event-stream" if operation.stream.framing == "sse" else "application/json, */*;q=0.5"
    return "application/json" if operation.returns not in ("", "builtins:bytes") else "*/*"


def _credential(operation: Operation[Any], config: Config) -> tuple[Pairs, Mapping[str, Any]]:
    """The credential as a header, or as a query parameter; its value is `CREDENTIAL` if the key is a callable."""
    spec = config.product.auth
    if spec is None or operation.auth == ():
        return (), {}
    key = require_key(config.product, config.api_key)
    value = CREDENTIAL if callable(key) else str(key)
    if spec.kind == "api_key" and spec.where == "query":
        return (), {spec.wire: value}
    return (credential_header(config, value),), {}


def credential_header(config: Config, key: str) -> tuple[str, str]:
    """The header that carries a key, by the product's way of authentication."""
    spec = config.product.auth
    if spec is None or key is CREDENTIAL:
        return _credential_name(config), key
    if spec.kind == "basic":
        return "authorization", f"Basic {base64.b64encode(key.encode()).decode('ascii')}"
    if spec.kind != "api_key":
        return "authorization", f"Bearer {key}"
    return (spec.wire, key) if spec.where == "header" else ("cookie", f"{spec.wire}={key}")


def authorized(draft: Draft, url: str, headers: Pairs, key: str) -> tuple[str, Pairs]:
    """Address and headers with a freshly asked key where the plan left room for it."""
    url = url.replace(quote(CREDENTIAL), quote(key, safe=""))
    fresh = credential_header(draft.config, key)
    return url, tuple(fresh if value is CREDENTIAL else (name, value) for name, value in headers)


def _credential_name(config: Config) -> str:
    spec = config.product.auth
    if spec is None or spec.kind != "api_key":
        return "authorization"
    return spec.wire if spec.where == "header" else "cookie"


def _has(headers: Pairs, name: str) -> bool:
    return bool(name) and any(other.lower() == name.lower() for other, _ in headers)


# ── once a call ──────────────────────────────────────────────────────────────────────────────────


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
    content, content_type = _content(plan.operation, body, given.get("body"))
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
    return f"{url}?{text}" if text else url


def _headers(
    plan: Plan, config: Config, options: RequestOptions, arguments: Mapping[str, Any] | None, content_type: str
) -> tuple[Pairs, bool]:
    """The headers of all layers, and whether the request may be sent twice."""
    lowest = plan.headers
    if plan.key_header:
        lowest += ((plan.key_header, options.get("idempotency_key") or config.clock.key()),)
    if content_type:
        others = (pair for pair in lowest if pair[0].lower() != "content-type")
        lowest = (*others, ("content-type", content_type))
    own = options.get("headers")
    if not arguments and not own:
        return lowest, plan.repeatable or bool(plan.key_header)
    merged = merge(lowest, _written(plan.operation, arguments or {}), own)
    key_header = config.product.idempotency_header
    return merged, plan.operation.method in SAFE or _has(merged, key_header)


def _written(operation: Operation[Any], arguments: Mapping[str, Any]) -> dict[str, HeaderValue]:
    return {
        name: value if value is REMOVE else encode_header(name, value, operation.styles.get(name, SIMPLE))
        for name, value in arguments.items()
        if value is not None and not isinstance(value, Omit)
    }


def _content(operation: Operation[Any], given: Any, extra: Mapping[str, Any] | None) -> tuple[Content, str]:
    """The body, and its content type where that is not known beforehand."""
    media = operation.body
    if not media or isinstance(given, Omit) or (given is None and media != "json" and not extra):
        return None, ""
    body: Any = _extended(operation, given, extra) if extra else given
    if media == "json":
        return encode_json(present(body) if is_dict(body) else body), ""
    if media == "text":
        return str(body).encode(), ""
    if media == "form":
        return encode_form(body, operation.styles), ""
    from .multipart import encode_file, encode_multipart

    return encode_multipart(body, operation.file_fields) if media == "multipart" else (encode_file(body), "")


def _extended(operation: Operation[Any], body: Any, extra: Mapping[str, Any]) -> dict[str, Any]:
    if body is None:
        return dict(extra)
    if not is_mapping(body):
        raise ArgumentError(f"{operation.id or operation.path} takes no more fields: its body is not an object.")
    return {**body, **extra}


# ── addresses ────────────────────────────────────────────────────────────────────────────────────


def with_query(url: str, text: str, gone: Collection[str] = ()) -> str:
    """The address with more query text, without the parameters named in `gone`."""
    address, _, old = url.partition("?")
    kept = [pair for pair in old.split("&") if pair and unquote(pair.partition("=")[0]) not in gone]
    query = "&".join([*kept, text] if text else kept)
    return f"{address}?{query}" if query else address


def origin(url: str) -> str:
    """Scheme, host and port."""
    return "/".join(url.split("/", 3)[:3]).lower()


__all__ = ["CREDENTIAL", "Draft", "Plan", "authorized", "compile_plan", "draft", "with_query"]
