"""Fixtures for models and what they make: a company of its own for each test, and its client."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import httpx
import pytest
from aiagentplatform_mock import RunningServer

PATIENCE = 10.0


class Tenant:
    """A company and its client."""

    def __init__(self, server: RunningServer, api_key: str) -> None:
        self.base_url, self.url, self.api_key = server.base_url, server.url, api_key
        self.http = httpx.Client(headers={"authorization": f"Bearer {api_key}"}, timeout=PATIENCE)

    def ok(self, method: str, path: str, body: Any = None, **arguments: Any) -> dict[str, Any]:
        reply = self.http.request(method, self.base_url + path, json=body, **arguments)
        assert reply.is_success, reply.text
        found: dict[str, Any] = reply.json()
        return found

    def refused(self, method: str, path: str, body: Any = None, **arguments: Any) -> dict[str, Any]:
        reply = self.http.request(method, self.base_url + path, json=body, **arguments)
        assert reply.is_error, reply.text
        return {"status": reply.status_code, **reply.json()["error"]}

    def mock(self, method: str, path: str, body: Any = None) -> Any:
        """Call the admin API."""
        reply = self.http.request(method, f"{self.url}/_mock{path}", json=body)
        assert reply.is_success, reply.text
        return reply.json() if reply.content else None

    def script(self, *replies: Any) -> None:
        """Queue replies of the model."""
        self.mock("POST", "/model/replies", list(replies))

    def fail(self, times: int = 1, after: int = 0, **fault: Any) -> None:
        """Make the next requests go wrong."""
        self.mock("POST", "/faults", {"match": {}, "times": times, "after": after, "fault": fault})

    def chat(self, text: str | list[Any], model: str = "gpt-5.2", **fields: Any) -> dict[str, Any]:
        """A completion for one user message, or for a list of messages."""
        messages = [{"role": "user", "content": text}] if isinstance(text, str) else text
        return self.ok("POST", "/chat/completions", {"model": model, "messages": messages, **fields})

    def said(self, text: str | list[Any], **fields: Any) -> str:
        """What the model says to that."""
        return str(self.chat(text, **fields)["choices"][0]["message"]["content"])

    def chunks(self, text: str, model: str = "gpt-5.2", **fields: Any) -> list[dict[str, Any]]:
        """The chunks of a streamed completion; the stream must end with its terminator."""
        body = {"model": model, "messages": [{"role": "user", "content": text}], "stream": True, **fields}
        lines: list[str] = []
        with self.http.stream("POST", f"{self.base_url}/chat/completions", json=body) as reply:
            assert reply.headers["content-type"].startswith("text/event-stream")
            lines = [line.removeprefix("data: ") for line in reply.iter_lines() if line.startswith("data: ")]
        assert lines.pop() == "[DONE]"
        return [json.loads(line) for line in lines]


@pytest.fixture
def tenant_on(server: RunningServer) -> Iterator[Callable[[str], Tenant]]:
    """Makes companies on a plan."""
    with ExitStack() as clients:

        def make(plan: str) -> Tenant:
            tenant = Tenant(server, server.new_company(plan).api_key)
            clients.enter_context(tenant.http)
            return tenant

        yield make


@pytest.fixture
def tenant(tenant_on: Callable[[str], Tenant]) -> Tenant:
    return tenant_on("enterprise")


@pytest.fixture
def other(tenant_on: Callable[[str], Tenant]) -> Tenant:
    return tenant_on("enterprise")
