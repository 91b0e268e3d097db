"""
`Core` and `AsyncCore`: what every generated resource talks to. One verb for each kind of result.

They put the pieces together (plan, draft, exchange, drive) and decide nothing themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypedDict, TypeVar

from .drive import drive, drive_async
from .exchange import Accept, decoded, downloaded, exchange, paged, streamed
from .layers.middleware import AsyncLayered, Layered
from .layers.tracing import tracing_of
from .operation import Operation, PageSpec
from .request.draft import Draft, draft
from .request.plan import Plan, compile_plan
from .settings.config import Config
from .transports.pool import AsyncPool, SyncPool
from .values.type_guards import is_mapping

if TYPE_CHECKING:
    from typing_extensions import Self, Unpack

    from .reply.download import AsyncBinaryResponse, BinaryResponse
    from .reply.info import ResponseInfo
    from .reply.page import AsyncPage, AsyncPager, Page
    from .reply.pagination import Move
    from .request.options import RequestOptions
    from .streams.stream import AsyncStream, ResumePoint, Stream
    from .transports.interface import AsyncResponse, Response

T = TypeVar("T")
P = TypeVar("P", bound=SyncPool | AsyncPool)


class Arguments(TypedDict, total=False):
    """A call's arguments, by the part of the request that they go into. `OMIT` in any of them is left out."""

    path: Sequence[Any]
    query: Mapping[str, Any] | None
    headers: Mapping[str, Any] | None
    body: Any


class SharedCore(Generic[P]):
    """What both cores share: settings, connections, and operations compiled once."""

    def __init__(self, config: Config, pool: P) -> None:
        self.config = config
        self.pool = pool
        self._plans: dict[Operation[Any], Plan] = {}

    @property
    def closed(self) -> bool:
        """Whether the connections are closed."""
        return self.pool.closed

    def with_config(self, config: Config) -> Self:
        """One with other settings, on the same connections."""
        return type(self)(config, self.pool)

    def draft(
        self, operation: Operation[Any], options: RequestOptions | None = None, **arguments: Unpack[Arguments]
    ) -> Draft:
        """This call's request. An operation without an id was made for one call, so its plan is not kept."""
        plan = self._plans.get(operation)
        if plan is None:
            plan = compile_plan(operation, self.config)
            if operation.id:
                self._plans[operation] = plan
        return draft(plan, self.config, options, **arguments)


def _is_stream(operation: Operation[Any], body: Any) -> bool:
    spec = operation.stream
    return spec is not None and is_mapping(body) and body.get(spec.selector) is True


class Core(SharedCore[SyncPool]):
    """The verbs of a sync client. Safe in threads."""

    def call(self, operation: Operation[T], options: RequestOptions | None = None, **arguments: Unpack[Arguments]) -> T:
        """Call, and decode the whole reply."""
        result: T = self._run(self.draft(operation, options, **arguments), decoded)
        return result

    def page(
        self, operation: Operation[Any], options: RequestOptions | None = None, **arguments: Unpack[Arguments]
    ) -> Page[Any]:
        """Call a list, and give its first page."""
        return self._page(self.draft(operation, options, **arguments), arguments.get("query") or {})

    def _page(self, made: Draft, query: Mapping[str, Any]) -> Page[Any]:
        return self.page_of(made, query, *self._run(made, paged))

    def page_of(self, made: Draft, query: Mapping[str, Any], reply: Any, info: ResponseInfo) -> Page[Any]:
        """The page that a decoded reply is."""
        from .reply.page import Page
        from .reply.pagination import Fetched

        def fetch(move: Move) -> Page[Any]:
            return self._page(*made.moved(query, move.query, move.drop, move.url))

        return Page(made.operation.page or PageSpec(""), Fetched(reply, info, query, made.url), fetch)

    def download(
        self, operation: Operation[Any], options: RequestOptions | None = None, **arguments: Unpack[Arguments]
    ) -> BinaryResponse:
        """Call, and leave the reply's bytes on the wire until they are asked for."""
        from .reply.download import BinaryResponse

        made = self.draft(operation, options, **arguments)
        response, info = self._run(made, downloaded)
        return BinaryResponse(response, info)

    def stream(
        self, operation: Operation[Any], options: RequestOptions | None = None, **arguments: Unpack[Arguments]
    ) -> Stream[Any, Any]:
        """A stream of events, which opens when it is entered or first read."""
        return self.stream_of(self.draft(operation, options, **arguments))

    def stream_of(self, made: Draft, first: Response | None = None) -> Stream[Any, Any]:
        """The stream of a request, beginning with its open reply `first` if there is one."""
        from .streams.stream import Stream

        spec = made.operation.stream
        assert spec is not None

        def open_(resume: ResumePoint | None) -> Response:
            if resume is None and first is not None:
                return first
            call = made if resume is None else made.with_resume(resume.last_event_id)
            response: Response = self._run(call, streamed)[0]
            return response

        return Stream(open_, spec, product=self.config.product, strict=made.strict, clock=self.config.clock)

    def call_or_stream(
        self, operation: Operation[Any], options: RequestOptions | None = None, **arguments: Unpack[Arguments]
    ) -> Any:
        """`call`, or, when the body asks for a stream, an opened `stream`."""
        if not _is_stream(operation, arguments.get("body")):
            return self.call(operation, options, **arguments)
        return self.stream(operation, options, **arguments).__enter__()

    def _run(self, made: Draft, accept: Accept[Any]) -> Any:
        """Drive a call to its end, with middleware and tracing around each attempt."""
        config, transport = self.config, self.pool.transport()
        tracing = tracing_of(config.product)
        if layers := (config.middleware if tracing is None else (*config.middleware, tracing.around)):
            transport = Layered(transport, layers)
        if tracing is None:
            return drive(exchange(made, accept), transport, config.clock)
        with tracing.call(made.operation.id, made.operation.method):
            return drive(exchange(made, accept), transport, config.clock)


