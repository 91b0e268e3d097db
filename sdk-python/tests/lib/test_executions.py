"""`workflows.executions.wait`: on the platform in miniature, and against scripted states."""

from __future__ import annotations

from typing import Any

import pytest
from aiagentplatform import ArgumentError, WaitTimeoutError
from aiagentplatform._core.waiting.bar import Bar
from aiagentplatform.lib import ExecutionFailedError, ExecutionProgress
from aiagentplatform.lib.executions import watch as module
from conftest import VirtualTime, awaited
from scripted import Reply, ScriptedServer

pytestmark = pytest.mark.anyio

GREET: dict[str, Any] = {
    "id": "greet",
    "type": "data_processing",
    "config": {"operation": "template", "template": "Hello, {{ input.name }}!"},
}
SIGN: dict[str, Any] = {
    "id": "sign",
    "type": "approval",
    "depends_on": ["greet"],
    "config": {"message": "Send it?"},
}
SEND: dict[str, Any] = {**GREET, "id": "send", "depends_on": ["sign"]}


async def started(client: Any, *steps: dict[str, Any], input: Any = None) -> Any:
    workflow = await awaited(client.workflows.create(name="Greeting", steps=list(steps)))
    return await awaited(client.workflows.executions.create(workflow.id, input=input or {"name": "Ada"}))


async def wait(client: Any, execution_id: str, **settings: Any) -> Any:
    return await awaited(client.workflows.executions.wait(execution_id, **{"poll": 0.01, **settings}))


# ── on the platform ──────────────────────────────────────────────────────────────────────────────


async def test_an_execution_is_waited_for_until_it_is_completed(theirs: Any) -> None:
    execution = await started(theirs, GREET)
    done = await wait(theirs, execution.id)
    assert (done.id, done.status) == (execution.id, "completed")


async def test_an_execution_that_failed_is_an_error_unless_it_is_wanted(theirs: Any) -> None:
    execution = await started(theirs, GREET, input={"nobody": 1})
    with pytest.raises(ExecutionFailedError, match=f"Execution {execution.id} is failed: ") as caught:
        await wait(theirs, execution.id)
    assert caught.value.execution.error is not None
    assert caught.value.execution.error.code in str(caught.value)
    assert (await wait(theirs, execution.id, raise_on_failure=False)).status == "failed"
    assert (await wait(theirs, execution.id, until=("completed", "failed"))).status == "failed"


async def test_an_approval_may_be_waited_for(theirs: Any) -> None:
    execution = await started(theirs, GREET, SIGN, SEND)
    waiting = await wait(theirs, execution.id, until=("completed", "waiting"))
    assert [each.step_id for each in waiting.waiting_for] == ["sign"]
    with pytest.raises(WaitTimeoutError) as caught:
        await wait(theirs, execution.id, timeout=0.05)
    assert caught.value.state.status == "waiting"
    await awaited(theirs.workflows.executions.resume(execution.id, decision="approve"))
    assert (await wait(theirs, execution.id)).status == "completed"


async def test_progress_tells_steps_done_of_all(theirs: Any) -> None:
    seen: list[ExecutionProgress] = []
    execution = await started(theirs, GREET, SIGN, SEND)
    await wait(theirs, execution.id, until=("waiting",), on_progress=seen.append)
    assert (seen[-1].status, seen[-1].done, seen[-1].total, seen[-1].current) == ("waiting", 1, 3, ("sign",))
    await awaited(theirs.workflows.executions.resume(execution.id, decision="approve"))
    await wait(theirs, execution.id, on_progress=seen.append)
    assert (seen[-1].status, seen[-1].done, seen[-1].total, seen[-1].current) == ("completed", 3, 3, ())
    assert all(each.elapsed >= 0 for each in seen)


async def test_steps_within_loops_are_not_counted(theirs: Any) -> None:
    loop = {
        "id": "each",
        "type": "loop",
        "config": {
            "mode": "for_each",
            "items": "input.names",
            "steps": [{**GREET, "config": {**GREET["config"], "template": "{{ item }}"}}],
        },
    }
    seen: list[ExecutionProgress] = []
    execution = await started(theirs, loop, input={"names": ["a", "b", "c"]})
    await wait(theirs, execution.id, on_progress=seen.append)
    assert (seen[-1].done, seen[-1].total) == (1, 1)


