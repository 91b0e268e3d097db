"""
The commands: each takes its arguments, runs the pipeline, prints, and gives the exit status.

What is generated or asked for goes to standard output, what is wrong to standard error, but in a format for machines.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from . import explain as explaining
from . import receipt
from .bundle import as_text as bundle_text
from .bundle import bundle
from .config import NAME as CONFIG
from .config import Choices, Config, read_config
from .diagnostics import Diagnostic, in_order
from .emit import Options, target
from .emit.json import as_text as ir_text
from .formats import FORMATS, Account, Count
from .init import first_config
from .lint import lint
from .lower import Tally
from .pipeline import Given, Understood, read_whole, understand
from .write import Report, write

OUTSIDE = ("bad-config", "name-taken", "format-failed")
"""Codes of faults that are not in the document, whose paths are therefore not relative to it."""


def generate(options: argparse.Namespace) -> int:
    """``onespec generate``: the whole pipeline, unless the last run was of the same."""
    config = read_config(options.spec, options.config)
    chosen, given = config.of(options.target), given_by(options, config)
    settings = repr((options.target, options.package, chosen, given, options.format, Path.cwd()))
    last = receipt.find(options.out, options.target)
    if last is not None and last.holds(settings):
        say(last.said)
        return report(Report(unchanged=last.count), options.check, options.format)
    understood = understand(given)
    result = run_target(understood, options, chosen)
    said = told(understood, options)
    say(said)
    if not options.check or result.is_fresh:
        made = [options.out / path for path in result.files]
        read = [*understood.files(), *([config.path] if config.path is not None else [])]
        receipt.keep(options.out, options.target, settings, read, made, said)
    return report(result, options.check, options.format)


def run_target(understood: Understood, options: argparse.Namespace, chosen: Choices) -> Report:
    choices = Options(options.package or chosen.package, chosen.mixins, options.out)
    return write(target(options.target)(understood.api, choices), options.out, options.check)


def check_document(options: argparse.Namespace) -> int:
    """``onespec check``."""
    understood = understand(given_by(options, read_config(options.spec, options.config)))
    say(told(understood, options))
    if options.format == "text":
        print(f"{options.spec}: no errors")
    return 0


def init(options: argparse.Namespace) -> int:
    """``onespec init``. A file that is there is left alone."""
    path: Path = options.config or options.spec.parent / CONFIG
    if path.exists():
        print(f"error: {path.as_posix()} is there already", file=sys.stderr)
        return 1
    text = first_config(given_by(options, Config()))
    path.write_text(text, "utf-8")
    print(f"{path.as_posix()} written")
    return 0


def lint_document(options: argparse.Namespace) -> int:
    """``onespec lint``. Advice alone makes the exit status 1 only when asked to be strict."""
    config = read_config(options.spec, options.config)
    understood = understand(given_by(options, config))
    found = [*understood.warnings, *lint(understood.api, (*config.lint_off, *options.off))]
    text = FORMATS[options.format](account_of(found, options.spec, understood))
    print(text or f"{options.spec}: no advice")
    return 1 if found and options.strict else 0


def explain(options: argparse.Namespace) -> int:
    """``onespec explain``."""
    understood = understand(given_by(options, read_config(options.spec, options.config)))
    decisions = explaining.chosen(understood.decisions, options.operation)
    if not decisions:
        print(f"error: there is no operation `{options.operation}`", file=sys.stderr)
        return 1
    print(explaining.as_json(decisions) if options.format == "json" else explaining.as_text(decisions))
    return 0


def print_ir(options: argparse.Namespace) -> int:
    """``onespec ir``."""
    understood = understand(given_by(options, read_config(options.spec, options.config)))
    print(ir_text(understood.api, options.origins), end="")
    return 0


def write_bundle(options: argparse.Namespace) -> int:
    """``onespec bundle``."""
    config = read_config(options.spec, options.config)
    documents = read_whole(given_by(options, config))
    text = bundle_text(bundle(documents, options.openapi))
    return report(write({options.out.name: text}, options.out.parent, options.check, manifest=False), options.check)


# ── what is read ─────────────────────────────────────────────────────────────────────────────────


def given_by(options: argparse.Namespace, config: Config) -> Given:
    return Given.of(options.spec, config, options.overlay, options.skip)


# ── what is told ─────────────────────────────────────────────────────────────────────────────────


def told(understood: Understood, options: argparse.Namespace) -> tuple[str, ...]:
    """The lines for standard error and those for standard output, each marked by its first character."""
    account = account_of(understood.warnings, options.spec, understood)
    text = FORMATS[options.format](account)
    if options.format != "text":
        return (f">{text}",)
    lines = [f"!{text}"] if text else []
    return (*lines, *(f">{counted_out(noun, each)}" for noun, each in account.counts.items()))


def account_of(diagnostics: Iterable[Diagnostic], spec: Path, understood: Understood | None = None) -> Account:
    """The account of a run, its places relative to the working folder."""
    skipped = understood.skipped if understood is not None else ()
    counts: dict[str, Count] = {}
    if understood is not None:
        counts["operations"] = count(understood.operations)
        if understood.webhooks.declared:
            counts["webhooks"] = count(understood.webhooks)
    return Account(placed(diagnostics, spec), placed(skipped, spec), counts)


def count(tally: Tally) -> Count:
    return {"declared": tally.declared, "emitted": tally.emitted, "skipped": len(tally.lost)}


def counted_out(noun: str, numbers: Count) -> str:
    return f"{noun}: {numbers['declared']} declared = {numbers['emitted']} emitted + {numbers['skipped']} skipped"


def placed(diagnostics: Iterable[Diagnostic], spec: Path) -> list[Diagnostic]:
    """In order, with paths as they are seen from the working folder."""
    folder = "" if str(spec.parent) == "." else f"{spec.parent.as_posix().rstrip('/')}/"
    found: list[Diagnostic] = []
    for each in in_order(diagnostics):
        file = each.origin.file
        about_spec = bool(file) and not Path(file).is_absolute() and each.code not in OUTSIDE
        origin = replace(each.origin, file=f"{folder}{file}") if about_spec else each.origin
        found.append(replace(each, origin=origin))
    return found


def say(lines: Sequence[str]) -> None:
    for line in lines:
        print(line[1:], file=sys.stderr if line[0] == "!" else sys.stdout)


def report(result: Report, checking: bool, format: str = "text") -> int:
    """Say what changed, or by name what is stale. When only checking, stale files make the exit status 1."""
    status = 0 if result.is_fresh or not checking else 1
    if format != "text":
        return status
    if checking:
        for verb, paths in (("stale", result.written), ("obsolete", result.deleted)):
            for path in paths:
                print(f"{verb} {path}")
        return status
    print(f"{counted(len(result.written))} written, {len(result.deleted)} deleted, {result.unchanged} up to date")
    return status


def counted(number: int) -> str:
    return f"{number} file{'s' if number != 1 else ''}"
