"""A task's cancellation that comes between two steps of an HTTP library, and is put off until the library waits."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from typing import Any

import anyio
import pytest
from aiagentplatform._core.transports.postponed import Postponed


def run(work: Coroutine[Any, Any, Any], undo: Any = None) -> asyncio.Task[Any]:
    """Cancel the work at its first suspension; its task."""

    async def cancelled() -> asyncio.Task[Any]:
        async def postponed() -> Any:
            return await Postponed(work, undo)

        task = asyncio.ensure_future(postponed())
        await asyncio.sleep(0)
        task.cancel("by the test")
        await asyncio.wait([task])
        return task

    return asyncio.run(cancelled())


def test_it_comes_where_the_work_waits_next() -> None:
    steps: list[str] = []

    async def work() -> None:
        await asyncio.sleep(0)
        steps.append("went on")
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError as cancellation:
            steps.append(str(cancellation))
            raise

    task = run(work())
    assert task.cancelled() and steps == ["went on", "by the test"]


def test_at_the_end_the_result_is_undone() -> None:
    undone: list[str] = []

    async def work() -> str:
        await asyncio.sleep(0)
        return "an open reply"

    async def undo(result: str) -> None:
        await asyncio.sleep(0)
        undone.append(result)

    task = run(work(), undo)
    assert task.cancelled() and undone == ["an open reply"]


def test_a_failure_meanwhile_is_its_cause() -> None:
    async def work() -> None:
        await asyncio.sleep(0)
        raise ValueError("broken")

    async def main() -> None:
        task = asyncio.ensure_future(_awaited(Postponed(work())))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError) as caught:
            await task
        assert isinstance(caught.value.__cause__ or caught.value.__context__, ValueError)

    asyncio.run(main())


async def _awaited(work: Postponed[Any]) -> Any:
    return await work


def test_at_a_real_wait_it_comes_at_once() -> None:
    async def work() -> None:
        await asyncio.get_running_loop().create_future()

    task = run(work())
    assert task.cancelled()


@pytest.mark.skipif(sys.version_info < (3, 11), reason="asyncio.timeout came with Python 3.11")
@pytest.mark.parametrize("waits", [True, False])
def test_those_who_count_cancellations_see_one(waits: bool) -> None:
    """`asyncio.timeout` tells its own from another's by their number; a stray one would cancel what comes later."""

    async def work() -> None:
        await asyncio.sleep(0)
        if waits:
            await asyncio.sleep(60)

    async def main() -> None:
        task = asyncio.current_task()
        assert task is not None
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(None) as limit:
                limit.reschedule(asyncio.get_running_loop().time() - 1)
                await Postponed(work())
        assert task.cancelling() == 0
        await asyncio.sleep(0)

    asyncio.run(main())


def test_a_scope_of_anyios_is_not_put_off() -> None:
    steps: list[str] = []

    async def work() -> None:
        steps.append("began")
        await anyio.lowlevel.checkpoint()
        await anyio.lowlevel.checkpoint()
        steps.append("went on")

    async def main() -> None:
        with anyio.CancelScope() as scope:
            scope.cancel()
            await Postponed(work())
        await asyncio.sleep(0)

    asyncio.run(main())
    assert steps == ["began"]
