import httpx
import pytest
import respx
from aiagentplatform import AIAgentPlatform, RateLimitError
from aiagentplatform.testing import chat_completion, chat_stream

BASE = "https://api.aiagentplatform.com/v1"


def test_with_respx(respx_mock: respx.MockRouter) -> None:
    route = respx_mock.post(f"{BASE}/chat/completions")
    route.side_effect = [
        httpx.Response(429, headers={"retry-after": "0"}),
        httpx.Response(200, json=chat_completion("Hi.").model_dump(mode="json", exclude_unset=True)),
        httpx.Response(200, headers={"content-type": "text/event-stream"}, content=chat_stream("Hello world")),
    ]
    with AIAgentPlatform(api_key="aap_test_any", transport="httpx") as client:  # respx knows httpx alone
        completion = client.chat.completions.create(model="auto", messages=[])
        assert completion.choices[0].message.content == "Hi."
        with client.chat.completions.stream(model="auto", messages=[]) as stream:
            assert "".join(stream.text()) == "Hello world"
    assert route.call_count == 3


def test_with_the_librarys_own_mock() -> None:
    def busy(request: httpx.Request) -> httpx.Response:
        return httpx.Response(429, headers={"retry-after": "0"})

    # The same with httpx2: its Client, MockTransport and Response.
    with httpx.Client(transport=httpx.MockTransport(busy)) as library:
        client = AIAgentPlatform(api_key="aap_test_any", transport=library, max_retries=0)
        with pytest.raises(RateLimitError):
            client.models.list()
        client.close()
