"""The conveniences as a whole: their names, what loading them loads, and that the twins stay twins."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, get_type_hints

import aiagentplatform.lib as lib
import pytest
from aiagentplatform import SDKError
from aiagentplatform.lib.chat.arguments import AsyncRunArguments, RunArguments
from aiagentplatform.lib.chat.mixins import AsyncChatMixin, ChatMixin
from aiagentplatform.lib.executions.mixins import AsyncWaitMixin, WaitMixin
from aiagentplatform.lib.files.mixins import AsyncFilesMixin, FilesMixin
from import_graph import circles_of, import_graph, private_names_taken

FOLDER = Path(lib.__file__).parent
HEAVY = ("httpx", "httpx2", "pydantic", "anyio", "tenacity", "ssl", "typing_extensions", "rich")


def test_every_public_name_exists_and_is_listed_once() -> None:
    assert lib.__all__ == sorted(set(lib.__all__), key=lambda name: (name.lower() == name, name))
    assert sorted(lib.__all__) == sorted(lib._MODULES) == dir(lib)
    for name in lib.__all__:
        assert getattr(lib, name) is getattr(import_module(lib._MODULES[name], lib.__name__), name)
    with pytest.raises(AttributeError, match="nonsense"):
        lib.nonsense  # noqa: B018 - the access is the test


def test_every_error_is_one_of_the_sdks() -> None:
    errors = [getattr(lib, name) for name in lib.__all__ if name.endswith("Error")]
    assert len(errors) == 6
    assert all(issubclass(error, SDKError) for error in errors)


def test_no_name_is_hidden_by_a_module() -> None:
    """`lib.tool` would be the module as soon as anybody imports it."""
    modules = {path.stem for path in FOLDER.iterdir()}
    assert modules.isdisjoint(lib.__all__)


def test_no_import_circle() -> None:
    assert circles_of(FOLDER) == []  # neither between modules nor between rooms


def test_each_room_imports_only_from_those_above_it_in_the_list() -> None:
    lines = re.findall(r"^- (`.*?): ", lib.__doc__ or "", re.MULTILINE)
    listed: list[str] = []
    graph = import_graph(FOLDER)
    for line in lines:
        rooms = re.findall(r"`(\w+)(?:/|\.py)`", line)
        for room in rooms:
            assert graph[room] <= set(listed), room
        listed += rooms
    assert sorted(listed) == sorted(graph)


def test_no_module_imports_another_ones_private_names() -> None:
    assert private_names_taken(FOLDER) == []


@pytest.mark.parametrize(
    "program",
    [
        "import aiagentplatform.lib",
        "from aiagentplatform import AIAgentPlatform; c = AIAgentPlatform(api_key='k'); c.chat.completions; c.files; "
        "c.workflows.executions",
    ],
)
def test_what_was_not_used_is_not_loaded(program: str) -> None:
    script = f"{program}\nimport sys; print([name for name in {HEAVY} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("sync", "twin"), [(ChatMixin, AsyncChatMixin), (WaitMixin, AsyncWaitMixin), (FilesMixin, AsyncFilesMixin)]
)
def test_the_twins_have_the_same_methods_with_the_same_arguments(sync: Any, twin: Any) -> None:
    def methods(cls: Any) -> dict[str, Any]:
        found = inspect.getmembers(cls, inspect.isfunction)
        return {name: inspect.signature(method) for name, method in found if not name.startswith("_")}

    assert methods(sync).keys() == methods(twin).keys()
    for name, signature in methods(sync).items():
        assert list(signature.parameters) == list(methods(twin)[name].parameters), name


def test_a_run_takes_the_arguments_of_a_chat_and_its_own() -> None:
    own = {"max_rounds", "max_tool_calls", "deadline", "on_error", "options"}
    assert own <= get_type_hints(RunArguments).keys()
    assert get_type_hints(AsyncRunArguments).keys() - get_type_hints(RunArguments).keys() == {"max_concurrency"}
