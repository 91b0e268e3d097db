"""
Generated text → files: formats it, compares it with what is there, replaces it atomically, deletes what is stale.

The one place of the generator that writes. A manifest beside the files lists what was generated, so that a file that
somebody wrote by hand is neither overwritten nor deleted.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from .diagnostics import Diagnostic, Fault, fault
from .ir import Origin

MANIFEST = ".onespec-manifest"
MARK = b"onespec"
"""Found near the top of every generated file that can hold a comment."""

RUFF = ("--isolated", "--quiet", "--no-cache", "--line-length", "120", "--target-version", "py310")


@dataclass(frozen=True, slots=True)
class Report:
    """
    What a run changed, or would change: paths relative to the output folder, sorted. `files` are all that there are.
    """

    written: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    unchanged: int = 0
    files: tuple[str, ...] = field(default=(), compare=False)

    @property
    def is_fresh(self) -> bool:
        """Whether everything already was as it should be."""
        return not self.written and not self.deleted


def write(files: Mapping[str, str], out: Path, check: bool = False, manifest: bool = True) -> Report:
    """
    Bring the folder `out` to hold these files, and none that an earlier run generated and this one did not.

    With `check`, nothing is touched. Without a `manifest`, nothing is stale and nothing is protected. Raises
    `format-failed` or `name-taken`; an OSError leaves the folder as it was.
    """
    wanted = {path: text.encode("utf-8") for path, text in formatted(files).items()}
    listing = manifest_path(wanted)
    known = read_manifest(out / listing) if manifest else frozenset(wanted)
    if manifest:
        wanted[listing] = as_manifest(wanted)
    changed = {path: data for path, data in wanted.items() if current(out / path) != data}
    stale = sorted(path for path in known if path not in wanted and (out / path).is_file())
    taken = [path for path in sorted(changed) if path not in known and path != listing and is_by_hand(out / path)]
    if taken:
        raise Fault(*(overwriting(out / path) for path in taken))
    if not check:
        apply(changed, stale, out)
    return Report(tuple(sorted(changed)), tuple(stale), len(wanted) - len(changed), tuple(sorted(wanted)))


# ── formatting ───────────────────────────────────────────────────────────────────────────────────


def formatted(files: Mapping[str, str]) -> dict[str, str]:
    """The files as the formatter of their language wants them. Raises `format-failed`."""
    python = [path for path in files if path.endswith(".py")]
    if not python:
        return dict(files)
    with tempfile.TemporaryDirectory(prefix="onespec-") as folder:
        root = Path(folder)
        for path in python:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(files[path], "utf-8")
        ruff("check", "--select", "I", "--fix-only", root=root)
        ruff("format", root=root)
        done = {path: (root / path).read_text("utf-8") for path in python}
    return {path: done.get(path, text) for path, text in files.items()}


def ruff(*command: str, root: Path) -> None:
    program = Path(sys.executable).with_name("ruff")
    start = [str(program)] if program.is_file() else [sys.executable, "-m", "ruff"]
    result = subprocess.run([*start, *command, *RUFF, "."], cwd=root, capture_output=True, text=True, check=False)
    if result.returncode:
        message = (result.stderr or result.stdout).strip().splitlines()
        raise fault("format-failed", f"ruff: {message[-1] if message else 'failed without a word'}")


# ── the manifest ─────────────────────────────────────────────────────────────────────────────────


def manifest_path(files: Mapping[str, object]) -> str:
    """In the innermost folder that holds all files, so that two packages side by side have one each."""
    folders = [PurePosixPath(path).parent.as_posix() for path in files]
    common = os.path.commonpath(folders) if folders else ""
    return f"{common}/{MANIFEST}" if common not in ("", ".") else MANIFEST


def as_manifest(files: Mapping[str, object]) -> bytes:
    listed = {"generated": "by onespec; do not edit", "files": sorted(files)}
    return (json.dumps(listed, indent=2) + "\n").encode()


def read_manifest(path: Path) -> frozenset[str]:
    """The files that an earlier run generated. A manifest that cannot be read lists none."""
    try:
        listed = json.loads(path.read_bytes())["files"]
        return frozenset(name for name in listed if isinstance(name, str) and is_inside(name))
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()


def is_inside(name: str) -> bool:
    """Whether a listed path stays below the output folder."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts


def current(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return None


def is_by_hand(path: Path) -> bool:
    """Whether there is a file that does not say it was generated."""
    data = current(path)
    return data is not None and data.strip() != b"" and MARK not in data[:2000]


def overwriting(path: Path) -> Diagnostic:
    hint = "Move it, or generate into another folder."
    return Diagnostic(
        "name-taken", "the file was not generated, and would be overwritten", Origin(path.as_posix(), 0, 0), hint
    )


# ── changing files ───────────────────────────────────────────────────────────────────────────────


def apply(changed: Mapping[str, bytes], stale: list[str], out: Path) -> None:
    """Write every file beside its place first, then put them in place; undo everything when that fails."""
    prepared: list[tuple[Path, Path]] = []
    before: list[tuple[Path, bytes | None]] = []
    try:
        for name, data in changed.items():
            target = out / name
            target.parent.mkdir(parents=True, exist_ok=True)
            temporary = target.with_name(f".{target.name}.onespec-{os.getpid()}")
            prepared.append((temporary, target))
            temporary.write_bytes(data)
        for temporary, target in prepared:
            before.append((target, current(target)))
            temporary.replace(target)
        for name in stale:
            before.append((out / name, current(out / name)))
            (out / name).unlink()
    except BaseException:
        for target, old in reversed(before):
            restore(target, old)
        raise
    finally:
        for temporary, _ in prepared:
            temporary.unlink(missing_ok=True)
    for name in stale:
        remove_empty(out / name, out)


def restore(path: Path, data: bytes | None) -> None:
    """Put back what was there before."""
    if data is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(data)


def remove_empty(path: Path, out: Path) -> None:
    """Remove the folders above a deleted file that are empty now."""
    for folder in path.parents:
        if folder == out or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()
