"""A webhook receiver of the smallest kind: it keeps what was posted to it, bytes and headers, unread."""

from __future__ import annotations

import queue
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Posted:
    """One request as it arrived: the raw body and every header, so that the signature can be checked."""

    body: bytes
    headers: list[tuple[str, str]]


class Receiver:
    """Where webhooks arrive: give `url` to the platform, then `wait()` for the next one."""

    def __init__(self, url: str, posted: queue.Queue[Posted]) -> None:
        self.url = url
        self._posted = posted

    def wait(self, seconds: float = 20) -> Posted:
        """The next webhook. Raises `queue.Empty` when none arrives in time."""
        return self._posted.get(timeout=seconds)


@contextmanager
def receiver() -> Generator[Receiver, None, None]:
    """A receiver on a free loopback port, for as long as the block runs."""
    posted: queue.Queue[Posted] = queue.Queue()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", "0")))
            posted.put(Posted(body, self.headers.items()))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Keep the terminal for the demo."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield Receiver(f"http://127.0.0.1:{server.server_port}/webhooks", posted)
        finally:
            server.shutdown()
            thread.join()
