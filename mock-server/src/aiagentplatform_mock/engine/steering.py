"""What somebody does to an execution: decide an approval, or retry. Must not know HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..kernel import Problem
from .definition import value_faults
from .engine import Engine, Order
from .outside import WORKFLOW
from .running import EXECUTION, STEP
from .running.ledger import no_usage

if TYPE_CHECKING:
    from ..kernel import Platform
    from .running import Run
    from .running.run import Approval

Object = dict[str, Any]

_RETRIED = ("failed", "cancelled", "timed_out")


def resume(engine: Engine, platform: Platform, company_id: str, execution_id: str, decision: Object) -> Object:
    """Decide an approval that an execution, or one that it runs, waits for. Returns the execution.

    Args:
        engine: Where it runs.
        platform: Where it is kept.
        company_id: Whose it is.
        execution_id: Which one.
        decision: `decision`, and perhaps `step`, `comment` and `input`.

    Raises:
        Problem: `not_found`; `invalid_state` if nothing, or not that step, waits; `invalid_parameter` if several wait
            and none is named; `invalid_input`.
    """
    execution = platform.store_for(company_id).get(EXECUTION, execution_id)
    run = engine.run_of(execution_id)
    pending = {} if run is None else _pending(engine, run)
    if not pending:
        raise Problem(
            "invalid_state", f"Execution '{execution_id}' waits for no decision; it is {execution['status']}."
        )
    approval = _chosen(pending, decision.get("step"))
    faults = value_faults(approval.schema, decision.get("input"), "/input")
    if faults and decision["decision"] == "approve":
        message = f"The input does not match what step '{approval.step_id}' asks for: {faults[0].message}"
        raise Problem("invalid_input", message, faults[0].pointer, details=[fault.json() for fault in faults])
    approval.decided.set_result(
        {"decision": decision["decision"], "comment": decision.get("comment"), "input": decision.get("input")}
    )
    return execution


def _pending(engine: Engine, run: Run) -> dict[str, Approval]:
    """The decisions that are waited for, by path, those of sub-workflows included."""
    found = {path: approval for path, approval in run.approvals.items() if not approval.decided.done()}
    for path, child_id in run.children.items():
        child = engine.run_of(child_id)
        if child is not None:
            found.update({f"{path}/{inner}": approval for inner, approval in _pending(engine, child).items()})
    return found


def _chosen(pending: Mapping[str, Approval], step: str | None) -> Approval:
    waiting = ", ".join(f"'{path}'" for path in pending)
    if step is None:
        if len(pending) > 1:
            raise Problem("invalid_parameter", f"Several steps wait: {waiting}. Name one in 'step'.", "/step")
        return next(iter(pending.values()))
    if step in pending:
        return pending[step]
    named = [approval for approval in pending.values() if approval.step_id == step]
    if len(named) > 1:
        raise Problem("invalid_parameter", f"Step '{step}' waits several times; name a path: {waiting}.", "/step")
    if not named:
        raise Problem("invalid_state", f"Step '{step}' does not wait for a decision; {waiting} does.", "/step")
    return named[0]


def retry(
    engine: Engine,
    platform: Platform,
    company_id: str,
    execution_id: str,
    metadata: Mapping[str, str] | None,
    *,
    afresh: bool,
    key_id: str,
) -> Object:
    """Start another execution with the same version and input. Returns it.

    Args:
        engine: Where it will run.
        platform: Where it is kept.
        company_id: Whose it is.
        execution_id: The execution that failed.
        metadata: The new one's pairs; by default the former one's.
        afresh: Whether completed steps run again.
        key_id: The API key that asks for it.

    Raises:
        Problem: `not_found`; `invalid_state` if it has not failed, or its workflow is gone.
    """
    store = platform.store_for(company_id)
    former = store.get(EXECUTION, execution_id)
    if former["status"] not in _RETRIED:
        message = f"Execution '{execution_id}' is {former['status']}; only a failed one can be retried."
        raise Problem("invalid_state", message)
    workflow = store.find(WORKFLOW, former["workflow_id"])
    if workflow is None:
        raise Problem("invalid_state", f"The workflow '{former['workflow_id']}' was deleted.")
    order = Order(
        workflow,
        former["input"],
        former["workflow_version"],
        former["metadata"] if metadata is None else metadata,
        {"type": "retry", "trigger_id": None},
        retry_of=execution_id,
        key_id=key_id,
    )
    execution = engine.prepare(company_id, order)
    if not afresh:
        for step in store.all(STEP, {"execution_id": execution_id, "status": "completed"}):
            fresh = {"id": platform.ids.new("xst"), "execution_id": execution["id"], "usage": no_usage()}
            store.insert(STEP, {**step, **fresh})
    engine.release(company_id, execution)
    return execution
