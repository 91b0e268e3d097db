import os

from aiagentplatform import AIAgentPlatform, AsyncRedisReplayGuard, WebhookHandlers
from aiagentplatform.integrations.starlette import webhook_route
from starlette.applications import Starlette

client = AIAgentPlatform()
guard = AsyncRedisReplayGuard(os.environ.get("REDIS_URL", "redis://localhost:6379/0"), prefix="billing:webhook:")
hooks = WebhookHandlers(client.webhooks, guard=guard)
app = Starlette(routes=[webhook_route("/webhooks", hooks)])
