"""
The command line: reads arguments, runs a command, prints what is wrong, chooses the exit status.

0: done. 1: the document is bad, or (with ``--check``) something generated is stale. 2: wrong usage.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import sys
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from . import __version__
from .commands import account_of, check_document, explain, generate, init, lint_document, print_ir, write_bundle
from .diagnostics import Fault
from .formats import FORMATS
from .lint import RULES

if TYPE_CHECKING:
    Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # pyright: ignore[reportPrivateUsage]

TARGET_NAMES = ("python", "typescript", "conformance")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status. Only argparse itself leaves by `SystemExit`, with status 2."""
    options = parser().parse_args(arguments)
    check_package(options)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        with without_collection():
            return run(options)
    except Fault as found:
        report_fault(found, options)
    except BrokenPipeError:  # whoever reads has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        print(f"error: {error}", file=sys.stderr)
    return 1


@contextmanager
def without_collection() -> Generator[None]:
    """What is read is kept to the end: looking for garbage among it finds none, and takes a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def report_fault(found: Fault, options: argparse.Namespace) -> None:
    """Print every diagnostic and how many there are: for machines to standard output, for people to standard error."""
    chosen: str = getattr(options, "format", "text")
    text = FORMATS[chosen](account_of(found.diagnostics, options.spec))
    print(text, file=sys.stderr if chosen == "text" else sys.stdout)


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
    command.add_argument("--check", action="store_true", help="write nothing; exit 1 when something is stale")
    command.add_argument("--format", choices=FORMATS, default="text", help="how to tell what is wrong")

    command = add(commands, "check", check_document, "report every fault of a document")
    command.add_argument("--format", choices=FORMATS, default="text", help="how to tell what is wrong")

    add(commands, "init", init, "write a first onespec.toml beside a document")

    command = add(commands, "lint", lint_document, "advise on a document that is understood")
    command.add_argument(
        "--off", metavar="CODE", action="append", default=[], choices=RULES, help="a rule to leave out"
    )
    command.add_argument("--strict", action="store_true", help="exit 1 when there is any advice")
    command.add_argument("--format", choices=FORMATS, default="text", help="how to tell it")

    command = add(commands, "explain", explain, "print every decision about a document, with its reason and place")
    command.add_argument(
        "--operation", metavar="ID", default="", help="an operationId, or what the operation is called"
    )
    command.add_argument("--format", choices=("text", "json"), default="text")

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
    command.add_argument("--config", type=Path, metavar="FILE", help="default: onespec.toml beside the document")
    command.add_argument("--overlay", type=Path, metavar="FILE", action="append", default=[], help="may be repeated")
    command.add_argument("--skip", metavar="CODE@POINTER", action="append", default=[], help="a fault to go on without")
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
