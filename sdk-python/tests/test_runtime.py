"""The runtime as a whole: what importing it loads, which names it has, how it is put together."""

from __future__ import annotations

import ast
import copy
import pickle
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import aiagentplatform._core as core
import pytest
from aiagentplatform._core import OMIT, REMOVE, Operation
from import_graph import circles_of, import_graph, private_names_taken

FOLDER = Path(core.__file__).parent
MODULES = sorted(FOLDER.rglob("*.py"))


HEAVY = ("httpx", "httpx2", "pydantic", "anyio", "tenacity", "ssl", "typing_extensions")
PROGRAMS = [
    "import aiagentplatform._core",
    "from aiagentplatform._core import OMIT, AsyncPager, AsyncResource, Operation, Page, RequestOptions, Resource",
    "from aiagentplatform._core import Product, SyncClient; SyncClient(Product(*'Aa1A', 'http://a'), api_key='k')",
]


@pytest.mark.parametrize("program", PROGRAMS)
def test_importing_and_making_a_client_loads_nothing_heavy(program: str) -> None:
    script = f"{program}\nimport sys; print([name for name in {HEAVY} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_a_first_attempt_that_succeeds_does_not_load_tenacity() -> None:
    script = """
import sys
from aiagentplatform._core import Headers, Operation, Product, SyncClient
class Canned:
    status, headers = 200, Headers()
    def send(self, request): return self
    def read(self): return b"{}"
    def close(self): pass
client = SyncClient(Product("A", "a", "1", "A", "http://a"), api_key="k", transport=Canned())
client.request("GET", "/x", returns=str)
print("tenacity" in sys.modules, "pydantic" in sys.modules)
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "False"]


def test_every_public_name_exists_and_is_listed_once() -> None:
    assert sorted(core.__all__) == sorted(set(core.__all__)) == sorted(core._MODULES)
    for name in core.__all__:
        assert getattr(core, name) is getattr(import_module(f"aiagentplatform._core.{core._MODULES[name]}"), name)
    with pytest.raises(AttributeError, match="nonsense"):
        core.nonsense  # noqa: B018 - the access is the test


def test_what_type_checkers_see_is_what_is_there() -> None:
    tree = ast.parse((FOLDER / "__init__.py").read_text())
    shown = {
        (alias.name, node.module)
        for block in tree.body
        if isinstance(block, ast.If)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert shown == set(core._MODULES.items())


def test_nothing_but_the_transports_names_an_http_library() -> None:
    named = [path.name for path in MODULES if {"httpx", "httpx2", "aiohttp"} & _modules_imported(path)]
    assert named == []  # the transports load them by name, when they are needed


def test_no_import_circle() -> None:
    assert circles_of(FOLDER) == []  # neither between modules nor between folders


def test_each_folder_imports_only_from_those_above_it_in_the_list() -> None:
    listed = re.findall(r"^- `(\w+)/`", core.__doc__ or "", re.MULTILINE)
    assert set(listed) == {path.parent.name for path in MODULES if path.parent != FOLDER}
    graph = import_graph(FOLDER)
    for folder in listed:
        assert graph[folder] & set(listed) <= set(listed[: listed.index(folder)]), folder


def test_no_module_imports_another_ones_private_names() -> None:
    assert private_names_taken(FOLDER) == []


def _modules_imported(path: Path) -> set[str]:
    return {
        alias.name.partition(".")[0]
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Import)
        for alias in node.names
    }


@pytest.mark.parametrize("marker", [OMIT, REMOVE])
def test_markers_stay_themselves(marker: object) -> None:
    assert copy.copy(marker) is copy.deepcopy([marker])[0] is pickle.loads(pickle.dumps(marker)) is marker
    assert repr(marker) in ("OMIT", "REMOVE")


def test_omit_is_false() -> None:
    assert not OMIT


def test_an_operation_is_equal_to_itself_alone() -> None:
    first, second = Operation("a.b", "GET", "/a"), Operation("a.b", "GET", "/a")
    assert len({first, second}) == 2


PRODUCT = re.compile(r"aiagent|ai.agent.platform|chat\.completions|\bworkflow|\bembedding|\bapi_keys\b|\baap\b", re.I)


@pytest.mark.parametrize("part", ["_core", "integrations"])
def test_what_is_copied_beside_other_apis_names_no_product(part: str) -> None:
    for path in sorted((FOLDER.parent / part).rglob("*.py")):
        lines = enumerate(path.read_text("utf-8").splitlines(), 1)
        assert not [f"{path.name}:{number}" for number, line in lines if PRODUCT.search(line)]
