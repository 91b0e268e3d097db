"""`wait_until` and its twin: when is asked, how long is paused, when is given up. No test waits in real time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from aiagentplatform import (
    APIConnectionError,
    ArgumentError,
    Backoff,
    InternalServerError,
    NotFoundError,
    RateLimitError,
    SDKError,
    WaitTimeoutError,
    wait_until,
    wait_until_async,
)
from aiagentplatform._core.reply.info import ResponseInfo, attach
from aiagentplatform._core.values.headers import Headers
from conftest import VirtualTime
from hypothesis import given
from hypothesis import strategies as st

pytestmark = pytest.mark.anyio

Wait = Callable[..., Any]


class Job:
    """A state, and the reply that it came from."""

    def __init__(self, done: bool, retry_after: str = "") -> None:
        self.done = done
        headers = Headers([("retry-after", retry_after)] if retry_after else [])
        self._response: ResponseInfo | None = None
        attach(self, ResponseInfo(200, headers, 1))


@pytest.fixture
def wait(flavour: str, anyio_backend: str, virtual: VirtualTime) -> Wait:
    """Waits for the last of some answers: states, or failures to raise. Every question takes a second."""

    async def wait(*answers: Any, takes: float = 1.0, **settings: Any) -> Any:
        left = list(answers)

        def ask() -> Any:
            virtual.time += takes
            answer = left.pop(0) if len(left) > 1 else left[0]
            if isinstance(answer, Exception):
                raise answer
            return answer

        async def ask_async() -> Any:
            return ask()

        settings = {"clock": virtual.clock, **settings}
        if flavour == "sync":
            return wait_until(ask, lambda job: job.done, **settings)
        return await wait_until_async(ask_async, lambda job: job.done, **settings)

    return wait


WAITING, DONE = Job(False), Job(True)


async def test_nothing_is_waited_for_that_is_done(wait: Wait, virtual: VirtualTime) -> None:
    assert await wait(DONE) is DONE
    assert virtual.sleeps == []


async def test_pauses_grow_up_to_a_cap(wait: Wait, virtual: VirtualTime) -> None:
    assert await wait(*[WAITING] * 12, DONE) is DONE
    assert virtual.sleeps[:3] == [0.5, 0.75, 1.125]
    assert virtual.sleeps == sorted(virtual.sleeps)
    assert virtual.sleeps[-1] == 10.0


async def test_pauses_can_be_chosen(wait: Wait, virtual: VirtualTime) -> None:
    await wait(WAITING, WAITING, DONE, poll=3)
    await wait(WAITING, WAITING, WAITING, DONE, poll=Backoff(first=1, cap=3, factor=2))
    assert virtual.sleeps == [3, 3, 1, 2, 3]


async def test_the_server_may_ask_to_stay_away_longer_never_shorter(wait: Wait, virtual: VirtualTime) -> None:
    await wait(Job(False, "7"), Job(False, "0"), DONE)
    assert virtual.sleeps == [7.0, 0.75]


async def test_when_the_time_is_over_the_error_has_the_last_state(wait: Wait, virtual: VirtualTime) -> None:
    with pytest.raises(WaitTimeoutError, match=r"not done after 5 seconds.*Wait again") as caught:
        await wait(WAITING, timeout=5, poll=2)
    assert isinstance(caught.value, (TimeoutError, SDKError))
    assert caught.value.state is WAITING
    assert virtual.sleeps == [2, 1]  # the last question is asked when the time is over
    assert caught.value.waited == 6.0


async def test_a_wait_that_cannot_end_in_time_is_not_begun(wait: Wait, virtual: VirtualTime) -> None:
    with pytest.raises(WaitTimeoutError):
        await wait(Job(False, "30"), timeout=10)
    assert virtual.sleeps == []


async def test_no_time_at_all_asks_once(wait: Wait, virtual: VirtualTime) -> None:
    assert await wait(DONE, timeout=0) is DONE
    with pytest.raises(WaitTimeoutError):
        await wait(WAITING, timeout=0)
    assert virtual.sleeps == []


@pytest.mark.parametrize("failure", [APIConnectionError("lost"), InternalServerError("down"), RateLimitError("busy")])
async def test_failures_that_may_pass_are_waited_out(wait: Wait, virtual: VirtualTime, failure: Exception) -> None:
    assert await wait(WAITING, *[failure] * 5, WAITING, *[failure] * 5, DONE) is DONE


async def test_too_many_failures_in_a_row_are_raised(wait: Wait) -> None:
    with pytest.raises(InternalServerError):
        await wait(*[InternalServerError("down")] * 6, DONE)


async def test_a_failure_that_does_not_pass_is_raised_at_once(wait: Wait, virtual: VirtualTime) -> None:
    with pytest.raises(NotFoundError):
        await wait(WAITING, NotFoundError("gone"), DONE)
    assert len(virtual.sleeps) == 1


async def test_a_failure_may_tell_how_long_to_stay_away(wait: Wait, virtual: VirtualTime) -> None:
    await wait(RateLimitError("busy", headers=Headers([("retry-after", "20")])), DONE)
    assert virtual.sleeps == [20.0]


async def test_the_failure_behind_a_timeout_is_its_cause(wait: Wait) -> None:
    lost = APIConnectionError("lost")
    with pytest.raises(WaitTimeoutError) as caught:
        await wait(WAITING, lost, timeout=2)
    assert caught.value.__cause__ is lost
    assert caught.value.state is WAITING


async def test_every_state_is_told(wait: Wait) -> None:
    seen: list[Job] = []
    await wait(WAITING, InternalServerError("down"), WAITING, DONE, on_state=seen.append)
    assert seen == [WAITING, WAITING, DONE]


async def test_what_the_told_one_raises_ends_the_waiting(wait: Wait) -> None:
    def raises(job: Job) -> None:
        raise InternalServerError("mine, not the platform's")

    with pytest.raises(InternalServerError, match="mine"):
        await wait(WAITING, DONE, on_state=raises)


async def test_an_exception_of_ones_own_is_not_caught(wait: Wait) -> None:
    with pytest.raises(ZeroDivisionError):
        await wait(ZeroDivisionError())


@pytest.mark.parametrize("settings", [{"timeout": -1}, {"timeout": "5"}, {"poll": 0}, {"poll": -2.0}, {"poll": "1"}])
async def test_arguments_that_cannot_be_are_told(wait: Wait, settings: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError):
        await wait(DONE, **settings)


@given(
    st.floats(0.001, 100),
    st.floats(1, 100),
    st.floats(1, 1e6),
    st.integers(1, 10**9),
    st.floats(0, 1, exclude_max=True),
)
def test_no_pause_is_longer_than_the_cap_nor_shorter_than_three_quarters_of_the_first(
    first: float, factor: float, times: float, asked: int, random: float
) -> None:
    backoff = Backoff(first, first * times, factor)
    assert 0.75 * first <= backoff.pause(asked, random) * (1 + 1e-9)
    assert backoff.pause(asked, random) <= backoff.cap * (1 + 1e-9)
    assert backoff.pause(asked, 0.0) <= backoff.pause(asked + 1, 0.0)


@pytest.mark.parametrize("numbers", [(0, 1, 2), (2, 1, 2), (1, 2, 0.5), (-1, 1, 1)])
def test_a_backoff_that_is_none_is_told(numbers: tuple[float, float, float]) -> None:
    with pytest.raises(ArgumentError, match="is no backoff"):
        Backoff(*numbers)
