"""An execution within an execution: starts it, waits for it, and gives its output to the step that wanted it.

Must not know why a step wants one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .failures import StepFailure
from .ledger import EXECUTION, FINISHED, topic_of

if TYPE_CHECKING:
    from .work import Work

Object = dict[str, Any]


async def run_child(work: Work, path: str, config: Object, given: Any) -> Any:
    """Run a workflow as part of a step; also over a restart. Returns its output.

    Args:
        work: The step.
        path: Names the child within the execution; the step's path, or one below it.
        config: The workflow's id, and perhaps its version.
        given: The child's input.

    Raises:
        StepFailure: It cannot be started, or did not complete.
    """
    run = work.run
    children: dict[str, str] = work.state.get("children", {})
    if path not in children:
        started = run.services.host.start_child(run, path, config, given)
        children = {**children, path: started}
        work.keep(children=children)
    execution_id = children[path]
    run.children[path] = execution_id
    try:
        child = await _finished(work, path, execution_id)
    except BaseException:
        if not run.suspended:
            run.services.host.cancel_child(run.company_id, execution_id)
        raise
    finally:
        run.children.pop(path, None)
    # Another attempt starts another child.
    work.keep(children={name: one for name, one in children.items() if name != path})
    usage: Object = child["usage"]
    work.spend(usage["input_tokens"], usage["output_tokens"], usage["cost"])
    if child["status"] != "completed":
        why = child["error"]["message"] if child["error"] else f"It was {child['status']}."
        raise StepFailure("sub_workflow_failed", f"Execution {execution_id} of the workflow failed: {why}")
    return child["output"]


async def _finished(work: Work, path: str, execution_id: str) -> Object:
    """The child once it has finished."""
    ledger = work.run.ledger
    topic = ledger.platform.topic(topic_of(execution_id))
    while (child := ledger.store.get(EXECUTION, execution_id))["status"] not in FINISHED:
        if child["status"] == "waiting":
            waits = [{**wait, "step_path": f"{path}/{wait['step_path']}"} for wait in child["waiting_for"]]
            async with work.waiting(*waits):
                while ledger.store.get(EXECUTION, execution_id)["status"] == "waiting":
                    await topic.wait()
        else:
            await topic.wait()
    return child
