"""
The total time of a call, kept while an open reply is read. Must not know what is sent, nor why.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack

from ..errors import APIConnectionError, DeadlineExceededError
from ..settings.clock import Clock
from ..values.headers import Headers
from .alarm import ALARMS
from .interface import AsyncResponse, Response

NEARLY = 0.005
"""A failure this many seconds before the deadline is its doing: the last limits were cut to it."""


class Deadline:
    """A moment on `Clock.now`'s scale. Entered, it turns what fails at or after it into `DeadlineExceededError`."""

    __slots__ = ("_clock", "_moment")

    def __init__(self, moment: float, clock: Clock) -> None:
        self._moment, self._clock = moment, clock

    def check(self) -> None:
        """Raise `DeadlineExceededError` if it is over."""
        if self._clock.now() >= self._moment:
            raise self.exceeded()

    def left(self) -> float:
        """Seconds until then, never negative."""
        return max(0.0, self._moment - self._clock.now())

    def exceeded(self, *, sent: bool = True) -> DeadlineExceededError:
        return DeadlineExceededError("The call's total time is over.", sent=sent)

    def __enter__(self) -> Deadline:
        self.check()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, APIConnectionError) and self._clock.now() >= self._moment - NEARLY:
            raise self.exceeded(sent=error.sent) from error


class TimedResponse:
    """An open reply that is not read past its deadline."""

    def __init__(self, response: Response, deadline: Deadline) -> None:
        self._response, self._deadline = response, deadline
        self._broken = False
        self.status: int = response.status
        self.headers: Headers = response.headers

    def read(self) -> bytes:
        return b"".join(self.iter_raw())

    def iter_raw(self) -> Iterator[bytes]:
        with ExitStack() as stack:
            stack.callback(self._response.close)
            self._set_alarm(stack)
            with self._deadline:
                for chunk in self._response.iter_raw():
                    yield chunk
                    self._deadline.check()
                if self._broken:  # a body without a length ends as if it were whole (RFC 9112, 8)
                    raise self._deadline.exceeded()

    def _set_alarm(self, stack: ExitStack) -> None:
        """Have the connection broken at the deadline: a read that has begun cannot be told of a shorter limit."""
        abort = getattr(self._response, "abort", None)
        if callable(abort):

            def ring() -> None:
                self._broken = True
                abort()

            alarm = ALARMS.set(self._deadline.left(), ring)
            stack.callback(alarm.cancel)

    def close(self) -> None:
        self._response.close()


class AsyncTimedResponse:
    """The asynchronous twin of `TimedResponse`."""

    def __init__(self, response: AsyncResponse, deadline: Deadline) -> None:
        self._response, self._deadline = response, deadline
        self._chunks: AsyncIterator[bytes] | None = None
        self.status: int = response.status
        self.headers: Headers = response.headers

    async def aread(self) -> bytes:
        try:
            return b"".join([chunk async for chunk in self.aiter_raw()])
        finally:
            await self._response.aclose()

    def aiter_raw(self) -> AsyncIterator[bytes]:
        self._chunks = self._response.aiter_raw()
        return self

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self.aiter_raw()

    async def __anext__(self) -> bytes:
        from anyio import move_on_after

        assert self._chunks is not None
        with self._deadline:
            with move_on_after(self._deadline.left()):
                return await anext(self._chunks)
            raise self._deadline.exceeded()

    async def aclose(self) -> None:
        await self._response.aclose()
