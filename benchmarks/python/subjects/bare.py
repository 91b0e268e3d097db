"""No SDK: httpx2 and json, as somebody in a hurry would write it. Nothing is typed, checked or retried."""

from __future__ import annotations

import json

import httpx2

from ..payloads import KEY, MODEL, PATIENCE, QUESTION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence
    from typing import Any

HEADERS = {"Authorization": f"Bearer {KEY}"}
PATH = "/chat/completions"


def client(origin: str) -> httpx2.Client:
    return httpx2.Client(base_url=f"{origin}/v1", headers=HEADERS)


def async_client(origin: str) -> httpx2.AsyncClient:
    return httpx2.AsyncClient(base_url=f"{origin}/v1", headers=HEADERS, timeout=PATIENCE)


def create(client: httpx2.Client) -> None:
    converse(client, QUESTION)


async def async_create(client: httpx2.AsyncClient) -> None:
    reply = await client.post(PATH, json={"model": MODEL, "messages": QUESTION})
    assert json.loads(reply.raise_for_status().content)["choices"][0]["message"]["content"]


def chunks(client: httpx2.Client) -> Iterator[str | None]:
    with client.stream("POST", PATH, json={"model": MODEL, "messages": QUESTION, "stream": True}) as reply:
        for line in reply.raise_for_status().iter_lines():
            if line.startswith("data: {"):
                yield json.loads(line[6:])["choices"][0]["delta"].get("content")


async def async_chunks(client: httpx2.AsyncClient) -> AsyncIterator[str | None]:
    async with client.stream("POST", PATH, json={"model": MODEL, "messages": QUESTION, "stream": True}) as reply:
        async for line in reply.raise_for_status().aiter_lines():
            if line.startswith("data: {"):
                yield json.loads(line[6:])["choices"][0]["delta"].get("content")


def listing(client: httpx2.Client) -> None:
    reply = client.get(PATH, params={"limit": 1000})
    assert json.loads(reply.raise_for_status().content)["data"][-1]["choices"][0]["message"]["content"]


def converse(client: httpx2.Client, messages: Sequence[Any]) -> None:
    reply = client.post(PATH, json={"model": MODEL, "messages": messages})
    assert json.loads(reply.raise_for_status().content)["choices"][0]["message"]["content"]
