"""From the platform to the handler: real deliveries, over a socket, to each framework. Whatever happens, once."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import fakeredis
import pytest
from aiagentplatform import AIAgentPlatform, MemoryReplayGuard, RedisReplayGuard, ReplayClaim, WebhookHandlers
from aiagentplatform._core import wait_until
from aiagentplatform.types import ApiKeyCreatedEvent, Event, WebhookDelivery, WebhookEndpointWithSecret
from aiagentplatform_mock import serve
from mock_platform import Company, new_company

from .apps import APPS, serving

SECRET = "whsec_" + "c2VjcmV0" * 4
NEXT = "whsec_" + "bmV3c2Vj" * 4


class WatchedGuard:
    """A guard that tells what became of each claim."""

    def __init__(self, guard: Any) -> None:
        self.guard = guard
        self.states: queue.Queue[str] = queue.Queue()

    def claim(self, id: str, /) -> ReplayClaim:
        claim: ReplayClaim = self.guard.claim(id)
        self.states.put(claim.state)
        return claim

    def commit(self, claim: ReplayClaim, /) -> None:
        self.guard.commit(claim)

    def release(self, claim: ReplayClaim, /) -> None:
        self.guard.release(claim)


class Site:
    """A receiver on a port of its own, and the company whose events it receives."""

    def __init__(self, framework: str, client: AIAgentPlatform, company: Company, stack: ExitStack) -> None:
        self.client, self.company = client, company
        self.guard = WatchedGuard(MemoryReplayGuard())
        self.handled: queue.Queue[str] = queue.Queue()
        self.before: Callable[[], None] = lambda: None
        self.secrets = [SECRET]
        hooks = WebhookHandlers(client.webhooks, secret=self.secrets, guard=self.guard)

        @hooks.on(ApiKeyCreatedEvent)
        def created(event: ApiKeyCreatedEvent) -> None:
            self.before()
            self.handled.put(event.data.object.name)

        @hooks.default
        def other(event: Event) -> None:
            self.handled.put(event.type)

        self.url = stack.enter_context(serving(stack.enter_context(APPS[framework](hooks))))

    def register(self) -> WebhookEndpointWithSecret:
        policy: Any = {"delays": [60, 60, 60], "jitter": 0}
        return self.client.webhooks.create(url=self.url, events=["api_key.created"], secret=SECRET, retry_policy=policy)

    def happen(self, name: str) -> None:
        self.client.api_keys.create(name=name, permissions=["files:read"])

    def settled(self, endpoint: WebhookEndpointWithSecret, attempts: int) -> WebhookDelivery:
        """The endpoint's latest delivery, as soon as the platform wrote down so many attempts."""

        def ask() -> WebhookDelivery:
            (delivery, *_) = self.client.webhooks.deliveries.list(endpoint.id)
            return delivery

        return wait_until(ask, lambda delivery: len(delivery.attempts) == attempts, timeout=20, poll=0.02)

    def nothing_more(self) -> bool:
        return self.handled.empty() and self.guard.states.empty()


@pytest.fixture(scope="module")
def platform_url() -> Iterator[str]:
    with serve() as server:
        yield server.url


@pytest.fixture(params=APPS)
def site(request: pytest.FixtureRequest, platform_url: str) -> Iterator[Site]:
    company = new_company(platform_url)
    with (
        ExitStack() as stack,
        AIAgentPlatform(api_key=company.api_key, base_url=company.base_url) as client,
    ):
        yield Site(request.param, client, company, stack)


def statuses(delivery: WebhookDelivery) -> list[int | None]:
    return [attempt.response_status for attempt in delivery.attempts]


