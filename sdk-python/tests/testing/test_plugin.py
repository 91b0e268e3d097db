"""The pytest plugin as users meet it: in a pytest of their own, with and without plugins for async tests."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]
PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"
pytestmark = pytest.mark.usefixtures("installed")

ASKS = """
    completion = {call}client.chat.completions.create(
        model="gpt-5.2", messages=[{{"role": "user", "content": "Hi"}}]
    )
    assert completion.choices[0].message.content == "Hello."
"""
ASK, AWAIT = ASKS.format(call=""), ASKS.format(call="await ")


@pytest.fixture
def installed(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """The plugin's entry point, as an installer writes it from the project's file."""
    found = re.search(r'\[project\.entry-points\.pytest11\]\n(\w+) = "([\w.]+)"', PYPROJECT.read_text("utf-8"))
    assert found is not None
    site = pytester.mkdir("site")
    info = site / "installed-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: installed\nVersion: 1\n")
    (info / "entry_points.txt").write_text(f"[pytest11]\n{found[1]} = {found[2]}\n")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(site), *filter(None, [os.environ.get("PYTHONPATH")])]))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # loading all others, again and again, takes seconds
    pytester.syspathinsert(site)
    pytester.makeini("[pytest]\naddopts = --strict-markers -p no:cacheprovider\nfilterwarnings = error\n")


PLUGIN = ("-p", "aiagentplatform", "-W", "ignore:Module already imported")  # as it is, in the process of these tests


def run(pytester: pytest.Pytester, *arguments: str, passed: int = 0, **others: int) -> str:
    result = pytester.runpytest_inprocess("-q", *PLUGIN, *arguments)
    result.assert_outcomes(passed=passed, **others)
    return str(result.stdout)


def test_the_fixtures_work_together(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        f"""
import os
import pytest
from aiagentplatform import AIAgentPlatform, PermissionDeniedError, ServiceUnavailableError

def test_chat(aap_platform, aap_client):
    client = aap_client
    aap_platform.say("Hello.")
{ASK}
    assert len(aap_platform.requests()) == 1
    aap_platform.fault("status", status=503, headers={{"Retry-After": "0"}}, times=None)
    with pytest.raises(ServiceUnavailableError):
        client.models.list()

def test_another_company(aap_platform, aap_client):
    assert aap_platform.requests() == []
    aap_client.models.list()

@pytest.mark.aap_company(permissions=["models:read"], mode="live")
def test_marked(aap_platform, aap_client):
    assert aap_platform.api_key.startswith("aap_live_")
    with pytest.raises(PermissionDeniedError):
        aap_client.files.list()

def test_environment(aap_environment):
    with AIAgentPlatform() as client:
        client.models.list()
    assert len(aap_environment.requests()) == 1

def test_the_environment_is_as_before():
    assert "AIAGENTPLATFORM_BASE_URL" not in os.environ

def test_webhooks(aap_client, aap_inbox):
    endpoint = aap_client.webhooks.create(url=aap_inbox.url, events=["api_key.created"])
    aap_client.api_keys.create(name="New", permissions=["models:read"])
    letter = aap_inbox.take()
    assert aap_client.webhooks.unwrap(letter.body, letter.headers, endpoint.secret).data.object.name == "New"
    assert aap_inbox.empty()
"""
    )
    run(pytester, passed=6)


ASYNC = f"""
async def test_chat(aap_platform, aap_async_client):
    client = aap_async_client
    aap_platform.say("Hello.")
{AWAIT}
    async with client.chat.completions.stream(
        model="gpt-5.2", messages=[{{"role": "user", "content": "Count to 3"}}]
    ) as stream:
        assert [text async for text in stream.text()]
"""
OWN_LOOP = """
import asyncio, inspect, pytest

@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem):
    if inspect.iscoroutinefunction(pyfuncitem.obj):
        names = pyfuncitem._fixtureinfo.argnames
        asyncio.run(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names}))
        return True
