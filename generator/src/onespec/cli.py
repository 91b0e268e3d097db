"""
The command line: reads arguments, runs the pipeline, prints diagnostics, chooses the exit status.

0: done. 1: the document is bad, or (with ``--check``) something generated is stale. 2: wrong usage.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from . import __version__
from .bundle import as_text as bundle_text
from .bundle import bundle
from .check import check
from .config import read_config
from .diagnostics import Fault, in_order, render
from .emit import Options, target
from .emit.json import as_text as ir_text
from .lower import lower
from .source import load
from .write import Report, write

if TYPE_CHECKING:
    Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # pyright: ignore[reportPrivateUsage]

TARGET_NAMES = ("python", "typescript", "conformance")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status. Only argparse itself leaves by `SystemExit`, with status 2."""
    options = parser().parse_args(arguments)
    check_package(options)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except Fault as found:
        report_fault(found, options.spec)
    except OSError as error:
        print(f"error: {error}", file=sys.stderr)
    return 1


def report_fault(found: Fault, spec: Path) -> None:
    """Print every diagnostic and how many there are, to standard error."""
    folder = "" if str(spec.parent) == "." else f"{spec.parent.as_posix().rstrip('/')}/"
    for diagnostic in in_order(found.diagnostics):
        about_spec = not Path(diagnostic.origin.file).is_absolute() and diagnostic.code not in OUTSIDE
        print(render(diagnostic, folder if about_spec else ""), file=sys.stderr)
    count = len(found.diagnostics)
    print(f"{count} error{'s' if count != 1 else ''}", file=sys.stderr)


OUTSIDE = ("bad-config", "name-taken", "format-failed")
"""Codes of faults that are not in the document, whose paths are therefore not relative to it."""


# ── commands ─────────────────────────────────────────────────────────────────────────────────────


def generate(options: argparse.Namespace) -> int:
    """``onespec generate``: the whole pipeline."""
    chosen = read_config(options.spec, options.config).of(options.target)
    api = lower(load(options.spec))
    check(api)
    files = target(options.target)(api, Options(options.package or chosen.package, chosen.mixins, options.out))
    return report(write(files, options.out, options.check), options.check)


def check_document(options: argparse.Namespace) -> int:
    """``onespec check``."""
    check(lower(load(options.spec)))
    print(f"{options.spec}: no errors")
    return 0


def print_ir(options: argparse.Namespace) -> int:
    """``onespec ir``."""
    api = lower(load(options.spec))
    check(api)
    print(ir_text(api, options.origins), end="")
    return 0


def write_bundle(options: argparse.Namespace) -> int:
    """``onespec bundle``."""
    text = bundle_text(bundle(load(options.spec), options.openapi))
    return report(write({options.out.name: text}, options.out.parent, options.check, manifest=False), options.check)


def report(result: Report, checking: bool) -> int:
    """Say what changed, or by name what is stale. When only checking, stale files make the exit status 1."""
    if checking:
        for verb, paths in (("stale", result.written), ("obsolete", result.deleted)):
            for path in paths:
                print(f"{verb} {path}")
        return 0 if result.is_fresh else 1
    print(f"{counted(len(result.written))} written, {len(result.deleted)} deleted, {result.unchanged} up to date")
    return 0


def counted(count: int) -> str:
    return f"{count} file{'s' if count != 1 else ''}"


# ── arguments ────────────────────────────────────────────────────────────────────────────────────


def parser() -> argparse.ArgumentParser:
    """The grammar of the command line."""
    top = argparse.ArgumentParser(prog="onespec", description="Typed SDKs from an OpenAPI document.")
    top.add_argument("--version", action="version", version=f"onespec {__version__}")
    commands = top.add_subparsers(required=True, metavar="COMMAND")

    command = add(commands, "generate", generate, "write a package, or conformance cases, from a document")
    command.add_argument("--target", choices=TARGET_NAMES, required=True, help="what to generate")
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder to write to")
    command.add_argument("--package", metavar="NAME", help="its import name, or npm's")
    command.add_argument("--config", type=Path, metavar="FILE", help="default: onespec.toml beside the document")
    command.add_argument("--check", action="store_true", help="write nothing; exit 1 when something is stale")

    add(commands, "check", check_document, "report every fault of a document")

    command = add(commands, "ir", print_ir, "print what the generator understood, as JSON")
    command.add_argument("--origins", action="store_true", help="with the place of every node")

    command = add(commands, "bundle", write_bundle, "write a document of many files as one JSON file")
    command.add_argument("--out", type=Path, required=True, metavar="FILE", help="the file to write")
    command.add_argument("--openapi", choices=("3.2",), default="", help="derive a copy in this version")
    command.add_argument("--check", action="store_true", help="write nothing; exit 1 when FILE is stale")
    return top


def add(
    commands: Commands,
    name: str,
    run: Callable[[argparse.Namespace], int],
    summary: str,
) -> argparse.ArgumentParser:
    """A command that takes a document."""
    command = commands.add_parser(name, help=summary, description=summary[:1].upper() + summary[1:] + ".")
    command.add_argument("spec", type=Path, metavar="SPEC", help="the entry document, YAML or JSON")
    command.set_defaults(run=run)
    return command


PACKAGE_NAMES: Mapping[str, re.Pattern[str]] = {
    "python": re.compile(r"(?!\d)\w+"),
    "typescript": re.compile(r"(@[a-z0-9~-][a-z0-9._~-]*/)?[a-z0-9~-][a-z0-9._~-]*"),
}
"""What each target's packages can be called; others have none."""


def check_package(options: argparse.Namespace) -> None:
    """Leave with status 2 if the chosen name is no package's."""
    name: str | None = getattr(options, "package", None)
    if name is not None and not PACKAGE_NAMES.get(options.target, re.compile(".+")).fullmatch(name):
        parser().error(f"argument --package: {name!r} is not the name of a package")
