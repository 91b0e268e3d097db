from aiagentplatform import AIAgentPlatform
from aiagentplatform.integrations.django import receives
from aiagentplatform.types import Event
from django.http import HttpRequest
from django.urls import path

client = AIAgentPlatform()


@receives(client.webhooks)  # csrf_exempt, for POST alone
def receive(request: HttpRequest, event: Event) -> None:
    if event.type == "workflow.completed":
        print("completed:", event.data.object.id)
    else:
        print(event.type)


urlpatterns = [path("webhooks", receive)]
