"""Whole programs: how they end when nothing was closed, what a fork shares, and what a spawned process is told."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from .clients import ASYNC_LIBRARIES, SYNC_LIBRARIES
from .stateless import StatelessServer

TESTS = Path(__file__).parent.parent
ON_ASYNCIO = [name for loop, name in ASYNC_LIBRARIES if loop == "asyncio"]
ONE = SYNC_LIBRARIES[-1]
"""The library of what does not depend on it. A program takes its time to start."""
PREAMBLE = """
import asyncio, gc, os, sys
from aiagentplatform._core import AsyncClient, Product, SyncClient
from robustness.stateless import FILE, LIST, STREAM, STUCK, THING

url, library = sys.argv[1:]
given = {"api_key": "acme_key_0123456789", "base_url": url, "transport": library}
product = Product(name="Acme", package="acme", version="1", env_prefix="ACME", base_url=url)
"""


def ran(program: str, site: StatelessServer, library: str, *options: str) -> subprocess.CompletedProcess[str]:
    """A program of its own, to its end."""
    command = [sys.executable, *options, "-c", PREAMBLE + textwrap.dedent(program), site.url, library]
    paths = [str(TESTS), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return done


UNCLOSED_SYNC = """
    client = SyncClient(product, **given)
    client._core.call(THING, path=("7",))
    stream = client._core.stream(STREAM, path=("7",)).__enter__()
    next(stream)
    download = client._core.download(FILE, path=("7",))
    next(download.iter_bytes())
    print("done")
"""

UNCLOSED_ASYNC = """
    client = AsyncClient(product, **given)

    async def main():
        global stream, pages
        await client._core.call(THING, path=("7",))
        if library != "httpx2":  # whose own generators trip over one another when a loop ends in the middle of them
            stream = await client._core.stream(STREAM, path=("7",)).__aenter__()
            await anext(stream)
        pages = client._core.page(LIST).iter_pages()
        await anext(pages)

    asyncio.run(main())
    print("done")
"""

TWO_LOOPS = """
    client = AsyncClient(product, **given)

    async def main():
        await client._core.call(THING, path=("7",))
        async with client._core.stream(STREAM, path=("7",)) as events:
            await events.final()

    for _ in range(3):
        asyncio.run(main())
        gc.collect()

    async def last():
        await main()
        await client.close()

    asyncio.run(last())
    print("done")
"""

THREADS_LEFT = """
    import threading

    client = SyncClient(product, **given)

    def follow():
        with client._core.stream(STUCK, path=("7",)) as events:
            for _ in events:
                pass

    threading.Thread(target=follow, daemon=True).start()
    client._core.call(THING, path=("7",))
    print("done")
"""


@pytest.mark.parametrize(
    ("program", "library"),
    [(UNCLOSED_SYNC, library) for library in SYNC_LIBRARIES]
    + [(THREADS_LEFT, ONE)]
    + [(program, library) for program in (UNCLOSED_ASYNC, TWO_LOOPS) for library in ON_ASYNCIO],
)
def test_a_program_that_closes_nothing_ends_without_a_word(site: StatelessServer, program: str, library: str) -> None:
    done = ran(program, site, library)
    assert (done.stdout, done.stderr) == ("done\n", "")


@pytest.mark.parametrize(
    ("program", "library"),
    [(UNCLOSED_SYNC, library) for library in SYNC_LIBRARIES] + [(UNCLOSED_ASYNC, library) for library in ON_ASYNCIO],
)
def test_with_warnings_on_it_is_told_what_to_close_and_nothing_fails(
    site: StatelessServer, program: str, library: str
) -> None:
    done = ran(program, site, library, "-W", "default::ResourceWarning")
    assert "lient was not closed; use" in done.stderr
    assert library == "httpx2" or "A stream was not read to its end or closed; use" in done.stderr
    for sign in ("Traceback", "Exception ignored", "Event loop is closed", "never awaited", "was destroyed"):
        assert sign not in done.stderr


needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")


@needs_fork
@pytest.mark.parametrize("library", [ONE])
def test_forked_processes_open_connections_of_their_own(site: StatelessServer, library: str) -> None:
    """The parent has a stream open meanwhile, which goes on, and its connections are used again."""
    program = """
        client = SyncClient(product, **given)
        stream = client._core.stream(STREAM, path=("parent",)).__enter__()
        assert next(stream)["number"] == 0
        client._core.call(THING, path=("parent",))  # on another connection, which is free when the children are born
        children = []
        for number in range(4):
            child = os.fork()
            if child == 0:
                for _ in range(5):
                    assert client._core.call(THING, path=(f"child{number}",))["id"] == f"child{number}"
                    with client._core.stream(STREAM, path=("child",)) as events:
                        assert {event["stream"] for event in events} == {"child"}
                client.close()
                sys.exit(0)
            children.append(child)
        assert [os.waitpid(child, 0)[1] for child in children] == [0] * 4
        assert [event["stream"] for event in stream] == ["parent"] * 2
        assert client._core.call(THING, path=("parent",))["id"] == "parent"
        client.close()
    """
    assert ran(program, site, library).stderr == ""
    assert site.connections == 2 + 4  # the parent's, and one a child


@needs_fork
@pytest.mark.parametrize("library", ON_ASYNCIO[1:])
def test_a_forked_process_can_use_the_async_client_in_a_loop_of_its_own(site: StatelessServer, library: str) -> None:
    program = """
        client = AsyncClient(product, **given)

        async def main():
            await client._core.call(THING, path=("7",))
            await client.close()

        async def once():
            await client._core.call(THING, path=("7",))

        asyncio.run(once())
        child = os.fork()
        asyncio.run(main())
        if child == 0:
            sys.exit(0)
        assert os.waitpid(child, 0)[1] == 0
    """
    assert ran(program, site, library).stderr == ""
    assert site.connections == 3


@pytest.mark.parametrize("library", [ONE])
def test_a_spawned_process_is_told_to_make_a_client_of_its_own(site: StatelessServer, library: str) -> None:
    program = """
        import multiprocessing

        client = SyncClient(product, **given)
        try:
            multiprocessing.get_context("spawn").Process(target=print, args=(client,)).start()
        except Exception as error:
            print(type(error).__name__, "each process" in str(error))
    """
    assert ran(program, site, library).stdout == "ConfigurationError True\n"
