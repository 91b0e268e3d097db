import pytest
from aiagentplatform import (
    AIAgentPlatform,
    AsyncAIAgentPlatform,
    AuthenticationError,
    PermissionDeniedError,
    StreamIncompleteError,
)
from aiagentplatform.testing import Inbox, Platform
from aiagentplatform.types import ChatMessageParam

HI: list[ChatMessageParam] = [{"role": "user", "content": "Hi"}]


@pytest.mark.anyio  # or pytest-asyncio's, or pytest-trio's: the client does not mind
async def test_async(aap_platform: Platform, aap_async_client: AsyncAIAgentPlatform) -> None:
    aap_platform.say("One.", {"tool_calls": [{"name": "weather", "arguments": {"city": "Paris"}}]})
    for expected in ("One.", None):
        completion = await aap_async_client.chat.completions.create(model="auto", messages=HI)
        assert completion.choices[0].message.content == expected


def test_a_stream_that_is_cut(aap_platform: Platform, aap_client: AIAgentPlatform) -> None:
    aap_platform.say("one two three")
    aap_platform.fault("cut", after_events=3, operation="chat.completions.create")
    with (
        aap_client.chat.completions.stream(model="auto", messages=HI) as stream,
        pytest.raises(StreamIncompleteError) as caught,
    ):
        list(stream.text())
    assert caught.value.partial.choices[0].message.content == "one two"


def test_a_key_expires(aap_platform: Platform, aap_client: AIAgentPlatform) -> None:
    key = aap_client.api_keys.create(
        name="Short", permissions=["models:read"], expires_at=int(aap_platform.now()) + 3600
    )
    with aap_platform.client(api_key=key.key, max_retries=0) as client:
        client.models.list()
        aap_platform.advance(3601)  # nobody waits an hour
        with pytest.raises(AuthenticationError):
            client.models.list()


@pytest.mark.aap_company(permissions=["chat:write"], plan="free")
def test_what_a_key_must_not_do(aap_client: AIAgentPlatform) -> None:
    with pytest.raises(PermissionDeniedError):
        aap_client.files.list()


@pytest.mark.usefixtures("aap_environment")
def test_code_that_makes_its_own_client(aap_platform: Platform) -> None:
    with AIAgentPlatform() as client:  # finds the mock platform in its environment
        client.models.list()
    (entry,) = aap_platform.requests(operation="models.list")
    assert entry["status"] == 200


def test_a_webhook_is_delivered_again(aap_client: AIAgentPlatform, aap_inbox: Inbox) -> None:
    endpoint = aap_client.webhooks.create(url=aap_inbox.url, events=["api_key.created"])
    aap_client.api_keys.create(name="New", permissions=["models:read"])
    letter = aap_inbox.take()
    event = aap_client.webhooks.unwrap(letter.body, letter.headers, endpoint.secret)
    assert event.type == "api_key.created"

    (delivery,) = aap_client.webhooks.deliveries.list(endpoint.id).data
    aap_client.webhooks.deliveries.redeliver(endpoint.id, delivery.id)
    assert aap_inbox.take().body == letter.body
