"""Documents from text: what almost every test starts from."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent, indent

import pytest
from hypothesis import HealthCheck, settings
from onespec.diagnostics import Diagnostic, Fault
from onespec.ir import Api, Declaration, Operation, Resource
from onespec.lower import lower
from onespec.source import Documents, load

settings.register_profile(
    "shared", deadline=None, derandomize="CI" in os.environ, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("shared")  # how fast a shared machine is says nothing; in CI the examples are always the same

HEADER = "openapi: 3.1.0\ninfo: {title: Test, version: '1'}\n"


class Workbench:
    """Writes documents into a folder of its own and runs steps of the pipeline on them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, text: str, name: str = "openapi.yaml") -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), "utf-8")
        return path

    def load(self, text: str, name: str = "openapi.yaml") -> Documents:
        return load(self.write(text, name))

    def lower(self, text: str, version: str = "3.1.0") -> Api:
        """The API of a document whose header is filled in."""
        return lower(self.load(HEADER.replace("3.1.0", version) + dedent(text)))

    def schema(self, text: str, more: str = "", version: str = "3.1.0") -> dict[str, Declaration]:
        """The declarations, by joined name, that a reply of the schema `Thing` leads to."""
        schemas = "Thing:\n" + indent(dedent(text).strip("\n"), "  ") + "\n" + dedent(more)
        api = self.lower(REPLY + indent(schemas, "    "), version)
        return {"_".join(each.name): each for each in api.types}

    def faults(self, run: Callable[[], object]) -> list[Diagnostic]:
        with pytest.raises(Fault) as caught:
            run()
        return list(caught.value.diagnostics)


REPLY = """
paths:
  /thing:
    get:
      operationId: things.retrieve
      responses:
        "200":
          description: ok
          content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}
components:
  schemas:
"""


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """What runs remember stays out of the user's own cache folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    return Workbench(tmp_path)


def all_operations(resource: Resource) -> dict[str, Operation]:
    """Every operation below a resource, by id."""
    found = {operation.id: operation for operation in resource.operations}
    for child in resource.children:
        found |= all_operations(child)
    return found
