"""Fixtures for events, webhooks and keys: one server, a company per test, and receivers that answer as told."""

from __future__ import annotations

import json
import queue
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest
from aiagentplatform_mock import RunningServer, serve

PATIENCE = 10.0


@dataclass
class Answer:
    """What a receiver says; it waits for `hold` first."""

    status: int = 204
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    hold: threading.Event | None = None


@dataclass
class Received:
    """A request that reached a receiver."""

    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def event(self) -> dict[str, Any]:
        event: dict[str, Any] = json.loads(self.body)
        return event


class Receiver:
    """An HTTP server on a free port that keeps what it gets and gives the answers queued, then 204s."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self._inbox: queue.Queue[Received] = queue.Queue()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                answer = receiver.answers.pop(0) if receiver.answers else Answer()
                receiver._inbox.put(Received(self.path, {k.lower(): v for k, v in self.headers.items()}, body))
                if answer.hold is not None:
                    answer.hold.wait(PATIENCE)
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(answer.body)))
                self.end_headers()
                self.wfile.write(answer.body)

            def log_message(self, format: str, *args: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            def handle_error(self, request: Any, client_address: Any) -> None:
                """The platform may hang up on a slow answer."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    def says(self, status: int, hold: threading.Event | None = None, body: bytes = b"", **headers: str) -> None:
        """Queue an answer; `retry_after` stands for the header Retry-After, and so on."""
        self.answers.append(
            Answer(status, {name.replace("_", "-"): text for name, text in headers.items()}, body, hold)
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/hook"

    def next(self) -> Received:
        """The next request, waited for."""
        return self._inbox.get(timeout=PATIENCE)

    @property
    def idle(self) -> bool:
        """Whether nothing more has come."""
        return self._inbox.empty()

    def close(self) -> None:
        if not self._thread.is_alive():
            return
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class Tenant:
    """A company of its own and its client."""

    def __init__(self, server: RunningServer, api_key: str, company_id: str) -> None:
        self.server, self.api_key, self.company_id = server, api_key, company_id
        self.http = httpx.Client(headers={"authorization": f"Bearer {api_key}"}, timeout=PATIENCE)

    def call(self, method: str, path: str, body: Any = None, **arguments: Any) -> httpx.Response:
        return self.http.request(method, self.server.base_url + path, json=body, **arguments)

    def ok(self, method: str, path: str, body: Any = None, **arguments: Any) -> dict[str, Any]:
        reply = self.call(method, path, body, **arguments)
        assert reply.is_success, reply.text
        found: dict[str, Any] = reply.json()
        return found

    def refused(self, method: str, path: str, body: Any = None, **arguments: Any) -> dict[str, Any]:
        reply = self.call(method, path, body, **arguments)
        assert reply.is_error, reply.text
        return {"status": reply.status_code, **reply.json()["error"]}

    def advance(self, seconds: float) -> None:
        reply = self.http.post(f"{self.server.url}/_mock/clock", json={"advance": seconds})
        assert reply.is_success, reply.text

    def freeze(self) -> float:
        reply = self.http.post(f"{self.server.url}/_mock/clock", json={"freeze": True})
        assert reply.is_success, reply.text
        return float(reply.json()["now"])

    def subscribe(self, url: str, events: Any = "*", **fields: Any) -> dict[str, Any]:
        return self.ok("POST", "/webhooks", {"url": url, "events": events, **fields})

    def cause(self, name: str = "A key", **fields: Any) -> dict[str, Any]:
        """Cause an `api_key.created` event."""
        return self.ok("POST", "/api_keys", {"name": name, "permissions": ["files:read"], **fields})

    def deliveries(self, webhook: Mapping[str, Any]) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.ok("GET", f"/webhooks/{webhook['id']}/deliveries")["data"]
        return found

    def eventually_event(self, event_type: str, object_id: str) -> dict[str, Any]:
        """The one event of that type about that object, waited for."""
        path = f"/events?types={event_type}&object_id={object_id}"
        eventually(lambda: len(self.ok("GET", path)["data"]) > 0)
        (event,) = self.ok("GET", path)["data"]
        found: dict[str, Any] = event
        return found

    def settled(self, webhook: Mapping[str, Any], attempts: int = 1) -> dict[str, Any]:
        """The endpoint's latest delivery once it shows that many attempts."""
        eventually(lambda: any(len(d["attempts"]) >= attempts for d in self.deliveries(webhook)[:1]))
        return self.deliveries(webhook)[0]


def eventually(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + PATIENCE
    pause = threading.Event()
    while not holds():
        assert time.monotonic() < deadline, "It did not come true in time."
        pause.wait(0.01)


@pytest.fixture(scope="session")
def server() -> Iterator[RunningServer]:
    with serve(validate_replies=True) as running:
        yield running


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[RunningServer]:
    """A server that gives endpoints 0.2 seconds."""
    monkeypatch.setattr("aiagentplatform_mock.delivery.ANSWER_SECONDS", 0.2)
    with serve(validate_replies=True) as running:
        yield running


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[RunningServer, dict[str, list[str]]]]:
    """A server that knows the host names of a table only, and the table."""
    table: dict[str, list[str]] = {}

    async def resolve(host: str, port: int) -> list[str]:
        if host not in table:
            raise OSError("not in the table")
        return table[host]

    monkeypatch.setattr("aiagentplatform_mock.delivery.look_up", resolve)
    with serve(validate_replies=True) as running:
        yield running, table


@pytest.fixture
def restartable() -> Callable[[str, str], AbstractContextManager[Tenant]]:
    """Runs a server on a data file, with a client of its first company."""

    @contextmanager
    def run(data: str, api_key: str) -> Iterator[Tenant]:
        with serve(validate_replies=True, data=data, api_key=api_key) as running:
            tenant = Tenant(running, api_key, running.company_id)
            try:
                yield tenant
            finally:
                tenant.http.close()

    return run


@pytest.fixture
def new_tenant(server: RunningServer) -> Iterator[Callable[..., Tenant]]:
    with ExitStack() as stack:

        def make(server: RunningServer = server, **limits: Any) -> Tenant:
            credentials = server.new_company(**limits)
            tenant = Tenant(server, credentials.api_key, credentials.company_id)
            stack.callback(tenant.http.close)
            return tenant

        yield make


@pytest.fixture
def new_client() -> Iterator[Callable[[Tenant], Tenant]]:
    """Makes another client of the same company, for another thread."""
    with ExitStack() as stack:

        def make(tenant: Tenant) -> Tenant:
            other = Tenant(tenant.server, tenant.api_key, tenant.company_id)
            stack.callback(other.http.close)
            return other

        yield make


@pytest.fixture
def tenant(new_tenant: Callable[..., Tenant]) -> Tenant:
    return new_tenant()


@pytest.fixture
def new_receiver() -> Iterator[Callable[[], Receiver]]:
    with ExitStack() as stack:

        def make() -> Receiver:
            receiver = Receiver()
            stack.callback(receiver.close)
            return receiver

        yield make


@pytest.fixture
def receiver(new_receiver: Callable[[], Receiver]) -> Receiver:
    return new_receiver()
