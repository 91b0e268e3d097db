from aiagentplatform import AIAgentPlatform, APIConnectionError, APIStatusError, RateLimitError, SDKError
from aiagentplatform.types import ExecutionCompletedEvent, ExecutionEvent, StepDeltaEvent, UnknownExecutionEvent


def narrate(event: ExecutionEvent) -> str:
    if event.type == "approval.required":  # comparing `type` narrows
        return event.message or "Somebody has to approve."
    match event:  # and so does the class
        case StepDeltaEvent(delta=delta):
            return delta
        case ExecutionCompletedEvent(execution=execution):
            return f"done: {execution.output}"
        case UnknownExecutionEvent():
            return f"new to this version: {event.raw}"
        case _:
            return event.type


def advice(error: SDKError) -> str:
    match error:
        case RateLimitError(retry_after=float(seconds)):
            return f"Wait {seconds} seconds."
        case APIStatusError(code="model_not_found"):
            return "Choose another model."
        case APIConnectionError(sent=False):
            return "Nothing was done; try again."
        case _:
            return str(error)


with AIAgentPlatform() as client:
    workflow = client.workflows.create(
        name="Greeting",
        steps=[
            {
                "id": "greet",
                "type": "data_processing",
                "config": {"operation": "template", "template": "Hello, {{ input.name }}!"},
            }
        ],
    )
    execution = client.workflows.executions.create(workflow.id, input={"name": "Ada"})
    with client.workflows.executions.events(execution.id) as events:
        for event in events:
            print(narrate(event))
    try:
        client.models.retrieve("no-such-model")
    except SDKError as error:
        print(advice(error))
