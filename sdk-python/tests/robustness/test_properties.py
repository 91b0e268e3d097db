"""
What holds for any input: how often and when a call is repeated, what its address can say, what its headers can carry.

The runtime runs whole here, from a call's arguments to the request that a transport is given.
"""

from __future__ import annotations

import io
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from importlib import import_module
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from aiagentplatform._core import (
    APIConnectionError,
    APIError,
    ArgumentError,
    ConfigurationError,
    DeadlineExceededError,
    Headers,
    Operation,
    Request,
    RetryPolicy,
    SyncClient,
    Timeout,
)
from aiagentplatform._core.settings.retry import BASE, CAP, JITTER
from aiagentplatform._core.values.rate_limit import retry_after_of
from conftest import VirtualTime, make_product
from hypothesis import given
from hypothesis import strategies as st

from .clients import SYNC_LIBRARIES

KEY = "acme_key_0123456789"
POST: Operation[Any] = Operation("post", "POST", "/things", returns="builtins:dict", body="json", idempotent=True)
GET: Operation[Any] = Operation("get", "GET", "/things/{id}/parts/{part}", returns="builtins:dict")
UPLOAD: Operation[Any] = Operation("up", "POST", "/up", body="multipart", file_fields=("file",), idempotent=True)
anything = st.text() | st.sampled_from(["", ".", "..", "../..", "%2e%2e", "a/b", "?x=1", "#", "\\", "\r\nx: y", " x "])
characters = st.text(st.characters(exclude_categories=["Cs"]))


class Played:
    """A transport that plays outcomes, then succeeds for ever."""

    def __init__(self, outcomes: list[Any]) -> None:
        self.outcomes, self.requests = list(outcomes), list[Request]()
        self.status, self.headers = 200, Headers()

    def send(self, request: Request) -> Played:
        self.requests.append(request)
        outcome = self.outcomes.pop(0) if self.outcomes else (200, {})
        if isinstance(outcome, Exception):
            raise outcome
        self.status, self.headers = outcome[0], Headers(outcome[1].items())
        return self

    def read(self) -> bytes:
        return b"{}"

    def iter_raw(self) -> Any:
        return iter([b"{}"])

    def close(self) -> None: ...


def sent(
    operation: Operation[Any], options: Any = None, client: dict[str, Any] | None = None, **arguments: Any
) -> Request:
    """The request that a call makes."""
    transport = Played([])
    settings: dict[str, Any] = {"api_key": KEY, "base_url": "https://api.acme.test/v1", **(client or {})}
    SyncClient(make_product(), transport=transport, **settings)._core.call(operation, options, **arguments)
    (request,) = transport.requests
    return request


# ── retries ──────────────────────────────────────────────────────────────────────────────────────

asked = st.one_of(
    st.none(),
    st.integers(0, 200).map(lambda n: ("retry-after", str(n), float(n))),
    st.integers(0, 200_000).map(lambda n: ("retry-after-ms", str(n), n / 1000)),
    st.decimals(0, 200, places=2).map(lambda n: ("Retry-After", f" {n} ", float(n))),
    st.sampled_from(["", "soon", "-1", "nan", "inf", "1e999"]).map(lambda text: ("retry-after", text, None)),
)
failures = st.one_of(
    st.tuples(st.sampled_from([408, 429, 500, 502, 503, 504, 599]), asked),
    st.booleans().map(lambda sent: APIConnectionError("broke", sent=sent)),
)


@given(
    st.lists(failures, max_size=8),
    st.integers(0, 5),
    st.none() | st.floats(0.1, 100),
    st.floats(0, 1, exclude_max=True),
    st.floats(0, 100),
)
def test_any_run_of_failures_keeps_to_the_schedule(
    outcomes: list[Any], retries: int, total: float | None, chance: float, longest: float
) -> None:
    virtual = VirtualTime()
    transport = Played([_reply(outcome) for outcome in outcomes])
    client = SyncClient(
        make_product(),
        api_key=KEY,
        base_url="https://api.acme.test",
        transport=transport,
        retry=RetryPolicy(max_retries=retries, max_retry_after=longest),
        timeout=Timeout(total=total),
    ).with_options(clock=_with_chance(virtual, chance))
    try:
        client._core.call(POST, body={})
        error = None
    except APIError as raised:
        error = raised

    requests, sleeps = transport.requests, virtual.sleeps
    assert len(sleeps) == len(requests) - 1 <= retries
    headers = [Headers(request.headers) for request in requests]
    assert len({each["idempotency-key"] for each in headers}) == 1
    assert [int(each["x-sdk-attempt"]) for each in headers] == list(range(1, len(requests) + 1))
    if total is not None:
        assert sum(sleeps) < total
    for number, (seconds, outcome) in enumerate(zip(sleeps, outcomes, strict=False)):
        wanted = _wanted(outcome)
        full = min(BASE * 2**number, CAP)
        if wanted is None:
            assert full * (1 - JITTER) <= seconds <= full
        else:
            assert seconds == pytest.approx(wanted) and seconds <= longest
    if error is None:
        assert len(requests) == len(outcomes[: len(requests)]) + 1 or not outcomes
    else:
        refused = _wanted(outcomes[len(requests) - 1])
        assert (
            len(requests) == retries + 1
            or isinstance(error, DeadlineExceededError)
            or (refused is not None and refused > longest and error.retry_after == pytest.approx(refused))
        )


