from aiagentplatform import AIAgentPlatform

with AIAgentPlatform() as client:
    endpoint = client.webhooks.create(url="https://example.com/webhooks", events=["workflow.completed"])
    old = endpoint.secret  # shown this once: store it safely
    new = client.webhooks.rotate_secret(endpoint.id, overlap_seconds=86_400).secret

    body = b'{"type": "workflow.completed"}'
    headers = client.webhooks.sign(body, [new, old])  # as the platform does while both are valid
    for secret in (old, new, [new, old]):
        print(client.webhooks.verify(body, headers, secret).id)
    client.webhooks.delete(endpoint.id)
