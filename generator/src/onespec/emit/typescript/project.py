"""
The npm package that is generated into: the one around the output folder, or one of its own where there is none.

Reads the output folder and nothing else. Must not know what the package holds.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from ...ir import Api
from ..prose import plain, sentence

FIRST_VERSION = "0.1.0"
MARK = "by onespec"
OWN_FILES = ("package.json", "tsconfig.json", "README.md")


@dataclass(frozen=True, slots=True)
class Project:
    """
    `sources` leads from the output folder to the generated sources; `own_files` are those of the package itself that
    are to be generated.
    """

    name: str
    version: str = FIRST_VERSION
    sources: str = ""
    own_files: tuple[str, ...] = ()


def project_of(out: Path, package: str) -> Project:
    """
    The package around the folder `out`. A folder in no package gets what it lacks of `OWN_FILES`; what stands there and
    was not generated is left alone.
    """
    out = out.absolute()
    for folder in (out, *out.parents):
        file = folder / "package.json"
        if file.is_file() and not (folder == out and _is_generated(file)):
            about = _about(file)
            return Project(about.get("name", package), about.get("version", FIRST_VERSION))
    own = tuple(name for name in OWN_FILES if not (out / name).exists() or _is_generated(out / name))
    return Project(distribution(package), sources="src/", own_files=own)


def context(api: Api, project: Project, client: str) -> dict[str, object]:
    """What the templates of a package's own files print."""
    return {
        "name": json.dumps(project.name),
        "package": project.name,
        "client": client,
        "version": json.dumps(FIRST_VERSION),
        "description": json.dumps(f"A client of {sentence(api.title)}"),
        "title": plain(api.title).replace("\n", " "),
        "doc": plain(api.doc),
        "prefix": plain(api.client.env_prefix),
    }


def distribution(package: str) -> str:
    """What npm calls the package."""
    return package if package.startswith("@") else package.lower().replace(".", "-").replace("_", "-")


def _about(file: Path) -> dict[str, str]:
    try:
        found = json.loads(file.read_text("utf-8"))
    except ValueError:
        return {}
    return {key: found[key] for key in ("name", "version") if isinstance(found.get(key), str)}


def _is_generated(file: Path) -> bool:
    try:
        return MARK in file.read_text("utf-8")[:2000]
    except (OSError, ValueError):
        return False
