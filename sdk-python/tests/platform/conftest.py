"""One mock server for all tests, and for each test a company, a client and an inbox of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
from aiagentplatform import AIAgentPlatform, AsyncAIAgentPlatform, Clock
from aiagentplatform.testing import InboxServer, inbox_server
from aiagentplatform_mock import serve
from anyio import lowlevel
from journeys.driver import Driver
from mock_platform import Company, Inbox, new_company


@pytest.fixture(scope="session")
def platform_url() -> Iterator[str]:
    with serve(validate_replies=True) as server:
        yield server.url


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
async def driver(flavour: str, anyio_backend: str, company: Company, letters: Inbox) -> AsyncIterator[Driver]:
    """A client of the flavour, which does not wait before it tries again."""
    kind = AIAgentPlatform if flavour == "sync" else AsyncAIAgentPlatform
    driver = Driver(None, company, letters)
    async with driver.opened(kind(api_key=company.api_key, base_url=company.base_url)) as client:
        driver.client = client.with_options(
            clock=Clock(sleep=lambda _: None, sleep_async=lambda _: lowlevel.checkpoint())
        )
        yield driver
