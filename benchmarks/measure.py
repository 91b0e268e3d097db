"""
Runs the jobs: a process for each run and subject, the subjects by turns, so that a slow minute slows all of them.

Must not know rows, units or targets.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from .rows import Job
from .tools import find

ROOT = Path(__file__).parents[1]
INSTRUCTIONS = "instructions"


@dataclass
class Sample:
    """What several runs of a job with one subject gave: a list of values a reading, or why there is none."""

    readings: dict[str, list[float]] = field(default_factory=dict)
    absent: str = ""

    def add(self, readings: Mapping[str, float | str]) -> None:
        for name, value in readings.items():
            if isinstance(value, str):
                self.absent = value
            else:
                self.readings.setdefault(name, []).append(value)

    def median(self, reading: str) -> float | None:
        """The middle one, or None."""
        values = self.readings.get(reading)
        return median(values) if values else None

    def spread(self, reading: str) -> float:
        """Half the distance between the lowest and the highest, as a share of the median."""
        values = self.readings[reading]
        return (max(values) - min(values)) / 2 / median(values) if median(values) else 0.0


Samples = dict[tuple[Job, str], Sample]
Plan = Sequence[tuple[Job, Sequence[str]]]
"""Jobs and their subjects' names."""


def measure(plan: Plan, server: str, runs: int, quick: bool, tell: Callable[[str], None]) -> Samples:
    """Every job's samples; `tell` hears what is going on."""
    samples: Samples = {}
    for job, subjects in plan:
        size = job.quick if quick else job.size
        for run in range(min(runs, job.runs or runs)):
            for subject in subjects:
                tell(f"{job.probe} {subject} {run + 1}")
                samples.setdefault((job, subject), Sample()).add(work(job, subject, server, size))
    return samples


def count(plan: Plan, server: str, samples: Samples, tell: Callable[[str], None]) -> None:
    """
    Add the instructions that valgrind counts for one thing of each job that is worth it.

    They repeat to about 0.1%, so one run is enough: it is the difference of two sizes, which start and warm up alike.

    Raises:
        Missing: There is no valgrind.
    """
    valgrind = find("valgrind")
    for job, subjects in plan:
        for subject in subjects if job.counted else ():
            tell(f"{job.probe} {subject}, instructions")
            few, many = (
                instructions(valgrind, job, subject, server, job.counted * factor)
                for factor in (COUNTED_FEW, COUNTED_MANY)
            )
            each = (many - few) / (job.counted * (COUNTED_MANY - COUNTED_FEW))
            samples.setdefault((job, subject), Sample()).add({INSTRUCTIONS: each})


COUNTED_FEW, COUNTED_MANY = 2, 4


def work(job: Job, subject: str, server: str, size: int) -> dict[str, float | str]:
    """The readings of one process."""
    done = subprocess.run(
        command(job, subject, server, size), cwd=ROOT, env=environment(job), stdout=subprocess.PIPE, check=True
    )
    readings: dict[str, float | str] = json.loads(done.stdout)
    return readings


def instructions(valgrind: str, job: Job, subject: str, server: str, size: int) -> int:
    """How many instructions the whole process takes."""
    with tempfile.TemporaryDirectory() as folder:
        callgrind = [valgrind, "--tool=callgrind", f"--callgrind-out-file={folder}/out"]
        done = subprocess.run(
            callgrind + command(job, subject, server, size),
            cwd=ROOT, env=environment(job), capture_output=True, text=True, check=True,
        )  # fmt: skip
    found = re.search(r"Collected\s*:\s*(\d+)", done.stderr)
    assert found, done.stderr
    return int(found[1])


def command(job: Job, subject: str, server: str, size: int) -> list[str]:
    """Not `-m`: it loads modules that would then not be counted where a subject starts cold."""
    start = f"from {__package__}.worker import main; main()"
    return [sys.executable, "-c", start, job.probe, subject, f"{server}/{job.reply}", str(size)]


def environment(job: Job) -> dict[str, str]:
    """This process's, with a fixed hash seed, and without proxies where the server is local."""
    kept = {name: value for name, value in os.environ.items() if not (job.reply and name.lower().endswith("_proxy"))}
    return {**kept, "PYTHONHASHSEED": "0", "PYTHONPATH": str(ROOT)}


@contextmanager
def local_server() -> Iterator[str]:
    """The server in a process of its own, given as ``http://127.0.0.1:PORT``."""
    start = [sys.executable, "-m", f"{__package__}.server"]
    with subprocess.Popen(start, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin and process.stdout
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.stdin.close()
