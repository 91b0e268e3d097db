from aiagentplatform import AIAgentPlatform, RateLimitError
from aiagentplatform.testing import mock_platform  # pip install "aiagentplatform[mock]"


def summary(client: AIAgentPlatform, text: str) -> str:
    """What is to be tested."""
    try:
        completion = client.chat.completions.create(
            model="gpt-5.2",
            messages=[{"role": "user", "content": f"Summarise: {text}"}],
        )
    except RateLimitError:
        return "Busy."
    return completion.choices[0].message.content or ""


with mock_platform() as platform, platform.client(max_retries=1) as client:
    platform.say("Short.")  # what the model says next
    assert summary(client, "A long text.") == "Short."

    busy = {"Retry-After": "0"}
    platform.fault("status", status=429, headers=busy, times=2)  # one failure more than is retried
    assert summary(client, "A long text.") == "Busy."
    assert [entry["status"] for entry in platform.requests()] == [200, 429, 429]

print("ok")
