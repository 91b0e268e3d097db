"""The table in words: for a terminal and as a page of the documentation. Must not know how anything was measured."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from .measure import INSTRUCTIONS, Samples
from .rows import AGAIN, COLUMNS, CPU, REFERENCE, UNITS, Row

DISTRIBUTIONS = ("aiagentplatform", "openai", "anthropic", "httpx2", "httpx", "aiohttp", "pydantic", "anyio")
Line = tuple[str, ...]


@dataclass(frozen=True)
class Measure:
    """
    One of the tables: the reading that it shows (the row's own, if empty), its unit (the row's, if empty), and what its
    last column tells.
    """

    title: str
    reading: str
    unit: str
    judgement: str
    text: str


COUNTED = Measure("Instructions", INSTRUCTIONS, "k", "met", """\
Thousands of them, counted by valgrind in the client's process. They hardly depend on the machine or on what else it
does, so they decide.""")  # fmt: skip
TIMED = Measure("CPU time", CPU, "", "confirmed", """\
User and system time of the client's process, so the kernel's share is in it; ± is half the distance between the lowest
and the highest run. It confirms what the instructions say, as far as the noise allows.""")  # fmt: skip
OTHERS = Measure("Everything else", "", "", "met", "Modules, connections, memory and packages.")


def tables(rows: Sequence[Row], samples: Samples) -> list[tuple[Measure, list[Row]]]:
    """The tables that there is something to show in, and their rows."""
    timed = [row for row in rows if row.reading == CPU]
    counted = [row for row in timed if median_of(row, "ours", samples, INSTRUCTIONS) is not None]
    others = [row for row in rows if row.reading != CPU]
    found = ((COUNTED, counted), (TIMED, timed), (OTHERS, others))
    return [(measure, some) for measure, some in found if some]


def lines(measure: Measure, rows: Iterable[Row], samples: Samples) -> list[Line]:
    """The head of a table, and a line of cells a row."""
    noisy = measure is not OTHERS
    head = ("", *COLUMNS, *(["A/A"] if noisy else []), "ours must reach", measure.judgement)
    body = [
        (
            row.title,
            *(cell(row, column, samples, measure) for column in COLUMNS),
            *([percent(noise(row, samples, measure.reading))] if noisy else []),
            target(row),
            judgement(measure, row, samples),
        )
        for row in rows
    ]
    return [head, *body]


# ── judgements ───────────────────────────────────────────────────────────────────────────────────


def judgement(measure: Measure, row: Row, samples: Samples) -> str:
    if measure is TIMED:
        return confirmation(row, samples)
    return "see CPU time" if measure is COUNTED and row.timing else spelled(verdict(row, samples))


def verdict(row: Row, samples: Samples) -> bool | None:
    """Whether ours reached the target: by instructions where they decide and are counted, else by its own reading."""
    for reading in (INSTRUCTIONS, CPU) if row.reading == CPU and not row.timing else (row.reading,):
        reached = standing(row, samples, reading)
        if reached is not None and row.target is not None:
            return reached <= row.target
    return None


def confirmation(row: Row, samples: Samples) -> str:
    """Whether CPU time says that ours reached the target, and if not, whether noise may be why."""
    reached = standing(row, samples, CPU)
    if reached is None or row.target is None:
        return ""
    if reached <= row.target:
        return "yes"
    return "within noise" if reached * (1 - (noise(row, samples, CPU) or 0)) <= row.target else "**no**"


def standing(row: Row, samples: Samples, reading: str) -> float | None:
    """Ours as a multiple of the reference's, or in the row's unit: what its target speaks of."""
    ours, reference = (median_of(row, column, samples, reading) for column in ("ours", REFERENCE))
    if not row.relative:
        return None if ours is None else ours * UNITS[row.unit]
    return ours / reference if ours is not None and reference else None


def noise(row: Row, samples: Samples, reading: str) -> float | None:
    """How far the same subject, measured twice by turns, is from itself."""
    ours = median_of(row, "ours", samples, reading)
    sample = samples.get((row.job, dict(row.subjects).get("ours", "") + AGAIN))
    again = sample.median(reading) if sample else None
    return abs(again / ours - 1) if ours and again else None


def median_of(row: Row, column: str, samples: Samples, reading: str) -> float | None:
    sample = samples.get((row.job, dict(row.subjects).get(column, "")))
    return sample.median(reading) if sample else None


def spelled(met: bool | None) -> str:
    return {True: "yes", False: "**no**", None: ""}[met]


def percent(share: float | None) -> str:
    return "" if share is None else f"{share:.1%}"


# ── cells ────────────────────────────────────────────────────────────────────────────────────────


def cell(row: Row, column: str, samples: Samples, measure: Measure) -> str:
    """Such as `0.32 (612 µs ±3%)`: the ratio, the median, the spread."""
    sample = samples.get((row.job, dict(row.subjects).get(column, "")))
    reading = measure.reading or row.reading
    found = sample.median(reading) if sample else None
    if sample is None or found is None:
        return sample.absent if sample and sample.absent else "–"
    scale, unit = (1e-3, measure.unit) if measure.unit else (UNITS[row.unit], row.unit)
    spread = sample.spread(reading)
    plain = f"{number(found * scale)} {unit}".strip() + (f" ±{spread:.0%}" if spread >= 0.005 else "")
    reference = median_of(row, REFERENCE, samples, reading)
    return f"{ratio(found / reference)} ({plain})" if row.relative and reference else plain


def ratio(found: float) -> str:
    return f"{found:.2f}" if found >= 0.095 else f"{found:.4f}"


def number(found: float) -> str:
    """Three digits that mean something."""
    digits = 0 if found >= 100 or found == int(found) else 1 if found >= 10 else 2
    return f"{found:,.{digits}f}"


def target(row: Row) -> str:
    if row.target is None:
        return ""
    return f"≤ {row.target:.2f}" if row.relative else f"≤ {row.target:g} {row.unit}".strip()


# ── shapes ───────────────────────────────────────────────────────────────────────────────────────


def text(lines: Sequence[Line]) -> str:
    """Aligned columns."""
    every = [tuple(cell.replace("*", "") for cell in line) for line in lines]
    widths = [max(len(line[column]) for line in every) for column in range(len(every[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in every
    )


def markdown(lines: Sequence[Line]) -> str:
    """A table of Markdown."""
    return "\n".join(f"| {' | '.join(line)} |" for line in [lines[0], ("---",) * len(lines[0]), *lines[1:]])


def page(rows: Sequence[Row], samples: Samples, runs: int, quick: bool) -> str:
    """The page of the documentation."""
    shown = tables(rows, samples)
    parts = ["<!-- Written by `python -m benchmarks`; do not edit. -->", "# Benchmarks", INTRODUCTION.format(runs=runs)]
    if quick:
        parts.append("A quick run: fewer calls, so take these numbers for what they are.")
    for measure, some in shown:
        parts += [f"## {measure.title}", measure.text, markdown(lines(measure, some, samples))]
    parts += ["## Where", markdown([("", ""), *machine()]), READING]
    return "\n\n".join(parts) + "\n"


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
A cell is the ratio to openai, then the median of up to {runs} processes. Less is better. A/A is the noise: how far ours
is from itself, when it is measured twice by turns as if it were two libraries."""

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
- Modules are compiled beforehand, as pip leaves them.
- At 100 at once, a client under valgrind is fifty times slower than its server: replies wait for it, not it for them.
  So the CPU time, which also has the kernel's share of a hundred sockets, says more in these two rows.
- Distributions are counted as pip resolves them for this Python: those that come along, and the same with the library
  itself. The target is that of those that come along.
- Growth is that of the resident memory, after a tenth as many calls or chunks as a warm-up.

Measure it yourself: `./dev bench`, or `./dev bench -- --quick` for a first impression. What is done exactly is told in
`benchmarks/README.md`."""
