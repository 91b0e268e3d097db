"""Each case is played in every way: with a fake transport and over each real one; in threads, on asyncio, on trio."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest
from conftest import FLAVOURS, WAYS
from scripted import ScriptedServer, scripted_server

from .stages import PLAYED, Stage

STAGES = [*((flavour, PLAYED) for flavour in FLAVOURS), *WAYS]


@pytest.fixture(params=STAGES, ids=["-".join(way) for way in STAGES])
def way(request: pytest.FixtureRequest) -> tuple[str, str]:
    flavour, library = request.param
    return str(flavour), str(library)


@pytest.fixture
def anyio_backend(way: tuple[str, str]) -> str:
    return "asyncio" if way[0] == "sync" else way[0]


@pytest.fixture(scope="session")
def wire_server(loop_in_thread: asyncio.AbstractEventLoop) -> Iterator[ScriptedServer]:
    with scripted_server(loop_in_thread) as server:
        yield server


@pytest.fixture
async def stage(way: tuple[str, str], wire_server: ScriptedServer) -> AsyncIterator[Stage]:
    flavour, library = way
    stage = Stage(flavour, library, None if library == PLAYED else wire_server)
    yield stage
    await stage.close()