def test_an_event_is_handled_once_however_often_it_is_delivered(site: Site) -> None:
    endpoint = site.register()
    site.happen("First")
    assert site.handled.get(timeout=20) == "First"
    assert site.guard.states.get(timeout=20) == "new"
    first = site.settled(endpoint, 1)
    assert (first.status, statuses(first)) == ("succeeded", [204])
    again = site.client.webhooks.deliveries.redeliver(endpoint.id, first.id)
    assert site.guard.states.get(timeout=20) == "handled"
    repeated = site.settled(endpoint, 1)
    assert (repeated.id, repeated.status, statuses(repeated)) == (again.id, "succeeded", [204])
    assert site.nothing_more()


def test_an_event_whose_handler_failed_is_handled_at_the_next_attempt(site: Site) -> None:
    failing = [True]

    def fail_once() -> None:
        if failing and failing.pop():
            raise ZeroDivisionError

    site.before = fail_once
    endpoint = site.register()
    site.happen("Twice")
    assert statuses(site.settled(endpoint, 1)) == [500]
    site.company.advance(61)
    assert site.handled.get(timeout=20) == "Twice"
    done = site.settled(endpoint, 2)
    assert (done.status, statuses(done)) == ("succeeded", [500, 204])
    assert [site.guard.states.get(timeout=20) for _ in range(2)] == ["new", "new"]
    assert site.nothing_more()


def test_an_event_that_comes_twice_at_once_is_handled_once(site: Site) -> None:
    """Two endpoints with the same URL: the platform sends both the same id."""
    states: list[str] = []

    def wait_for_the_other() -> None:
        states.extend(site.guard.states.get(timeout=20) for _ in range(2))

    site.before = wait_for_the_other
    endpoints = [site.register(), site.register()]
    site.happen("Both")
    assert site.handled.get(timeout=20) == "Both"
    assert states == ["new", "in_flight"]
    firsts = [site.settled(endpoint, 1) for endpoint in endpoints]
    assert sorted(status or 0 for each in firsts for status in statuses(each)) == [204, 409]
    site.company.advance(301)  # what the 409 asked for
    assert site.guard.states.get(timeout=20) == "handled"
    refused = next(endpoint for endpoint, first in zip(endpoints, firsts, strict=True) if first.status != "succeeded")
    assert statuses(site.settled(refused, 2)) == [409, 204]
    assert site.nothing_more()


def test_while_a_secret_is_rotated_no_event_is_lost(site: Site) -> None:
    webhooks = site.client.webhooks
    endpoint = site.register()
    assert webhooks.test(endpoint.id, type="workflow.completed").status == "succeeded"
    webhooks.rotate_secret(endpoint.id, secret=NEXT)  # both sign for a day
    assert webhooks.test(endpoint.id, type="workflow.completed").status == "succeeded"
    site.secrets[:] = [NEXT, SECRET]
    assert webhooks.test(endpoint.id, type="workflow.completed").status == "succeeded"
    webhooks.rotate_secret(endpoint.id, secret=NEXT, overlap_seconds=0)
    assert webhooks.test(endpoint.id, type="workflow.completed").status == "succeeded"
    site.secrets[:] = [SECRET]
    refused = webhooks.test(endpoint.id, type="workflow.completed")
    assert (refused.status, statuses(refused)) == ("failed", [400])
    assert refused.attempts[0].response_body == '{"code": "no_matching_signature"}'


def test_receivers_that_share_a_redis_handle_an_event_once_between_them(platform_url: str) -> None:
    company = new_company(platform_url)
    with (
        ExitStack() as stack,
        AIAgentPlatform(api_key=company.api_key, base_url=company.base_url) as client,
    ):
        redis = fakeredis.FakeServer()
        sites = [Site(framework, client, company, stack) for framework in ("starlette", "flask", "django")]
        for site in sites:
            site.guard.guard = RedisReplayGuard(fakeredis.FakeRedis(server=redis))
            site.register()
        sites[0].happen("Shared")
        states = [site.guard.states.get(timeout=20) for site in sites]
        assert states.count("new") == 1
        handled = [site.handled.get(timeout=20) for site, state in zip(sites, states, strict=True) if state == "new"]
        assert handled == ["Shared"]
        assert all(site.handled.empty() for site in sites)
