"""`streams.json`, on the product's own client: over one connection or several, in virtual time."""

from __future__ import annotations

from typing import Any

import pytest
from aiagentplatform._core import LastSpec, MergeSpec, Operation, ResumeSpec, SDKError, StreamSpec
from conftest import VirtualTime, awaited

from .cases import Case, load
from .fakes import Script, header, query_of
from .kinds import KINDS, kind_of
from .stages import Stage

pytestmark = pytest.mark.anyio

RAW = "builtins:dict"


def operation(case: Case) -> Operation[Any]:
    given = dict(case["stream"])
    accumulate = given.pop("accumulate", {})
    spec = StreamSpec(
        event=RAW,
        framing=given.pop("framing", "sse"),
        terminal=tuple(given.pop("terminal", ())),
        resume=ResumeSpec(**given.pop("resume")) if "resume" in given else None,
        accumulate=MergeSpec(type=RAW, **accumulate["merge"])
        if "merge" in accumulate
        else LastSpec(type=RAW, **accumulate["last"])
        if "last" in accumulate
        else None,
        **given,
    )
    method = case["request"]["method"]
    body = "json" if method == "POST" else ""
    return Operation("", method, "/events", body=body, idempotent=method == "POST", stream=spec)


async def following(stream: Any) -> Any:
    """The next event; None at the end."""
    if hasattr(stream, "__anext__"):
        return await anext(stream, None)
    return next(stream, None)


class Outcome:
    """What reading a stream gave."""

    def __init__(self) -> None:
        self.events: list[Any] = []
        self.text = ""
        self.final: Any = None
        self.error: SDKError | None = None


async def read(stream: Any, case: Case) -> Outcome:
    """Read as the case says: to the end, or some events and then something else."""
    outcome = Outcome()
    plan: Any = case["read"]
    try:
        if plan == "all" and "text" in case["expected"]:
            texts = stream.text()
            while (piece := await following(texts)) is not None:
                outcome.text += piece
        elif plan == "all":
            while (event := await following(stream)) is not None:
                outcome.events.append(event)
        else:
            outcome.events += [await following(stream) for _ in range(plan["events"])]
            if plan["then"] == "close":
                await awaited(stream.close())
        if "final" in case["expected"]:
            outcome.final = await awaited(stream.final())
    except SDKError as failure:
        outcome.error = failure
    return outcome


@pytest.mark.parametrize("case", load("streams.json"))
async def test_streams(case: Case, stage: Stage, virtual: VirtualTime) -> None:
    script, expected = Script(case["connections"]), case["expected"]
    client = stage.make_client(script, virtual, case["random"], **case["options"])
    body = {} if case["request"]["method"] == "POST" else None
    stream = client._core.stream(operation(case), None, body=body)
    outcome = await read(stream, case)
    assert kind_of(outcome.error) == expected.get("error"), outcome.error
    if "events" in expected:
        assert outcome.events == expected["events"]
    if "text" in expected:
        assert outcome.text == expected["text"]
    if "final" in expected:
        assert outcome.final == expected["final"]
    assert [
        request_of(each, asked) for each, asked in zip(script.requests, expected["requests"], strict=True)
    ] == expected["requests"]
    assert virtual.sleeps == pytest.approx(expected["sleeps"])
    check_error(outcome.error, expected)
    if "last_event_id" in expected:
        assert (outcome.error or stream).last_event_id == expected["last_event_id"]
    if expected.get("drained"):
        assert script.open[-1].exhausted
    assert all(reply.closed or reply.exhausted for reply in script.open)


def request_of(request: Any, asked: Case) -> Case:
    found = {"last_event_id": header(request, "last-event-id"), "query": query_of(request)}
    return {name: found[name] for name in asked}


def check_error(error: Any, expected: Case) -> None:
    for name in ("code", "message", "partial"):
        if name in expected:
            assert getattr(error, name) == expected[name]
    if "also" in expected:
        assert isinstance(error, KINDS[expected["also"]])
    if "cause" in expected:
        assert kind_of(error.__cause__) == expected["cause"]
