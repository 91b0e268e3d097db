"""
The two sides of a cassette: transports that record what another transport does, or that replay without any.

Sync and async twins; what is recorded and which recording is replayed is decided by the `Tape`, which knows no I/O.
"""

from __future__ import annotations

import copy
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
from dataclasses import replace
from typing import Any, Protocol

from ..._core.errors import APIConnectionError
from ..._core.transports.interface import AsyncResponse, AsyncTransport, Request, Response, Transport
from ..._core.values.headers import Headers
from ..canned import CannedResponse
from .recording import RecordedReply, RecordedRequest, recorded_request, steady

ENDS_HERE = "The recording ends here: when it was made, the reply was not read any further. Record it again."


class Tape(Protocol):
    """What a transport asks of its cassette."""

    def find(self, request: RecordedRequest) -> RecordedReply | None:
        """The recorded reply; None if the request is to be sent. Raises `UnrecordedRequestError` if it must not be."""
        ...

    def keep(self, request: RecordedRequest) -> RecordedReply:
        """A place for the reply to a request that is sent now."""
        ...


def _as_recorded(request: Request, body: bytes) -> RecordedRequest:
    return recorded_request(request.method, request.url, list(request.headers), body)


class CassetteTransport:
    """A `Transport` on a cassette. `open` gives the transport that sends; it is called when something is to be sent."""

    def __init__(self, tape: Tape, open: Callable[[], Transport]) -> None:
        self._tape, self._open = tape, open
        self._inner: Transport | None = None

    def send(self, request: Request) -> Response:
        content = request.content
        body = content if isinstance(content, bytes) else b"" if content is None else b"".join(content)
        recorded = _as_recorded(request, body)
        found = self._tape.find(recorded)
        if found is not None:
            return replayed(found)
        if self._inner is None:
            self._inner = self._open()
        kept = self._tape.keep(recorded)
        try:
            response = self._inner.send(replace(request, content=body if content is not None else None))
        except APIConnectionError as failure:
            kept.failure = failure
            raise
        return RecordingResponse(response, kept)

    def close(self) -> None:
        if self._inner is not None:
            self._inner.close()


class AsyncCassetteTransport:
    """The asynchronous twin of `CassetteTransport`."""

    def __init__(self, tape: Tape, open: Callable[[], AsyncTransport]) -> None:
        self._tape, self._open = tape, open
        self._inner: AsyncTransport | None = None

    async def send(self, request: Request) -> AsyncResponse:
        content = request.content
        if content is None or isinstance(content, bytes):
            body = content or b""
        else:
            body = b"".join([chunk async for chunk in content])
        recorded = _as_recorded(request, body)
        found = self._tape.find(recorded)
        if found is not None:
            return replayed(found)
        if self._inner is None:
            self._inner = self._open()
        kept = self._tape.keep(recorded)
        try:
            response = await self._inner.send(replace(request, content=body if content is not None else None))
        except APIConnectionError as failure:
            kept.failure = failure
            raise
        return AsyncRecordingResponse(response, kept)

    async def aclose(self) -> None:
        if self._inner is not None:
            await self._inner.aclose()


# ── replies that are recorded while they are read ────────────────────────────────────────────────


class RecordingResponse:
    """An open reply of another transport. What else that one can do (`abort`) is done by it."""

    def __init__(self, response: Response, kept: RecordedReply) -> None:
        self._response, self._kept = response, kept
        self.status: int = response.status
        self.headers: Headers = response.headers
        kept.status, kept.headers = response.status, steady(response.headers.pairs)

    def read(self) -> bytes:
        kept = self._kept
        try:
            data = self._response.read()
        except APIConnectionError as failure:
            kept.failure = failure
            raise
        kept.chunks += [data] if data else []
        kept.complete = True
        return data

    def iter_raw(self) -> Iterator[bytes]:
        kept = self._kept
        try:
            for chunk in self._response.iter_raw():
                kept.chunks.append(chunk)
                yield chunk
        except APIConnectionError as failure:
            kept.failure = failure
            raise
        kept.complete = True

    def close(self) -> None:
        self._response.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._response, name)


class AsyncRecordingResponse:
    """The asynchronous twin of `RecordingResponse`."""

    def __init__(self, response: AsyncResponse, kept: RecordedReply) -> None:
        self._response, self._kept = response, kept
        self._chunks: AsyncIterator[bytes] | None = None
        self.status: int = response.status
        self.headers: Headers = response.headers
        kept.status, kept.headers = response.status, steady(response.headers.pairs)

    async def aread(self) -> bytes:
        kept = self._kept
        try:
            data = await self._response.aread()
        except APIConnectionError as failure:
            kept.failure = failure
            raise
        kept.chunks += [data] if data else []
        kept.complete = True
        return data

    def aiter_raw(self) -> AsyncIterator[bytes]:
        self._chunks = self._response.aiter_raw()
        return self

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        assert self._chunks is not None
        try:
            chunk = await anext(self._chunks)
        except StopAsyncIteration:
            self._kept.complete = True
            raise
        except APIConnectionError as failure:
            self._kept.failure = failure
            raise
        self._kept.chunks.append(chunk)
        return chunk

    async def aclose(self) -> None:
        chunks: Any = self._chunks
        if isinstance(chunks, AsyncGenerator):  # nobody else can reach it
            await chunks.aclose()
        await self._response.aclose()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._response, name)


# ── replies from the file ────────────────────────────────────────────────────────────────────────


def replayed(recorded: RecordedReply) -> CannedResponse:
    """A recorded reply, in the chunks in which it came. Raises the failure that was recorded instead of one."""
    failure = recorded.failure
    if failure is None and not recorded.complete:
        failure = APIConnectionError(ENDS_HERE)
    if not recorded.status:
        raise copy.copy(failure or APIConnectionError(ENDS_HERE))
    return CannedResponse(recorded.status, Headers(recorded.headers), recorded.chunks, failure)
