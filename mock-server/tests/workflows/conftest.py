"""Fixtures for workflows: a company with a driver that makes, runs and follows them, and an HTTP server to call."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest
from aiagentplatform_mock import RunningServer
from aiagentplatform_mock.engine.definition import Findings, validate
from aiagentplatform_mock.kernel.document import load
from aiagentplatform_mock.kernel.document.schemas import Schemas

TERMINAL = ("execution.completed", "execution.failed", "execution.cancelled", "execution.timed_out")

Object = dict[str, Any]


def template(step_id: str, text: Any = "done", **fields: Any) -> Object:
    """A step that gives a filled template."""
    config = {"operation": "template", "template": text}
    return {"id": step_id, "type": "data_processing", "config": config, **fields}


class Flows:
    """A company's workflows."""

    def __init__(self, server: RunningServer, api_key: str) -> None:
        headers = {"Authorization": f"Bearer {api_key}"}
        self.client = httpx.Client(base_url=server.base_url, headers=headers, timeout=30)
        self._admin = httpx.Client(base_url=server.url + "/_mock", headers=headers, timeout=30)

    def close(self) -> None:
        self.client.close()
        self._admin.close()

    def ok(self, method: str, path: str, body: Any = None, **arguments: Any) -> Any:
        """The body of a reply that must be a success."""
        reply = self.client.request(method, path, json=body, **arguments)
        assert reply.is_success, reply.text
        return reply.json()

    def refused(self, method: str, path: str, body: Any = None) -> Object:
        """The error of a reply that must be one, with its status."""
        reply = self.client.request(method, path, json=body)
        assert reply.is_error, reply.text
        return {"status": reply.status_code, **reply.json()["error"]}

    def admin(self, path: str, body: Any = None) -> Any:
        reply = self._admin.post(path, json=body or {})
        assert reply.is_success, reply.text
        return reply.json()

    def freeze(self) -> None:
        self.admin("/clock", {"freeze": True})

    def advance(self, seconds: float) -> None:
        self.admin("/clock", {"advance": seconds})

    def script(self, *replies: Object) -> None:
        """What the model says next."""
        reply = self._admin.post("/model/replies", json=list(replies))
        assert reply.is_success, reply.text

    def tokens_used(self) -> int:
        """The model tokens that are counted under the company's key."""
        key = self.ok("GET", "/api_keys")["data"][0]["id"]
        return int(self.ok("GET", f"/api_keys/{key}/usage")["total"]["tokens_used"])

    def create(self, *steps: Object, **fields: Any) -> str:
        """A new workflow's id."""
        return str(self.ok("POST", "/workflows", {"name": "Test", "steps": list(steps), **fields})["id"])

    def start(self, workflow_id: str, given: Any = None, **fields: Any) -> str:
        """A new execution's id."""
        body = {"input": {} if given is None else given, **fields}
        return str(self.ok("POST", f"/workflows/{workflow_id}/executions", body)["id"])

    def run(self, workflow_id: str, given: Any = None, **fields: Any) -> Object:
        """An execution that has finished, or waits."""
        body = {"input": {} if given is None else given, **fields}
        execution: Object = self.ok("POST", f"/workflows/{workflow_id}/executions/run", body)
        return execution

    def run_steps(self, *steps: Object, given: Any = None, **fields: Any) -> Object:
        """A new workflow's first execution."""
        return self.run(self.create(*steps, **fields), given)

    def execution(self, execution_id: str) -> Object:
        execution: Object = self.ok("GET", f"/executions/{execution_id}")
        return execution

    def resume(self, execution_id: str, **decision: Any) -> Object:
        execution: Object = self.ok("POST", f"/executions/{execution_id}/resume", decision)
        return execution

    def follow(
        self,
        execution_id: str,
        until: str | Callable[[Object], bool] | None = None,
        headers: Mapping[str, str] | None = None,
        **query: Any,
    ) -> list[Object]:
        """The events of an execution, up to one of that type; by default all."""
        path = f"/executions/{execution_id}/events/stream"
        found: list[Object] = []
        with self.client.stream("GET", path, params=query, headers=headers) as reply:
            assert reply.status_code == 200
            for line in reply.iter_lines():
                if line.startswith("data:"):
                    event = json.loads(line.removeprefix("data:"))
                    found.append(event)
                    if until is not None and (event["type"] == until if isinstance(until, str) else until(event)):
                        return found
        return found

    def finished(self, execution_id: str) -> Object:
        """The execution at its end."""
        last = self.follow(execution_id)[-1]
        assert last["type"] in TERMINAL
        execution: Object = last["execution"]
        return execution

    def steps(self, execution_id: str) -> dict[str, Object]:
        """The records of an execution's steps by path."""
        page = self.ok("GET", f"/executions/{execution_id}/steps", params={"limit": 100, "order": "asc"})
        return {step["step_path"]: step for step in page["data"]}


@pytest.fixture
def new_flows(server: RunningServer) -> Iterator[Callable[..., Flows]]:
    """Makes drivers, each of a company of its own."""
    made: list[Flows] = []

    def new(**company: Any) -> Flows:
        made.append(Flows(server, server.new_company(**company).api_key))
        return made[-1]

    yield new
    for flows in made:
        flows.close()


@pytest.fixture
def flows(new_flows: Callable[..., Flows]) -> Flows:
    """A company with a driver."""
    return new_flows()


@dataclass
class Called:
    """A request that reached the HTTP server."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass
class Api:
    """An HTTP server that gives the replies queued, then 200 with `{}`."""

    url: str = ""
    replies: list[tuple[int, Mapping[str, str], bytes]] = field(default_factory=list)
    calls: list[Called] = field(default_factory=list)

    def reply(self, status: int, body: Any = None, **headers: str) -> None:
        content = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        kind = {} if body is None or isinstance(body, bytes) else {"content-type": "application/json"}
        self.replies.append((status, {**kind, **headers}, content))


@pytest.fixture
def api() -> Iterator[Api]:
    """Something for steps to call."""
    api = Api()

    class Handler(BaseHTTPRequestHandler):
        def handle_any(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            api.calls.append(Called(self.command, self.path, {k.lower(): v for k, v in self.headers.items()}, body))
            status, headers, content = api.replies.pop(0) if api.replies else (200, {}, b"{}")
            self.send_response(status)
            for name, value in {"content-length": str(len(content)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = handle_any

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        api.url = f"http://127.0.0.1:{listening.server_address[1]}"
        thread = threading.Thread(target=listening.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield api
        listening.shutdown()
        thread.join()


class KnownOutside:
    """One model and one workflow exist."""

    def model_fault(self, model: str) -> str | None:
        return None if model == "gpt-5.2" else f"The model '{model}' does not exist."

    def has_workflow(self, workflow_id: str, version: int | None) -> bool:
        return workflow_id == "wf_1" and version in (None, 1)


@pytest.fixture(scope="session")
def check() -> Callable[[Any], Findings]:
    """Checks a definition without a server."""
    shape = Schemas(load()).faults
    outside = KnownOutside()
    return lambda definition: validate(definition, shape, outside)


@pytest.fixture(scope="session")
def step() -> Callable[..., Object]:
    """Makes a step that gives a filled template: `step("a", "{{ input.x }}", depends_on=["b"])`."""
    return template
