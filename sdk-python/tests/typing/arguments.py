"""Arguments in every style: literals, variables, dictionaries, models, whole requests as data. Checked, never run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from aiagentplatform import OMIT, AIAgentPlatform, AsyncAIAgentPlatform, Omit, RequestOptions, Timeout
from aiagentplatform.types import (
    ChatCompletion,
    ChatCompletionCreateRequestParam,
    ChatMessageParam,
    ChatSystemMessageParam,
    ChatUserMessage,
    MetadataParam,
    Permission,
    Workflow,
    WorkflowAgentParam,
    WorkflowDefinitionParam,
    WorkflowStepParam,
)
from typing_extensions import TypedDict, Unpack, assert_type

client = AIAgentPlatform()
aclient = AsyncAIAgentPlatform()

# ── values that need no annotation ───────────────────────────────────────────────────────────────

scopes = ["models:read", "chat:write"]
labels = {"team": "search", "ticket": "42"}
model = "gpt-5.2"
LIMIT: Final = 20


def plain(expires_in: int | None, status: str, tags: Mapping[str, str], names: Sequence[str]) -> None:
    client.api_keys.create(name="k", permissions=scopes, metadata=labels)
    client.api_keys.create(name="k", permissions=tuple(scopes), expires_in=OMIT if expires_in is None else expires_in)
    client.api_keys.create(name="k", permissions=["*"], metadata=tags)
    client.api_keys.list(limit=LIMIT, status=status)
    client.embeddings.create(model=model, input=names)
    client.embeddings.create(model=model, input="one text")
    client.embeddings.create(model=model, input=[name.title() for name in names])
    client.chat.completions.create(model=model, messages=[{"role": "user", "content": name} for name in names])


# ── annotated once, used often ───────────────────────────────────────────────────────────────────

SYSTEM: Final[ChatSystemMessageParam] = {"role": "system", "content": "Be brief."}
ALLOWED: tuple[Permission, ...] = ("models:read", "a permission that came later")
METADATA: MetadataParam = {"team": "search"}


def annotated(question: str, earlier: Iterable[ChatMessageParam]) -> ChatCompletion:
    messages: list[ChatMessageParam] = [SYSTEM, *earlier]
    messages.extend([{"role": "user", "content": question}])
    messages.append(ChatUserMessage(role="user", content="And briefly, please."))
    client.api_keys.create(name="k", permissions=ALLOWED, metadata=METADATA)
    return client.chat.completions.create(model=model, messages=messages)


# ── whole requests as data ───────────────────────────────────────────────────────────────────────

REQUEST: ChatCompletionCreateRequestParam = {"model": "gpt-5.2", "messages": [SYSTEM], "temperature": 0}
DEFINITION: WorkflowDefinitionParam = {"name": "Greeting", "steps": []}


def defined(steps: list[WorkflowStepParam], agents: list[WorkflowAgentParam]) -> Workflow:
    definition: WorkflowDefinitionParam = {**DEFINITION, "steps": steps}
    if agents:
        definition["agents"] = agents
    return client.workflows.create(**definition)


async def defined_async(**definition: Unpack[WorkflowDefinitionParam]) -> Workflow:
    """A function with the arguments of an operation."""
    return await aclient.workflows.create(**definition)


async def called() -> None:
    assert_type(await defined_async(name="Greeting", steps=[]), Workflow)


class Defaults(TypedDict, total=False):
    """A part of a call's arguments."""

    temperature: float
    max_completion_tokens: int
    user: str


COOL: Defaults = {"temperature": 0.2, "user": "ada"}


def with_defaults(messages: Sequence[ChatMessageParam], **more: Unpack[Defaults]) -> ChatCompletion:
    defaults: Defaults = {**COOL, **more}
    return client.chat.completions.create(model=model, messages=messages, **defaults)


# ── options ──────────────────────────────────────────────────────────────────────────────────────

PATIENT: RequestOptions = {"timeout": Timeout(total=60), "max_retries": 5}


def optional(patient: bool, key: str | None, temperature: float | Omit = OMIT) -> Any:
    options: RequestOptions = {**PATIENT} if patient else {}
    if key is not None:
        options["idempotency_key"] = key
    client.models.list(options=options or None)
    client.models.list(options=PATIENT if patient else None)
    return client.chat.completions.create(
        model=model, messages=[SYSTEM], temperature=temperature, options={**options, "strict": True}
    )
