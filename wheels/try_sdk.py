"""
Tries the installed SDK as a new user would: calls, streams, webhooks, a workflow, the helpers. Prints one JSON line.

Against a mock server of its own, or, with its address and a key as arguments, against one that runs already.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import aiagentplatform
from aiagentplatform import AIAgentPlatform, AsyncAIAgentPlatform, NotFoundError
from aiagentplatform.testing import WEBHOOK_SECRET, signed_webhook
from pydantic import BaseModel

QUESTION: list[Any] = [{"role": "user", "content": "Hello"}]
STEPS: list[Any] = [
    {"id": "greet", "type": "data_processing", "config": {"operation": "template", "template": "Dear {{ input.name }}"}}
]


class City(BaseModel):
    name: str


def main() -> None:
    assert aiagentplatform.__version__ == version("aiagentplatform")
    if len(sys.argv) > 2:
        done = tried(*sys.argv[1:3])
    else:
        with mock_server() as (base_url, api_key):
            done = tried(base_url, api_key)
    print(json.dumps(done))


@contextmanager
def mock_server() -> Iterator[tuple[str, str]]:
    """The mock server's own command, beside this interpreter."""
    command = [str(Path(sys.executable).with_name("aiagentplatform-mock")), "--port", "0", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            ready = json.loads(server.stdout.readline())
            yield ready["base_url"], ready["api_key"]
        finally:
            server.terminate()


def tried(base_url: str, api_key: str) -> dict[str, Any]:
    with AIAgentPlatform(base_url=base_url, api_key=api_key, webhook_secret=WEBHOOK_SECRET) as client:
        return {
            "models": [model.id for model in client.models.list()],
            "error": error(client),
            "sync": sync_stream(client),
            "async": asyncio.run(async_stream(base_url, api_key)),
            "webhook": webhook(client),
            "file": file(client),
            "workflow": workflow(client),
            "parsed": parsed(client, base_url, api_key),
            "tools": tools(client, base_url, api_key),
        }


def error(client: AIAgentPlatform) -> str:
    try:
        client.models.retrieve("no-such-model")
    except NotFoundError as missing:
        return str(missing.code)
    raise AssertionError("a model that does not exist was found")


def sync_stream(client: AIAgentPlatform) -> str:
    with client.chat.completions.stream(model="auto", messages=QUESTION) as stream:
        text = "".join(stream.text())
        assert stream.final().choices[0].message.content == text
    return text


async def async_stream(base_url: str, api_key: str) -> str:
    async with AsyncAIAgentPlatform(base_url=base_url, api_key=api_key) as client:
        models = [model.id async for model in client.models.list()]
        async with client.chat.completions.stream(model=models[0], messages=QUESTION) as stream:
            return "".join([text async for text in stream.text()])


def webhook(client: AIAgentPlatform) -> str:
    letter = signed_webhook("workflow.completed")
    return client.webhooks.unwrap(letter.body, letter.headers).type


def file(client: AIAgentPlatform) -> str:
    uploaded = client.files.upload(file=("notes.txt", b"Paris"), purpose="assistants")
    return client.files.content(uploaded.id).read().decode()


def workflow(client: AIAgentPlatform) -> str:
    made = client.workflows.create(name="Letter", steps=STEPS)
    started = client.workflows.executions.create(made.id, input={"name": "Ada"})
    with client.workflows.executions.events(started.id) as events:
        assert list(events)
    return client.workflows.executions.wait(started.id, timeout=60).status


def parsed(client: AIAgentPlatform, base_url: str, api_key: str) -> str:
    say(base_url, api_key, {"content": '{"name": "Paris"}'})
    completion = client.chat.completions.parse(model="auto", messages=QUESTION, response_format=City)
    assert isinstance(completion.parsed, City)
    return completion.parsed.name


def tools(client: AIAgentPlatform, base_url: str, api_key: str) -> str | None:
    def weather(city: str) -> str:
        """The weather in a city."""
        return f"Sunny in {city}."

    say(
        base_url,
        api_key,
        {"tool_calls": [{"name": "weather", "arguments": {"city": "Paris"}}]},
        {"content": "It is sunny."},
    )
    run = client.chat.completions.run_tools(model="auto", messages=QUESTION, tools=[weather]).final()
    assert run.tool_calls == 1
    return run.text


def say(base_url: str, api_key: str, *replies: Any) -> None:
    """Script what the mock server's model says next."""
    address = f"{base_url.removesuffix('/v1')}/_mock/model/replies"
    headers = {"authorization": f"Bearer {api_key}", "content-type": "application/json"}
    with urlopen(Request(address, json.dumps(replies).encode(), headers, method="POST")) as reply:
        assert reply.status < 300


if __name__ == "__main__":
    main()
