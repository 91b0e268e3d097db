"""
`Core` and `AsyncCore`: what every generated resource talks to. One verb for each kind of result.

They put the pieces together (plan, draft, exchange, drive) and decide nothing themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from .drive import drive, drive_async
from .exchange import decoded, exchange, opened, paged, streamed
from .operation import Operation, PageSpec
from .request.draft import Draft, draft
from .request.plan import Plan, compile_plan
from .settings.config import Config
from .values.type_guards import is_mapping

if TYPE_CHECKING:
    from .reply.download import AsyncBinaryResponse, BinaryResponse
    from .reply.page import AsyncPage, AsyncPager, Page
    from .reply.pagination import Move
    from .request.options import RequestOptions
    from .streams.stream import AsyncStream, ResumePoint, Stream
    from .transports.interface import AsyncResponse, Response
    from .transports.pool import AsyncPool, SyncPool

T = TypeVar("T")


class _Drafts:
    """What both cores share: settings, and operations compiled once."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self._plans: dict[Operation[Any], Plan] = {}

    def draft(
        self,
        operation: Operation[Any],
        options: RequestOptions | None,
        path: Sequence[Any] = (),
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        body: Any = None,
    ) -> Draft:
        """This call's request. An operation without an id was made for one call, so its plan is not kept."""
        plan = self._plans.get(operation)
        if plan is None:
            plan = compile_plan(operation, self.config)
            if operation.id:
                self._plans[operation] = plan
        return draft(plan, self.config, options, path, query, headers, body)


def _is_stream(operation: Operation[Any], body: Any) -> bool:
    spec = operation.stream
    return spec is not None and is_mapping(body) and body.get(spec.selector) is True


class Core(_Drafts):
    """The verbs of a sync client. Safe in threads."""

    def __init__(self, config: Config, pool: SyncPool) -> None:
        super().__init__(config)
        self.pool = pool

    def call(
        self,
        operation: Operation[T],
        options: RequestOptions | None = None,
        *,
        path: Sequence[Any] = (),
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        body: Any = None,
    ) -> T:
        """Call, and decode the whole reply."""
        made = self.draft(operation, options, path, query, headers, body)
        result: T = drive(exchange(made, decoded), self.pool.transport(), self.config.clock)
        return result

    def page(
        self,
        operation: Operation[Any],
        options: RequestOptions | None = None,
        *,
        path: Sequence[Any] = (),
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        body: Any = None,
    ) -> Page[Any]:
        """Call a list, and give its first page."""
        made = self.draft(operation, options, path, query, headers, body)
        return self._page(operation.page or PageSpec(""), made, query or {})

    def _page(self, spec: PageSpec, made: Draft, query: Mapping[str, Any]) -> Page[Any]:
        from .reply.page import Page
        from .reply.pagination import Fetched

        reply, info = drive(exchange(made, paged), self.pool.transport(), self.config.clock)

        def fetch(move: Move) -> Page[Any]:
            return self._page(spec, *made.moved(query, move.query, move.drop, move.url))

        return Page(spec, Fetched(reply, info, query, made.url), fetch)

    def download(
        self,
        operation: Operation[Any],
        options: RequestOptions | None = None,
        *,
        path: Sequence[Any] = (),
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        body: Any = None,
    ) -> BinaryResponse:
        """Call, and leave the reply's bytes on the wire until they are asked for."""
        from .reply.download import BinaryResponse

        made = self.draft(operation, options, path, query, headers, body)
        response, info = drive(exchange(made, opened), self.pool.transport(), self.config.clock)
        return BinaryResponse(response, info)

    def stream(
        self,
        operation: Operation[Any],
        options: RequestOptions | None = None,
        *,
        path: Sequence[Any] = (),
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        body: Any = None,
    ) -> Stream[Any, Any]:
        """A stream of events, which opens when it is entered or first read."""
        from .streams.stream import Stream

        assert operation.stream is not None
        made = self.draft(operation, options, path, query, headers, body)

        def open_(resume: ResumePoint | None) -> Response:
            call = made if resume is None else made.with_resume(resume.last_event_id)
            response: Response = drive(exchange(call, streamed), self.pool.transport(), self.config.clock)[0]
            return response

        return Stream(open_, operation.stream, product=self.config.product, strict=made.strict, clock=self.config.clock)

    def call_or_stream(
        self,
        operation: Operation[Any],
        options: RequestOptions | None = None,
        *,
        path: Sequence[Any] = (),
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        body: Any = None,
    ) -> Any:
        """`call`, or, when the body asks for a stream, an opened `stream`."""
        if not _is_stream(operation, body):
            return self.call(operation, options, path=path, query=query, headers=headers, body=body)
        return self.stream(operation, options, path=path, query=query, headers=headers, body=body).__enter__()


