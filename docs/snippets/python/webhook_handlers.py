from aiagentplatform import AIAgentPlatform, WebhookHandlers
from aiagentplatform.types import ApiKeyCreatedEvent, Event, WorkflowCompletedEvent, WorkflowFailedEvent

client = AIAgentPlatform(webhook_secret="whsec_c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0")
hooks = WebhookHandlers(client.webhooks)


@hooks.on(WorkflowCompletedEvent, WorkflowFailedEvent)
def over(event: WorkflowCompletedEvent | WorkflowFailedEvent) -> None:
    print(event.data.object.id, event.data.object.status)


@hooks.on(ApiKeyCreatedEvent)
def created(event: ApiKeyCreatedEvent) -> None:
    print("new key:", event.data.object.name)


@hooks.default
def other(event: Event) -> None:
    print(event.type)


# To test a receiver, sign an event as the platform does:
body = b'{"id": "evt_1", "object": "event", "type": "workflow.started", "data": {"object": {"id": "exec_1"}}}'
headers = client.webhooks.sign(body)
assert hooks.receive(body, headers).status == 204  # prints workflow.started
assert hooks.receive(body, headers).status == 204  # a repetition, and prints nothing

false = hooks.receive(body + b" ", headers)
print(false.status, false.code)
