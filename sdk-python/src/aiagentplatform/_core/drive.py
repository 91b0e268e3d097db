"""
Carries out the steps of an exchange: once for threads, once for asyncio and trio. The only twin of the runtime's logic.

Must not know what is sent, nor why.
"""

from __future__ import annotations

import inspect
from typing import Any, TypeVar

from .errors import SDKError
from .exchange import Exchange, Read, Sleep, Step
from .settings.api_key import answered_at_once, answered_key
from .settings.clock import Clock
from .transports.deadline import AsyncTimedResponse, Deadline, TimedResponse
from .transports.interface import AsyncResponse, AsyncTransport, Request, Transport

T = TypeVar("T")


# ── threads ──────────────────────────────────────────────────────────────────────────────────────


def drive(exchange: Exchange[T], transport: Transport, clock: Clock) -> T:
    """Run a call to its end on this thread. An open reply that nobody gets is closed, whatever went wrong."""
    reply: Any = None
    try:
        step = next(exchange)
        while True:
            outcome = _attempt(step, transport, clock)
            reply = outcome if isinstance(step, Request) else None
            step = exchange.throw(outcome) if isinstance(outcome, SDKError) else exchange.send(outcome)
    except StopIteration as done:
        result: T = done.value
        return result
    except BaseException:
        if reply is not None and not isinstance(reply, SDKError):
            reply.close()
        raise


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
        with Deadline(step.deadline, clock) as deadline:
            return TimedResponse(transport.send(step), deadline)
    if isinstance(step, Read):
        return step.response.read()
    if isinstance(step, Sleep):
        return clock.sleep(step.seconds)
    return answered_at_once(step.source())


# ── asyncio and trio ─────────────────────────────────────────────────────────────────────────────


async def drive_async(exchange: Exchange[T], transport: AsyncTransport, clock: Clock) -> T:
    """Run a call to its end on this event loop. An open reply that nobody gets is closed, whatever went wrong."""
    reply: Any = None
    try:
        step = next(exchange)
        while True:
            outcome = await _attempt_async(step, transport, clock)
            reply = outcome if isinstance(step, Request) else None
            step = exchange.throw(outcome) if isinstance(outcome, SDKError) else exchange.send(outcome)
    except StopIteration as done:
        result: T = done.value
        return result
    except BaseException:
        if reply is not None and not isinstance(reply, SDKError):
            await _close(reply)
        raise


async def _close(reply: AsyncResponse) -> None:
    from anyio import CancelScope

    with CancelScope(shield=True):
        await reply.aclose()


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
    answer = step.source()
    return answered_key(await answer if inspect.isawaitable(answer) else answer)


async def _send_in_time(request: Request, moment: float, transport: AsyncTransport, clock: Clock) -> AsyncTimedResponse:
    from anyio import move_on_after

    with Deadline(moment, clock) as deadline, move_on_after(deadline.left()):
        return AsyncTimedResponse(await transport.send(request), deadline)
    raise deadline.exceeded()
