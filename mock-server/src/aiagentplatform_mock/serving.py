"""A document as a running server: in a test's own process, or until a signal ends it.

The stateless twin of `server`; must not know the platform.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .listening import Server, listen
from .stateless.app import StatelessApp
from .stateless.operations import Service

if TYPE_CHECKING:
    import socket

_START_SECONDS = 30.0
_ANY_KEY = "mock"


class RunningDocument:
    """A document that is served.

    Attributes:
        url: The server's root, such as `http://127.0.0.1:4010`; the admin API is below `url + "/_mock"`.
        base_url: What clients take as their base URL: the root, and the path of the document's first server.
        service: The document.
    """

    def __init__(self, service: Service, listening: socket.socket, host: str) -> None:
        port = int(listening.getsockname()[1])
        self.url = f"http://{f'[{host}]' if ':' in host else host}:{port}"
        self.base_url = self.url + service.prefix
        self.service = service

    def ready_line(self) -> dict[str, Any]:
        """What the command prints when it is ready. Any key is good; this is one."""
        operations = len(self.service.operations)
        return {"base_url": self.base_url, "api_key": _ANY_KEY, "title": self.service.title, "operations": operations}


def run_document(path: Path | str, host: str, port: int, announce: Callable[[RunningDocument], None]) -> None:
    """Serve a document until SIGINT or SIGTERM, in this thread.

    Args:
        path: The entry document's file.
        host: Where to listen.
        port: 0 for any free one.
        announce: Called once it accepts requests.

    Raises:
        AddressError: It cannot listen there.
        DocumentError: The document cannot be served.
    """
    service = Service(Path(path))
    with listen(host, port) as listening:
        running = RunningDocument(service, listening, host)
        server = Server(StatelessApp(service), signals=True, ready=lambda: announce(running))
        asyncio.run(server.serve(sockets=[listening]))


@contextmanager
def serve_document(
    path: Path | str, *, host: str = "127.0.0.1", port: int = 0
) -> Generator[RunningDocument, None, None]:
    """A document served in a thread of this process, for tests: `with serve_document("openapi.yaml") as server: …`.

    Args:
        path: The entry document's file, JSON or YAML, of OpenAPI 3.0, 3.1 or 3.2.
        host: Where to listen.
        port: By default any free one.

    Raises:
        AddressError: It cannot listen there.
        DocumentError: The document cannot be served.
    """
    service = Service(Path(path))
    with listen(host, port) as listening:
        ready = threading.Event()
        server = Server(StatelessApp(service), signals=False, ready=ready.set)
        thread = threading.Thread(
            target=lambda: asyncio.run(server.serve(sockets=[listening])), name="aiagentplatform-mock", daemon=True
        )
        thread.start()
        try:
            if not ready.wait(_START_SECONDS) or not server.started:
                raise RuntimeError("The mock server did not start; its log says why.")
            yield RunningDocument(service, listening, host)
        finally:
            server.should_exit = True
            thread.join(_START_SECONDS)
