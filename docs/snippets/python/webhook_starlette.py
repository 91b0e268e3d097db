from aiagentplatform import AsyncAIAgentPlatform, WebhookHandlers
from aiagentplatform.integrations.starlette import webhook_route
from aiagentplatform.types import Event, WorkflowCompletedEvent
from starlette.applications import Starlette

client = AsyncAIAgentPlatform()
hooks = WebhookHandlers(client.webhooks)


@hooks.on(WorkflowCompletedEvent)
async def completed(event: WorkflowCompletedEvent) -> None:
    print("completed:", event.data.object.id)


@hooks.default  # all others, also those that come with a later version
def other(event: Event) -> None:
    print(event.type)


app = Starlette(routes=[webhook_route("/webhooks", hooks)])
