"""The tests that the documentation shows are run by pytest as they stand, and pass."""

from __future__ import annotations

from pathlib import Path

import pytest
from aiagentplatform.testing import mock_platform

from .test_plugin import installed, run  # noqa: F401 - the fixture of the plugin's entry point

pytest_plugins = ["pytester"]
pytestmark = pytest.mark.usefixtures("installed")
SNIPPETS = Path(__file__).parents[3] / "docs/snippets/python"
COUNTS = {"test_first": 1, "test_fixtures": 7, "test_respx": 2}
"""How many tests the snippets hold, but for the recorded one."""


def test_every_snippet_of_tests_is_run() -> None:
    assert {path.stem for path in SNIPPETS.glob("test_*.py")} == {*COUNTS, "test_recorded"}


@pytest.mark.parametrize("name", COUNTS)
def test_the_tests_of_a_snippet_pass(name: str, pytester: pytest.Pytester) -> None:
    pytester.makepyfile(**{name: (SNIPPETS / f"{name}.py").read_text("utf-8")})
    run(pytester, "-p", "anyio", "-p", "respx", passed=COUNTS[name])


def test_the_recorded_snippet_is_replayed_without_a_key(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytester.makepyfile(test_recorded=(SNIPPETS / "test_recorded.py").read_text("utf-8"))
    with mock_platform() as platform, monkeypatch.context() as environment:
        for name, value in platform.environment.items():
            environment.setenv(name, value)
        run(pytester, passed=1)
    assert (pytester.path / "cassettes/test_recorded/test_models_are_listed.json").exists()
    run(pytester, "--aap-cassettes", "replay", passed=1)
