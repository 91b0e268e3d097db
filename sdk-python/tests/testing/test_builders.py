"""What the builders make is what the platform would send: true to the API's document, and understood by the client."""

from __future__ import annotations

from typing import Any

import pytest
from aiagentplatform import ResponseDecodeError
from aiagentplatform.testing import (
    chat_chunks,
    chat_completion,
    chat_stream,
    execution,
    execution_events,
    execution_step,
    execution_stream,
)
from aiagentplatform.testing.executions import _DEFAULTS
from aiagentplatform_mock.kernel.document import load
from aiagentplatform_mock.kernel.document.schemas import Schemas

from .stage import scripted_client

CALLS = [{"name": "weather", "arguments": {"city": "Paris"}}, {"name": "time", "arguments": "{}", "id": "call_x"}]


@pytest.fixture(scope="module")
def schemas() -> Schemas:
    return Schemas(load())


def faults(schemas: Schemas, name: str, model: Any) -> list[Any]:
    return schemas.faults(f"/components/schemas/{name}", model.model_dump(mode="json", exclude_unset=True))


@pytest.mark.parametrize(
    "arguments",
    [
        {"content": "Hello world"},
        {"content": ""},
        {"tool_calls": CALLS},
        {"content": "Both.", "tool_calls": CALLS, "usage": {"prompt_tokens": 100}},
        {"refusal": "I will not.", "finish_reason": "content_filter"},
        {"content": "Other.", "model": "claude", "provider": "anthropic", "system_fingerprint": "fp_1"},
    ],
)
def test_a_completion_and_its_chunks_fit_the_document_and_say_the_same(
    arguments: dict[str, Any], schemas: Schemas
) -> None:
    whole = chat_completion(**arguments)
    assert faults(schemas, "ChatCompletion", whole) == []
    chunks = chat_chunks(**{"usage": True, **arguments})
    assert [fault for chunk in chunks for fault in faults(schemas, "ChatCompletionChunk", chunk)] == []
    stream = chat_stream(**{"usage": True, **arguments})
    with (
        scripted_client(stream) as client,
        client.chat.completions.stream(model="m", messages=[]) as streamed,
    ):
        final = streamed.final()
    (ours,), (theirs,) = whole.choices, final.choices
    assert (ours.message.content or None) == (theirs.message.content or None)
    assert [call.model_dump() for call in ours.message.tool_calls or ()] == [
        {name: value for name, value in call.model_dump().items() if name != "index"}
        for call in theirs.message.tool_calls or ()
    ]
    assert (ours.message.refusal, ours.finish_reason) == (theirs.message.refusal, theirs.finish_reason)
    assert whole.usage.model_dump() == final.usage.model_dump()
    assert (whole.id, whole.model, whole.provider) == (final.id, final.model, final.provider)


def test_usage_adds_up_whatever_is_given() -> None:
    usage = chat_completion("a b c", usage={"prompt_tokens": 5}).usage
    assert (usage.prompt_tokens, usage.completion_tokens, usage.total_tokens) == (5, 3, 8)
    assert chat_completion("x", usage={"total_tokens": 99}).usage.total_tokens == 99


def test_chunks_have_no_usage_unless_it_is_asked_for() -> None:
    assert all("usage" not in chunk.model_fields_set for chunk in chat_chunks("Hello world"))
    *others, last = chat_chunks("Hello world", usage={"prompt_tokens": 7})
    assert all(chunk.usage is None and "usage" in chunk.model_fields_set for chunk in others)
    assert last.choices == [] and last.usage is not None and last.usage.prompt_tokens == 7


def test_pieces_of_content_are_kept_as_they_are_given() -> None:
    contents = [chunk.choices[0].delta.content for chunk in chat_chunks(["He", "llo", " w"])]
    assert contents == ["", "He", "llo", " w", None]


@pytest.mark.parametrize("status", ["queued", "running", "waiting", "completed", "failed", "cancelled", "timed_out"])
def test_an_execution_of_any_status_fits_the_document(status: str, schemas: Schemas) -> None:
    made = execution(status, metadata={"a": "b"})
    assert faults(schemas, "Execution", made) == []
    assert (made.status, made.metadata) == (status, {"a": "b"})
    assert (made.error is not None) == (status in ("failed", "timed_out"))


@pytest.mark.parametrize("status", ["running", "waiting", "completed", "failed", "skipped", "cancelled"])
def test_a_step_of_any_status_fits_the_document(status: str, schemas: Schemas) -> None:
    assert faults(schemas, "ExecutionStep", execution_step(status)) == []


def test_there_is_an_event_of_every_type_and_each_fits_the_document(schemas: Schemas) -> None:
    document = load().root["components"]["schemas"]["ExecutionEvent"]["discriminator"]["mapping"]
    assert set(_DEFAULTS) == set(document)
    for event in execution_events(_DEFAULTS, execution_id="exec_1"):
        assert faults(schemas, "ExecutionEvent", event) == []
        assert event.execution_id == "exec_1"


def test_events_are_numbered_and_take_fields_in_every_spelling() -> None:
    started, delta, failed = execution_events(
        [
            "step.started",
            ("step.delta", {"delta": "Hi"}),
            {"type": "execution.failed", "execution": {"metadata": {"k": "v"}}},
        ],
        first=7,
    )
    assert [event.sequence_number for event in (started, delta, failed)] == [7, 8, 9]
    assert delta.type == "step.delta" and delta.delta == "Hi"
    assert failed.type == "execution.failed"
    assert (failed.execution.status, failed.execution.metadata) == ("failed", {"k": "v"})


def test_an_executions_stream_is_followed_to_its_end() -> None:
    with (
        scripted_client(execution_stream(execution_id="exec_1")) as client,
        client.workflows.executions.events("exec_1") as stream,
    ):
        assert [event.type for event in stream][-1] == "execution.completed"
        final = stream.final()
    assert (final.id, final.status) == ("exec_1", "completed")


def test_what_the_document_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError, match=r"no event of type 'step.begun'. The types are .*step.started"):
        execution_events(["step.begun"])
    with pytest.raises(ResponseDecodeError):
        chat_completion("Hi", choices="none")
