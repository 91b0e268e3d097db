"""
What an earlier run read and wrote, so that one that would change nothing ends at once.

A receipt lies in the user's cache folder, never beside what is generated: its digests follow every byte of the
document, while the output follows only what they mean. Whatever is wrong with a receipt, there is none. Must not know
what the files hold.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .runtime import HERE, PYTHON_PARTS, TYPESCRIPT_PARTS, python_runtime, typescript_runtime

SURROUNDINGS = ("pyproject.toml", "package.json", "tsconfig.json", "README.md")
"""What targets look at in the output folder and in the folders above it."""

Digests = Mapping[str, str]
"""A digest of each file by absolute path; empty for one that is not there."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """`settings` are all that was asked for; `said` is what the run told of the document."""

    settings: str
    generator: str
    files: Digests
    count: int
    said: tuple[str, ...] = ()

    def holds(self, settings: str) -> bool:
        """Whether a run with these settings would read and write what is there already."""
        if (self.settings, self.generator) != (settings, generator()):
            return False
        return all(digest(Path(name)) == known for name, known in self.files.items())


def find(out: Path, target: str) -> Receipt | None:
    """The receipt of the last run into a folder."""
    try:
        found = json.loads(place_of(out, target).read_bytes())
        files = {str(name): str(known) for name, known in found["files"].items()}
        said = tuple(str(line) for line in found["said"])
        return Receipt(str(found["settings"]), str(found["generator"]), files, int(found["count"]), said)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def keep(
    out: Path, target: str, settings: str, read: Iterable[Path], written: Iterable[Path], said: Iterable[str]
) -> None:
    """Remember a run. Without a cache folder to write to, nothing is remembered."""
    made = list(written)
    files = {path.absolute().as_posix(): digest(path) for path in (*read, *made, *around(out))}
    kept = {"settings": settings, "generator": generator(), "files": files, "count": len(made), "said": list(said)}
    place = place_of(out, target)
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        temporary = place.with_name(f"{place.name}.{os.getpid()}")
        temporary.write_text(json.dumps(kept), "utf-8")
        temporary.replace(place)


def place_of(out: Path, target: str) -> Path:
    name = hashlib.sha256(f"{target}\0{out.absolute().as_posix()}".encode("utf-8", "surrogateescape")).hexdigest()
    return cache_folder() / f"{name[:32]}.json"


def cache_folder() -> Path:
    """Where the platform wants programs to keep what they can make again."""
    if sys.platform == "win32":
        root = os.environ.get("LOCALAPPDATA")
    else:
        root = os.environ.get("XDG_CACHE_HOME")
    with suppress(RuntimeError):  # no home
        return (Path(root) if root else Path.home() / ".cache") / "onespec"
    return Path(".onespec-cache")


def around(out: Path) -> Iterator[Path]:
    folder = out.absolute()
    return (each / name for each in (folder, *folder.parents) for name in SURROUNDINGS)


def digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def generator() -> str:
    """A digest of the generator itself and its formatter, from the sizes and times of their files."""
    found = hashlib.sha256(sys.version.encode())
    program = Path(sys.executable).with_name("ruff")
    for path in (*sources(HERE), *runtimes(), program):
        with suppress(OSError):
            facts = path.stat()
            found.update(f"{path.as_posix()} {facts.st_size} {facts.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return found.hexdigest()


def sources(folder: Path) -> list[Path]:
    """Every file below a folder but compiled ones."""
    return sorted(
        Path(where) / name for where, _, names in os.walk(folder) if not where.endswith("__pycache__") for name in names
    )


def runtimes() -> Iterator[Path]:
    """The files that are copied beside what is generated."""
    for home, parts in ((python_runtime, PYTHON_PARTS), (typescript_runtime, TYPESCRIPT_PARTS)):
        with suppress(FileNotFoundError):
            folder = home()
            yield from (path for part in parts for path in sources(folder / part))
