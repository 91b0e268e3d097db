"""
Every way in which the mock server can fail, over each transport: recovery, or the documented error.

The client has one connection. After each fault it makes a call on that one, so one that leaked would be missed; no
task and no thread is left behind; and when it is closed, the server knows no connection of it.
"""

from __future__ import annotations

import asyncio
import gc
import socket
import threading
import warnings
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiagentplatform import (
    APIConnectionError,
    BadRequestError,
    Connection,
    FirstByteTimeoutError,
    IdleTimeoutError,
    InternalServerError,
    RateLimitError,
    ResponseDecodeError,
    SDKError,
    ServiceUnavailableError,
    StreamDecodeError,
    StreamIncompleteError,
    Timeout,
    UnexpectedContentTypeError,
)
from journeys.driver import Driver, until
from journeys.workflows import GREET
from mock_platform import MODEL, QUESTION
from trio.lowlevel import current_statistics

pytestmark = pytest.mark.anyio

CHAT = "chat.completions.create"
EVENTS = "workflows.executions.events"
NOW = {"retry-after-ms": "1"}
KEPT = ("alarm", "Trio thread", "AnyIO worker thread")
"""Threads that wait for more to do, and end by themselves: the SDK's one for alarms, and the event loops' own."""
PATIENT = Timeout(pool=5, first_byte=20, idle=20)
HASTY = Timeout(pool=5, first_byte=0.15, idle=0.15)


@pytest.fixture
def settings() -> dict[str, Any]:
    return {"connection": Connection(max_connections=1), "timeout": PATIENT}


@pytest.fixture(autouse=True)
async def _nothing_is_left(driver: Driver, flavour: str) -> AsyncIterator[None]:
    threads, tasks = set(threading.enumerate()), at_work(flavour)
    yield
    assert (await ask(driver)).choices, "the client goes on, on its only connection"
    await until(lambda: at_work(flavour) <= tasks, "a task is at work still")
    new = {thread.name for thread in threading.enumerate() if thread not in threads}
    assert not {name for name in new if not name.startswith(KEPT)}, "threads are left"


def at_work(flavour: str) -> int:
    """How many tasks there are."""
    return current_statistics().tasks_living if flavour == "trio" else len(asyncio.all_tasks())


async def ask(driver: Driver, **options: Any) -> Any:
    return await driver.do(
        driver.client.chat.completions.create(model=MODEL, messages=QUESTION, options={"max_retries": 0, **options})
    )


async def follow(driver: Driver, execution: str, timeout: Timeout = PATIENT) -> tuple[list[Any], Any]:
    stream = driver.client.workflows.executions.events(execution, options={"timeout": timeout})
    async with driver.opened(stream) as events:
        return await driver.all(events), await driver.do(events.final())


async def executed(driver: Driver) -> Any:
    workflow = await driver.do(driver.client.workflows.create(name="Greeting", steps=[GREET]))
    return await driver.do(driver.client.workflows.executions.run(workflow.id, input={"name": "Ada"}, wait_timeout=10))


RECOVERED: dict[str, dict[str, Any]] = {
    "a 503 that says when to come back": {"kind": "status", "status": 503, "headers": NOW},
    "a 500": {"kind": "status", "status": 500},
    "a rate limit": {"kind": "status", "status": 429, "headers": NOW},
    "a reset before any reply": {"kind": "reset", "when": "before_headers"},
    "a reset whose request took effect": {"kind": "reset", "when": "before_headers", "processed": True},
    "a reset after the headers": {"kind": "reset", "when": "after_headers"},
    "a reset within the body": {"kind": "reset", "when": "mid_body", "after_bytes": 10},
    "a page of a proxy": {"kind": "html_error", "status": 502},
    "a body that is cut short": {"kind": "truncate", "bytes": 20},
    "a body that stalls": {"kind": "stall", "after_bytes": 10},
    "slow headers": {"kind": "slow_headers", "seconds": 5},
}
SLOW = ("stall", "slow_headers", "latency")


def patience(fault: dict[str, Any]) -> Timeout:
    """Short where the fault is silence; else a slow machine is no failure."""
    return HASTY if fault["kind"] in SLOW else PATIENT


