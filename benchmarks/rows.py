"""
What a table is made of, as data. A suite is a page, a row is one line of it; a job is the work that rows read.

Must not know how anything is run, nor how it is shown. `suites/` has the tables themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

CPU = "cpu"
AGAIN = " again"
"""After a subject's name: the same, measured a second time as if it were another, which shows the noise."""
UNITS = {"µs": 1e6, "ms": 1e3, "KB": 1 / 1024, "MB": 1 / 1024**2, "": 1.0}
"""What one second, one byte or one thing is in each unit."""


Subjects = tuple[tuple[str, str], ...]
"""Columns and the subjects in them."""


@dataclass(frozen=True)
class Job:
    """
    A probe, done to several subjects.

    Args:
        probe: A function in `probes`.
        reply: What the server sends; empty if it is not asked.
        size: How much of it, in a process.
        quick: How much of it when there is no time.
        runs: At most so many processes a subject; 0 for as many as the user wants.
        counted: How much of it valgrind looks at, which is slow; 0 for a job that has no CPU time.
        worker: The program that does it, see `measure.WORKERS`.
    """

    probe: str
    reply: str = ""
    size: int = 1
    quick: int = 1
    runs: int = 0
    counted: int = 0
    worker: Literal["python", "node"] = "python"

    @property
    def cold(self) -> bool:
        """Whether it begins with the first import."""
        return self.probe.startswith("cold:")


@dataclass(frozen=True)
class Row:
    """
    A line of the table.

    Args:
        id: Its name on the command line.
        title: What is measured.
        job: How.
        unit: Of the numbers, see `UNITS`.
        target: What ours must reach: a multiple of the reference's, or in the row's unit.
        subjects: Who is measured: a column and the subject in it.
        reading: Which of the job's readings.
        relative: Whether the target is a multiple of the reference's.
        timing: Whether CPU time decides though there are instructions: where waiting has a part in the work.
    """

    id: str
    title: str
    job: Job
    unit: str
    target: float | None
    subjects: Subjects
    reading: str = CPU
    relative: bool = True
    timing: bool = False


@dataclass(frozen=True)
class Suite:
    """
    A page of tables.

    Args:
        id: Its name on the command line.
        page: The file's name in docs/.
        title: The page's.
        introduction: What is compared; `{runs}` is the number of processes.
        reading: How to read it.
        columns: The subjects' columns, the reference first and ours last.
        versions: The packages whose versions are shown, by the worker that knows them.
        rows: The lines.
    """

    id: str
    page: str
    title: str
    introduction: str
    reading: str
    columns: tuple[str, ...]
    versions: Mapping[str, tuple[str, ...]]
    rows: tuple[Row, ...]
