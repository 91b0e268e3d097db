"""Unions and errors as users take them apart: by `type`, by class, by `match`. Checked, never run."""

from __future__ import annotations

from aiagentplatform import (
    AIAgentPlatform,
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    InternalServerError,
    NotFoundError,
    RateLimitError,
    SDKError,
    StreamIncompleteError,
    Unknown,
    UnprocessableEntityError,
    WebhookError,
)
from aiagentplatform.errors import ModelNotFoundError
from aiagentplatform.types import (
    ApiKeyCreatedEvent,
    ChatAssistantMessage,
    ChatMessage,
    ChatUserMessage,
    Event,
    ExecutionCompletedEvent,
    ExecutionEvent,
    ExecutionFailedEvent,
    StepDeltaEvent,
    UnknownEvent,
    UnknownExecutionEvent,
    UnknownWorkflowStep,
    WorkflowCompletedEvent,
    WorkflowStep,
)
from typing_extensions import assert_type

# ── events ───────────────────────────────────────────────────────────────────────────────────────


def by_class(event: ExecutionEvent) -> str:
    match event:
        case StepDeltaEvent(delta=delta):
            assert_type(delta, str)
            return delta
        case ExecutionCompletedEvent(execution=execution) | ExecutionFailedEvent(execution=execution):
            return execution.status
        case UnknownExecutionEvent():
            return f"{event.type}: {event.raw}"
        case _:
            return event.type


def by_type(event: ExecutionEvent) -> str:
    match event.type:
        case "step.delta":
            assert_type(event, StepDeltaEvent)
            return event.delta
        case "execution.completed" | "execution.failed":
            return event.execution.id
        case _:
            return event.type


def by_isinstance(event: Event) -> str:
    if isinstance(event, (ApiKeyCreatedEvent, WorkflowCompletedEvent)):
        return event.data.object.id
    if isinstance(event, UnknownEvent):
        assert_type(event, UnknownEvent)
        return str(event.raw)
    if isinstance(event, Unknown):
        raise AssertionError("every unknown member is of the union's own class")
    return event.id


def only(events: list[ExecutionEvent]) -> list[StepDeltaEvent]:
    return [event for event in events if event.type == "step.delta"]


def received(client: AIAgentPlatform, body: bytes, headers: dict[str, str]) -> str | None:
    try:
        event = client.webhooks.unwrap(body, headers)
    except WebhookError as error:
        return error.code
    match event:
        case ApiKeyCreatedEvent():
            return event.data.object.name
        case WorkflowCompletedEvent():
            return event.data.object.workflow_id
        case _:
            return None


# ── unions within objects ────────────────────────────────────────────────────────────────────────


def steps(definition: list[WorkflowStep]) -> dict[str, str]:
    told: dict[str, str] = {}
    for step in definition:
        if step.type == "approval":
            told[step.id] = step.config.message or ""
        elif isinstance(step, UnknownWorkflowStep):
            told[str(step.raw["id"])] = "unknown"
        else:
            told[step.id] = step.type
    return told


def speaker(message: ChatMessage) -> str:
    match message:
        case ChatUserMessage(content=content):
            if isinstance(content, str):
                return content
            return ", ".join(part.text for part in content if part.type == "text")
        case ChatAssistantMessage():
            return message.refusal or ""
        case _:
            return message.role


# ── errors ───────────────────────────────────────────────────────────────────────────────────────


def advice(error: SDKError) -> str:
    match error:
        case ModelNotFoundError(param=param):
            return f"choose another model: {param}"
        case RateLimitError(retry_after=float(seconds)):
            return f"wait {seconds} s"
        case AuthenticationError() | NotFoundError():
            return error.message
        case UnprocessableEntityError(details=details):
            return str(details)
        case InternalServerError(status=int(status)) if status != 501:
            return "try again later"
        case APIStatusError(status=status, code=code):
            assert_type(status, int | None)
            assert_type(code, str | None)
            return f"{status} {code}"
        case StreamIncompleteError(last_event_id=after):
            return f"go on after {after}"
        case APITimeoutError() | APIConnectionError(sent=False):
            return "nothing was done"
        case _:
            return str(error)


def code_of(error: Exception) -> str | None:
    """By the documented code, without the classes."""
    return error.code if isinstance(error, APIStatusError) else None
