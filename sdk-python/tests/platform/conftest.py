"""One mock server for all tests, and for each test a company, a client and an inbox of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from aiagentplatform import AIAgentPlatform, AsyncAIAgentPlatform, Clock
from aiagentplatform.testing import InboxServer, inbox_server
from aiagentplatform_mock import RunningServer, serve
from anyio import lowlevel
from journeys.driver import Driver, until
from mock_platform import Company, Inbox, new_company


@pytest.fixture(scope="session")
def mock() -> Iterator[RunningServer]:
    with serve(validate_replies=True) as server:
        yield server


@pytest.fixture(scope="session")
def platform_url(mock: RunningServer) -> str:
    return mock.url


@pytest.fixture
def company(platform_url: str) -> Company:
    return new_company(platform_url)


@pytest.fixture(scope="session")
def inboxes() -> Iterator[InboxServer]:
    with inbox_server() as server:
        yield server


@pytest.fixture
def letters(inboxes: InboxServer) -> Inbox:
    return inboxes.new()


@pytest.fixture
def settings() -> dict[str, Any]:
    """What the driver's client is told besides; for a module to override."""
    return {}


@pytest.fixture
async def driver(
    flavour: str,
    library: str,
    anyio_backend: str,
    mock: RunningServer,
    company: Company,
    letters: Inbox,
    settings: dict[str, Any],
) -> AsyncIterator[Driver]:
    """A client of the flavour over the library, which does not wait before it tries again. It leaves nothing open."""
    kind: Any = AIAgentPlatform if flavour == "sync" else AsyncAIAgentPlatform
    driver = Driver(None, company, letters)
    before = mock.connections
    client = kind(api_key=company.api_key, base_url=company.base_url, transport=library, **settings)
    async with driver.opened(client):
        driver.client = client.with_options(
            clock=Clock(sleep=lambda _: None, sleep_async=lambda _: lowlevel.checkpoint())
        )
        yield driver
    await until(lambda: mock.connections <= before, "a connection is open still")
