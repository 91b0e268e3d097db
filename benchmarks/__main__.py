"""`python -m benchmarks`: choose rows, measure them, print the table, write the page."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from . import report
from .measure import ROOT, Plan, compile_modules, count, local_server, measure
from .rows import AGAIN, CPU, ROWS, Job, Row
from .tools import Missing

PAGE = ROOT / "docs" / "benchmarks.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status is 1 when `--check` finds a missed target, else 0."""
    options = parser().parse_args(arguments)
    rows = [row for row in ROWS if not options.rows or row.id in options.rows]
    runs = options.runs or (1 if options.quick else 5)
    plan = planned(rows)
    with local_server() as server:
        compile_modules(plan, server, tell)
        samples = {} if options.meter == "instructions" else measure(plan, server, runs, options.quick, tell)
        if options.meter != "cpu" and not (options.quick and options.meter is None):
            try:
                count(plan, server, samples, tell)
            except Missing as missing:
                print(f"\r{missing}: no instructions are counted, CPU time decides", file=sys.stderr)
    tell("")
    for table, some in report.tables(rows, samples):
        print(f"{table.title}\n{report.text(report.lines(table, some, samples))}\n")
    out = options.out or (None if options.quick or options.rows or options.meter else PAGE)
    if out:
        out.write_text(report.page(rows, samples, runs, options.quick), encoding="utf-8")
    missed = [row.id for row in rows if report.verdict(row, samples) is False]
    if missed:
        print(f"Not reached: {', '.join(missed)}")
    return 1 if options.check and missed else 0


def parser() -> argparse.ArgumentParser:
    names = [row.id for row in ROWS]
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the Python SDK beside others.")
    parser.add_argument("--rows", nargs="+", choices=names, metavar="ROW", help=f"only these: {', '.join(names)}")
    parser.add_argument("--runs", type=int, help="processes a row and subject (default: 5, with --quick 1)")
    parser.add_argument("--quick", action="store_true", help="fewer calls a process; for a first impression")
    parser.add_argument(
        "--meter", choices=("cpu", "instructions"), help="only one of them (default: both, with --quick cpu)"
    )
    parser.add_argument("--check", action="store_true", help="exit with 1 if a target is missed")
    parser.add_argument(
        "--out", type=Path, help="the page to write (default: docs/benchmarks.md if all rows are measured)"
    )
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
