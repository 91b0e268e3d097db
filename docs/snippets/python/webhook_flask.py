from aiagentplatform import AIAgentPlatform
from aiagentplatform.integrations.flask import receives
from aiagentplatform.types import Event
from flask import Flask

client = AIAgentPlatform()
app = Flask(__name__)


@app.post("/webhooks")
@receives(client.webhooks)
def receive(event: Event) -> None:
    if event.type == "workflow.completed":
        print("completed:", event.data.object.id)
    else:
        print(event.type)
