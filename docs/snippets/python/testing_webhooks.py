from aiagentplatform import AIAgentPlatform, WebhookError
from aiagentplatform.testing import EVENT_TYPES, WEBHOOK_SECRET, Flaw, signed_webhook

client = AIAgentPlatform(webhook_secret=WEBHOOK_SECRET)


def receive(body: bytes, headers: dict[str, str]) -> int:
    """What is to be tested."""
    try:
        event = client.webhooks.unwrap(body, headers)
    except WebhookError:
        return 400
    if event.type == "workflow.failed":
        print(event.data.object.metadata["order"], "failed")
    return 204


for kind in EVENT_TYPES:  # a realistic event of every type
    webhook = signed_webhook(kind, {"metadata": {"order": "A16"}})
    assert receive(webhook.body, webhook.headers) == 204

failed = signed_webhook("workflow.failed", {"metadata": {"order": "A17"}})
assert receive(failed.body, failed.headers) == 204

flaws: list[Flaw] = ["body", "id", "secret", "timestamp", "missing_signature"]
for flaw in flaws:
    forged = signed_webhook("workflow.completed", tampered=flaw)
    assert receive(forged.body, forged.headers) == 400

client.close()
