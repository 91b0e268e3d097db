"""`python -m benchmarks`: choose rows, measure them, print the table, write the page."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from . import report
from .measure import ROOT, Plan, Samples, compile_modules, count, local_server, measure
from .rows import AGAIN, CPU, Job, Row
from .suites import SUITES
from .tools import Missing

DOCS = ROOT / "docs"


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status is 1 when `--check` finds a missed target, else 0."""
    options = parser().parse_args(arguments)
    suites = [suite for suite in SUITES if not options.suite or suite.id in options.suite]
    suites = [replace(suite, rows=chosen(suite.rows, options.rows)) for suite in suites]
    runs = options.runs or (1 if options.quick else 5)
    samples = sampled([row for suite in suites for row in suite.rows], runs, options.quick, options.meter)
    whole = not (options.quick or options.rows or options.meter)
    for suite in suites:
        for table, rows in report.tables(suite.rows, samples):
            print(f"{table.title}\n{report.text(report.lines(table, suite.columns, rows, samples))}\n")
        out = (options.out or DOCS) if options.out or whole else None
        if out:
            (out / suite.page).write_text(report.page(suite, samples, runs, options.quick), encoding="utf-8")
    missed = [row.id for suite in suites for row in suite.rows if report.verdict(row, samples) is False]
    if missed:
        print(f"Not reached: {', '.join(missed)}")
    return 1 if options.check and missed else 0


def chosen(rows: tuple[Row, ...], names: Sequence[str] | None) -> tuple[Row, ...]:
    return tuple(row for row in rows if not names or row.id in names)


def sampled(rows: Sequence[Row], runs: int, quick: bool, meter: str | None) -> Samples:
    """What the rows read: CPU time, then instructions, as far as they are wanted."""
    plan = planned(rows)
    with local_server() as server:
        compile_modules(plan, server, tell)
        samples = {} if meter == "instructions" else measure(plan, server, runs, quick, tell)
        if meter == "instructions" or (meter is None and not quick):
            try:
                count(plan, server, samples, tell)
            except Missing as missing:
                print(f"\r{missing}: no instructions are counted, CPU time decides", file=sys.stderr)
    tell("")
    return samples


def parser() -> argparse.ArgumentParser:
    names = [row.id for suite in SUITES for row in suite.rows]
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure what we make beside others.")
    parser.add_argument("--suite", nargs="+", choices=[suite.id for suite in SUITES], help="only these pages")
    parser.add_argument("--rows", nargs="+", choices=names, metavar="ROW", help=f"only these: {', '.join(names)}")
    parser.add_argument("--runs", type=int, help="processes a row and subject (default: 5, with --quick 1)")
    parser.add_argument("--quick", action="store_true", help="fewer calls a process; for a first impression")
    parser.add_argument(
        "--meter", choices=("cpu", "instructions"), help="only one of them (default: both, with --quick cpu)"
    )
    parser.add_argument("--check", action="store_true", help="exit with 1 if a target is missed")
    parser.add_argument("--out", type=Path, help="where to write pages (default: docs/, if all rows are measured)")
    return parser


def planned(rows: Sequence[Row]) -> Plan:
    """Every job of the rows once, with all of their subjects; ours twice, to see the noise."""
    plan: dict[Job, dict[str, None]] = {}  # the inner one is an ordered set
    for row in rows:
        subjects = [subject for _, subject in row.subjects]
        if row.reading == CPU:
            subjects += [subject + AGAIN for column, subject in row.subjects if column == "ours"]
        plan.setdefault(row.job, {}).update(dict.fromkeys(subjects))
    return [(job, list(subjects)) for job, subjects in plan.items()]


def tell(what: str) -> None:
    """Progress, on one line of a terminal."""
    if sys.stderr.isatty():
        print(f"\r\033[K{what}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
