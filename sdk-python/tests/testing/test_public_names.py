"""The kit as a package: its names, and what importing it costs."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import aiagentplatform.testing as kit
import pytest

HEAVY = ("httpx", "httpx2", "pydantic", "anyio", "pytest", "ssl", "json", "aiagentplatform_mock")


def test_every_public_name_exists_and_is_listed_once() -> None:
    assert sorted(kit.__all__) == sorted(set(kit.__all__)) == sorted(kit._MODULES)
    for name in kit.__all__:
        assert getattr(kit, name) is getattr(import_module(f"aiagentplatform.testing.{kit._MODULES[name]}"), name)
    with pytest.raises(AttributeError, match="nonsense"):
        kit.nonsense  # noqa: B018 - the access is the test


def test_no_name_is_hidden_by_a_module() -> None:
    folder = Path(kit.__file__).parent
    assert {path.stem for path in folder.iterdir()}.isdisjoint(kit.__all__)


def test_importing_it_loads_nothing_heavy() -> None:
    script = f"import aiagentplatform.testing, sys; print([name for name in {HEAVY} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
