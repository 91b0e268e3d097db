"""Code that users write around the clients: wrappers, protocols, injection, subclasses. Checked, never run."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Coroutine, Generator, Iterable, Iterator
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial, wraps
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from aiagentplatform import (
    OMIT,
    AIAgentPlatform,
    APIError,
    AsyncAIAgentPlatform,
    AsyncPage,
    AsyncPager,
    AsyncStream,
    Model,
    Omit,
    Page,
    RequestOptions,
    ResponseInfo,
    Stream,
    Timeout,
    response_of,
)
from aiagentplatform.resources.files import AsyncFiles, Files
from aiagentplatform.resources.workflows import Workflows
from aiagentplatform.types import (
    ChatCompletion,
    ChatCompletionChunk,
    ChatMessageParam,
    Execution,
    ExecutionEvent,
    File,
    Workflow,
    WorkflowDefinitionParam,
)
from typing_extensions import ParamSpec, Self, Unpack, assert_type

P = ParamSpec("P")
T = TypeVar("T")
M = TypeVar("M", bound=Model)
M_co = TypeVar("M_co", bound=Model, covariant=True)

# ── functions that take a client ─────────────────────────────────────────────────────────────────


def ask(client: AIAgentPlatform, question: str, *, temperature: float | Omit = OMIT) -> str:
    completion = client.chat.completions.create(
        model="gpt-5.2", messages=[{"role": "user", "content": question}], temperature=temperature
    )
    return completion.choices[0].message.content or ""


async def ask_async(client: AsyncAIAgentPlatform, question: str, **options: Unpack[RequestOptions]) -> str:
    completion = await client.chat.completions.create(
        model="gpt-5.2", messages=[{"role": "user", "content": question}], options=options
    )
    return completion.choices[0].message.content or ""


async def many(client: AsyncAIAgentPlatform) -> None:
    assert_type(await ask_async(client, "Hi", timeout=5, max_retries=0), str)
    both = await asyncio.gather(ask_async(client, "Hi"), client.models.retrieve("gpt-5.2"))
    assert_type(both[0], str)
    assert_type(both[1].id, str)
    assert_type(await asyncio.gather(*(ask_async(client, each) for each in ("a", "b"))), list[str])
    task = asyncio.create_task(client.models.retrieve("gpt-5.2"))
    assert_type((await task).owned_by, str)
    assert_type((await asyncio.wait_for(client.files.retrieve("file_1"), 5)).bytes_, int)


def whole_or_live(client: AIAgentPlatform, live: bool) -> Iterator[str]:
    """One function for both, by a flag that is known at run time only."""
    reply = client.chat.completions.create(model="gpt-5.2", messages=[{"role": "user", "content": "Hi"}], stream=live)
    if isinstance(reply, Stream):
        with reply:
            yield from reply.text()
    else:
        assert_type(reply, ChatCompletion)
        yield reply.choices[0].message.content or ""


# ── parts of a client ────────────────────────────────────────────────────────────────────────────


def newest(files: Files) -> File | None:
    return next(iter(files.list(limit=1)), None)


async def newest_async(files: AsyncFiles) -> File | None:
    return next(iter((await files.list(limit=1)).data), None)


def define(workflows: Workflows, definitions: Iterable[WorkflowDefinitionParam]) -> dict[str, Workflow]:
    return {definition["name"]: workflows.create(**definition) for definition in definitions}


def parts(client: AIAgentPlatform, aclient: AsyncAIAgentPlatform) -> Coroutine[Any, Any, File | None]:
    assert_type(newest(client.files), File | None)
    assert_type(client.files, Files)
    assert_type(client.workflows, Workflows)
    return newest_async(aclient.files)


# ── protocols and injection ──────────────────────────────────────────────────────────────────────


class Asks(Protocol):
    """What a service needs; the real client is behind it, and in tests something else."""

    def __call__(self, question: str) -> str: ...


class Retrieves(Protocol[M_co]):
    """A resource that has objects with ids."""

    def retrieve(self, id: str, /) -> M_co: ...


def fetched(resource: Retrieves[M], ids: Iterable[str]) -> list[M]:
    return [resource.retrieve(each) for each in ids]


def injected(client: AIAgentPlatform) -> None:
    asks: Asks = partial(ask, client)
    assert_type(asks("Hi"), str)
    assert_type(fetched(client.files, ["file_1"]), list[File])
    assert_type(fetched(client.workflows, ["wf_1"]), list[Workflow])


@dataclass
class Service:
    """Holds its client, and closes it."""

    client: AIAgentPlatform = field(default_factory=AIAgentPlatform)
    timeout: Timeout = field(default_factory=lambda: Timeout(total=30))

    @cached_property
    def patient(self) -> AIAgentPlatform:
        return self.client.with_options(timeout=self.timeout)

    def answer(self, question: str) -> str:
        return ask(self.patient, question)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.client.close()


class Agent(Generic[T]):
    """A step of a program, generic in what comes of it."""

    def __init__(self, client: AIAgentPlatform, read: Callable[[str], T]) -> None:
        self.client, self.read = client, read

    def run(self, question: str) -> T:
        return self.read(ask(self.client, question))


def generic(client: AIAgentPlatform) -> None:
    assert_type(Agent(client, int).run("What is 2 + 3?"), int)
    with Service() as service:
        assert_type(service, Service)
        assert_type(service.patient, AIAgentPlatform)


# ── subclasses ───────────────────────────────────────────────────────────────────────────────────


class Ours(AIAgentPlatform):
    """A client with an operation of its own, and with other defaults."""

    team: ClassVar[str] = "search"

    def __init__(self, *, api_key: str | Callable[[], str], strict: bool = True) -> None:
        super().__init__(api_key=api_key, strict=strict, headers={"x-team": self.team}, max_retries=4)

    def ping(self) -> ResponseInfo | None:
        return response_of(self.models.list(limit=1))


def subclass() -> None:
    with Ours(api_key=lambda: "key") as ours:
        assert_type(ours.with_options(timeout=3), Ours)
        assert_type(ours.ping(), ResponseInfo | None)


@lru_cache(maxsize=1)
def shared() -> AIAgentPlatform:
    return AIAgentPlatform()


# ── callbacks ────────────────────────────────────────────────────────────────────────────────────


class Vault:
    """Where keys come from."""

    def key(self) -> str:
        return "key"

    async def key_async(self) -> str:
        return "key"

    def __call__(self) -> str:
        return self.key()


def keys(vault: Vault) -> tuple[AIAgentPlatform, ...]:
    AsyncAIAgentPlatform(api_key=vault.key)
    AsyncAIAgentPlatform(api_key=vault.key_async)
    return (AIAgentPlatform(api_key=vault.key), AIAgentPlatform(api_key=vault), AIAgentPlatform(api_key=lambda: "key"))


def counted(client: AIAgentPlatform) -> int:
    seen: list[ResponseInfo] = []
    client.models.list(options={"on_response": seen.append})
    return sum(info.attempts for info in seen)


def logged(call: Callable[P, T]) -> Callable[P, T]:
    """A decorator keeps the method's arguments and its result."""

    @wraps(call)
    def logging(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return call(*args, **kwargs)
        except APIError as error:
            print(error.request_id)
            raise

    return logging


def logged_async(call: Callable[P, Awaitable[T]]) -> Callable[P, Coroutine[Any, Any, T]]:
    @wraps(call)
    async def logging(*args: P.args, **kwargs: P.kwargs) -> T:
        return await call(*args, **kwargs)

    return logging


async def decorated(client: AIAgentPlatform, aclient: AsyncAIAgentPlatform) -> None:
    assert_type(logged(client.files.retrieve)("file_1"), File)
    assert_type(await logged_async(aclient.files.retrieve)("file_1", options={"timeout": 1}), File)
    upload = partial(client.files.upload, purpose="user_data")
    assert_type(upload(file=b"bytes"), File)
    assert_type(await asyncio.to_thread(client.files.retrieve, "file_1"), File)


# ── contexts and generators ──────────────────────────────────────────────────────────────────────


def several(question: str) -> list[str]:
    with ExitStack() as stack:
        clients = [stack.enter_context(AIAgentPlatform(base_url=url)) for url in ("https://a.test", "https://b.test")]
        assert_type(clients, list[AIAgentPlatform])
        stream = stack.enter_context(
            clients[0].chat.completions.stream(model="m", messages=[{"role": "user", "content": question}])
        )
        assert_type(stream, Stream[ChatCompletionChunk, ChatCompletion])
        return list(stream.text())


async def several_async(question: str) -> list[str]:
    async with AsyncExitStack() as stack:
        client = await stack.enter_async_context(AsyncAIAgentPlatform())
        stream = await stack.enter_async_context(
            client.chat.completions.stream(model="m", messages=[{"role": "user", "content": question}])
        )
        assert_type(stream, AsyncStream[ChatCompletionChunk, ChatCompletion])
        return [text async for text in stream.text()]


@contextmanager
def configured(key: str) -> Generator[AIAgentPlatform, None, None]:
    with AIAgentPlatform(api_key=key) as client:
        yield client


@asynccontextmanager
async def configured_async(key: str) -> AsyncGenerator[AsyncAIAgentPlatform, None]:
    async with AsyncAIAgentPlatform(api_key=key) as client:
        yield client


async def narrated(client: AsyncAIAgentPlatform, execution_id: str) -> AsyncIterator[str]:
    """An async generator over a stream that it owns."""
    async with client.workflows.executions.events(execution_id) as events:
        async for event in events:
            yield event.type


def drain(stream: Stream[ExecutionEvent, T]) -> T:
    """Generic in what a stream comes to."""
    for event in stream:
        print(event.sequence_number)
    return stream.final()


def drained(client: AIAgentPlatform) -> None:
    with client.workflows.executions.events("exec_1") as events:
        assert_type(drain(events), Execution)


# ── pages ────────────────────────────────────────────────────────────────────────────────────────


def first_of(page: Page[M]) -> M | None:
    return page.data[0] if page.data else None


async def everything(pager: AsyncPager[M]) -> list[M]:
    return [item async for item in pager]


async def pages(client: AIAgentPlatform, aclient: AsyncAIAgentPlatform) -> None:
    assert_type(first_of(client.workflows.list(limit=1)), Workflow | None)
    assert_type(await everything(aclient.files.list()), list[File])
    newest_first = client.files.list(order="asc").iter_items(backwards=True)
    assert_type(next(newest_first), File)
    last_page: Page[File] | None = None
    for last_page in client.files.list().iter_pages():
        assert_type(last_page, Page[File])
    page = await aclient.files.list()
    assert_type(page, AsyncPage[File])
    async for file in page.iter_items(backwards=True):
        assert_type(file, File)
    async for before in page.iter_pages(backwards=True):
        assert_type(before, AsyncPage[File])
    assert_type({file.id: file for file in client.files.list()}, dict[str, File])
    assert_type(sorted(client.files.list(), key=lambda file: file.bytes_), list[File])
    assert_type(sum(file.bytes_ for file in client.files.list()), int)


# ── what a reply holds, as plain data ────────────────────────────────────────────────────────────


def stored(completion: ChatCompletion) -> ChatCompletion:
    assert_type(completion.to_dict(), dict[str, Any])
    assert_type(completion.to_json(), str)
    assert_type(completion.to_json(indent=2), str)
    return ChatCompletion.model_validate_json(completion.to_json())


def history(completion: ChatCompletion) -> list[ChatMessageParam]:
    """What was stored as JSON goes back as plain dicts; a cast-free way is to read it as models."""
    return [choice.message for choice in stored(completion).choices]
