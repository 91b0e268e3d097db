"""
A place where webhooks arrive: an HTTP server on a free port of this machine, and an inbox for each test.

Keeps what is posted as it came, for the test to verify. Knows neither events nor signatures.
"""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from .errors import NothingArrivedError

ACCEPTED = 204


@dataclass(frozen=True)
class Letter:
    """A webhook as it arrived."""

    body: bytes
    headers: list[tuple[str, str]]


@dataclass(frozen=True)
class Inbox:
    """Where the webhooks of one test arrive: register its `url` as the endpoint's."""

    url: str
    posted: queue.Queue[Letter] = field(default_factory=queue.Queue[Letter])
    statuses: queue.Queue[int] = field(default_factory=queue.Queue[int])

    def take(self, timeout: float = 10) -> Letter:
        """
        The oldest webhook that was not taken yet, as soon as it is there.

        Raises `NothingArrivedError` if there is none within `timeout` seconds.
        """
        try:
            return self.posted.get(timeout=timeout)
        except queue.Empty:
            raise NothingArrivedError(f"No webhook arrived at {self.url} within {timeout:g} seconds.") from None

    def answer(self, *statuses: int) -> None:
        """Reply to the next webhooks with these HTTP statuses, one each; to all others with 204."""
        for status in statuses:
            self.statuses.put(status)

    def empty(self) -> bool:
        """Whether nothing is there to be taken."""
        return self.posted.empty()

    def receive(self, letter: Letter) -> int:
        """Keep a webhook, and return the status to reply with."""
        try:
            status = self.statuses.get_nowait()
        except queue.Empty:
            status = ACCEPTED
        self.posted.put(letter)
        return status


class InboxServer:
    """The server behind all inboxes. Each has an address of its own, so what comes late disturbs no other test."""

    def __init__(self) -> None:
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._inboxes: dict[str, Inbox] = {}
        self._numbers = itertools.count(1)

    def new(self) -> Inbox:
        """An empty inbox."""
        path = f"/inbox/{next(self._numbers)}"
        self._inboxes[path] = Inbox(f"http://127.0.0.1:{self._http.server_port}{path}")
        return self._inboxes[path]

    def receive(self, path: str, letter: Letter) -> int:
        """Put a webhook into the inbox at a path, and return the status to reply with."""
        inbox = self._inboxes.get(path)
        return 404 if inbox is None else inbox.receive(letter)

    @contextmanager
    def running(self) -> Generator[InboxServer]:
        """Serve in a thread for as long as the block runs."""
        with self._http:
            thread = threading.Thread(target=lambda: self._http.serve_forever(0.01), name="inboxes", daemon=True)
            thread.start()
            try:
                yield self
            finally:
                self._http.shutdown()
                thread.join()


def _handler(inboxes: InboxServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", "0")))
            status = inboxes.receive(self.path, Letter(body, list(self.headers.items())))
            self.send_response(status)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: the test says what it saw."""

    return Handler


def inbox_server() -> AbstractContextManager[InboxServer]:
    """A server for inboxes, on a free port of this machine, gone at the end of the block."""
    return InboxServer().running()
