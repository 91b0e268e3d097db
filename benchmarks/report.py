"""The table in words: for a terminal and as a page of the documentation. Must not know how anything was measured."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from .measure import INSTRUCTIONS, Samples
from .rows import COLUMNS, REFERENCE, UNITS, Row

DISTRIBUTIONS = ("aiagentplatform", "openai", "anthropic", "httpx2", "httpx", "aiohttp", "pydantic", "anyio")
HEAD = ("", *COLUMNS, "ours must reach", "met")
Line = tuple[str, ...]


@dataclass(frozen=True)
class Verdict:
    """Whether ours reached a row's target; None when there is no number or no target."""

    row: Row
    met: bool | None

    def __str__(self) -> str:
        return {True: "yes", False: "**no**", None: ""}[self.met]


def lines(rows: Iterable[Row], samples: Samples) -> list[Line]:
    """A line of cells a row, under `HEAD`."""
    return [(row.title, *cells(row, samples), target(row), str(verdict(row, samples))) for row in rows]


def counted_lines(rows: Iterable[Row], samples: Samples) -> list[Line]:
    """The same of instructions, for the rows that have them: thousands of them, no target."""
    found = [row for row in rows if row.job.counted and row.reading == "cpu"]
    return [(row.title, *cells(row, samples, INSTRUCTIONS), target(row), "") for row in found]


def are_counted(samples: Samples) -> bool:
    """Whether there are instructions to show."""
    return any(INSTRUCTIONS in sample.readings for sample in samples.values())


def verdict(row: Row, samples: Samples) -> Verdict:
    reached, reference = value(row, "ours", samples), value(row, REFERENCE, samples)
    if reached is None or row.target is None or (row.relative and not reference):
        return Verdict(row, None)
    return Verdict(row, (reached / reference if row.relative and reference else reached) <= row.target)


def value(row: Row, column: str, samples: Samples, reading: str = "") -> float | None:
    """The median in the row's unit; thousands of instructions."""
    sample = samples.get((row.job, dict(row.subjects).get(column, "")))
    found = sample.median(reading or row.reading) if sample else None
    return None if found is None else found * (1e-3 if reading else UNITS[row.unit])


def cells(row: Row, samples: Samples, reading: str = "") -> Line:
    return tuple(cell(row, column, samples, reading) for column in COLUMNS)


def cell(row: Row, column: str, samples: Samples, reading: str) -> str:
    """Such as `0.32 (612 µs ±3%)`: the ratio, the median, the spread."""
    sample = samples.get((row.job, dict(row.subjects).get(column, "")))
    found = value(row, column, samples, reading)
    if sample is None or found is None:
        return sample.absent if sample and sample.absent else "–"
    unit = "k" if reading else row.unit
    spread = 0 if reading else sample.spread(row.reading)
    plain = f"{number(found)} {unit}".strip() + (f" ±{spread:.0%}" if spread >= 0.005 else "")
    reference = value(row, REFERENCE, samples, reading)
    return f"{found / reference:.2f} ({plain})" if row.relative and reference else plain


def number(found: float) -> str:
    """Three digits that mean something."""
    digits = 0 if found >= 100 or found == int(found) else 1 if found >= 10 else 2
    return f"{found:,.{digits}f}"


def target(row: Row) -> str:
    if row.target is None:
        return ""
    return f"≤ {row.target:.2f}" if row.relative else f"≤ {row.target:g} {row.unit}".strip()


# ── shapes ───────────────────────────────────────────────────────────────────────────────────────


def text(head: Sequence[str], body: Sequence[Line]) -> str:
    """Aligned columns."""
    every = [tuple(head), *[tuple(cell.replace("*", "") for cell in line) for line in body]]
    widths = [max(len(line[column]) for line in every) for column in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in every
    )


def markdown(head: Sequence[str], body: Sequence[Line]) -> str:
    """A table of Markdown."""
    return "\n".join(f"| {' | '.join(line)} |" for line in [tuple(head), ("---",) * len(head), *body])


def page(rows: Sequence[Row], samples: Samples, runs: int, quick: bool) -> str:
    """The page of the documentation."""
    counted = counted_lines(rows, samples) if are_counted(samples) else []
    return (
        "\n\n".join(
            [
                "<!-- Written by `python -m benchmarks`; do not edit. -->",
                "# Benchmarks",
                INTRODUCTION.format(runs=runs),
                *(["A quick run: fewer calls, so take these numbers for what they are."] if quick else []),
                markdown(HEAD, lines(rows, samples)),
                *([COUNTED, markdown(HEAD[:-1], [line[:-1] for line in counted])] if counted else []),
                "## Where",
                markdown(("", ""), machine()),
                READING,
            ]
        )
        + "\n"
    )


def machine() -> list[Line]:
    """What the numbers depend on, without anything that tells whose machine it is."""
    return [
        ("Python", f"{platform.python_implementation()} {platform.python_version()}"),
        ("System", f"{platform.system()}, {platform.machine()}"),
        ("CPUs", str(os.cpu_count())),
        *((name, installed(name)) for name in DISTRIBUTIONS),
    ]


def installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


INTRODUCTION = """\
What the Python SDK costs beside the official clients of OpenAI and Anthropic, and beside no SDK at all (httpx2, json).
A cell is the ratio to openai, then the median of up to {runs} processes, and half the distance between the lowest and
the highest of them. Times are CPU time of the client's process; the server is another one. Less is better."""

COUNTED = """\
## Instructions

The same calls, counted by valgrind: thousands of instructions for one call or chunk. They repeat to about 0.1% on any
machine with the same versions, so they show a change that the clock cannot."""

READING = """\
## How to read it

- Every library speaks to the same local server: openai, bare and ours in OpenAI's wire format, anthropic in
  Anthropic's, with replies and chunks of the same size in bytes.
- bare gives dictionaries, checks nothing and repeats nothing. For the reply of 1,000 objects, anthropic gives
  dictionaries too.
- The server speaks plain HTTP. openai, anthropic and bare read the certificates for every client they make; ours reads
  them once in a process, at the first encrypted connection, so its first call over TLS costs that much more.
- The first event's time runs from the call to the first event in hand; each stream is then read to its end. One
  connection for all of them means that a finished stream gave its connection back.
- Growth is that of the resident memory, after a tenth as many calls or chunks as a warm-up.

Measure it yourself: `./dev bench`, or `./dev bench -- --quick` for a first impression. What is done exactly is told in
`benchmarks/README.md`."""
