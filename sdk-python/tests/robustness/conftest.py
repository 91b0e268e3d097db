"""One stateless server for each test, and clients on it that have no connection to spare."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from .stateless import StatelessServer, stateless_server


@pytest.fixture
def site(loop_in_thread: asyncio.AbstractEventLoop) -> Iterator[StatelessServer]:
    with stateless_server(loop_in_thread) as server:
        yield server
