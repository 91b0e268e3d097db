"""The kit as a package: its names, and what importing it costs."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import aiagentplatform.testing as kit
import pytest

FOLDER = Path(kit.__file__).parent
NEUTRAL = [
    *(FOLDER / f"{name}.py" for name in ("canned", "errors", "inboxes", "streams", "transport", "unpooled")),
    *sorted((FOLDER / "cassettes").glob("*.py")),
]
HEAVY = ("httpx", "httpx2", "pydantic", "anyio", "pytest", "ssl", "json", "aiagentplatform_mock")


def test_every_public_name_exists_and_is_listed_once() -> None:
    assert sorted(kit.__all__) == sorted(set(kit.__all__)) == sorted(kit._MODULES)
    for name in kit.__all__:
        assert getattr(kit, name) is getattr(import_module(f"aiagentplatform.testing.{kit._MODULES[name]}"), name)
    with pytest.raises(AttributeError, match="nonsense"):
        kit.nonsense  # noqa: B018 - the access is the test


def test_no_name_is_hidden_by_a_module() -> None:
    assert {path.stem for path in FOLDER.iterdir()}.isdisjoint(kit.__all__)


@pytest.mark.parametrize("path", NEUTRAL, ids=lambda path: path.stem)
def test_what_any_api_can_use_knows_no_product(path: Path) -> None:
    assert re.findall("aap|agent_?platform|chat|execution|workflow", path.read_text("utf-8"), re.IGNORECASE) == []


def test_importing_it_loads_nothing_heavy() -> None:
    script = f"import aiagentplatform.testing, sys; print([name for name in {HEAVY} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
