"""
`Core` and `AsyncCore`: what every generated resource talks to. One verb for each kind of result.

They put the pieces together (plan, draft, exchange, drive) and decide nothing themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypedDict, TypeVar

from .drive import drive, drive_async
from .exchange import decoded, exchange, opened, paged, streamed
from .operation import Operation, PageSpec
from .request.draft import Draft, draft
from .request.plan import Plan, compile_plan
from .settings.config import Config
from .transports.pool import AsyncPool, SyncPool
from .values.type_guards import is_mapping

if TYPE_CHECKING:
    from typing_extensions import Self, Unpack

    from .reply.download import AsyncBinaryResponse, BinaryResponse
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
        made = self.draft(operation, options, **arguments)
        result: T = drive(exchange(made, decoded), self.pool.transport(), self.config.clock)
        return result

    def page(
        self, operation: Operation[Any], options: RequestOptions | None = None, **arguments: Unpack[Arguments]
    ) -> Page[Any]:
        """Call a list, and give its first page."""
        made = self.draft(operation, options, **arguments)
        return self._page(operation.page or PageSpec(""), made, arguments.get("query") or {})

    def _page(self, spec: PageSpec, made: Draft, query: Mapping[str, Any]) -> Page[Any]:
        from .reply.page import Page
        from .reply.pagination import Fetched

        reply, info = drive(exchange(made, paged), self.pool.transport(), self.config.clock)

        def fetch(move: Move) -> Page[Any]:
            return self._page(spec, *made.moved(query, move.query, move.drop, move.url))

        return Page(spec, Fetched(reply, info, query, made.url), fetch)

    def download(
        self, operation: Operation[Any], options: RequestOptions | None = None, **arguments: Unpack[Arguments]
    ) -> BinaryResponse:
        """Call, and leave the reply's bytes on the wire until they are asked for."""
        from .reply.download import BinaryResponse

        made = self.draft(operation, options, **arguments)
        response, info = drive(exchange(made, opened), self.pool.transport(), self.config.clock)
        return BinaryResponse(response, info)

    def stream(
        self, operation: Operation[Any], options: RequestOptions | None = None, **arguments: Unpack[Arguments]
    ) -> Stream[Any, Any]:
        """A stream of events, which opens when it is entered or first read."""
        from .streams.stream import Stream

        assert operation.stream is not None
        made = self.draft(operation, options, **arguments)

        def open_(resume: ResumePoint | None) -> Response:
            call = made if resume is None else made.with_resume(resume.last_event_id)
            response: Response = drive(exchange(call, streamed), self.pool.transport(), self.config.clock)[0]
            return response

        return Stream(open_, operation.stream, product=self.config.product, strict=made.strict, clock=self.config.clock)

    def call_or_stream(
        self, operation: Operation[Any], options: RequestOptions | None = None, **arguments: Unpack[Arguments]
    ) -> Any:
        """`call`, or, when the body asks for a stream, an opened `stream`."""
        if not _is_stream(operation, arguments.get("body")):
            return self.call(operation, options, **arguments)
        return self.stream(operation, options, **arguments).__enter__()


class AsyncCore(SharedCore[AsyncPool]):
    """The verbs of an async client, for asyncio and trio."""

    async def call(
        self, operation: Operation[T], options: RequestOptions | None = None, **arguments: Unpack[Arguments]
    ) -> T:
        """Call, and decode the whole reply."""
        made = self.draft(operation, options, **arguments)
        result: T = await drive_async(exchange(made, decoded), self.pool.transport(), self.config.clock)
        return result

    def page(
        self, operation: Operation[Any], options: RequestOptions | None = None, **arguments: Unpack[Arguments]
    ) -> AsyncPager[Any]:
        """A list: awaited it gives its first page, iterated over all items."""
        from .reply.page import AsyncPager

        made = self.draft(operation, options, **arguments)
        return AsyncPager(lambda: self._page(operation.page or PageSpec(""), made, arguments.get("query") or {}))

    async def _page(self, spec: PageSpec, made: Draft, query: Mapping[str, Any]) -> AsyncPage[Any]:
        from .reply.page import AsyncPage
        from .reply.pagination import Fetched

        reply, info = await drive_async(exchange(made, paged), self.pool.transport(), self.config.clock)

        async def fetch(move: Move) -> AsyncPage[Any]:
            return await self._page(spec, *made.moved(query, move.query, move.drop, move.url))

        return AsyncPage(spec, Fetched(reply, info, query, made.url), fetch)

    async def download(
        self, operation: Operation[Any], options: RequestOptions | None = None, **arguments: Unpack[Arguments]
    ) -> AsyncBinaryResponse:
        """Call, and leave the reply's bytes on the wire until they are asked for."""
        from .reply.download import AsyncBinaryResponse

        made = self.draft(operation, options, **arguments)
        response, info = await drive_async(exchange(made, opened), self.pool.transport(), self.config.clock)
        return AsyncBinaryResponse(response, info)

    def stream(
        self, operation: Operation[Any], options: RequestOptions | None = None, **arguments: Unpack[Arguments]
    ) -> AsyncStream[Any, Any]:
        """A stream of events, which opens when it is entered or first read."""
        from .streams.stream import AsyncStream

        assert operation.stream is not None
        made = self.draft(operation, options, **arguments)

        async def open_(resume: ResumePoint | None) -> AsyncResponse:
            call = made if resume is None else made.with_resume(resume.last_event_id)
            opened_ = await drive_async(exchange(call, streamed), self.pool.transport(), self.config.clock)
            response: AsyncResponse = opened_[0]
            return response

        return AsyncStream(
            open_, operation.stream, product=self.config.product, strict=made.strict, clock=self.config.clock
        )

    async def call_or_stream(
        self, operation: Operation[Any], options: RequestOptions | None = None, **arguments: Unpack[Arguments]
    ) -> Any:
        """`call`, or, when the body asks for a stream, an opened `stream`."""
        if not _is_stream(operation, arguments.get("body")):
            return await self.call(operation, options, **arguments)
        return await self.stream(operation, options, **arguments).__aenter__()
