"""
The mock server as tests see it: a company of their own, its admin API, and a place where webhooks arrive.

Knows the mock's admin API and nothing of the SDK but its two clients.
"""

from __future__ import annotations

import json
import queue
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.request import Request, urlopen

MODEL = "gpt-5.2"
QUESTION: list[Any] = [{"role": "user", "content": "What is the capital of France?"}]


@dataclass(frozen=True)
class Company:
    """A company on the mock server, and one key of it."""

    url: str
    api_key: str

    @property
    def base_url(self) -> str:
        return f"{self.url}/v1"

    def admin(self, method: str, path: str, body: Any = None) -> Any:
        """Call the admin API for this company."""
        return _asked(f"{self.url}/_mock{path}", method, body, self.api_key)

    def fault(self, kind: str, *, operation: str | None = None, times: int = 1, **details: Any) -> None:
        """Make the next `times` requests fail."""
        match = {"operation": operation} if operation else {}
        self.admin("POST", "/faults", {"match": match, "times": times, "fault": {"kind": kind, **details}})

    def say(self, *replies: Any) -> None:
        """Script what the model says next."""
        self.admin("POST", "/model/replies", list(replies))

    def advance(self, seconds: float) -> None:
        """Let the company's clock run ahead."""
        self.admin("POST", "/clock", {"advance": seconds})

    def requests(self, **wanted: str) -> list[dict[str, Any]]:
        """The requests that arrived, oldest first."""
        query = "&".join(f"{name}={value}" for name, value in wanted.items())
        found: list[dict[str, Any]] = self.admin("GET", f"/requests?{query}")["data"]
        return found


def new_company(url: str, **settings: Any) -> Company:
    """A company of your own; `permissions`, `plan` and `rate_limit` are the mock server's."""
    made = _asked(f"{url}/_mock/companies", "POST", settings)
    return Company(url, made["api_key"])


def _asked(url: str, method: str, body: Any = None, api_key: str = "") -> Any:
    headers = {"authorization": f"Bearer {api_key}"} if api_key else {}
    data = None if body is None else json.dumps(body).encode()
    with urlopen(Request(url, data, headers, method=method), timeout=10) as reply:
        return json.load(reply)


@dataclass(frozen=True)
class Posted:
    """A webhook as it arrived."""

    body: bytes
    headers: list[tuple[str, str]]


@dataclass(frozen=True)
class Inbox:
    """Where webhooks arrive."""

    url: str
    posted: queue.Queue[Posted]

    def take(self) -> Posted:
        return self.posted.get(timeout=10)


@contextmanager
def inbox() -> Generator[Inbox]:
    """A receiver on a free port."""
    posted: queue.Queue[Posted] = queue.Queue()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", "0")))
            posted.put(Posted(body, self.headers.items()))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=lambda: server.serve_forever(0.01), daemon=True)
        thread.start()
        try:
            yield Inbox(f"http://127.0.0.1:{server.server_port}/hook", posted)
        finally:
            server.shutdown()
            thread.join()
