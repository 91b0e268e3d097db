"""Webhooks and events: registered, caused, received, verified, delivered again, watched live."""

from __future__ import annotations

from .driver import Driver


async def endpoints(d: Driver) -> None:
    webhooks = d.client.webhooks
    made = await d.do(webhooks.create(url=d.inbox.url, events=["api_key.created"], description="Keys"))
    assert made.secret.startswith("whsec_")
    assert (await d.do(webhooks.retrieve(made.id))).url == d.inbox.url
    assert [each.id for each in await d.all(webhooks.list(status="enabled"))] == [made.id]
    assert (await d.do(webhooks.update(made.id, events="*", payload="thin"))).payload == "thin"
    rotated = await d.do(webhooks.rotate_secret(made.id, overlap_seconds=60))
    assert rotated.secret != made.secret
    tried = await d.do(webhooks.test(made.id, type="workflow.completed"))
    assert tried.status == "succeeded"
    got = d.inbox.take()
    for secret in (made.secret, rotated.secret):  # while the old one overlaps, both verify
        assert webhooks.unwrap(got.body, got.headers, secret).type == "workflow.completed"
    assert (await d.do(webhooks.delete(made.id))).deleted is True


async def deliveries(d: Driver) -> None:
    webhooks = d.client.webhooks
    made = await d.do(webhooks.create(url=d.inbox.url, events=["api_key.created"]))
    key = await d.do(d.client.api_keys.create(name="Seen", permissions=["files:read"]))
    got = d.inbox.take()
    event = webhooks.unwrap(got.body, got.headers, made.secret)
    assert event.data.object.id == key.id
    assert (await d.do(d.client.events.retrieve(event.id))).data.object.id == key.id
    (listed,) = await d.all(webhooks.deliveries.list(made.id))
    assert (await d.do(webhooks.deliveries.retrieve(made.id, listed.id))).event_id == event.id
    again = await d.do(webhooks.deliveries.redeliver(made.id, listed.id))
    assert again.redelivery_of == listed.id
    assert d.inbox.take().body == got.body


async def monitor(d: Driver) -> None:
    key = await d.do(d.client.api_keys.create(name="Watched", permissions=["files:read"]))
    (created,) = await d.all(d.client.events.list(types=["api_key.created"], object_id=key.id))
    assert created.data.object.name == "Watched"
    async with d.opened(d.client.events.stream(starting_after=0, types=["api_key.created"])) as stream:
        await d.do(d.client.api_keys.create(name="Live", permissions=["files:read"]))
        seen = [await d.do(anext(stream) if hasattr(stream, "__anext__") else next(stream)) for _ in range(2)]
    assert [each.data.object.name for each in seen] == ["Watched", "Live"]
