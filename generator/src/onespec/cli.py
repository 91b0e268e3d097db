"""
The command line: reads arguments, runs the pipeline, prints diagnostics, chooses the exit status.

0: done. 1: the document is bad, or (with ``--check``) something generated is stale. 2: wrong usage.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from . import __version__
from .bundle import as_text, bundle
from .diagnostics import Fault, in_order, render
from .emit.json import as_text as ir_text
from .lower import lower
from .source import load


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status. Only argparse itself leaves by `SystemExit` (status 2)."""
    options = parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    spec: Path = options.spec
    try:
        return run(options)
    except Fault as found:
        folder = "" if str(spec.parent) == "." else f"{spec.parent.as_posix()}/"
        for diagnostic in in_order(found.diagnostics):
            print(render(diagnostic, folder), file=sys.stderr)
        count = len(found.diagnostics)
        print(f"{count} error{'s' if count > 1 else ''}", file=sys.stderr)
        return 1


def run_bundle(options: argparse.Namespace) -> int:
    """``onespec bundle``."""
    text = as_text(bundle(load(options.spec), options.openapi))
    out: Path = options.out
    if options.check:
        fresh = out.is_file() and out.read_text("utf-8") == text
        return 0 if fresh else 1
    out.write_text(text, "utf-8")
    return 0


def run_ir(options: argparse.Namespace) -> int:
    """``onespec ir``."""
    print(ir_text(lower(load(options.spec)), options.origins), end="")
    return 0


def parser() -> argparse.ArgumentParser:
    """The grammar of the command line."""
    top = argparse.ArgumentParser(prog="onespec", description="Typed SDKs from an OpenAPI document.")
    top.add_argument("--version", action="version", version=f"onespec {__version__}")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    command = commands.add_parser("bundle", help="write the document and all its files as one JSON document")
    command.add_argument("spec", type=Path, metavar="SPEC", help="the entry document, YAML or JSON")
    command.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to write")
    command.add_argument("--openapi", choices=["3.2"], default="", help="derive a copy in this version")
    command.add_argument("--check", action="store_true", help="write nothing; exit 1 when FILE is stale")
    command.set_defaults(run=run_bundle)
    command = commands.add_parser("ir", help="print what the generator understood, as JSON")
    command.add_argument("spec", type=Path, metavar="SPEC", help="the entry document, YAML or JSON")
    command.add_argument("--origins", action="store_true", help="with the place of every node")
    command.set_defaults(run=run_ir)
    return top
