import tempfile
from pathlib import Path

from aiagentplatform import AIAgentPlatform
from aiagentplatform.testing import Cassette, Redaction, UnrecordedRequestError


def answer(client: AIAgentPlatform, question: str) -> str | None:
    """What is to be tested."""
    completion = client.chat.completions.create(model="auto", messages=[{"role": "user", "content": question}])
    return completion.choices[0].message.content


path = Path(tempfile.mkdtemp()) / "capital.json"  # in a project: tests/cassettes/capital.json
redaction = Redaction(names=["x-tenant"])  # beside keys, cookies, tokens and passwords

with (
    Cassette(path, redaction=redaction) as cassette,  # there is no file yet: what is said is recorded
    AIAgentPlatform(transport=cassette.transport(), headers={"x-tenant": "acme"}) as client,
):
    first = answer(client, "What is the capital of France?")

with (
    Cassette(path, mode="replay") as cassette,  # no network, no key
    AIAgentPlatform(transport=cassette.transport(), api_key="aap_test_any") as client,
):
    assert answer(client, "What is the capital of France?") == first
    try:
        answer(client, "What is the capital of Peru?")
    except UnrecordedRequestError as error:
        print(error)  # shows the nearest request that is recorded, and in what it differs

assert "acme" not in path.read_text() and "Bearer aap_test_REDACTED" in path.read_text()
