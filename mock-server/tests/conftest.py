"""Fixtures for all tests: the whole platform on a socket, and a company of one's own on it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import httpx
import pytest
from aiagentplatform_mock import serve
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from aiagentplatform_mock import RunningServer

settings.register_profile(
    "shared", deadline=None, derandomize="CI" in os.environ, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("shared")  # how fast a shared machine is says nothing; in CI the examples are always the same


@pytest.fixture(scope="session", autouse=True)
def no_authorities(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No certificate authorities for HTTP clients: the tests use none, and reading them takes each client 20 ms."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SSL_CERT_FILE", raising=False)
        patch.setenv("SSL_CERT_DIR", str(tmp_path_factory.mktemp("authorities")))
        yield


@pytest.fixture(scope="session")
def server() -> Iterator[RunningServer]:
    """The whole platform; a reply that breaks the document is a 500."""
    with serve(validate_replies=True) as running:
        yield running


@pytest.fixture
def client(server: RunningServer) -> Iterator[httpx.Client]:
    """A client of a company that no other test uses."""
    company = server.new_company()
    headers = {"Authorization": f"Bearer {company.api_key}"}
    with httpx.Client(base_url=server.base_url, headers=headers, timeout=30) as client:
        yield client
