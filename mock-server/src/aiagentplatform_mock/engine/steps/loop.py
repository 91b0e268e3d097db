"""`loop`: repeats a plan of its own for each item, or until a condition holds. Bounded either way.

An iteration's steps have records of their own, so an execution that goes on after a restart finds what was done.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from ..running.failures import NestedFailure, PlanFailure, StepFailure
from ..running.schedule import run_plan
from ..running.work import Runner, Work, items_of

if TYPE_CHECKING:
    from ..definition import Plan

_DEFAULT_ITERATIONS = 100


async def _run(work: Work) -> Any:
    try:
        output = await (_for_each(work) if work.config["mode"] == "for_each" else _until(work))
    except PlanFailure as failure:
        raise NestedFailure(failure.error) from failure
    finally:
        work.run.ledger.gather(work.record)
    return output


async def _for_each(work: Work) -> Any:
    items = list(items_of(work.value(work.config["items"])))
    work.given({"mode": "for_each", "items": items})
    limit = work.config.get("max_iterations", _DEFAULT_ITERATIONS)
    if len(items) > limit:
        message = f"The list has {len(items)} items; `max_iterations` is {limit}."
        raise StepFailure("loop_limit_exceeded", message, retryable=False)
    concurrency = work.config.get("concurrency", 1)
    outputs = await (_one_by_one(work, items) if concurrency == 1 else _together(work, items, concurrency))
    return {"items": outputs, "count": len(outputs), "stopped_by": "exhausted"}


async def _one_by_one(work: Work, items: list[Any]) -> list[Any]:
    outputs: list[Any] = []
    for index, item in enumerate(items):
        outputs.append(await _iterate(work, index, item, outputs[-1] if outputs else None))
    return outputs


async def _together(work: Work, items: list[Any], concurrency: int) -> list[Any]:
    activity = work.run.activity
    outputs: dict[int, Any] = {}
    tasks: dict[asyncio.Task[Any], int] = {}
    pending = iter(enumerate(items))
    try:
        while True:
            while len(tasks) < concurrency and (following := next(pending, None)) is not None:
                index, item = following
                tasks[activity.spawn(_iterate(work, index, item, None))] = index
            if not tasks:
                return [outputs[index] for index in range(len(items))]
            for task in await activity.first(tasks):
                outputs[tasks.pop(task)] = task.result()
    finally:
        await activity.cancel(tasks)


async def _until(work: Work) -> Any:
    work.given({"mode": "until", "until": work.config["until"]})
    limit = work.config.get("max_iterations", _DEFAULT_ITERATIONS)
    outputs: list[Any] = []
    for index in range(limit):
        scope = _scope(work, index, None, outputs[-1] if outputs else None)
        outputs.append(await _iterate(work, index, None, None, scope))
        if work.holds(work.config["until"], **scope):
            return {"items": outputs, "count": len(outputs), "stopped_by": "until"}
    if work.config.get("on_limit", "fail") == "fail":
        message = f"`until` did not hold within {limit} iterations."
        raise StepFailure("loop_limit_exceeded", message, retryable=False)
    return {"items": outputs, "count": len(outputs), "stopped_by": "max_iterations"}


async def _iterate(work: Work, index: int, item: Any, previous: Any, scope: dict[str, Any] | None = None) -> Any:
    """One iteration. Returns its output."""
    scope = scope if scope is not None else _scope(work, index, item, previous)
    plan = _plan_of(work)
    await run_plan(work.run, work.runners, plan, scope, prefix=f"{work.path}/{index}/", iteration=index)
    if "output" in work.config:
        return work.render(work.config["output"], **scope)
    ran = [name for name in plan.nodes if scope["steps"][name]["status"] == "completed"]
    return scope["steps"][ran[-1]]["output"] if ran else None


def _scope(work: Work, index: int, item: Any, previous: Any) -> dict[str, Any]:
    steps = dict(work.scope["steps"])
    return {**work.scope, "steps": steps, "item": item, "index": index, "previous": previous}


def _plan_of(work: Work) -> Plan:
    """The loop's own plan, wherever the loop stands: its path alternates step ids and iterations."""
    plan = work.run.plan
    for loop in work.path.split("/")[0::2]:
        plan = plan.loops[loop]
    return plan


LOOP = Runner(_run, works=False)
