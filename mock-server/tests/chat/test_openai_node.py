"""The official OpenAI client for Node: runs the tests in `openai-node` against the server."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Tenant

FOLDER = Path(__file__).parents[1] / "openai-node"
LOCK = FOLDER / "package-lock.json"
INSTALLED = FOLDER / "node_modules" / ".package-lock.json"
NEEDED = (20, 0)


def program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.fail(f"'{name}' is not installed: the official OpenAI client for Node needs Node.js 20 or newer.")
    return found


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=FOLDER, env={**os.environ, **environment}, capture_output=True, text=True, timeout=240, check=False
    )


@pytest.fixture(scope="module")
def node() -> str:
    """The path of Node, with the client installed."""
    node = program("node")
    version = re.findall(r"\d+", run(node, "--version").stdout)
    assert tuple(map(int, version[:2])) >= NEEDED, f"Node.js 20 or newer is needed, this is {'.'.join(version)}."
    if not INSTALLED.exists() or INSTALLED.stat().st_mtime < LOCK.stat().st_mtime:
        installed = run(program("npm"), "ci")
        assert installed.returncode == 0, installed.stderr
    return node


def test_the_lock_names_no_registry() -> None:
    assert not re.search(r"https?://", LOCK.read_text("utf-8"))


def test_the_openai_client_for_node_works_unchanged(node: str, tenant: Tenant) -> None:
    done = run(
        node, "--test", MOCK_BASE_URL=tenant.base_url, MOCK_URL=tenant.url, MOCK_API_KEY=tenant.api_key, NODE_OPTIONS=""
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^# pass [1-9]\d$|^ℹ pass [1-9]\d$", done.stdout, re.MULTILINE), done.stdout
