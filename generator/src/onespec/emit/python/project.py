"""
The project that a package is generated into: its version, or a small project of its own where there is none.

Reads the output folder and nothing else. Must not know what the package holds.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from ...ir import Api
from ..prose import plain, sentence

FIRST_VERSION = "0.1.0"
MARK = "by onespec"
OWN_FILES = ("pyproject.toml", "README.md")


@dataclass(frozen=True, slots=True)
class Project:
    """`version` is that of the project around the output folder; `own_files` are those to generate there."""

    version: str = FIRST_VERSION
    own_files: tuple[str, ...] = ()


def project_of(out: Path, package: str) -> Project:
    """
    The project around the folder `out`. A folder in no project gets what it lacks of `OWN_FILES`; what stands there and
    was not generated, or was for another package, is left alone.
    """
    out = out.absolute()
    for folder in (out, *out.parents):
        file = folder / "pyproject.toml"
        if file.is_file() and not (folder == out and _is_generated(file) and _names(file, package)):
            return Project(_version(file))
    return Project(own_files=tuple(name for name in OWN_FILES if _is_free(out / name)))


def context(api: Api, package: str, client: str) -> dict[str, object]:
    """What the templates of a project's own files print."""
    return {
        "name": distribution(package),
        "package": package,
        "top": package.partition(".")[0],
        "client": client,
        "version": json.dumps(FIRST_VERSION),
        "description": json.dumps(f"A client of {sentence(api.title)}"),
        "title": plain(api.title).replace("\n", " "),
        "doc": plain(api.doc),
        "prefix": plain(api.client.env_prefix),
    }


def distribution(package: str) -> str:
    """What the package is called where it is installed from."""
    return package.replace(".", "-").replace("_", "-")


def _names(file: Path, package: str) -> bool:
    return f'\nname = "{distribution(package)}"\n' in file.read_text("utf-8")


def _version(file: Path) -> str:
    """The version that the project states; the first one if it is computed elsewhere."""
    table = re.search(r"^\[project\]$(.*?)(?=^\[|\Z)", file.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    found = re.search(r"""^version\s*=\s*["']([^"'\\]+)["']""", table[1], re.MULTILINE) if table else None
    return found[1] if found else FIRST_VERSION


def _is_free(file: Path) -> bool:
    return not file.exists() or _is_generated(file)


def _is_generated(file: Path) -> bool:
    try:
        return MARK in file.read_text("utf-8")[:2000]
    except (OSError, ValueError):
        return False
