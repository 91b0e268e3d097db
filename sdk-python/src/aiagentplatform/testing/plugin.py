"""
The pytest plugin: a mock platform for a test session, and for each test a company, clients and an inbox of its own.

Loaded by every pytest that has the SDK installed, so it loads nothing itself until a fixture is used. It depends on no
plugin for async tests, and the async client works with any.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, cast

import pytest

if TYPE_CHECKING:
    from ..client import AIAgentPlatform, AsyncAIAgentPlatform
    from .inboxes import Inbox, InboxServer
    from .platform import Platform

MARKERS = (
    "aap_company(plan='enterprise', permissions=['*'], rate_limit=None, mode='test'): "
    "what the company of `aap_platform` is like",
)


def pytest_configure(config: pytest.Config) -> None:
    for marker in MARKERS:
        config.addinivalue_line("markers", marker)


@pytest.fixture(scope="session")
def aap_server() -> Iterator[Platform]:
    """The mock server of the session, as its first company. Give each test its own: see `aap_platform`."""
    from .errors import PlatformError
    from .platform import mock_platform

    with ExitStack() as stack:
        try:
            server = stack.enter_context(mock_platform())
        except PlatformError as missing:
            pytest.fail(str(missing), pytrace=False)
        yield server


@pytest.fixture
def aap_platform(aap_server: Platform, request: pytest.FixtureRequest) -> Platform:
    """A company of the test's own on the mock server; the marker ``aap_company`` says what it is like."""
    from .platform import new_company

    marker = cast("pytest.Mark | None", request.node.get_closest_marker("aap_company"))
    return new_company(aap_server.url, **(dict(marker.kwargs) if marker else {}))


@pytest.fixture
def aap_client(aap_platform: Platform) -> Iterator[AIAgentPlatform]:
    """A client of `aap_platform`, closed at the end."""
    with aap_platform.client() as client:
        yield client


@pytest.fixture
def aap_async_client(aap_platform: Platform) -> AsyncAIAgentPlatform:
    """
    An async client of `aap_platform`, for any event loop.

    It keeps no connection between calls: there is nothing to close, whatever plugin runs the test's event loop.
    """
    return aap_platform.async_client()


@pytest.fixture
def aap_environment(aap_platform: Platform, monkeypatch: pytest.MonkeyPatch) -> Platform:
    """`aap_platform`, and the environment variables that lead clients made without arguments to it."""
    for name, value in aap_platform.environment.items():
        monkeypatch.setenv(name, value)
    return aap_platform


@pytest.fixture(scope="session")
def aap_inboxes() -> Iterator[InboxServer]:
    """The server of all inboxes of the session."""
    from .inboxes import inbox_server

    with inbox_server() as server:
        yield server


@pytest.fixture
def aap_inbox(aap_inboxes: InboxServer) -> Inbox:
    """An address of the test's own that webhooks can be delivered to."""
    return aap_inboxes.new()