class AsyncCore(SharedCore[AsyncPool]):
    """The verbs of an async client, for asyncio and trio."""

    async def call(
        self, operation: Operation[T], options: RequestOptions | None = None, **arguments: Unpack[Arguments]
    ) -> T:
        """Call, and decode the whole reply."""
        result: T = await self._run(self.draft(operation, options, **arguments), decoded)
        return result

    def page(
        self, operation: Operation[Any], options: RequestOptions | None = None, **arguments: Unpack[Arguments]
    ) -> AsyncPager[Any]:
        """A list: awaited it gives its first page, iterated over all items."""
        from .reply.page import AsyncPager

        made = self.draft(operation, options, **arguments)
        return AsyncPager(lambda: self._page(made, arguments.get("query") or {}))

    async def _page(self, made: Draft, query: Mapping[str, Any]) -> AsyncPage[Any]:
        return self.page_of(made, query, *await self._run(made, paged))

    def page_of(self, made: Draft, query: Mapping[str, Any], reply: Any, info: ResponseInfo) -> AsyncPage[Any]:
        """The page that a decoded reply is."""
        from .reply.page import AsyncPage
        from .reply.pagination import Fetched

        async def fetch(move: Move) -> AsyncPage[Any]:
            return await self._page(*made.moved(query, move.query, move.drop, move.url))

        return AsyncPage(made.operation.page or PageSpec(""), Fetched(reply, info, query, made.url), fetch)

    async def download(
        self, operation: Operation[Any], options: RequestOptions | None = None, **arguments: Unpack[Arguments]
    ) -> AsyncBinaryResponse:
        """Call, and leave the reply's bytes on the wire until they are asked for."""
        from .reply.download import AsyncBinaryResponse

        made = self.draft(operation, options, **arguments)
        response, info = await self._run(made, downloaded)
        return AsyncBinaryResponse(response, info)

    def stream(
        self, operation: Operation[Any], options: RequestOptions | None = None, **arguments: Unpack[Arguments]
    ) -> AsyncStream[Any, Any]:
        """A stream of events, which opens when it is entered or first read."""
        return self.stream_of(self.draft(operation, options, **arguments))

    def stream_of(self, made: Draft, first: AsyncResponse | None = None) -> AsyncStream[Any, Any]:
        """The stream of a request, beginning with its open reply `first` if there is one."""
        from .streams.stream import AsyncStream

        spec = made.operation.stream
        assert spec is not None

        async def open_(resume: ResumePoint | None) -> AsyncResponse:
            if resume is None and first is not None:
                return first
            call = made if resume is None else made.with_resume(resume.last_event_id)
            response: AsyncResponse = (await self._run(call, streamed))[0]
            return response

        return AsyncStream(open_, spec, product=self.config.product, strict=made.strict, clock=self.config.clock)

    async def call_or_stream(
        self, operation: Operation[Any], options: RequestOptions | None = None, **arguments: Unpack[Arguments]
    ) -> Any:
        """`call`, or, when the body asks for a stream, an opened `stream`."""
        if not _is_stream(operation, arguments.get("body")):
            return await self.call(operation, options, **arguments)
        return await self.stream(operation, options, **arguments).__aenter__()

    async def _run(self, made: Draft, accept: Accept[Any]) -> Any:
        """Drive a call to its end, with middleware and tracing around each attempt."""
        config, transport = self.config, self.pool.transport()
        tracing = tracing_of(config.product)
        if layers := (config.middleware if tracing is None else (*config.middleware, tracing.around_async)):
            transport = AsyncLayered(transport, layers)
        if tracing is None:
            return await drive_async(exchange(made, accept), transport, config.clock)
        with tracing.call(made.operation.id, made.operation.method):
            return await drive_async(exchange(made, accept), transport, config.clock)
