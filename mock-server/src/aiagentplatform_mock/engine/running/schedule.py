"""Runs a plan: starts each step as soon as what it waits for has ended, and skips what is not to run.

Must not know what a step does; `attempts` runs one.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from ..expressions.kinds import section
from .attempts import Outcome, Spot, run_step
from .failures import PlanFailure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..definition import Node, Plan
    from .run import Run
    from .work import Runner

Object = dict[str, Any]


async def run_plan(
    run: Run,
    runners: Mapping[str, Runner],
    plan: Plan,
    scope: Object,
    prefix: str = "",
    iteration: int | None = None,
) -> None:
    """Run all steps of a plan. Their outcomes are in the scope's `steps` as they come.

    Args:
        run: The execution.
        runners: What runs each type of step.
        plan: What to run.
        scope: What expressions see.
        prefix: The path of what is around the steps: empty, or `loop/iteration/`.
        iteration: The iteration of the loop around them.

    Raises:
        PlanFailure: A step failed, and the others have been stopped, or have ended.
    """
    await _Schedule(run, plan, scope, Spot(prefix, iteration, plan.fallbacks, runners)).drive()


class _Schedule:
    def __init__(self, run: Run, plan: Plan, scope: Object, spot: Spot) -> None:
        self._run = run
        self._plan = plan
        self._scope = scope
        self._spot = spot
        self._outcomes: dict[str, Outcome] = {}
        self._tasks: dict[asyncio.Task[Outcome], str] = {}
        self._order = {name: index for index, name in enumerate(plan.nodes)}
        self._failure: Object | None = None

    async def drive(self) -> None:
        stops_at_once = self._run.policy.get("on_failure", "stop") == "stop"
        try:
            self._start_ready()
            while self._tasks:
                done = await self._run.activity.first(self._tasks)
                for task in sorted(done, key=lambda task: self._order[self._tasks[task]]):
                    self._settle(self._tasks.pop(task), task.result())
                if self._failure is not None and stops_at_once:
                    break
                self._start_ready()
        finally:
            await self._run.activity.cancel(self._tasks)
        self._skip_fallbacks()
        if self._failure is not None:
            raise PlanFailure(self._failure)

    def _start_ready(self) -> None:
        """Start, or skip, each step that waits for nothing any more. A skip may make others ready."""
        under_way = set(self._tasks.values())
        progress = True
        while progress:
            progress = False
            for name, node in self._plan.nodes.items():
                if name in self._outcomes or name in under_way or not node.waits_for <= self._outcomes.keys():
                    continue
                reason = self._reason_to_skip(name, node)
                if reason is None:
                    task = self._run.activity.spawn(run_step(self._run, node.step, self._scope, self._spot))
                    self._tasks[task] = name
                    under_way.add(name)
                else:
                    self._skip(node.step, reason)
                    progress = True

    def _reason_to_skip(self, name: str, node: Node) -> str | None:
        needs = [self._outcomes[need] for need in node.needs]
        gates = [self._outcomes[gate] for gate in node.gates]
        if any(outcome.tainted for outcome in (*needs, *gates)):
            return "dependency_failed"
        if gates and not any(name in self._chosen(gate) for gate in node.gates):
            return "branch_not_taken"
        if needs and all(outcome.status == "skipped" for outcome in needs):
            return "dependencies_skipped"
        return None

    def _chosen(self, decision: str) -> list[str]:
        """The steps that a decision has chosen."""
        outcome = self._outcomes[decision]
        if outcome.status != "completed":
            return []
        config: Object = self._plan.nodes[decision].step["config"]
        taken: str | None = section({"output": outcome.output}, "output").get("branch")
        branches = {branch["name"]: branch["steps"] for branch in reversed(config["branches"])}
        chosen: list[str] = branches.get(taken, []) if taken is not None else config.get("default", [])
        return chosen

    def _skip(self, step: Object, reason: str) -> None:
        path = self._spot.path(step["id"])
        former = self._run.ledger.steps.get(path)
        if former is None or former["status"] != "skipped":
            self._run.ledger.skip(step, path, self._spot.iteration, reason)
        self._settle(step["id"], Outcome("skipped", reason=reason))

    def _settle(self, name: str, outcome: Outcome) -> None:
        self._outcomes[name] = outcome
        self._scope["steps"][name] = outcome.seen()
        if outcome.status == "failed" and self._failure is None:
            self._failure = outcome.error

    def _skip_fallbacks(self) -> None:
        for name, step in self._plan.fallbacks.items():
            path = self._spot.path(name)
            if path not in self._run.ledger.steps:
                self._run.ledger.skip(step, path, self._spot.iteration, "fallback_not_needed")