class AsyncCore(_Drafts):
    """The verbs of an async client, for asyncio and trio."""

    def __init__(self, config: Config, pool: AsyncPool) -> None:
        super().__init__(config)
        self.pool = pool

    async def call(
        self,
        operation: Operation[T],
        options: RequestOptions | None = None,
        *,
        path: Sequence[Any] = (),
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        body: Any = None,
    ) -> T:
        """Call, and decode the whole reply."""
        made = self.draft(operation, options, path, query, headers, body)
        result: T = await drive_async(exchange(made, decoded), self.pool.transport(), self.config.clock)
        return result

    def page(
        self,
        operation: Operation[Any],
        options: RequestOptions | None = None,
        *,
        path: Sequence[Any] = (),
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        body: Any = None,
    ) -> AsyncPager[Any]:
        """A list: awaited it gives its first page, iterated over all items."""
        from .reply.page import AsyncPager

        made = self.draft(operation, options, path, query, headers, body)
        return AsyncPager(lambda: self._page(operation.page or PageSpec(""), made, query or {}))

    async def _page(self, spec: PageSpec, made: Draft, query: Mapping[str, Any]) -> AsyncPage[Any]:
        from .reply.page import AsyncPage
        from .reply.pagination import Fetched

        reply, info = await drive_async(exchange(made, paged), self.pool.transport(), self.config.clock)

        async def fetch(move: Move) -> AsyncPage[Any]:
            return await self._page(spec, *made.moved(query, move.query, move.drop, move.url))

        return AsyncPage(spec, Fetched(reply, info, query, made.url), fetch)

    async def download(
        self,
        operation: Operation[Any],
        options: RequestOptions | None = None,
        *,
        path: Sequence[Any] = (),
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        body: Any = None,
    ) -> AsyncBinaryResponse:
        """Call, and leave the reply's bytes on the wire until they are asked for."""
        from .reply.download import AsyncBinaryResponse

        made = self.draft(operation, options, path, query, headers, body)
        response, info = await drive_async(exchange(made, opened), self.pool.transport(), self.config.clock)
        return AsyncBinaryResponse(response, info)

    def stream(
        self,
        operation: Operation[Any],
        options: RequestOptions | None = None,
        *,
        path: Sequence[Any] = (),
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        body: Any = None,
    ) -> AsyncStream[Any, Any]:
        """A stream of events, which opens when it is entered or first read."""
        from .streams.stream import AsyncStream

        assert operation.stream is not None
        made = self.draft(operation, options, path, query, headers, body)

        async def open_(resume: ResumePoint | None) -> AsyncResponse:
            call = made if resume is None else made.with_resume(resume.last_event_id)
            opened_ = await drive_async(exchange(call, streamed), self.pool.transport(), self.config.clock)
            response: AsyncResponse = opened_[0]
            return response

        return AsyncStream(
            open_, operation.stream, product=self.config.product, strict=made.strict, clock=self.config.clock
        )

    async def call_or_stream(
        self,
        operation: Operation[Any],
        options: RequestOptions | None = None,
        *,
        path: Sequence[Any] = (),
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        body: Any = None,
    ) -> Any:
        """`call`, or, when the body asks for a stream, an opened `stream`."""
        if not _is_stream(operation, body):
            return await self.call(operation, options, path=path, query=query, headers=headers, body=body)
        return await self.stream(operation, options, path=path, query=query, headers=headers, body=body).__aenter__()
