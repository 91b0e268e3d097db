from typing import Annotated

from aiagentplatform import AIAgentPlatform
from aiagentplatform.integrations.fastapi import webhook_event
from aiagentplatform.types import Event
from fastapi import Depends, FastAPI

client = AIAgentPlatform()  # reads AIAGENTPLATFORM_WEBHOOK_SECRET, too
app = FastAPI()
verified = webhook_event(client.webhooks)


@app.post("/webhooks", status_code=204)
def receive(event: Annotated[Event, Depends(verified)]) -> None:
    if event.type == "workflow.completed":
        print("completed:", event.data.object.id)
    else:
        print(event.type)
