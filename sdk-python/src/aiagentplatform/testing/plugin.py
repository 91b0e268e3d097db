"""
The pytest plugin: a mock platform for a test session, and for each test a company, clients and an inbox of its own.

Loaded by every pytest that has the SDK installed, so it loads nothing itself until a fixture is used. It depends on no
plugin for async tests, and the async client works with any.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Any, cast

import pytest

if TYPE_CHECKING:
    from ..client import AIAgentPlatform, AsyncAIAgentPlatform
    from .cassettes.cassette import Cassette
    from .cassettes.redaction import Redaction
    from .inboxes import Inbox, InboxServer
    from .platform import Platform

MARKERS = (
    "aap_company(plan='enterprise', permissions=['*'], rate_limit=None, mode='test'): "
    "what the company of `aap_platform` is like",
    "aap_cassette(path=None, mode='once', match=..., repeat=False): where and how `aap_cassette` records and replays",
)
MODES = ("once", "replay", "record", "extend", "off")

_passed = pytest.StashKey[bool]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("aiagentplatform", "AI Agent Platform")
    group.addoption(
        "--aap-cassettes",
        choices=MODES,
        metavar="MODE",
        help=f"whether `aap_cassette` records or replays, whatever the markers say: {', '.join(MODES)}",
    )


def pytest_configure(config: pytest.Config) -> None:
    for marker in MARKERS:
        config.addinivalue_line("markers", marker)


@pytest.fixture(scope="session")
def aap_server() -> Iterator[Platform]:
    """The mock server of the session, as its first company. Give each test its own: see `aap_platform`."""
    from importlib.util import find_spec

    from .platform import MISSING_MOCK, mock_platform

    if find_spec("aiagentplatform_mock") is None:
        pytest.fail(MISSING_MOCK, pytrace=False)
    with mock_platform() as server:
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


# ── record and replay ────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="session")
def aap_redaction() -> Redaction | None:
    """What cassettes must not hold beside what is struck out in any case. Override it to return a `Redaction`."""
    return None


@pytest.fixture
def aap_cassette(request: pytest.FixtureRequest, aap_redaction: Redaction | None) -> Iterator[Cassette]:
    """
    A cassette of the test's own, ``cassettes/<file>/<test>.json`` beside the test's file, saved if the test passes.

    The marker ``aap_cassette`` takes `path`, relative to the test's file, and the arguments of `Cassette`.
    """
    from .cassettes.cassette import Cassette

    marker = cast("pytest.Mark | None", request.node.get_closest_marker("aap_cassette"))
    settings: dict[str, Any] = {"redaction": aap_redaction, **(dict(marker.kwargs) if marker else {})}
    path = settings.pop("path", None) or (marker.args[0] if marker and marker.args else None)
    chosen = request.config.getoption("--aap-cassettes", default=None)
    if chosen is not None:
        settings["mode"] = chosen
    cassette = Cassette(request.path.parent / (path or _cassette_name(request)), **settings)
    yield cassette
    if request.node.stash.get(_passed, False):
        cassette.save()


def _cassette_name(request: pytest.FixtureRequest) -> str:
    """Readable, and fit for every file system; what cannot be told apart otherwise gets a hash."""
    import hashlib
    import re

    holder: type[Any] | None = getattr(request, "cls", None)
    name = f"{holder.__name__}.{request.node.name}" if holder else str(request.node.name)
    plain = name.replace("[", "-").removesuffix("]")
    safe = re.sub(r"[^\w.-]", "_", plain)[:120]
    if safe != plain:
        safe += f"-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
    return f"cassettes/{request.path.stem}/{safe}.json"


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, None]:
    """Remember whether a test passed, for its cassette."""
    outcome = yield
    if call.when == "call" and "aap_cassette" in getattr(item, "fixturenames", ()):
        item.stash[_passed] = outcome.get_result().passed
