"""
Cores that keep replies instead of decoding them. A resource on one of them makes the same calls, with another result.

They share settings, connections and compiled operations with the core that they stand in for. Must not know resources.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from ..core import Arguments, AsyncCore, Core
from ..errors import ArgumentError
from ..exchange import decode_reply, kept, opened
from ..operation import Operation
from ..reply.info import ResponseInfo
from ..request.draft import Draft
from .replies import AsyncStreamingResponse, Opening, Parse, RawResponse, StreamingResponse

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ..request.options import RequestOptions


class RawCore(Core):
    """Keeps each reply, whole or (`streaming`) on the wire."""

    def __init__(self, core: Core, *, streaming: bool) -> None:
        super().__init__(core.config, core.pool)
        self._plans = core._plans
        self._decoding, self._streaming = core, streaming

    def call(
        self, operation: Operation[Any], options: RequestOptions | None = None, **arguments: Unpack[Arguments]
    ) -> Any:
        made = self.draft(operation, options, **arguments)
        return self._keep(made, parse=_decoding(made))

    def page(
        self, operation: Operation[Any], options: RequestOptions | None = None, **arguments: Unpack[Arguments]
    ) -> Any:
        made = self.draft(operation, options, **arguments)
        query = arguments.get("query") or {}
        return self._keep(
            made,
            parse=lambda data, info: self._decoding.page_of(made, query, decode_reply(made, data, info), info),
        )

    def download(
        self, operation: Operation[Any], options: RequestOptions | None = None, **arguments: Unpack[Arguments]
    ) -> Any:
        raise _raw_already(operation)

    def stream(
        self, operation: Operation[Any], options: RequestOptions | None = None, **arguments: Unpack[Arguments]
    ) -> Any:
        if not self._streaming:
            raise _not_whole(operation)
        made = self.draft(operation, options, **arguments)
        return self._keep(made, take_over=partial(self._decoding.stream_of, made))

    def _keep(self, made: Draft, parse: Parse[Any] | None = None, take_over: Callable[..., Any] | None = None) -> Any:
        if self._streaming:
            body, info = self._run(made, opened)
            return StreamingResponse(body, info, parse=parse, take_over=take_over)
        assert parse is not None
        data, info = self._run(made, kept)
        return RawResponse(data, info, parse)


class AsyncRawCore(AsyncCore):
    """The asynchronous twin of `RawCore`."""

    def __init__(self, core: AsyncCore, *, streaming: bool) -> None:
        super().__init__(core.config, core.pool)
        self._plans = core._plans
        self._decoding, self._streaming = core, streaming

    async def call(
        self, operation: Operation[Any], options: RequestOptions | None = None, **arguments: Unpack[Arguments]
    ) -> Any:
        made = self.draft(operation, options, **arguments)
        return await self._keep(made, parse=_decoding(made))

    def page(
        self, operation: Operation[Any], options: RequestOptions | None = None, **arguments: Unpack[Arguments]
    ) -> Any:
        made = self.draft(operation, options, **arguments)
        query = arguments.get("query") or {}
        return self._keep(
            made,
            parse=lambda data, info: self._decoding.page_of(made, query, decode_reply(made, data, info), info),
        )

    async def download(
        self, operation: Operation[Any], options: RequestOptions | None = None, **arguments: Unpack[Arguments]
    ) -> Any:
        raise _raw_already(operation)

    def stream(
        self, operation: Operation[Any], options: RequestOptions | None = None, **arguments: Unpack[Arguments]
    ) -> Any:
        if not self._streaming:
            raise _not_whole(operation)
        made = self.draft(operation, options, **arguments)
        return Opening(lambda: self._keep(made, take_over=partial(self._decoding.stream_of, made)))

    async def _keep(
        self, made: Draft, parse: Parse[Any] | None = None, take_over: Callable[..., Any] | None = None
    ) -> Any:
        if self._streaming:
            body, info = await self._run(made, opened)
            return AsyncStreamingResponse(body, info, parse=parse, take_over=take_over)
        assert parse is not None
        data, info = await self._run(made, kept)
        return RawResponse(data, info, parse)


def _decoding(made: Draft) -> Parse[Any]:
    def parse(data: bytes, info: ResponseInfo) -> Any:
        return decode_reply(made, data, info)

    return parse


def _not_whole(operation: Operation[Any]) -> ArgumentError:
    return ArgumentError(f"{operation.id} streams its reply; use with_streaming_response to read it as it comes.")


def _raw_already(operation: Operation[Any]) -> ArgumentError:
    return ArgumentError(f"{operation.id} gives raw bytes already; status and headers are in its result's `response`.")
