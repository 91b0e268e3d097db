import httpx
from aiagentplatform import AIAgentPlatform


def see(response: httpx.Response) -> None:
    print(response.http_version, response.status_code)


with httpx.Client(event_hooks={"response": [see]}, limits=httpx.Limits(max_connections=5)) as theirs:
    with AIAgentPlatform(transport=theirs) as client:
        client.models.retrieve("gpt-5.2")
    assert not theirs.is_closed
