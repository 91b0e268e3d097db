"""Workflows: defined, versioned, triggered, executed, followed, approved, cancelled."""

from __future__ import annotations

from typing import Any

from .driver import Driver

GREET: dict[str, Any] = {
    "id": "greet",
    "type": "data_processing",
    "config": {"operation": "template", "template": "Hello, {{ input.name }}!"},
}
APPROVE: dict[str, Any] = {"id": "sign", "type": "approval", "config": {"message": "Send it?"}}


async def definitions(d: Driver) -> None:
    workflows = d.client.workflows
    verdict = await d.do(workflows.validate(name="Greeting", steps=[{**GREET, "depends_on": ["nobody"]}]))
    assert not verdict.valid and verdict.errors[0].pointer.startswith("/steps/0/depends_on")
    made = await d.do(workflows.create(name="Greeting", steps=[GREET], metadata={"team": "a"}))
    changed = await d.do(workflows.update(made.id, name="Greetings"))
    assert (changed.name, changed.version) == ("Greetings", made.version + 1)
    assert (await d.do(workflows.retrieve(made.id))).name == "Greetings"
    assert [each.version for each in await d.all(workflows.versions.list(made.id, order="asc"))] == [1, 2]
    assert (await d.do(workflows.versions.retrieve(made.id, 1))).version == 1
    assert made.id in [each.id for each in await d.all(workflows.list())]
    assert (await d.do(workflows.delete(made.id))).deleted is True


async def executions(d: Driver) -> None:
    workflow = await d.do(d.client.workflows.create(name="Greeting", steps=[GREET]))
    executions = d.client.workflows.executions
    done = await d.do(executions.run(workflow.id, input={"name": "Ada"}, wait_timeout=10))
    assert done.status == "completed"
    (step,) = await d.all(executions.steps.list(done.id))
    assert (step.step_id, step.output) == ("greet", "Hello, Ada!")
    started = await d.do(executions.create(workflow.id, input={"name": "Bob"}))
    async with d.opened(executions.events(started.id)) as events:
        seen = await d.all(events)
        final = await d.do(events.final())
    assert [each.sequence_number for each in seen] == list(range(1, len(seen) + 1))
    assert (seen[0].type, seen[-1].type, final.status) == ("execution.started", "execution.completed", "completed")
    assert [each.type for each in await d.all(executions.list_events(started.id, order="asc"))] == [
        each.type for each in seen
    ]
    assert {each.id for each in await d.all(executions.list(workflow.id))} == {done.id, started.id}
    assert (await d.do(executions.retrieve(started.id))).output == final.output


async def approvals(d: Driver) -> None:
    workflow = await d.do(d.client.workflows.create(name="Approval", steps=[APPROVE]))
    executions = d.client.workflows.executions
    waiting = await d.do(executions.run(workflow.id, wait_timeout=10))
    assert waiting.status == "waiting"
    await d.do(executions.resume(waiting.id, decision="approve", comment="Fine."))
    async with d.opened(executions.events(waiting.id)) as events:
        assert (await d.do(events.final())).status == "completed"
    other = await d.do(executions.run(workflow.id, wait_timeout=10))
    assert (await d.do(executions.cancel(other.id))).status in ("cancelling", "cancelled")
    async with d.opened(executions.events(other.id, starting_after=1)) as events:
        assert (await d.do(events.final())).status == "cancelled"
    again = await d.do(executions.retry(other.id))
    assert again.id != other.id


async def triggers(d: Driver) -> None:
    workflow = await d.do(d.client.workflows.create(name="Greeting", steps=[GREET]))
    triggers, executions = d.client.workflows.triggers, d.client.workflows.executions
    made = await d.do(triggers.create(workflow.id, body={"type": "api_call", "config": {}, "input": {"name": "Cy"}}))
    assert (await d.do(triggers.update(workflow.id, made.id, name="Button"))).name == "Button"
    assert (await d.do(triggers.retrieve(workflow.id, made.id))).type == "api_call"
    assert [each.id for each in await d.all(triggers.list(workflow.id))] == [made.id]
    fired = await d.do(triggers.fire(workflow.id, made.id, payload={"by": "test"}))
    assert fired.fired and fired.execution.id in [each.id for each in await d.all(executions.list(workflow.id))]
    assert (await d.do(triggers.delete(workflow.id, made.id))).deleted is True
