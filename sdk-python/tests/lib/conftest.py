"""A client of the product, sync or async, on the scripted server or on the mock platform; its sleeps are virtual."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from aiagentplatform import AIAgentPlatform, AsyncAIAgentPlatform
from aiagentplatform_mock import serve
from conftest import VirtualTime, awaited
from mock_platform import Company, new_company
from scripted import ScriptedServer


@pytest.fixture
async def ours(flavour: str, anyio_backend: str, server: ScriptedServer, virtual: VirtualTime) -> AsyncIterator[Any]:
    """A client of the flavour, on the scripted server."""
    kind: Any = AIAgentPlatform if flavour == "sync" else AsyncAIAgentPlatform
    client = kind(api_key="aap_test_0123456789", base_url=server.url, max_retries=0)
    yield client.with_options(clock=virtual.clock)
    await awaited(client.close())


@pytest.fixture
def sync_ours(server: ScriptedServer, virtual: VirtualTime) -> Iterator[AIAgentPlatform]:
    """The sync client alone."""
    with AIAgentPlatform(api_key="aap_test_0123456789", base_url=server.url, max_retries=0) as client:
        yield client.with_options(clock=virtual.clock)


@pytest.fixture(scope="session")
def platform_url() -> Iterator[str]:
    with serve(validate_replies=True) as platform:
        yield platform.url


@pytest.fixture
def company(platform_url: str) -> Company:
    return new_company(platform_url)


@pytest.fixture
async def theirs(flavour: str, anyio_backend: str, company: Company) -> AsyncIterator[Any]:
    """A client of the flavour, on the mock platform."""
    kind: Any = AIAgentPlatform if flavour == "sync" else AsyncAIAgentPlatform
    client = kind(api_key=company.api_key, base_url=company.base_url)
    yield client
    await awaited(client.close())
