"""
Tries what each extra of the SDK brings, in an environment that has it, against a mock server that runs already.

Takes the server's address, a key, and the names of the extras. Prints those that work, as one JSON line.
"""

from __future__ import annotations

import asyncio
import json
import sys
from base64 import b64encode
from typing import Any

from aiagentplatform import AIAgentPlatform, AsyncAIAgentPlatform, RedisReplayGuard
from aiagentplatform.testing import mock_platform, signed_webhook

BASE_URL, API_KEY = sys.argv[1:3]


def called(**settings: Any) -> None:
    with AIAgentPlatform(base_url=BASE_URL, api_key=API_KEY, **settings) as client:
        assert client.models.list().data


def httpx2() -> None:
    called(transport="httpx2")
    import httpx2

    with httpx2.Client() as theirs:
        called(transport=theirs)


def aiohttp() -> None:
    async def call() -> None:
        async with AsyncAIAgentPlatform(base_url=BASE_URL, api_key=API_KEY, transport="aiohttp") as client:
            assert (await client.models.list()).data

    asyncio.run(call())


def http2() -> None:
    import httpx

    with httpx.Client(http2=True) as theirs:  # raises ImportError without h2
        called(transport=theirs)


def otel() -> None:
    import opentelemetry.trace

    assert opentelemetry.trace.get_tracer("try")
    called()


def ed25519() -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.generate()
    public = "whpk_" + b64encode(private.public_key().public_bytes_raw()).decode()
    letter = signed_webhook(secret="whsk_" + b64encode(private.private_bytes_raw()).decode())
    with AIAgentPlatform(base_url=BASE_URL, api_key=API_KEY) as client:
        assert client.webhooks.unwrap(letter.body, letter.headers, public).type == "workflow.completed"


def redis() -> None:
    RedisReplayGuard("redis://127.0.0.1:1/0")  # raises ConfigurationError without the package


def mock() -> None:
    with mock_platform() as platform, platform.client() as client:
        assert client.models.list().data


EXTRAS = (httpx2, aiohttp, http2, otel, ed25519, redis, mock)

if __name__ == "__main__":
    wanted = sys.argv[3:]
    for extra in EXTRAS:
        if extra.__name__ in wanted:
            extra()
    print(json.dumps([extra.__name__ for extra in EXTRAS if extra.__name__ in wanted]))
