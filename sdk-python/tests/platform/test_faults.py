"""Every way in which the mock server can fail, and what becomes of it: recovery, or the documented error."""

from __future__ import annotations

import gc
import warnings
from typing import Any

import pytest
from aiagentplatform import (
    APIConnectionError,
    FirstByteTimeoutError,
    IdleTimeoutError,
    InternalServerError,
    ResponseDecodeError,
    SDKError,
    ServiceUnavailableError,
    StreamDecodeError,
    StreamIncompleteError,
    Timeout,
    UnexpectedContentTypeError,
)
from journeys.driver import Driver
from journeys.workflows import GREET
from mock_platform import MODEL, QUESTION

pytestmark = pytest.mark.anyio

CHAT = "chat.completions.create"
EVENTS = "workflows.executions.events"
NOW = {"retry-after-ms": "1"}
PATIENT = Timeout(first_byte=0.15, idle=0.15)


async def ask(driver: Driver, **options: Any) -> Any:
    return await driver.do(
        driver.client.chat.completions.create(model=MODEL, messages=QUESTION, options={"timeout": PATIENT, **options})
    )


async def follow(driver: Driver, execution: str) -> tuple[list[Any], Any]:
    stream = driver.client.workflows.executions.events(execution, options={"timeout": PATIENT})
    async with driver.opened(stream) as events:
        return await driver.all(events), await driver.do(events.final())


async def executed(driver: Driver) -> Any:
    workflow = await driver.do(driver.client.workflows.create(name="Greeting", steps=[GREET]))
    return await driver.do(driver.client.workflows.executions.run(workflow.id, input={"name": "Ada"}, wait_timeout=10))


RECOVERED: dict[str, dict[str, Any]] = {
    "a 503 that says when to come back": {"kind": "status", "status": 503, "headers": NOW},
    "a rate limit": {"kind": "status", "status": 429, "headers": NOW},
    "a reset before any reply": {"kind": "reset", "when": "before_headers"},
    "a reset whose request took effect": {"kind": "reset", "when": "before_headers", "processed": True},
    "a reset after the headers": {"kind": "reset", "when": "after_headers"},
    "a reset within the body": {"kind": "reset", "when": "mid_body", "after_bytes": 10},
    "a page of a proxy": {"kind": "html_error", "status": 502},
    "a body that is cut short": {"kind": "truncate", "bytes": 20},
    "a body that stalls": {"kind": "stall", "after_bytes": 10},
    "slow headers": {"kind": "slow_headers", "seconds": 5},
    "latency": {"kind": "latency", "seconds": 0.01},
}


@pytest.mark.parametrize("fault", RECOVERED.values(), ids=RECOVERED)
async def test_a_reply_arrives_after_all(driver: Driver, fault: dict[str, Any]) -> None:
    driver.company.fault(operation=CHAT, **fault)
    assert (await ask(driver, max_retries=1)).choices[0].message.content
    attempts = driver.company.requests(operation=CHAT)
    assert len(attempts) == (1 if fault["kind"] == "latency" else 2)
    assert len({each["headers"]["idempotency-key"] for each in attempts}) == 1


FAILED: dict[str, tuple[dict[str, Any], type[SDKError], str]] = {
    "a 500": ({"kind": "status", "status": 500}, InternalServerError, "500"),
    "a 503": ({"kind": "status", "status": 503}, ServiceUnavailableError, "503"),
    "a reset": ({"kind": "reset"}, APIConnectionError, "reset|closed"),
    "a reset within the body": ({"kind": "reset", "when": "mid_body"}, APIConnectionError, ""),
    "a page of a proxy": ({"kind": "html_error"}, InternalServerError, "502"),
    "an empty body": ({"kind": "empty_body"}, ResponseDecodeError, "empty"),
    "a body that is cut short": ({"kind": "truncate", "bytes": 20}, APIConnectionError, ""),
    "silence": ({"kind": "latency", "seconds": 5}, FirstByteTimeoutError, ""),
    "a body that stalls": ({"kind": "stall", "after_bytes": 10}, IdleTimeoutError, ""),
}


@pytest.mark.parametrize(("fault", "error", "words"), FAILED.values(), ids=FAILED)
async def test_a_failure_is_told_as_documented(
    driver: Driver, fault: dict[str, Any], error: type[SDKError], words: str
) -> None:
    driver.company.fault(operation=CHAT, **fault)
    with pytest.raises(error, match=f"(?i){words}"):
        await ask(driver, max_retries=0)
    assert (await ask(driver, max_retries=0)).choices, "the client goes on"


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
    stream = driver.client.chat.completions.stream(model=MODEL, messages=QUESTION, options={"timeout": PATIENT})
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
    seen, final = await follow(driver, execution.id)
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
