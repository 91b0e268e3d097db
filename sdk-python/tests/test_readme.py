"""Every Python example of the README runs, in order, against the mock server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

README = Path(__file__).parents[1] / "README.md"
EXAMPLES = re.findall(r"^## ([^\n]+)|^```python\n(.*?)^```", README.read_text("utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture
def platform(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    from aiagentplatform_mock import serve

    monkeypatch.chdir(tmp_path)
    with serve() as server:
        monkeypatch.setenv("AIAGENTPLATFORM_API_KEY", server.api_key)
        monkeypatch.setenv("AIAGENTPLATFORM_BASE_URL", server.base_url)
        yield


def test_the_examples_run(platform: None, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, Any] = {"__name__": "readme"}
    heading, shown = "", dict[str, str]()
    for found, program in EXAMPLES:
        heading = found or heading
        if program:
            exec(compile(program, f"README.md, {heading}", "exec"), names)
            shown[heading] = shown.get(heading, "") + capsys.readouterr().out
    names["client"].close()
    assert len(shown) >= 10
    assert "execution.completed" in shown["Workflows"] and "completed\n" in shown["Workflows"]
    assert "404 model_not_found" in shown["Errors"]
    assert "workflow.completed" in shown["Webhooks"]
    assert Path("copy.txt").read_text() == "Some notes."
    assert shown["Stream"] and shown["Async"]
    assert "completed: evt_1\n204" in shown["Webhooks"]


def test_the_readmes_own_test_passes(aap_platform: Any, aap_client: Any) -> None:
    (program,) = (program for _, program in EXAMPLES if "def test_it_answers" in program)
    names: dict[str, Any] = {}
    exec(compile(program, "README.md", "exec"), names)
    names["test_it_answers"](aap_platform, aap_client)
