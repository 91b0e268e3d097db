from aiagentplatform import AIAgentPlatform, RateLimitError
from aiagentplatform_mock import serve  # pip install aiagentplatform-mock


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


with serve() as server, AIAgentPlatform(api_key=server.api_key, base_url=server.base_url, max_retries=1) as client:
    mock = client.with_options(base_url=f"{server.url}/_mock")  # the mock server's own API

    mock.request("POST", "/model/replies", body=[{"content": "Short."}])  # what the model says next
    assert summary(client, "A long text.") == "Short."

    fault = {"kind": "status", "status": 429, "headers": {"Retry-After": "0"}}
    order = {"match": {"operation": "chat.completions.create"}, "times": 2, "fault": fault}
    mock.request("POST", "/faults", body=order)  # one failure more than is retried
    assert summary(client, "A long text.") == "Busy."

print("ok")
