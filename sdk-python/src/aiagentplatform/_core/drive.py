"""
Carries out the steps of an exchange: once for threads, once for asyncio and trio. The only twin of the runtime's logic.

Also keeps the total deadline while an open reply is read. Must not know what is sent, nor why.
"""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from threading import Timer
from typing import Any, TypeVar

from .clock import Clock
from .config import usable_key
from .errors import APIConnectionError, ConfigurationError, DeadlineExceededError, SDKError
from .exchange import Exchange, Read, Sleep, Step
from .headers import Headers
from .transports.interface import AsyncResponse, AsyncTransport, Request, Response, Transport

T = TypeVar("T")


# ── threads ──────────────────────────────────────────────────────────────────────────────────────


def drive(exchange: Exchange[T], transport: Transport, clock: Clock) -> T:
    """Run a call to its end on this thread."""
    try:
        step = next(exchange)
        while True:
            outcome = _attempt(step, transport, clock)
            step = exchange.throw(outcome) if isinstance(outcome, SDKError) else exchange.send(outcome)
    except StopIteration as done:
        result: T = done.value
        return result


def _attempt(step: Step, transport: Transport, clock: Clock) -> Any:
    """What came of the step, or the error that did."""
    try:
        return _perform(step, transport, clock)
    except SDKError as failure:
        return failure


def _perform(step: Step, transport: Transport, clock: Clock) -> Any:
    if isinstance(step, Request):
        if step.deadline is None:
            return transport.send(step)
        with _Watch(step.deadline, clock):
            return Timed(transport.send(step), step.deadline, clock)
    if isinstance(step, Read):
        return step.response.read()
    if isinstance(step, Sleep):
        return clock.sleep(step.seconds)
    return _key(step.source())


def _key(key: Any) -> str:
    if inspect.isawaitable(key):
        close = getattr(key, "close", None)
        if callable(close):
            close()
        raise ConfigurationError("api_key is an async callable; use the async client, or a plain function.")
    return _told(key)


def _told(key: Any) -> str:
    if not isinstance(key, str) or not key:
        raise ConfigurationError(f"The api_key callable returned {type(key).__name__}, not a key.")
    return usable_key(key)


class _Watch:
    """Turns what fails at or after the deadline into `DeadlineExceededError`."""

    __slots__ = ("_clock", "_deadline")

    def __init__(self, deadline: float, clock: Clock) -> None:
        self._deadline, self._clock = deadline, clock

    def __enter__(self) -> None:
        self.check()

    def check(self) -> None:
        if self._clock.now() >= self._deadline:
            raise DeadlineExceededError("The call's total time is over.")

    def left(self) -> float:
        return max(0.0, self._deadline - self._clock.now())

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, APIConnectionError) and self._clock.now() >= self._deadline - 0.005:
            raise DeadlineExceededError("The call's total time is over.", sent=error.sent) from error


class Timed:
    """An open reply that is not read past its deadline."""

    def __init__(self, response: Response, deadline: float, clock: Clock) -> None:
        self._response, self._watch = response, _Watch(deadline, clock)
        self.status: int = response.status
        self.headers: Headers = response.headers

    def read(self) -> bytes:
        return b"".join(self.iter_raw())

    def iter_raw(self) -> Iterator[bytes]:
        with ExitStack() as stack:
            stack.callback(self._response.close)
            self._set_alarm(stack)
            with self._watch:
                for chunk in self._response.iter_raw():
                    yield chunk
                    self._watch.check()

    def _set_alarm(self, stack: ExitStack) -> None:
        """Have the connection broken at the deadline: a read that has begun cannot be told of a shorter limit."""
        abort = getattr(self._response, "abort", None)
        if callable(abort):
            alarm = Timer(self._watch.left(), abort)
            alarm.daemon = True
            alarm.start()
            stack.callback(alarm.cancel)

    def close(self) -> None:
        self._response.close()


# ── asyncio and trio ─────────────────────────────────────────────────────────────────────────────


async def drive_async(exchange: Exchange[T], transport: AsyncTransport, clock: Clock) -> T:
    """Run a call to its end on this event loop."""
    try:
        step = next(exchange)
        while True:
            outcome = await _attempt_async(step, transport, clock)
            step = exchange.throw(outcome) if isinstance(outcome, SDKError) else exchange.send(outcome)
    except StopIteration as done:
        result: T = done.value
        return result


async def _attempt_async(step: Step, transport: AsyncTransport, clock: Clock) -> Any:
    try:
        return await _perform_async(step, transport, clock)
    except SDKError as failure:
        return failure


async def _perform_async(step: Step, transport: AsyncTransport, clock: Clock) -> Any:
    if isinstance(step, Request):
        if step.deadline is None:
            return await transport.send(step)
        return await _send_in_time(step, step.deadline, transport, clock)
    if isinstance(step, Read):
        return await step.response.aread()
    if isinstance(step, Sleep):
        return await clock.sleep_async(step.seconds)
    key = step.source()
    return _told(await key if inspect.isawaitable(key) else key)


async def _send_in_time(request: Request, deadline: float, transport: AsyncTransport, clock: Clock) -> TimedAsync:
    from anyio import move_on_after

    watch = _Watch(deadline, clock)
    with watch, move_on_after(watch.left()):
        return TimedAsync(await transport.send(request), deadline, clock)
    raise DeadlineExceededError("The call's total time is over.")


class TimedAsync:
    """The asynchronous twin of `Timed`."""

    def __init__(self, response: AsyncResponse, deadline: float, clock: Clock) -> None:
        self._response, self._watch = response, _Watch(deadline, clock)
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
        with self._watch:
            with move_on_after(self._watch.left()):
                return await anext(self._chunks)
            raise DeadlineExceededError("The call's total time is over.")

    async def aclose(self) -> None:
        await self._response.aclose()