def _reply(outcome: Any) -> Any:
    if isinstance(outcome, Exception):
        return type(outcome)(*outcome.args, sent=getattr(outcome, "sent", True))
    status, wait = outcome
    return status, {} if wait is None else {wait[0]: wait[1]}


def _wanted(outcome: Any) -> float | None:
    """How many seconds the server asked to wait for, if it did so in a way that can be understood."""
    return None if isinstance(outcome, Exception) or outcome[1] is None else outcome[1][2]


def _with_chance(virtual: VirtualTime, chance: float) -> Any:
    from dataclasses import replace

    return replace(virtual.clock, random=lambda: chance)


@given(st.datetimes(datetime(1970, 1, 2), datetime(2060, 1, 1)), st.integers(-100, 100_000))
def test_a_date_says_the_same_in_each_of_https_spellings(now: datetime, seconds: int) -> None:
    """RFC 9110, 5.6.7: the current one, and C's asctime, which is in GMT although it does not say so."""
    now = now.replace(microsecond=0, tzinfo=timezone.utc)
    moment = now + timedelta(seconds=seconds)
    for text in (format_datetime(moment, usegmt=True), moment.ctime()):
        assert retry_after_of(Headers([("Retry-After", text)]), now.timestamp()) == max(0, seconds)


# ── addresses ────────────────────────────────────────────────────────────────────────────────────


@given(anything, anything)
def test_no_path_argument_calls_another_endpoint(first: str, second: str) -> None:
    try:
        request = sent(GET, path=(first, second))
    except ArgumentError:
        return
    parts = urlsplit(request.url)
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("https", "api.acme.test", "", "")
    assert [unquote(part) for part in parts.path.split("/")] == ["", "v1", "things", first, "parts", second]
    for library in SYNC_LIBRARIES:  # nor does the HTTP library see another path in it
        assert import_module(library).URL(request.url).raw_path == parts.path.encode()


scalars = characters | st.booleans() | st.integers()
queries = st.dictionaries(characters, scalars | st.lists(scalars, max_size=4), max_size=5)


@given(
    queries, st.dictionaries(characters, characters, max_size=2), st.dictionaries(characters, characters, max_size=2)
)
def test_any_query_arrives_as_it_was_given(
    query: dict[str, Any], clients: dict[str, str], calls: dict[str, str]
) -> None:
    request = sent(GET, {"query": calls}, {"query": clients}, path=("a", "b"), query=query)
    expected = [
        (name, {True: "true", False: "false"}[item] if isinstance(item, bool) else str(item))
        for name, value in {**clients, **query, **calls}.items()
        for item in (value if isinstance(value, list) else [value])
    ]
    parts = urlsplit(request.url)
    assert parse_qsl(parts.query, keep_blank_values=True) == expected
    for library in SYNC_LIBRARIES:
        assert parse_qsl(import_module(library).URL(request.url).query.decode(), keep_blank_values=True) == expected


# ── headers ──────────────────────────────────────────────────────────────────────────────────────


@given(
    anything,
    anything,
    st.sampled_from(["option", "argument", "client", "key", "callable", "idempotency", "file name", "file type"]),
)
def test_no_text_adds_a_header_or_a_line(name: str, value: str, where: str) -> None:
    known = {header.lower() for header, _ in sent(POST, {"idempotency_key": "k"}, body={}).headers}
    try:
        request = _carrying(name, value, where)
    except (ArgumentError, ConfigurationError):
        return
    for header, text in request.headers:
        assert not set("\r\n\0: ") & set(header)
        assert not set("\r\n\0") & set(text)
        text.encode("latin-1")
    added = {header.lower() for header, _ in request.headers} - known
    assert added <= ({name.lower()} if where in ("option", "argument", "client") else set())
    if request.content is not None and not isinstance(request.content, bytes):
        head = b"".join(request.content).split(b"\r\n\r\n")[0]
        assert len(head.split(b"\r\n")) <= 3  # boundary, disposition, type


def _carrying(name: str, value: str, where: str) -> Request:
    """A request with the text in it, at a place where users' text may come."""
    match where:
        case "option":
            return sent(POST, {"headers": {name: value}}, body={})
        case "argument":
            return sent(POST, headers={name: value}, body={})
        case "client":
            return sent(POST, client={"headers": {name: value}}, body={})
        case "key":
            return sent(POST, client={"api_key": value}, body={})
        case "callable":
            return sent(POST, client={"api_key": lambda: value}, body={})
        case "idempotency":
            return sent(POST, {"idempotency_key": value}, body={})
        case "file name":
            return sent(UPLOAD, body={"file": (value, io.BytesIO(b"x"))})
        case _:
            return sent(UPLOAD, body={"file": ("x", io.BytesIO(b"x"), value)})
