"""The mock platform of the kit: what a test scripts is what happens, and what was sent can be seen."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import pytest
from aiagentplatform import (
    AIAgentPlatform,
    AsyncAIAgentPlatform,
    AuthenticationError,
    PermissionDeniedError,
    RateLimitError,
    ServiceUnavailableError,
)
from aiagentplatform.testing import (
    Inbox,
    InboxServer,
    NothingArrivedError,
    Platform,
    PlatformError,
    inbox_server,
    mock_platform,
    new_company,
)
from conftest import awaited

from .stage import AT_ONCE, QUESTION


@pytest.fixture(scope="module")
def server() -> Iterator[Platform]:
    with mock_platform() as platform:
        yield platform


@pytest.fixture
def platform(server: Platform) -> Platform:
    return new_company(server.url)


@pytest.fixture(scope="module")
def inboxes() -> Iterator[InboxServer]:
    with inbox_server() as running:
        yield running


@pytest.fixture
def inbox(inboxes: InboxServer) -> Inbox:
    return inboxes.new()


def client_of(platform: Platform, flavour: str) -> Any:
    client = platform.client() if flavour == "sync" else platform.async_client()
    return client.with_options(clock=AT_ONCE)


async def said(client: Any) -> str | None:
    completion = await awaited(client.chat.completions.create(**QUESTION))
    text: str | None = completion.choices[0].message.content
    return text


@pytest.mark.anyio
async def test_the_model_says_what_the_test_scripts(flavour: str, platform: Platform) -> None:
    platform.say("One.", {"content": {"two": 2}}, {"tool_calls": [{"name": "look", "arguments": {}}]})
    client = client_of(platform, flavour)
    assert [await said(client), await said(client), await said(client)] == ["One.", '{"two":2}', None]


@pytest.mark.anyio
async def test_faults_hit_what_they_are_meant_for(flavour: str, platform: Platform) -> None:
    client = client_of(platform, flavour)
    platform.fault("status", status=503, operation="chat.completions.create", times=2, after=1)
    await awaited(client.models.list())
    await said(client)
    await said(client)  # its two failures were retried
    seen = platform.requests(operation="chat.completions.create")
    assert [entry["status"] for entry in seen] == [200, 503, 503, 200]
    platform.fault("status", status=503, times=None)
    with pytest.raises(ServiceUnavailableError):
        await said(client)
    platform.clear_faults()
    await said(client)


@pytest.mark.anyio
async def test_requests_show_what_arrived(flavour: str, platform: Platform) -> None:
    await said(client_of(platform, flavour))
    (entry,) = platform.requests(method="POST", path="/v1/chat/completions")
    assert entry["body"] == QUESTION
    assert entry["headers"]["authorization"] == "[redacted]"
    assert platform.requests(method="GET") == []


@pytest.mark.anyio
async def test_an_async_client_needs_no_closing_and_serves_several_loops(
    flavour: str, platform: Platform, recwarn: pytest.WarningsRecorder
) -> None:
    client = client_of(platform, flavour)
    for _ in range(2):
        await said(client)
    assert not recwarn.list


def test_the_clock_runs_ahead_when_it_is_told(platform: Platform) -> None:
    platform.freeze()
    before = platform.now()
    with platform.client() as client:
        key = client.api_keys.create(name="Short", permissions=["models:read"], expires_at=int(before) + 60)
        with platform.client(api_key=key.key, max_retries=0) as other:
            other.models.list()
            platform.advance(61)
            assert platform.now() == before + 61
            with pytest.raises(AuthenticationError):
                other.models.list()


def test_a_company_is_as_the_test_wants_it(server: Platform) -> None:
    limited = new_company(server.url, plan="free", permissions=["models:read"], rate_limit={"requests": 1}, mode="live")
    assert limited.api_key.startswith("aap_live_")
    with limited.client(max_retries=0) as client:
        with pytest.raises(PermissionDeniedError):
            client.chat.completions.create(**QUESTION)
        client.models.list()
        with pytest.raises(RateLimitError):
            client.models.list()


def test_companies_do_not_notice_each_other(server: Platform) -> None:
    one, other = new_company(server.url), new_company(server.url)
    one.fault("status", status=503, times=None)
    with other.client() as client:
        client.models.list()
    assert (len(one.requests()), len(other.requests())) == (0, 1)
    assert one.company_id != other.company_id


def test_a_reset_forgets_what_was_scripted(platform: Platform) -> None:
    platform.fault("status", status=503, times=None)
    platform.reset()
    with platform.client(max_retries=0) as client:
        client.models.list()


def test_the_environment_leads_a_client_to_the_company(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")  # nobody is there
    monkeypatch.setenv("no_proxy", "example.com")
    for name, value in platform.environment.items():
        monkeypatch.setenv(name, value)
    with AIAgentPlatform() as client:
        client.models.list()
    assert len(platform.requests(operation="models.list")) == 1


def test_no_proxy_stands_between_a_test_and_its_platform(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    with platform.client(max_retries=0) as client:
        client.models.list()
    assert len(platform.requests()) == 1


def test_settings_of_clients_are_taken_and_the_key_is_not_shown(platform: Platform) -> None:
    with platform.client(strict=True, transport="httpx") as client:
        client.models.list()
    assert isinstance(platform.async_client(), AsyncAIAgentPlatform)
    assert platform.api_key not in repr(platform)


def test_what_the_server_refuses_is_told_in_its_words(platform: Platform) -> None:
    with pytest.raises(PlatformError, match=r"no operation 'chat.create'.*Did you mean.*\(/match/operation\)"):
        platform.fault("status", status=500, operation="chat.create")


def test_without_the_mock_server_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "aiagentplatform_mock", None)
    with pytest.raises(PlatformError, match=r'pip install "aiagentplatform\[mock\]"'), mock_platform():
        pass


def test_webhooks_arrive_in_the_inbox_of_their_test(platform: Platform, inbox: Inbox, inboxes: InboxServer) -> None:
    with platform.client() as client:
        endpoint = client.webhooks.create(url=inbox.url, events=["api_key.created"])
        client.api_keys.create(name="Seen", permissions=["models:read"])
        letter = inbox.take()
        event = client.webhooks.unwrap(letter.body, letter.headers, endpoint.secret)
    assert event.type == "api_key.created" and event.data.object.name == "Seen"
    assert inbox.empty() and inboxes.new().empty()


def test_an_inbox_refuses_as_it_is_told_and_deliveries_are_repeated(platform: Platform, inbox: Inbox) -> None:
    inbox.answer(500)
    with platform.client() as client:
        retries: Any = {"delays": [60], "jitter": 0}
        client.webhooks.create(url=inbox.url, events=["api_key.created"], retry_policy=retries)
        client.api_keys.create(name="Seen", permissions=["models:read"])
        first = inbox.take()
        for _ in range(1000):  # until the refusal is noted, and the next attempt due
            if not inbox.empty():
                break
            platform.advance(61)
        again = inbox.take()
    assert again.body == first.body


def test_a_webhook_that_does_not_come_is_told(inbox: Inbox) -> None:
    with pytest.raises(NothingArrivedError, match="No webhook arrived at http://127"):
        inbox.take(timeout=0.01)
