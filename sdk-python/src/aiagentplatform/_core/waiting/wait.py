"""
`wait_until` and `wait_until_async`: carry the steps of `poll_steps` out. Must not know what is waited for.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator
from typing import Any, TypeVar

from ..errors import APIError
from ..settings.clock import SYSTEM_CLOCK, Clock
from .poll import Ask, Backoff, Sleep, Step, poll_steps

S = TypeVar("S")


def wait_until(
    ask: Callable[[], S],
    done: Callable[[S], bool],
    *,
    timeout: float | None = None,
    poll: float | Backoff | None = None,
    on_state: Callable[[S], object] | None = None,
    clock: Clock = SYSTEM_CLOCK,
) -> S:
    """
    Ask until the state will do, and return it: ``wait_until(lambda: client.jobs.retrieve(id), lambda job: job.done)``.

    Args:
        ask: asks for the state.
        done: whether a state will do.
        timeout: seconds to wait in all; None for as long as it takes.
        poll: seconds between two questions, or a `Backoff`. By default from 0.5 to 10 seconds, growing.
        on_state: is called with every state, the last one too. An exception of it ends the waiting.
        clock: replaces time and chance in tests.

    Raises:
        WaitTimeoutError: the time is over. It has the last `state`. What was waited for goes on.
        APIError: asking failed. No connection, 429 and 5xx are waited out, up to five times in a row.
    """
    return carry_out(poll_steps(done, clock, timeout=timeout, backoff=poll), lambda _: ask(), clock, on_state)


async def wait_until_async(
    ask: Callable[[], Awaitable[S]],
    done: Callable[[S], bool],
    *,
    timeout: float | None = None,
    poll: float | Backoff | None = None,
    on_state: Callable[[S], object] | None = None,
    clock: Clock = SYSTEM_CLOCK,
) -> S:
    """The same as `wait_until`, for asyncio and trio; `ask` is awaited, and `on_state` may be an async function."""
    return await carry_out_async(
        poll_steps(done, clock, timeout=timeout, backoff=poll), lambda _: ask(), clock, on_state
    )


def carry_out(
    steps: Generator[Step, Any, S],
    ask: Callable[[float | None], S],
    clock: Clock,
    tell: Callable[[S], object] | None = None,
) -> S:
    """Run the steps on this thread. `ask` is given the seconds that it may take."""
    try:
        step = next(steps)
        while True:
            outcome: Any = None
            if isinstance(step, Ask):
                outcome = _asked(ask, step.left)
            elif isinstance(step, Sleep):
                clock.sleep(step.seconds)
            elif tell is not None:
                tell(step.state)
            step = steps.throw(outcome) if isinstance(outcome, APIError) else steps.send(outcome)
    except StopIteration as over:
        state: S = over.value
        return state


def _asked(ask: Callable[[float | None], S], left: float | None) -> S | APIError:
    """The state, or the failure to learn it. What `tell` raises is no such failure."""
    try:
        return ask(left)
    except APIError as failure:
        return failure


async def carry_out_async(
    steps: Generator[Step, Any, S],
    ask: Callable[[float | None], Awaitable[S]],
    clock: Clock,
    tell: Callable[[S], object] | None = None,
) -> S:
    """The same on this event loop. What `tell` returns is awaited if it can be."""
    try:
        step = next(steps)
        while True:
            outcome: Any = None
            if isinstance(step, Ask):
                outcome = await _asked_async(ask, step.left)
            elif isinstance(step, Sleep):
                await clock.sleep_async(step.seconds)
            elif tell is not None and isinstance(told := tell(step.state), Awaitable):
                await told
            step = steps.throw(outcome) if isinstance(outcome, APIError) else steps.send(outcome)
    except StopIteration as over:
        state: S = over.value
        return state


async def _asked_async(ask: Callable[[float | None], Awaitable[S]], left: float | None) -> S | APIError:
    try:
        return await ask(left)
    except APIError as failure:
        return failure
