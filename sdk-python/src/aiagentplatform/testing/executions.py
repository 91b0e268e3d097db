"""
Executions of workflows, their steps and their events: typed, true to the API's document, the same every time.

Knows the API's types; no request is made, and no server needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .._core.reply.decode import decoder
from .._core.request.json_body import encode_json
from .chat import CREATED
from .streams import SSEBytes, sse, sse_event

if TYPE_CHECKING:
    from ..types import Execution, ExecutionEvent, ExecutionStep

EXECUTION_ID = "exec_01KAN2Q6Z3V9M8K7T5S4R3Q2P1"

_USAGE: dict[str, Any] = {"input_tokens": 9, "output_tokens": 6, "total_tokens": 15, "cost": 0.0002, "duration": 1.5}
_ERROR: dict[str, Any] = {"code": "step_failed", "message": "It broke.", "step_id": "draft", "step_path": "draft"}
_OUTPUT: dict[str, Any] = {"text": "Cats sleep a lot."}
_DONE = ("completed", "failed", "cancelled", "timed_out")


def execution(status: str = "completed", **fields: Any) -> Execution:
    """
    An execution; what depends on its status (`output`, `error`, `started_at`, `finished_at`) fits it.

    Raises:
        ResponseDecodeError: the result is not what the API's document calls an execution.
    """
    decoded: Execution = _decoded("Execution", _execution(status, **fields))
    return decoded


def execution_step(status: str = "completed", **fields: Any) -> ExecutionStep:
    """
    What became of a step; what depends on its status fits it.

    Raises:
        ResponseDecodeError: the result is not what the API's document calls a step of an execution.
    """
    decoded: ExecutionStep = _decoded("ExecutionStep", _step(status, **fields))
    return decoded


def execution_events(
    events: Iterable[str | tuple[str, Mapping[str, Any]] | Mapping[str, Any]] | None = None,
    *,
    execution_id: str = EXECUTION_ID,
    first: int = 1,
) -> list[ExecutionEvent]:
    """
    The events of an execution, numbered without gaps.

    Args:
        events: each by its type, ``"step.started"``; or type and fields, ``("step.delta", {"delta": "Hi"})``; or as a
            mapping with a `type`. Every field that is left out has a plausible value. Default: a run of one step that
            is completed.
        execution_id: whose events they are.
        first: the first one's sequence number.

    Raises:
        ValueError: no event has such a type; the message lists those that there are.
        ResponseDecodeError: an event is not what the API's document says.
    """
    given = [_typed(event) for event in (_RUN if events is None else events)]
    return [_event(kind, fields, execution_id, first + offset) for offset, (kind, fields) in enumerate(given)]


def execution_stream(
    events: Iterable[str | tuple[str, Mapping[str, Any]] | Mapping[str, Any]] | None = None, **arguments: Any
) -> SSEBytes:
    """The bytes of an execution's stream; the arguments are those of `execution_events`. The last event is its end."""
    return sse(sse_event(event, event=event.type, id=event.id) for event in execution_events(events, **arguments))


