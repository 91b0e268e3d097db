from aiagentplatform import AIAgentPlatform, WaitTimeoutError
from aiagentplatform.lib import ExecutionFailedError, ExecutionProgress
from aiagentplatform.types import WorkflowStepParam

STEPS: list[WorkflowStepParam] = [
    {
        "id": "draft",
        "type": "data_processing",
        "config": {"operation": "template", "template": "Dear {{ input.name }}"},
    },
    {"id": "sign", "type": "approval", "depends_on": ["draft"], "config": {"message": "Send it?"}},
]


def show(progress: ExecutionProgress) -> None:
    print(f"{progress.status}: {progress.done} of {progress.total} steps, now {', '.join(progress.current)}")


with AIAgentPlatform() as client:
    executions = client.workflows.executions
    workflow = client.workflows.create(name="Letter", steps=STEPS)
    execution = executions.create(workflow.id, input={"name": "Ada"})
    try:
        execution = executions.wait(execution.id, until=("completed", "waiting"), timeout=300, on_progress=show)
        if execution.status == "waiting":
            executions.resume(execution.id, decision="approve")
            execution = executions.wait(execution.id, timeout=300, progress=True)  # a bar, where somebody looks
        print(execution.status)
    except WaitTimeoutError as error:  # the execution goes on; wait again to go on waiting
        print("not yet:", error.state.status)
    except ExecutionFailedError as error:
        print(error.execution.status, error.execution.error)
