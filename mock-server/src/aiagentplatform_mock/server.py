"""The server as a process's or a test's possession: a socket, an event loop, and a handle with what a client needs."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Collection, Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from .assembly import build_app
from .kernel.app import App
from .kernel.platform import Platform, Settings
from .kernel.policy.keys import Issued
from .listening import AddressError, Server, listen

if TYPE_CHECKING:
    from .kernel.document import Document

__all__ = ["AddressError", "Credentials", "RunningServer", "listen", "run", "serve", "serve_app"]

_START_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Credentials:
    """A company and a key of it."""

    company_id: str
    key_id: str
    api_key: str


class RunningServer:
    """A server that listens.

    Attributes:
        url: Its root, such as `http://127.0.0.1:4010`; the admin API is below `url + "/_mock"`.
        base_url: What clients take as their base URL: `url + "/v1"`.
        api_key: A test key of the first company, with all permissions.
        company_id: That company.
        key_id: That key.
    """

    def __init__(self, platform: Platform, listening: socket.socket, host: str) -> None:
        self._platform = platform
        port = int(listening.getsockname()[1])
        shown = f"[{host}]" if ":" in host else host
        self.url = f"http://{shown}:{port}"
        self.base_url = self.url + platform.document.prefix
        issued = _first_key(platform)
        self.api_key = issued.secret
        self.company_id = issued.key.company_id
        self.key_id = issued.key.id
        platform.base_url = self.base_url
        self._loop: asyncio.AbstractEventLoop | None = None
        self._connections: Collection[object] = ()

    @property
    def connections(self) -> int:
        """How many connections of clients are open at the moment, idle ones included."""
        return len(self._connections)

    @property
    def platform(self) -> Platform:
        """The inside. Touch it in the server's event loop only."""
        return self._platform

    def attach(self, loop: asyncio.AbstractEventLoop, connections: Collection[object]) -> None:
        """Remember the loop that the server runs in, and where it keeps its connections."""
        self._loop, self._connections = loop, connections

    def new_company(
        self,
        plan: str = "enterprise",
        permissions: tuple[str, ...] = ("*",),
        requests_per_minute: int | None = None,
        tokens_per_minute: int | None = None,
    ) -> Credentials:
        """A company of your own, so that tests do not disturb each other. Not from the server's own loop."""

        async def create() -> Credentials:
            company = self._platform.companies.create(plan, requests_per_minute, tokens_per_minute)
            issued = self._platform.keys.issue(company.id, permissions)
            return Credentials(company.id, issued.key.id, issued.secret)

        if self._loop is None:
            raise RuntimeError("The server is not running.")
        return asyncio.run_coroutine_threadsafe(create(), self._loop).result(_START_SECONDS)

    def ready_line(self) -> dict[str, Any]:
        """What the command prints when it is ready."""
        return {"base_url": self.base_url, "api_key": self.api_key, "company_id": self.company_id}


def run(settings: Settings, host: str, port: int, announce: Callable[[RunningServer], None]) -> None:
    """Serve until SIGINT or SIGTERM, in this thread.

    Args:
        settings: How the server behaves.
        host: Where to listen.
        port: 0 for any free one.
        announce: Called with the `RunningServer` once it accepts requests.

    Raises:
        AddressError: It cannot listen there.
        DatabaseError: The data file cannot be used.
    """
    with listen(host, port) as listening, _open(lambda: build_app(settings)) as app:
        running = RunningServer(app.platform, listening, host)
        server = Server(app, signals=True, ready=lambda: announce(running))
        asyncio.run(_serve(server, running, listening))


@contextmanager
def serve(
    settings: Settings | None = None,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    document: Document | None = None,
    **changes: Any,
) -> Generator[RunningServer, None, None]:
    """A server in a thread of this process, for tests: `with serve() as server: …`.

    Args:
        settings: How it behaves.
        host: Where to listen.
        port: By default any free one.
        document: Another document than the shipped one.
        changes: Single settings by name, such as `validate_replies=True`.

    Raises:
        AddressError: It cannot listen there.
        DatabaseError: The data file cannot be used.
    """
    settings = replace(settings or Settings(), **changes)
    with serve_app(lambda: build_app(settings, document), host=host, port=port) as server:
        yield server


@contextmanager
def serve_app(
    build: Callable[[], App], *, host: str = "127.0.0.1", port: int = 0
) -> Generator[RunningServer, None, None]:
    """A server in a thread, for an application that is put together elsewhere; see `serve`."""
    with listen(host, port) as listening, _open(build) as app:
        running = RunningServer(app.platform, listening, host)
        ready = threading.Event()
        server = Server(app, signals=False, ready=ready.set)
        thread = threading.Thread(
            target=lambda: asyncio.run(_serve(server, running, listening)), name="aiagentplatform-mock", daemon=True
        )
        thread.start()
        try:
            if not ready.wait(_START_SECONDS) or not server.started:
                raise RuntimeError("The mock server did not start; its log says why.")
            yield running
        finally:
            server.should_exit = True
            thread.join(_START_SECONDS)


@contextmanager
def _open(build: Callable[[], App]) -> Generator[App, None, None]:
    """The application; its database is closed in the end, also if the server never started."""
    app = build()
    try:
        yield app
    finally:
        app.platform.database.close()


async def _serve(server: Server, running: RunningServer, listening: socket.socket) -> None:
    running.attach(asyncio.get_running_loop(), server.server_state.connections)
    await server.serve(sockets=[listening])


def _first_key(platform: Platform) -> Issued:
    """A key of the first company. A restart keeps the company and issues a new key: secrets are not kept."""
    companies = platform.companies.all()
    company = companies[0] if companies else platform.companies.create()
    chosen = platform.settings.api_key
    if chosen is not None:
        known = platform.keys.holder(chosen)
        if known is not None:
            return Issued(known, chosen, "")
    return platform.keys.issue(
        company.id, ["*"], mode="live" if (chosen or "").startswith("aap_live_") else "test", secret=chosen
    )
