"""
`Stream` and `AsyncStream`: typed events as they arrive. All thinking is `follow.py`'s; this file carries its steps out.

Must not know retries, framing or the meaning of an event.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from typing_extensions import Self

from ..errors import SDKError
from ..settings.clock import SYSTEM_CLOCK, Clock
from ..transports.alarm import ALARMS
from .follow import ENOUGH, MORE, READ, Drain, Open, ResumePoint, Sleep, Step
from .pointer import text_reader
from .state import StreamState

if TYPE_CHECKING:
    from ..operation import StreamSpec
    from ..settings.product import Product
    from ..transports.interface import AsyncResponse, Response

__all__ = ["AsyncStream", "ResumePoint", "Stream"]

E = TypeVar("E")
F = TypeVar("F")

DRAIN_PIECES = 64
"""How many pieces are read after the end, at most, to give a connection back."""
DRAIN_SECONDS = 1.0
"""How long that may take. Most servers end the reply together with the stream."""


class _NoChunks(AsyncIterator[bytes]):
    """What is left of a reply that was given up."""

    async def __anext__(self) -> bytes:
        raise StopAsyncIteration


NO_CHUNKS = _NoChunks()


class Stream(StreamState[E, F]):
    """
    Events of type `E`, and a final object of type `F`.

    It opens when it is entered or first read, and can be read once. Leaving the ``with`` block gives the connection
    back, also in the middle::

        with client.stories.stream(...) as stream:
            for event in stream:
                ...
            final = stream.final()

    A stream that ends before its documented end raises `StreamIncompleteError`; one that can be resumed goes on by
    itself where it stopped. An error inside the stream is raised as the same class as over HTTP.
    """

    def __init__(
        self,
        opener: Callable[[ResumePoint | None], Response],
        spec: StreamSpec,
        *,
        product: Product,
        strict: bool = False,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        self._open_reply = opener
        self._reply: Response | None = None
        self._chunks: Iterator[bytes] = iter(())
        super().__init__(spec, product, strict, clock)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> E:
        ready = self._ready
        while not ready:
            step = self._step
            if step is None:
                raise self._failure or StopIteration
            if step is not READ:
                self._carry_out(step)
                continue
            outcome: SDKError | None = None
            try:  # here and not in `_perform`, since it is done for every event
                taken: E = self._take(next(self._chunks))
                if taken is MORE:
                    continue
                if taken is not ENOUGH:
                    return taken
            except StopIteration:
                pass
            except SDKError as failure:
                outcome = failure
            except BaseException:
                self.close()  # interrupted in the middle of a read: nobody can go on from there
                raise
            self._advance(outcome)
        if self._ids:
            self._last_event_id = self._ids.popleft()
        event: E = ready.popleft()
        return event

    def text(self) -> Iterator[str]:
        """The text of the events that have some, piece by piece."""
        read = text_reader(self._follow.spec.text)
        for event in self:
            if piece := read(event):
                yield piece

    def final(self) -> F:
        """Read the stream to its end, and return the final object (None if this kind of stream has none)."""
        for _ in self:
            pass
        return self._result()

    def close(self) -> None:
        """Give the connection back. Closing twice, or after the end, does nothing."""
        self._step = None
        self._release()

    def __enter__(self) -> Self:
        """Open the stream, if it is not open yet."""
        if isinstance(self._step, Open) and self.response is None:
            self._carry_out(self._step)
            if self._failure is not None:
                raise self._failure
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __del__(self) -> None:
        if getattr(self, "_reply", None) is not None:
            self._warn_unclosed()
            self.close()

    def _carry_out(self, step: Step) -> None:
        try:
            outcome = self._perform(step)
        except SDKError as failure:
            outcome = failure
        except BaseException:
            self.close()
            raise
        self._advance(outcome)

    def _perform(self, step: Step) -> Any:
        if isinstance(step, Open):
            self._reply = self._open_reply(step.resume)
            self._chunks = self._reply.iter_raw()
            return self._reply
        if isinstance(step, Sleep):
            return self._clock.sleep(step.seconds)
        if isinstance(step, Drain):
            self._drain()
        return self._release()

    def _drain(self) -> None:
        alarm = ALARMS.set(DRAIN_SECONDS, getattr(self._reply, "abort", lambda: None))  # the server may keep it open
        try:
            for _ in range(DRAIN_PIECES):
                if next(self._chunks, None) is None:
                    return
        except SDKError:
            pass  # the stream is complete; only its connection is lost
        finally:
            alarm.cancel()

    def _release(self) -> None:
        reply, self._reply = self._reply, None
        self._chunks = iter(())
        if reply is not None:
            reply.close()


class AsyncStream(StreamState[E, F]):
    """
    The asynchronous twin of `Stream`, for asyncio and trio::

        async with client.stories.stream(...) as stream:
            async for event in stream:
                ...
            final = await stream.final()
    """

    def __init__(
        self,
        opener: Callable[[ResumePoint | None], Awaitable[AsyncResponse]],
        spec: StreamSpec,
        *,
        product: Product,
        strict: bool = False,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        self._open_reply = opener
        self._reply: AsyncResponse | None = None
        self._chunks: AsyncIterator[bytes] = NO_CHUNKS
        super().__init__(spec, product, strict, clock)

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> E:
        ready = self._ready
        while not ready:
            step = self._step
            if step is None:
                raise self._failure or StopAsyncIteration
            if step is not READ:
                await self._carry_out(step)
                continue
            outcome: SDKError | None = None
            try:  # here and not in `_perform`, since it is done for every event
                taken: E = self._take(await self._chunks.__anext__())
                if taken is MORE:
                    continue
                if taken is not ENOUGH:
                    return taken
            except StopAsyncIteration:
                pass
            except SDKError as failure:
                outcome = failure
            except BaseException:
                await self.close()  # cancelled in the middle of a read: nobody can go on from there
                raise
            self._advance(outcome)
        if self._ids:
            self._last_event_id = self._ids.popleft()
        event: E = ready.popleft()
        return event

    def text(self) -> AsyncIterator[str]:
        """The text of the events that have some, piece by piece."""
        return _Texts(self, text_reader(self._follow.spec.text))

    async def final(self) -> F:
        """Read the stream to its end, and return the final object (None if this kind of stream has none)."""
        async for _ in self:
            pass
        return self._result()

    async def close(self) -> None:
        """Give the connection back. Closing twice, or after the end, does nothing."""
        self._step = None
        await self._release()

    async def __aenter__(self) -> Self:
        """Open the stream, if it is not open yet."""
        if isinstance(self._step, Open) and self.response is None:
            await self._carry_out(self._step)
            if self._failure is not None:
                raise self._failure
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def __del__(self) -> None:
        if getattr(self, "_reply", None) is not None:
            self._warn_unclosed()  # closing needs an event loop, and a finaliser must not start anything in one

    async def _carry_out(self, step: Step) -> None:
        try:
            outcome = await self._perform(step)
        except SDKError as failure:
            outcome = failure
        except BaseException:
            await self.close()
            raise
        self._advance(outcome)

    async def _perform(self, step: Step) -> Any:
        if isinstance(step, Open):
            self._reply = await self._open_reply(step.resume)
            self._chunks = self._reply.aiter_raw()
            return self._reply
        if isinstance(step, Sleep):
            return await self._clock.sleep_async(step.seconds)
        if isinstance(step, Drain):
            await self._drain()
        return await self._release()

    async def _drain(self) -> None:
        from anyio import move_on_after

        try:
            with move_on_after(DRAIN_SECONDS):
                for _ in range(DRAIN_PIECES):
                    if await anext(self._chunks, None) is None:
                        return
        except SDKError:
            pass  # the stream is complete; only its connection is lost

    async def _release(self) -> None:
        reply, self._reply = self._reply, None
        chunks, self._chunks = self._chunks, NO_CHUNKS
        if reply is not None:
            from anyio import CancelScope

            with CancelScope(shield=True):
                if isinstance(chunks, AsyncGenerator):  # else the event loop would have to finalise it
                    await chunks.aclose()
                await reply.aclose()


class _Texts(AsyncIterator[str]):
    """The texts of a stream. No generator, since nothing may be left for the event loop to finalise."""

    def __init__(self, stream: AsyncStream[Any, Any], read: Callable[[Any], str]) -> None:
        self._stream = stream
        self._read = read

    async def __anext__(self) -> str:
        while True:
            if piece := self._read(await self._stream.__anext__()):
                return piece
