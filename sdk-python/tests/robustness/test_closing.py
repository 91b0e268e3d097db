"""What happens to what nobody closes, and to what is used after it was closed."""

from __future__ import annotations

import gc
import pickle
import re
import warnings
from collections.abc import Callable
from copy import copy, deepcopy
from typing import Any

import pytest
from aiagentplatform._core import AsyncClient, ConfigurationError, SyncClient
from anyio.to_thread import run_sync
from conftest import awaited

from .clients import ASYNC_LIBRARIES, PRODUCT, SYNC_LIBRARIES, settings
from .stateless import FILE, LIST, STREAM, THING, StatelessServer

pytestmark = pytest.mark.anyio

FLAVOURS = [("sync", "asyncio", library) for library in SYNC_LIBRARIES] + [
    ("async", loop, library) for loop, library in ASYNC_LIBRARIES
]
in_each_flavour = pytest.mark.parametrize(("kind", "anyio_backend", "library"), FLAVOURS, ids=lambda part: str(part))


def made(kind: str, library: str, site: StatelessServer) -> Any:
    client: type[SyncClient | AsyncClient] = SyncClient if kind == "sync" else AsyncClient
    return client(PRODUCT, transport=library, **settings(site.url))


async def called(client: Any) -> None:
    assert (await awaited(client._core.call(THING, path=("7",))))["id"] == "7"


async def opened(stream: Any) -> Any:
    return await stream.__aenter__() if hasattr(stream, "__aenter__") else stream.__enter__()


class OurWarnings(warnings.catch_warnings):
    """The ResourceWarnings that the SDK gives: sockets, which nobody could close either, have their own to say."""

    def __init__(self) -> None:
        super().__init__(record=True)

    def __enter__(self) -> list[str]:  # type: ignore[override]
        gc.collect()
        self._log = super().__enter__()
        warnings.simplefilter("always")
        self.ours: list[str] = []
        return self.ours

    def __exit__(self, *error: Any) -> None:
        gc.collect()
        assert self._log is not None
        said = [str(warning.message) for warning in self._log]
        self.ours += [text for text in said if text.startswith(("A client", "An async", "A stream", "A download"))]
        self._log.clear()  # a warning keeps alive what it is about
        gc.collect()
        super().__exit__(*error)


async def unclosed_client(client: Any) -> None:
    await called(client)


async def unclosed_copy(client: Any) -> None:
    await called(client.with_options(timeout=5))


async def unread_stream(client: Any) -> None:
    stream = await opened(client._core.stream(STREAM, path=("7",)))
    del stream
    gc.collect()
    await awaited(client.close())


async def unread_download(client: Any) -> None:
    download = await awaited(client._core.download(FILE, path=("7",)))
    del download
    gc.collect()
    await awaited(client.close())


@in_each_flavour
@pytest.mark.filterwarnings("ignore:Unclosed (client session|connector):ResourceWarning")  # aiohttp's own word
@pytest.mark.parametrize(
    ("leave", "word"),
    [
        (unclosed_client, "client was not closed; use `(async )?with` or (await )?close"),
        (unclosed_copy, "client was not closed; use `(async )?with` or (await )?close"),
        (unread_stream, "A stream was not read to its end or closed; use `(async )?with`"),
        (unread_download, "A download was neither read nor closed"),
    ],
)
async def test_what_nobody_closes_warns_once_and_says_what_to_do(
    site: StatelessServer, kind: str, library: str, leave: Callable[[Any], Any], word: str
) -> None:
    with OurWarnings() as said:
        await leave(made(kind, library, site))
        gc.collect()
    assert len(said) == 1, said
    assert re.search(word, said[0])


async def closed_client(client: Any) -> None:
    await called(client)
    await awaited(client.close())
    await awaited(client.close())


async def never_used(client: Any) -> None:
    client._core.stream(STREAM, path=("7",))


async def read_stream(client: Any) -> None:
    stream = client._core.stream(STREAM, path=("7",))
    await awaited(stream.final())
    await awaited(stream.close())
    await awaited(stream.close())
    await awaited(client.close())


async def left_stream(client: Any) -> None:
    stream = await opened(client._core.stream(STREAM, path=("7",)))
    await awaited(stream.close())
    await awaited(stream.close())
    await awaited(client.close())


async def read_download(client: Any) -> None:
    download = await awaited(client._core.download(FILE, path=("7",)))
    await awaited(download.read())
    await awaited(download.close())
    await awaited(client.close())


@in_each_flavour
@pytest.mark.filterwarnings("ignore:Async generator 'httpx:ResourceWarning")
@pytest.mark.filterwarnings("ignore:Async generator 'httpcore:ResourceWarning")
@pytest.mark.parametrize("leave", [closed_client, never_used, read_stream, left_stream, read_download])
async def test_what_is_closed_or_was_never_opened_says_nothing(
    site: StatelessServer, kind: str, library: str, leave: Callable[[Any], Any]
) -> None:
    with OurWarnings() as said:
        await leave(made(kind, library, site))
    assert said == []
    assert await run_sync(site.until, lambda: not site.open)


@in_each_flavour
async def test_every_verb_of_a_closed_client_says_so(site: StatelessServer, kind: str, library: str) -> None:
    client = made(kind, library, site)
    copied = client.with_options(timeout=5)
    await called(client)
    await awaited(client.close())
    for core in (client._core, copied._core):
        for verb in (
            lambda core=core: core.call(THING, path=("7",)),
            lambda core=core: core.page(LIST),
            lambda core=core: core.download(FILE, path=("7",)),
            lambda core=core: opened(core.stream(STREAM, path=("7",))),
        ):
            with pytest.raises(ConfigurationError, match="closed"):
                await awaited(verb())
    assert client.closed and copied.closed
    assert site.requests == 1


@in_each_flavour
@pytest.mark.parametrize("doing", [copy, deepcopy, pickle.dumps])
async def test_a_client_cannot_be_pickled_and_says_what_to_do(
    site: StatelessServer, kind: str, library: str, doing: Callable[[Any], Any]
) -> None:
    """So a process that is spawned is told to make its own, instead of something about locks."""
    with pytest.raises(ConfigurationError, match=r"pickled.*each process.*with_options"):
        doing(made(kind, library, site))