def _typed(event: str | tuple[str, Mapping[str, Any]] | Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    if isinstance(event, str):
        return event, {}
    if isinstance(event, tuple):
        return event
    return str(event.get("type")), {name: value for name, value in event.items() if name != "type"}


def _event(kind: str, fields: Mapping[str, Any], execution_id: str, number: int) -> ExecutionEvent:
    if kind not in _DEFAULTS:
        raise ValueError(f"There is no event of type {kind!r}. The types are {', '.join(sorted(_DEFAULTS))}.")
    head = {"id": str(number), "sequence_number": number, "execution_id": execution_id, "created_at": CREATED + number}
    body = {"type": kind, **head, **_DEFAULTS[kind], **fields}
    status = _STATUS.get(kind)
    if status is not None:
        body["execution"] = _execution(status, **{"id": execution_id, **fields.get("execution", {})})
    event: ExecutionEvent = _decoded("ExecutionEvent", body)
    return event


def _execution(status: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": EXECUTION_ID,
        "object": "workflow.execution",
        "created_at": CREATED,
        "workflow_id": "wf_01KAN2Q6Z3V9M8K7T5S4R3Q2P1",
        "workflow_version": 1,
        "status": status,
        "waiting_for": [],
        "input": {"topic": "cats"},
        "output": _OUTPUT if status == "completed" else None,
        "error": _fault(status),
        "trigger": {"type": "api_call", "trigger_id": None},
        "parent": None,
        "retry_of": None,
        "started_at": None if status == "queued" else CREATED,
        "finished_at": CREATED + 2 if status in _DONE else None,
        "usage": _USAGE,
        "metadata": {},
        **fields,
    }


def _step(status: str, **fields: Any) -> dict[str, Any]:
    ended = CREATED + 2 if status in (*_DONE, "skipped") else None
    error = _fault(status)
    attempt = {"number": 1, "started_at": CREATED, "finished_at": ended, "error": error}
    return {
        "id": "xst_01KAN2Q6Z3V9M8K7T5S4R3Q2P1",
        "object": "workflow.execution_step",
        "created_at": CREATED,
        "execution_id": EXECUTION_ID,
        "step_id": "draft",
        "step_path": "draft",
        "type": "ai_reasoning",
        "status": status,
        "iteration": None,
        "input": None if status == "skipped" else {"prompt": "Write about cats."},
        "output": _OUTPUT if status == "completed" else None,
        "error": error,
        "attempts": [] if status == "skipped" else [attempt],
        "started_at": None if status == "skipped" else CREATED,
        "finished_at": ended,
        "usage": _USAGE,
        **fields,
    }


def _fault(status: str) -> dict[str, Any] | None:
    if status == "timed_out":
        return {"code": "timeout", "message": "It took too long.", "step_id": None, "step_path": None}
    return _ERROR if status == "failed" else None


def _decoded(name: str, body: Mapping[str, Any]) -> Any:
    return decoder(f"aiagentplatform.types:{name}")(encode_json(body), strict=True)


_AT: dict[str, Any] = {"step_id": "draft", "step_path": "draft"}
_DEFAULTS: dict[str, dict[str, Any]] = {
    "execution.started": {},
    "execution.waiting": {"waiting_for": []},
    "execution.resumed": {},
    "execution.cancelling": {},
    "execution.completed": {},
    "execution.failed": {},
    "execution.cancelled": {},
    "execution.timed_out": {},
    "step.started": {**_AT, "step_type": "ai_reasoning", "attempt": 1},
    "step.delta": {**_AT, "agent_id": None, "delta": "Cats sleep a lot."},
    "step.retrying": {**_AT, "attempt": 1, "error": _ERROR, "retry_at": CREATED + 5},
    "step.completed": {**_AT, "output": _OUTPUT, "usage": _USAGE, "used_fallback": False},
    "step.failed": {**_AT, "error": _ERROR},
    "step.skipped": {**_AT, "reason": "condition_false"},
    "step.cancelled": {**_AT},
    "agent.message": {**_AT, "agent_id": "writer", "role": "Writer", "text": "Cats sleep a lot."},
    "agent.tool_call": {
        **_AT, "agent_id": "writer", "name": "search", "arguments": {"query": "cats"}, "output": ["Cats sleep."],
        "error": None,
    },
    "approval.required": {
        **_AT, "message": "Publish it?", "approvers": ["editor@example.com"], "input_schema": None,
        "expires_at": CREATED + 86400,
    },
    "approval.decided": {**_AT, "decision": "approve", "comment": None},
    "threshold.exceeded": {"metric": "cost", "above": 0.5, "value": 0.75},
}  # fmt: skip
"""What the events have beside their number, by type."""

_STATUS = {"execution.started": "running", **{f"execution.{status}": status for status in _DONE}}
"""Where the execution stands that an event carries."""

_RUN: Sequence[str | tuple[str, Mapping[str, Any]]] = (
    "execution.started",
    "step.started",
    ("step.delta", {"delta": "Cats sleep"}),
    ("step.delta", {"delta": " a lot."}),
    "step.completed",
    "execution.completed",
)
