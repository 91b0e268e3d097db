"""`approval`: waits until somebody decides. What was decided is kept before the step goes on."""

from __future__ import annotations

import asyncio
import math
from typing import Any

from ..running.failures import StepFailure
from ..running.run import Approval
from ..running.work import Runner, Work

Object = dict[str, Any]


async def _run(work: Work) -> Any:
    if "decision" not in work.state:
        _ask(work)
        work.keep(decision=await _decision(work))
    decision: Object = work.state["decision"]
    work.emit("approval.decided", decision=decision["decision"], comment=decision["comment"])
    return _output(work, decision)


def _ask(work: Work) -> None:
    """Tell that somebody has to decide; once, also over a restart."""
    if "message" in work.state:
        return
    timeout: float | None = work.step.get("timeout")
    until = None if timeout is None else work.run.ledger.now() + timeout
    message = work.render(work.config["message"])
    message = message if isinstance(message, str) else str(message)
    work.given({**work.config, "message": message})
    work.keep(message=message, until=until)
    work.emit(
        "approval.required",
        message=message,
        approvers=work.config.get("approvers", []),
        input_schema=work.config.get("input_schema"),
        expires_at=None if until is None else int(until),
    )


async def _decision(work: Work) -> Object:
    """What is decided; `expired` when the time is up."""
    run, until = work.run, work.state["until"]
    schema = work.config.get("input_schema")
    decided: asyncio.Future[Object] = asyncio.get_running_loop().create_future()
    run.approvals[work.path] = Approval(work.step["id"], schema, decided)
    sleeping = asyncio.ensure_future(_alarm(work, until))
    wait = work.wait_for(
        "approval" if schema is None else "input",
        message=work.state["message"],
        input_schema=schema,
        until=None if until is None else int(until),
    )
    try:
        async with work.waiting(wait):
            if not work.state.get("told"):
                work.keep(told=True)
                run.ledger.tell("workflow.approval_required", run.execution)
            await asyncio.wait((decided, sleeping), return_when=asyncio.FIRST_COMPLETED)
    finally:
        run.approvals.pop(work.path, None)
        sleeping.cancel()
    return decided.result() if decided.done() else sleeping.result()


async def _alarm(work: Work, until: float | None) -> Object:
    """Sleeps until the time is up; for ever, if there is no limit."""
    moment = math.inf if until is None else until
    await work.run.services.platform.clock.sleep_until(work.run.company_id, moment)
    return {"decision": "expired", "comment": None, "input": None}


def _output(work: Work, decision: Object) -> Object:
    verdict = decision["decision"]
    if verdict == "expired":
        verdict = {"approve": "approve", "reject": "reject"}.get(work.config.get("on_timeout", "fail"), "expired")
    if verdict == "expired":
        raise StepFailure("timeout", f"Nobody decided within {work.step['timeout']:g} s.", retryable=False)
    if verdict == "reject" and work.config.get("on_reject", "fail") == "fail":
        comment = decision["comment"]
        message = "It was rejected." if comment is None else f"It was rejected: {comment}"
        raise StepFailure("approval_rejected", message, retryable=False)
    return {"approved": verdict == "approve", "comment": decision["comment"], "input": decision["input"]}


APPROVAL = Runner(_run, minds_timeout=True)