"""


def test_the_async_client_works_with_anyios_plugin(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(f"import pytest\npytestmark = pytest.mark.anyio\n{ASYNC}")
    run(pytester, "-p", "anyio", passed=2)  # asyncio and trio


def test_the_async_client_works_with_a_loop_of_another_plugin(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(OWN_LOOP)
    pytester.makepyfile(ASYNC)
    run(pytester, passed=1)


def test_the_async_client_works_without_any_plugin(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        f"import asyncio\n{ASYNC.replace('async def test_chat', 'async def chat')}\n"
        "def test_chat(aap_platform, aap_async_client):\n"
        "    asyncio.run(chat(aap_platform, aap_async_client))\n"
    )
    run(pytester, passed=1)


def test_without_the_mock_server_only_a_test_that_needs_it_fails_and_is_told_what_to_install(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "aiagentplatform_mock", None)
    pytester.makepyfile("def test_without(): pass\ndef test_inbox(aap_inbox): pass\ndef test_with(aap_client): pass\n")
    shown = run(pytester, passed=2, errors=1)
    assert 'The mock platform is not installed. Install it: pip install "aiagentplatform[mock]"' in shown
    assert "Traceback" not in shown and "plugin.py" not in shown and "During handling" not in shown


def test_the_plugin_is_found_by_pytest_and_can_be_switched_off(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD")
    pytester.makepyfile("def test_it(aap_inbox): pass\n")
    others = ("-p", "no:anyio", "-p", "no:respx", "-p", "no:hypothesispytest")
    pytester.runpytest_subprocess(*others).assert_outcomes(passed=1)
    result = pytester.runpytest_subprocess(*others, "-p", "no:aiagentplatform")
    result.assert_outcomes(errors=1)
    assert "fixture 'aap_inbox' not found" in str(result.stdout)


def test_loading_the_plugin_loads_nothing_heavy(pytester: pytest.Pytester) -> None:
    heavy = ("httpx", "httpx2", "pydantic", "tenacity", "aiagentplatform_mock", "aiagentplatform._core.client")
    pytester.makepyfile(
        f"import sys\ndef test_it(request):\n"
        f"    assert request.config.pluginmanager.hasplugin('aiagentplatform')\n"
        f"    assert [name for name in {heavy} if name in sys.modules] == []\n"
    )
    pytester.runpytest_subprocess(*PLUGIN).assert_outcomes(passed=1)


def test_markers_options_and_fixtures_are_told(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test_it(): pass\n")
    markers = str(pytester.runpytest_inprocess(*PLUGIN, "--markers").stdout)
    assert "@pytest.mark.aap_company(" in markers and "@pytest.mark.aap_cassette(" in markers
    assert "--aap-cassettes=MODE" in str(pytester.runpytest_inprocess(*PLUGIN, "--help").stdout)
    fixtures = str(pytester.runpytest_inprocess(*PLUGIN, "--fixtures", "-q").stdout)
    for name in ("platform", "client", "async_client", "environment", "inbox", "cassette"):
        assert f"aap_{name}" in fixtures


CASSETTES = """
import pytest
from aiagentplatform import AIAgentPlatform, AsyncAIAgentPlatform
from aiagentplatform.testing import Redaction, mock_platform

@pytest.fixture(scope="session")
def server():
    with mock_platform() as platform:
        platform.say("Recorded.", "Recorded.")
        yield platform

@pytest.fixture(scope="session")
def aap_redaction():
    return Redaction(names=["user"])

def ask(server, transport):
    with AIAgentPlatform(api_key=server.api_key, base_url=server.base_url, transport=transport) as client:
        completion = client.chat.completions.create(
            model="gpt-5.2", messages=[{"role": "user", "content": "Hi"}], user="ada@example.com"
        )
    assert completion.choices[0].message.content == "Recorded."

@pytest.mark.parametrize("word", ["a", "b/c"])
def test_ask(server, aap_cassette, word):
    ask(server, aap_cassette.transport())

class TestMore:
    @pytest.mark.aap_cassette("own.json", match=["path"], repeat=True)
    def test_named(self, server, aap_cassette):
        server.say("Recorded.")
        ask(server, aap_cassette.transport())

@pytest.mark.anyio
@pytest.mark.parametrize("anyio_backend", ["trio"])
async def test_async(server, aap_cassette):
    client = AsyncAIAgentPlatform(
        api_key=server.api_key, base_url=server.base_url, transport=aap_cassette.async_transport()
    )
    await client.models.list()

def test_that_fails(server, aap_cassette):
    server.say("Recorded.")
    ask(server, aap_cassette.transport())
    assert False
"""


def test_a_cassette_is_named_after_its_test_and_kept_if_that_passes(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(test_talk=CASSETTES)
    run(pytester, "-p", "anyio", passed=4, failed=1)
    names = sorted(path.relative_to(pytester.path).as_posix() for path in pytester.path.rglob("*.json"))
    assert [re.sub("-[0-9a-f]{8}", "-HASH", name) for name in names] == [
        "cassettes/test_talk/test_ask-a.json",
        "cassettes/test_talk/test_ask-b_c-HASH.json",
        "cassettes/test_talk/test_async-trio.json",
        "own.json",
    ]
    text = (pytester.path / names[0]).read_text()
    assert "ada@" not in text and "aap_test_REDACTED" in text
    shown = run(pytester, "-p", "anyio", "--aap-cassettes", "replay", passed=4, errors=1)
    assert "CassetteError: There is no cassette" in shown and "test_that_fails.json" in shown


def test_the_option_goes_before_the_marker(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
import pytest
@pytest.mark.aap_cassette(mode="replay")
def test_it(aap_cassette):
    assert aap_cassette.mode == "record" and aap_cassette.path.name == "test_it.json"
"""
    )
    run(pytester, "--aap-cassettes", "record", passed=1)
    run(pytester, errors=1)
    result = pytester.runpytest_inprocess(*PLUGIN, "--aap-cassettes", "rewind")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
