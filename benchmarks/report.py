"""A suite in words: for a terminal and as a page of the documentation. Must not know how anything was measured."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from .measure import INSTRUCTIONS, Samples
from .rows import AGAIN, CPU, UNITS, Row, Suite

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


def lines(measure: Measure, columns: Sequence[str], rows: Iterable[Row], samples: Samples) -> list[Line]:
    """The head of a table, and a line of cells a row."""
    noisy = measure is not OTHERS
    head = ("", *columns, *(["A/A"] if noisy else []), "ours must reach", measure.judgement)
    body = [
        (
            row.title,
            *(cell(row, column, samples, measure) for column in columns),
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
    ours, first = (median_of(row, column, samples, reading) for column in ("ours", reference(row)))
    if not row.relative:
        return None if ours is None else ours * UNITS[row.unit]
    return ours / first if ours is not None and first else None


def reference(row: Row) -> str:
    """The column whose figures are 1.00."""
    return row.subjects[0][0]


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
    first = median_of(row, reference(row), samples, reading)
    return f"{ratio(found / first)} ({plain})" if row.relative and first else plain


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


def page(suite: Suite, samples: Samples, runs: int, quick: bool) -> str:
    """The page of the documentation."""
    parts = [
        "<!-- Written by `python -m benchmarks`; do not edit. -->",
        f"# {suite.title}",
        suite.introduction.format(runs=runs),
    ]
    if quick:
        parts.append("A quick run: fewer calls, so take these numbers for what they are.")
    for measure, some in tables(suite.rows, samples):
        parts += [f"## {measure.title}", measure.text, markdown(lines(measure, suite.columns, some, samples))]
    parts += ["## Where", markdown([("", ""), *machine(suite)]), "## How to read it", suite.reading, AGAIN_YOURSELF]
    return "\n\n".join(parts) + "\n"


def machine(suite: Suite) -> list[Line]:
    """What the numbers depend on, without anything that tells whose machine it is."""
    packages = [(name, VERSIONS[worker](name)) for worker, names in suite.versions.items() for name in names]
    return [
        *(PROGRAMS[worker]() for worker in suite.versions),
        ("System", f"{platform.system()}, {platform.machine()}"),
        ("CPUs", str(os.cpu_count())),
        *packages,
    ]


def installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def installed_in_node(name: str) -> str:
    try:
        manifest = json.loads((NODE_MODULES / name / "package.json").read_text())
    except FileNotFoundError:
        return "not installed"
    return str(manifest["version"])


def node() -> Line:
    found = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True)
    return ("Node.js", found.stdout.strip().removeprefix("v"))


NODE_MODULES = Path(__file__).parent / "node" / "node_modules"
VERSIONS = {"python": installed, "node": installed_in_node}
PROGRAMS: Mapping[str, Callable[[], Line]] = {
    "python": lambda: ("Python", f"{platform.python_implementation()} {platform.python_version()}"),
    "node": node,
}
"""What ran the worker."""

AGAIN_YOURSELF = """\
Measure it yourself: `./dev bench`, or `./dev bench -- --quick` for a first impression. What is done exactly is told in
`benchmarks/README.md`."""