@pytest.mark.parametrize("fault", RECOVERED.values(), ids=RECOVERED)
async def test_a_reply_arrives_after_all(driver: Driver, fault: dict[str, Any]) -> None:
    driver.company.fault(operation=CHAT, **fault)
    assert (await ask(driver, max_retries=1, timeout=patience(fault))).choices[0].message.content
    attempts = driver.company.requests(operation=CHAT)
    assert len(attempts) == 2
    assert len({each["headers"]["idempotency-key"] for each in attempts}) == 1


HARMLESS: dict[str, dict[str, Any]] = {
    "latency": {"kind": "latency", "seconds": 0.01},
    "another content type": {"kind": "wrong_content_type"},
}


@pytest.mark.parametrize("fault", HARMLESS.values(), ids=HARMLESS)
async def test_a_reply_that_is_only_odd_is_taken(driver: Driver, fault: dict[str, Any]) -> None:
    driver.company.fault(operation=CHAT, **fault)
    assert (await ask(driver)).choices[0].message.content
    assert len(driver.company.requests(operation=CHAT)) == 1


FAILED: dict[str, tuple[dict[str, Any], type[SDKError], str]] = {
    "a 500": ({"kind": "status", "status": 500}, InternalServerError, "500"),
    "a 503": ({"kind": "status", "status": 503}, ServiceUnavailableError, "503"),
    "a rate limit": ({"kind": "status", "status": 429}, RateLimitError, "429"),
    "a code that is a number": (
        {"kind": "status", "status": 400, "body": {"error": {"code": 1234, "message": "so it is"}}},
        BadRequestError,
        "400 1234: so it is",
    ),
    "an error that is no object": ({"kind": "status", "status": 400, "body": [1, "two"]}, BadRequestError, "400"),
    "a reset": ({"kind": "reset"}, APIConnectionError, "reset|closed"),
    "a reset after the headers": ({"kind": "reset", "when": "after_headers"}, APIConnectionError, "middle of the"),
    "a reset within the body": ({"kind": "reset", "when": "mid_body"}, APIConnectionError, "middle of the"),
    "a page of a proxy": ({"kind": "html_error"}, InternalServerError, "502"),
    "an empty body": ({"kind": "empty_body"}, ResponseDecodeError, "empty"),
    "a body that is cut short": ({"kind": "truncate", "bytes": 20}, APIConnectionError, "middle of the"),
    "silence": ({"kind": "latency", "seconds": 5}, FirstByteTimeoutError, "No reply began"),
    "slow headers": ({"kind": "slow_headers", "seconds": 5}, FirstByteTimeoutError, "No reply began"),
    "a body that stalls": ({"kind": "stall", "after_bytes": 10}, IdleTimeoutError, "fell silent"),
}


@pytest.mark.parametrize(("fault", "error", "words"), FAILED.values(), ids=FAILED)
async def test_a_failure_is_told_as_documented(
    driver: Driver, fault: dict[str, Any], error: type[SDKError], words: str
) -> None:
    driver.company.fault(operation=CHAT, **fault)
    with pytest.raises(error, match=f"(?i){words}") as told:
        await ask(driver, timeout=patience(fault))
    assert type(told.value) is error or fault["kind"] == "status"
    assert vars(told.value)["attempts"] == 1


async def test_a_wait_that_is_too_long_is_left_to_the_caller(driver: Driver) -> None:
    driver.company.fault("status", operation=CHAT, status=429, headers={"retry-after": "3600"})
    with pytest.raises(RateLimitError) as limited:
        await ask(driver, max_retries=2)
    assert (limited.value.retry_after, limited.value.attempts) == (3600, 1)


async def test_a_server_that_is_not_there_is_asked_as_often_as_one_may(driver: Driver) -> None:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{sock.getsockname()[1]}/v1"
    client = driver.client.with_options(base_url=nobody)
    with pytest.raises(APIConnectionError, match="No connection") as refused:
        await driver.do(client.chat.completions.create(model=MODEL, messages=QUESTION, options={"max_retries": 2}))
    assert (refused.value.sent, refused.value.attempts) == (False, 3)


