"""
The targets: each is a function from the API to the text of files, by path relative to the output folder.

A target spells what `lower` decided. It may read its own templates and the runtime that it ships, and nothing of the
document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from ..ir import Api

Files: TypeAlias = Mapping[str, str]
"""Text by path; paths are relative to the output folder and use forward slashes."""


@dataclass(frozen=True, slots=True)
class Options:
    """
    What a caller may choose.

    `package` is the name of the generated package, empty for the document's own (`Api.client.package`). `mixins` maps
    a dotted resource name to a ``module:Class`` that the generated class inherits from.
    `out` is the folder that the files will be written to: a target may look there for what is kept by hand.
    """

    package: str = ""
    mixins: Mapping[str, str] = field(default_factory=dict[str, str])
    out: Path = Path()


Target: TypeAlias = Callable[[Api, Options], Files]

TARGETS: dict[str, str] = {
    "python": "onespec.emit.python:emit",
    "typescript": "onespec.emit.typescript:emit",
    "conformance": "onespec.emit.conformance:emit",
    "json": "onespec.emit.json:emit",
}
"""Where each target's function is; loaded when it is asked for."""


def target(name: str) -> Target:
    """The function of one target. Raises KeyError for a name that is not in `TARGETS`."""
    module, _, function = TARGETS[name].partition(":")
    found: Target = getattr(import_module(module), function)
    return found
