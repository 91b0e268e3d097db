"""Tries the installed SDK against the installed mock server, as a new user would. Prints one JSON line."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys

from aiagentplatform import AIAgentPlatform, AsyncAIAgentPlatform


def main() -> None:
    command = [sys.executable, "-m", "aiagentplatform_mock", "--port", "0", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            ready = json.loads(server.stdout.readline())
            text = asyncio.run(stream(ready["base_url"], ready["api_key"]))
            print(json.dumps({"models": models(ready["base_url"], ready["api_key"]), "text": text}))
        finally:
            server.terminate()


def models(base_url: str, api_key: str) -> list[str]:
    with AIAgentPlatform(base_url=base_url, api_key=api_key) as client:
        return [model.id for model in client.models.list()]


async def stream(base_url: str, api_key: str) -> str:
    async with AsyncAIAgentPlatform(base_url=base_url, api_key=api_key) as client:
        model = (await client.models.list(limit=1)).data[0].id
        async with client.chat.completions.stream(
            model=model, messages=[{"role": "user", "content": "Hello"}]
        ) as chunks:
            return "".join([text async for text in chunks.text()])


if __name__ == "__main__":
    main()