async def test_progress_goes_on_when_the_workflow_is_gone(theirs: Any) -> None:
    seen: list[ExecutionProgress] = []
    execution = await started(theirs, GREET)
    await wait(theirs, execution.id)
    await awaited(theirs.workflows.delete(execution.workflow_id))
    await wait(theirs, execution.id, on_progress=seen.append)
    assert (seen[-1].done, seen[-1].total) in [(1, 0), (1, 1)]


# ── against scripted states ──────────────────────────────────────────────────────────────────────


def state(status: str, **headers: str) -> Reply:
    execution = {
        "id": "exec_1",
        "object": "workflow.execution",
        "created_at": 1,
        "workflow_id": "wf_1",
        "workflow_version": 1,
        "status": status,
        "waiting_for": [],
        "input": None,
        "output": None,
        "error": None,
        "trigger": {"type": "api"},
        "parent": None,
        "retry_of": None,
        "started_at": None,
        "finished_at": None,
        "usage": {},
        "metadata": {},
    }
    return Reply(body=execution, headers=[(name.replace("_", "-"), value) for name, value in headers.items()])


async def test_it_asks_less_and_less_often_and_not_before_retry_after(
    ours: Any, server: ScriptedServer, virtual: VirtualTime
) -> None:
    server.script(state("queued"), state("running"), state("running", retry_after="9"), state("completed"))
    done = await awaited(ours.workflows.executions.wait("exec_1"))
    assert done.status == "completed"
    assert virtual.sleeps == [0.5, 0.75, 9.0]
    assert {each.target for each in server.requests} == {"/executions/exec_1"}


async def test_an_unknown_status_is_waited_out(ours: Any, server: ScriptedServer) -> None:
    server.script(state("meditating"), state("completed"))
    assert (await awaited(ours.workflows.executions.wait("exec_1"))).status == "completed"


async def test_an_outage_is_waited_out(ours: Any, server: ScriptedServer) -> None:
    down = Reply(503, {"error": {"message": "Down."}})
    server.script(state("running"), down, Reply(reset="before headers"), down, state("completed"))
    assert (await awaited(ours.workflows.executions.wait("exec_1"))).status == "completed"


async def test_no_question_takes_longer_than_the_time_that_is_left(ours: Any, server: ScriptedServer) -> None:
    asked: list[Any] = []
    server.script(state("running"), state("completed"))
    seeing = ours.workflows.executions._core
    call = seeing.call

    def spying(operation: Any, options: Any = None, **arguments: Any) -> Any:
        asked.append(options["timeout"].total)
        return call(operation, options, **arguments)

    seeing.call = spying
    await awaited(ours.workflows.executions.wait("exec_1", timeout=30))
    assert asked == [30, 29.5]


async def test_the_bar_is_shown_and_closed_also_when_the_wait_fails(
    ours: Any, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Any] = []

    class Recorded:
        def show(self, done: int, total: int, text: str) -> None:
            shown.append((done, total, text))

        def close(self) -> None:
            shown.append("closed")

    def bar(title: str) -> Bar:
        shown.append(title)
        return Recorded()

    monkeypatch.setattr(module, "_bar", bar)
    missing = Reply(404, {"error": {"message": "No."}})
    empty = Reply(body={"object": "list", "data": [], "first_id": None, "last_id": None, "has_more": False})
    server.script(state("running"), missing, empty, missing)
    with pytest.raises(Exception, match="404"):
        await awaited(ours.workflows.executions.wait("exec_1", progress=True))
    assert shown == ["exec_1", (0, 0, "running 0 s"), "closed"]


@pytest.mark.parametrize("until", ["completed", ()])
async def test_what_is_waited_for_must_be_a_list(ours: Any, until: Any) -> None:
    with pytest.raises(ArgumentError, match="until must be"):
        await awaited(ours.workflows.executions.wait("exec_1", until=until))


async def test_progress_may_be_awaited(ours: Any, server: ScriptedServer, flavour: str) -> None:
    seen: list[str] = []

    async def note(progress: ExecutionProgress) -> None:
        seen.append(progress.status)

    def tell(progress: ExecutionProgress) -> Any:
        return None if flavour == "sync" else note(progress)

    empty = Reply(body={"object": "list", "data": [], "first_id": None, "last_id": None, "has_more": False})
    server.script(state("completed"), Reply(404, {"error": {"message": "No."}}), empty)
    await awaited(ours.workflows.executions.wait("exec_1", on_progress=tell))
    assert seen == ([] if flavour == "sync" else ["completed"])