CUT: dict[str, dict[str, Any]] = {
    "ends without its terminator": {"kind": "cut", "after_events": 3},
    "is closed": {"kind": "cut", "after_events": 3, "how": "close"},
    "is reset": {"kind": "cut", "after_events": 3, "how": "reset"},
    "falls silent": {"kind": "stall", "after_events": 3},
    "ends within an event": {"kind": "truncate", "bytes": 900},
}


@pytest.mark.parametrize("fault", CUT.values(), ids=CUT)
async def test_a_chat_stream_that_breaks_gives_what_came(driver: Driver, fault: dict[str, Any]) -> None:
    whole = (await ask(driver)).choices[0].message.content
    driver.company.fault(operation=CHAT, **fault)
    options: Any = {"timeout": patience(fault)}
    stream = driver.client.chat.completions.stream(model=MODEL, messages=QUESTION, options=options)
    async with driver.opened(stream):
        with pytest.raises(StreamIncompleteError) as broken:
            await driver.do(stream.final())
    came = broken.value.partial.choices[0].message.content
    assert came and whole.startswith(came) and came != whole
    assert broken.value.events
    assert len(driver.company.requests(operation=CHAT)) == 2, "a stream that cannot resume is not sent again"


@pytest.mark.parametrize("fault", CUT.values(), ids=CUT)
async def test_an_execution_is_followed_over_a_broken_connection(driver: Driver, fault: dict[str, Any]) -> None:
    execution = await executed(driver)
    driver.company.fault(operation=EVENTS, **fault)
    seen, final = await follow(driver, execution.id, patience(fault))
    assert [each.sequence_number for each in seen] == list(range(1, len(seen) + 1))
    assert final == execution
    first, again = driver.company.requests(operation=EVENTS)
    assert "last-event-id" not in first["headers"] and int(again["headers"]["last-event-id"]) >= 1


async def test_an_event_that_is_sent_twice_is_seen_once(driver: Driver) -> None:
    execution = await executed(driver)
    driver.company.fault("duplicate", operation=EVENTS, after_events=2)
    seen, _ = await follow(driver, execution.id)
    assert [each.sequence_number for each in seen] == list(range(1, len(seen) + 1))


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ({"kind": "malformed", "after_events": 2}, StreamDecodeError),
        ({"kind": "error_event", "after_events": 2, "error": {"code": "model_overloaded"}}, ServiceUnavailableError),
        ({"kind": "wrong_content_type"}, UnexpectedContentTypeError),
        ({"kind": "html_error", "status": 200}, UnexpectedContentTypeError),
    ],
    ids=["malformed", "an error inside", "wrong content type", "HTML"],
)
async def test_a_stream_that_goes_wrong_is_told_as_documented(
    driver: Driver, fault: dict[str, Any], error: type[SDKError]
) -> None:
    driver.company.fault(operation=CHAT, **fault)
    with pytest.raises(error):
        stream = driver.client.chat.completions.stream(model=MODEL, messages=QUESTION, options={"max_retries": 0})
        async with driver.opened(stream):
            await driver.all(stream)


async def test_nothing_is_left_open(driver: Driver) -> None:
    """Early exits, failures and whole replies: no connection is leaked, and none is lost that could be kept."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", ResourceWarning)
        stream = driver.client.chat.completions.stream(model=MODEL, messages=QUESTION)
        async with driver.opened(stream):
            await driver.do(anext(stream) if hasattr(stream, "__anext__") else next(stream))
        driver.company.fault("cut", operation=CHAT, after_events=2)
        with pytest.raises(StreamIncompleteError):
            async with driver.opened(driver.client.chat.completions.stream(model=MODEL, messages=QUESTION)) as broken:
                await driver.all(broken)
        file = await driver.do(driver.client.files.upload(file=b"x" * 300_000, purpose="user_data"))
        async with driver.opened(await driver.do(driver.client.files.content(file.id))):
            pass
        await driver.all(driver.client.models.list(limit=2))
        del stream, broken
        gc.collect()
