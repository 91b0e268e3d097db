"""What the tests share: a scripted server, a product, and one face for the sync and the async client."""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest
from aiagentplatform._core import AsyncClient, Clock, ErrorSpec, Product, SyncClient
from hypothesis import HealthCheck, settings
from scripted import ScriptedServer, background_loop, scripted_server

settings.register_profile(
    "shared", deadline=None, derandomize="CI" in os.environ, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("shared")  # how fast a shared machine is says nothing; in CI the examples are always the same

FLAVOURS = ["sync", "asyncio", "trio"]
LIBRARIES = [name for name in ("httpx", "httpx2") if find_spec(name)]
WAYS = [(flavour, library) for flavour in FLAVOURS for library in LIBRARIES] + [("asyncio", "aiohttp")]
"""Each flavour of client over each library that it can go over; aiohttp needs asyncio."""
FEW_WAYS = [("sync", LIBRARIES[-1]), ("asyncio", LIBRARIES[-1]), ("asyncio", "aiohttp"), ("trio", LIBRARIES[0])]
"""Each flavour and each library once at least: enough for what does not depend on how bytes travel."""
ABOUT_THE_WIRE = ("robustness", "transports", "test_faults", "test_files", "test_streams_over_http", "test_timeouts")
"""The folders and modules whose tests run in all ways; with EVERY_WAY=1 in the environment, all others do too."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for a flavour and a library runs in several ways; one that asks for either, once with each."""
    chosen = {name.strip() for mark in metafunc.definition.iter_markers("parametrize") for name in _names(mark.args[0])}
    asked = [name for name in ("flavour", "library") if name in metafunc.fixturenames and name not in chosen]
    if len(asked) == 2:
        path = metafunc.definition.path
        about_the_wire = path.stem in ABOUT_THE_WIRE or path.parent.name in ABOUT_THE_WIRE
        ways = WAYS if about_the_wire or os.environ.get("EVERY_WAY") == "1" else FEW_WAYS
        metafunc.parametrize(asked, ways, ids=["-".join(way) for way in ways], indirect=True)
    elif asked == ["flavour"]:
        metafunc.parametrize("flavour", FLAVOURS, indirect=True)


@pytest.fixture(scope="module", autouse=True)
def _small_heap() -> None:
    """Collections look at a module's own objects alone: all that was loaded before makes each of them take a second."""
    gc.collect()
    gc.freeze()


def _names(argument: str | Sequence[str]) -> Sequence[str]:
    """The names that a parametrisation gives, which are written in one text or several."""
    return argument.split(",") if isinstance(argument, str) else argument


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith(("ACME_", "AIAGENTPLATFORM_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("OTEL_PYTHON_DISABLED_INSTRUMENTATIONS", "acme,aiagentplatform")  # but for its own tests


@pytest.fixture(scope="session")
def loop_in_thread() -> Iterator[asyncio.AbstractEventLoop]:
    with background_loop() as loop:
        yield loop


@pytest.fixture
def server(loop_in_thread: asyncio.AbstractEventLoop) -> Iterator[ScriptedServer]:
    with scripted_server(loop_in_thread) as server:
        yield server


def make_product(**changes: Any) -> Product:
    settings: dict[str, Any] = {
        "name": "Acme",
        "package": "acme",
        "version": "1.2.3",
        "env_prefix": "ACME",
        "base_url": "https://api.acme.test/v1",
        "headers": {"acme-version": "2026-11-01"},
        "errors": ErrorSpec(envelope="error"),
    }
    return Product(**{**settings, **changes})


@pytest.fixture
def product() -> Product:
    return make_product()


class VirtualTime:
    """A clock that stands still but for its sleeps, which it remembers; its chance is always 0."""

    def __init__(self) -> None:
        self.time = 1000.0
        self.sleeps: list[float] = []
        self.keys = 0

    def sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        self.time += seconds

    async def sleep_async(self, seconds: float) -> None:
        self.sleep(seconds)

    def key(self) -> str:
        self.keys += 1
        return f"key-{self.keys}"

    @property
    def clock(self) -> Clock:
        return Clock(
            now=lambda: self.time,
            sleep=self.sleep,
            sleep_async=self.sleep_async,
            random=lambda: 0.0,
            key=self.key,
        )


@pytest.fixture
def virtual() -> VirtualTime:
    return VirtualTime()


class Face:
    """The async client, or the sync one in its clothes: every verb is awaited."""

    def __init__(self, client: Any, flavour: str) -> None:
        self.client = client
        self.flavour = flavour

    async def call(self, operation: Any, options: Any = None, **arguments: Any) -> Any:
        return await awaited(self.client._core.call(operation, options, **arguments))

    async def page(self, operation: Any, options: Any = None, **arguments: Any) -> Any:
        return await awaited(self.client._core.page(operation, options, **arguments))

    async def download(self, operation: Any, options: Any = None, **arguments: Any) -> Any:
        return await awaited(self.client._core.download(operation, options, **arguments))

    async def request(self, *arguments: Any, **options: Any) -> Any:
        return await awaited(self.client.request(*arguments, **options))

    def with_options(self, **settings: Any) -> Face:
        return Face(self.client.with_options(**settings), self.flavour)


async def awaited(value: Any) -> Any:
    """The value, or what awaiting it gives."""
    return await value if isinstance(value, Awaitable) else value


def their_client(library: str, flavour: str, *, connections: int = 10) -> Any:
    """A client of the HTTP library itself, as a user would hand it in."""
    module = import_module(library)
    if library == "aiohttp":
        return module.ClientSession(connector=module.TCPConnector(limit=connections))
    kind = module.Client if flavour == "sync" else module.AsyncClient
    return kind(limits=module.Limits(max_connections=connections))


async def close_theirs(client: Any) -> None:
    """Close what `their_client` gave, which must be open still."""
    assert not getattr(client, "is_closed", getattr(client, "closed", None))
    await awaited(client.aclose() if hasattr(client, "aclose") else client.close())


async def gathered(items: Any) -> list[Any]:
    """A list of what a sync or an async iterator gives."""
    return [item async for item in items] if hasattr(items, "__aiter__") else list(items)


@pytest.fixture
def flavour(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def library(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def anyio_backend(flavour: str) -> str:
    return "asyncio" if flavour == "sync" else flavour


MakeClient = Callable[..., Face]


@pytest.fixture
async def make_client(
    flavour: str, library: str, server: ScriptedServer, product: Product, anyio_backend: str
) -> AsyncIterator[MakeClient]:
    """Makes clients of the flavour on the library, closed at the end."""
    async with AsyncExitStack() as stack:

        def make(**settings: Any) -> Face:
            settings = {"api_key": "acme_key_0123456789", "base_url": server.url, "transport": library, **settings}
            kind: Any = SyncClient if flavour == "sync" else AsyncClient
            client = kind(settings.pop("product", product), **settings)

            async def close() -> None:
                await awaited(client.close())

            stack.push_async_callback(close)
            return Face(client, flavour)

        yield make


@pytest.fixture
async def client(make_client: MakeClient, virtual: VirtualTime) -> Face:
    """A client whose sleeps are virtual."""
    return make_client().with_options(clock=virtual.clock)
