"""
Mistakes that type checkers must find. Each line ends with the rules that it breaks: mypy's, then pyright's.

`test_mistakes.py` compares. Never imported, never run.
"""

from __future__ import annotations

from aiagentplatform import (
    OMIT,
    REMOVE,
    AIAgentPlatform,
    AsyncAIAgentPlatform,
    Page,
    RateLimitError,
    RequestOptions,
    Stream,
    WebhookHandlers,
)
from aiagentplatform.types import (
    ApiKeyCreatedEvent,
    ApiKeyExpiredEvent,
    ChatCompletion,
    ChatCompletionChunk,
    ChatMessageParam,
    Event,
    ExecutionEvent,
    File,
)

client = AIAgentPlatform()
aclient = AsyncAIAgentPlatform()
chat = client.chat.completions
hello: list[ChatMessageParam] = [{"role": "user", "content": "Hi"}]

# ── arguments ──
chat.create(messages=hello)  # expect: call-overload, reportCallIssue
chat.create(model="m")  # expect: call-overload, reportCallIssue
chat.create("m", hello)  # expect: call-overload, reportCallIssue
chat.create(model="m", messages=hello, temprature=1)  # expect: call-overload, reportCallIssue
client.files.list(limit="ten")  # expect: arg-type, reportArgumentType
client.files.list(purpose=None)  # expect: arg-type, reportArgumentType
client.files.retrieve(7)  # expect: arg-type, reportArgumentType
client.files.upload(file=7, purpose="user_data")  # expect: arg-type, reportArgumentType
client.files.upload(file=b"")  # expect: call-arg, reportCallIssue
client.workflows.executions.resume("exec_1")  # expect: call-arg, reportCallIssue
client.api_keys.create(name="k", permissions=REMOVE)  # expect: arg-type, reportArgumentType
client.models.retrieve(OMIT)  # expect: arg-type, reportArgumentType
client.file.list()  # expect: attr-defined, reportAttributeAccessIssue reportUnknownMemberType
AIAgentPlatform("key")  # expect: call-arg, reportCallIssue

# ── messages ──
user: ChatMessageParam = {"role": "usr", "content": "Hi"}  # expect: assignment, reportAssignmentType
tool: ChatMessageParam = {"role": "tool", "content": "21"}  # expect: assignment, reportAssignmentType
part: ChatMessageParam = {"role": "user", "content": [{"type": "image"}]}  # expect: assignment, reportAssignmentType
text: ChatMessageParam = {"role": "user", "content": 7}  # expect: assignment, reportAssignmentType
hello.append("Hi")  # expect: arg-type, reportArgumentType

unannotated = [{"role": "user", "content": "Hi"}]
chat.create(model="m", messages=unannotated)  # expect: arg-type, reportArgumentType
chat.create(model="m", messages=[{"role": "user", "contents": "Hi"}])  # expect: list-item, reportArgumentType

# ── results ──
Chat = Stream[ChatCompletionChunk, ChatCompletion]
whole: ChatCompletion = chat.create(model="m", messages=hello, stream=True)  # expect: assignment, reportAssignmentType
lazy: Chat = chat.create(model="m", messages=hello)  # expect: assignment, reportAssignmentType
reply = chat.create(model="m", messages=hello)
print(reply.choices[0].message.content.upper())  # expect: union-attr, reportOptionalMemberAccess
reply.choices[0].message.text.upper()  # expect: attr-defined, reportAttributeAccessIssue reportUnknownMemberType
reply.choices[0].message.tool_calls[0].id.upper()  # expect: index, reportOptionalSubscript reportUnknownMemberType
page = client.models.list()
print(page.next_page().data)  # expect: union-attr, reportOptionalMemberAccess


# ── async ──
async def forgotten() -> None:
    aclient.models.retrieve("m")  # expect: unused-coroutine, reportUnusedCoroutine
    for _ in aclient.models.list():  # expect: attr-defined, reportGeneralTypeIssues reportUnknownVariableType
        pass
    with aclient.chat.completions.stream(model="m", messages=hello):  # expect: attr-defined, reportGeneralTypeIssues
        pass

    await client.models.retrieve("m")  # expect: misc, reportGeneralTypeIssues
    await chat.create(model="m", messages=hello)  # expect: misc, reportGeneralTypeIssues
    async with client:  # expect: attr-defined, reportGeneralTypeIssues
        pass


# ── clients ──
async def late_key() -> str:
    return "key"


AIAgentPlatform(api_key=late_key)  # expect: arg-type, reportArgumentType
client.with_options(transport="httpx")  # expect: call-arg, reportCallIssue
files: Page[File] = client.workflows.list()  # expect: assignment, reportAssignmentType


# ── unions, options ──
def wait(error: RateLimitError) -> float:
    seconds: float = error.retry_after  # expect: assignment, reportAssignmentType
    return seconds


def receive(event: Event) -> str:
    if event.type == "api_key.created":
        event.data.object.nmae.upper()  # expect: attr-defined, reportAttributeAccessIssue reportUnknownMemberType
    event.name.upper()  # expect: union-attr, reportAttributeAccessIssue reportUnknownMemberType
    return event.id


def narrow(event: ExecutionEvent) -> str:
    if event.type == "step.delta":
        event.text.upper()  # expect: attr-defined, reportAttributeAccessIssue reportUnknownMemberType
    print(event.type == "step.dleta")  # expect: comparison-overlap, reportUnnecessaryComparison
    return event.type


options: RequestOptions = {"timeouts": 5}  # expect: typeddict-unknown-key, reportAssignmentType
client.models.list(options={"max_retries": "many"})  # expect: arg-type, reportArgumentType

# ── webhooks ──
hooks = WebhookHandlers(client.webhooks)
WebhookHandlers(client.webhooks, guard={})  # expect: arg-type, reportArgumentType


@hooks.on(ApiKeyCreatedEvent)  # expect: arg-type, reportArgumentType
def wrong_event(event: ApiKeyExpiredEvent) -> None: ...


@hooks.on(ApiKeyCreatedEvent)
def wrong_field(event: ApiKeyCreatedEvent) -> None:
    event.data.object.nme.upper()  # expect: attr-defined, reportAttributeAccessIssue reportUnknownMemberType
