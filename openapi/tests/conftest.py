"""The document as one bundle, made from the source files, and the files that are committed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[1]
ENTRY = FOLDER / "openapi.yaml"


@pytest.fixture(scope="session")
def folder() -> Path:
    return FOLDER


@pytest.fixture(scope="session")
def document(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The bundle of what is written now."""
    out = tmp_path_factory.mktemp("bundle") / "bundle.json"
    subprocess.run([sys.executable, "-m", "onespec", "bundle", str(ENTRY), "--out", str(out)], check=True)
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return found
