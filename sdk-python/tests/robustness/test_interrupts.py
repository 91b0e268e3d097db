"""Ctrl-C in a program that uses the sync client: it is raised as it is, and the client goes on without it."""

from __future__ import annotations

import io
import linecache
import signal
import socket
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from aiagentplatform._core import Clock, SyncClient

from .clients import SYNC_LIBRARIES, sync_client
from .stateless import FILE, FLAKY, LIST, MUTE, PIECE, SILENT, STREAM, STUCK, STUCK_FILE, THING, UPLOAD, StatelessServer

pytestmark = pytest.mark.parametrize("library", SYNC_LIBRARIES)
needs_signals = pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="this system has no pthread_kill")


def call(client: SyncClient) -> None:
    assert client._core.call(THING, path=("7",))["id"] == "7"


def waits_for_headers(client: SyncClient) -> None:
    client._core.call(MUTE, path=("7",))


def waits_for_a_body(client: SyncClient) -> None:
    client._core.call(SILENT, path=("7",))


def waits_for_an_event(client: SyncClient) -> None:
    with client._core.stream(STUCK, path=("7",)) as events:
        for _ in events:
            raise AssertionError("an event came")


def waits_for_a_piece(client: SyncClient) -> None:
    with client._core.download(STUCK_FILE, path=("7",)) as reply:
        for _ in reply.iter_bytes(PIECE):
            raise AssertionError("a whole piece came")


@needs_signals
@pytest.mark.parametrize("journey", [waits_for_headers, waits_for_a_body, waits_for_an_event, waits_for_a_piece])
def test_an_interrupt_ends_a_wait_for_the_server(
    site: StatelessServer, library: str, journey: Callable[[SyncClient], None]
) -> None:
    main = threading.main_thread().ident
    assert main is not None
    site.on_silence = lambda: signal.pthread_kill(main, signal.SIGINT)
    with sync_client(site.url, library, connections=1) as client:
        for _ in range(3):
            with pytest.raises(KeyboardInterrupt):
                journey(client)
            call(client)
        assert site.until(lambda: len(site.open) == 1), "a connection was left open"


def test_an_interrupt_ends_the_wait_before_a_retry(site: StatelessServer, library: str) -> None:
    def sleep(seconds: float) -> None:
        signal.raise_signal(signal.SIGINT)

    with sync_client(site.url, library, connections=1) as client:
        with pytest.raises(KeyboardInterrupt):
            client.with_options(clock=Clock(sleep=sleep))._core.call(FLAKY, path=("7",))
        call(client)
    assert site.requests == 2


def test_an_interrupt_ends_an_upload(site: StatelessServer, library: str) -> None:
    class Pipe(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell():
                signal.raise_signal(signal.SIGINT)
            return super().read(size)

    with sync_client(site.url, library, connections=1) as client:
        with pytest.raises(KeyboardInterrupt):
            client._core.call(UPLOAD, body=Pipe(b"x" * 300_000))
        call(client)
        assert site.until(lambda: len(site.open) == 1), "a connection was left open"


def test_an_interrupt_ends_connecting(site: StatelessServer, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*arguments: Any, **keywords: Any) -> socket.socket:
        raise KeyboardInterrupt

    with sync_client(site.url, library, connections=1) as client:
        with monkeypatch.context() as broken, pytest.raises(KeyboardInterrupt):
            broken.setattr(socket, "create_connection", connect)
            client._core.call(THING, path=("7",))
        call(client)


def stream(client: SyncClient) -> None:
    with client._core.stream(STREAM, {"on_response": interrupt}, path=("7",)) as events:
        list(events)


def download(client: SyncClient) -> None:
    client._core.download(FILE, {"on_response": interrupt}, path=("7",))


def interrupt(_: Any) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("journey", [stream, download])
def test_an_interrupt_between_opening_and_handing_over_gives_the_connection_back(
    site: StatelessServer, library: str, journey: Callable[[SyncClient], None]
) -> None:
    with sync_client(site.url, library, connections=1) as client:
        for _ in range(3):
            with pytest.raises(KeyboardInterrupt):
                journey(client)
            call(client)


# ── anywhere ─────────────────────────────────────────────────────────────────────────────────────


def whole_stream(client: SyncClient) -> None:
    with client._core.stream(STREAM, path=("7",)) as events:
        assert len(list(events)) == 3


def pages(client: SyncClient) -> None:
    assert len(list(client._core.page(LIST))) == 6


def retried(client: SyncClient) -> None:
    client._core.call(FLAKY, path=("7",))


class _InterruptAt:
    """
    Interrupts the runtime at the `number`-th of the lines that it runs.

    Lines that enter or leave a `with` are passed over: the interpreter takes no signal between the end of the block and
    the release of a lock, so an interrupt there leaves locks held that no real one ever does.
    """

    def __init__(self, number: int) -> None:
        self.left = number

    def __call__(self, frame: FrameType, event: str, argument: Any) -> Any:
        return self._line if "_core" in frame.f_code.co_filename and frame.f_code.co_name != "__del__" else None

    def _line(self, frame: FrameType, event: str, argument: Any) -> Any:
        line = linecache.getline(frame.f_code.co_filename, frame.f_lineno).lstrip()
        if event == "line" and not line.startswith("with "):
            self.left -= 1
            if self.left == 0:
                raise KeyboardInterrupt
        return self._line


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # of what was made and interrupted before it was handed over
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("journey", [call, retried, whole_stream, pages])
def test_an_interrupt_anywhere_is_raised_as_it_is_and_the_next_call_works(
    site: StatelessServer, library: str, journey: Callable[[SyncClient], None]
) -> None:
    tracer, number = sys.gettrace(), 1
    while True:
        with sync_client(site.url, library, connections=2) as client:
            at = _InterruptAt(number)
            sys.settrace(at)
            try:
                journey(client)
            except KeyboardInterrupt:
                pass
            finally:
                sys.settrace(tracer)
            if at.left > 0:
                break
            call(client)
        number += 11
    assert number > 50
