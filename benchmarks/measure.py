"""
Runs the jobs: a process for each run and subject, the subjects by turns, so that a slow minute slows all of them.

Must not know rows, units or targets.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from .python.meter import MARK
from .rows import AGAIN, Job
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

    A busy machine does not change them, so one run is enough, and as many run at once as there are processors.

    Raises:
        Missing: There is no valgrind.
    """
    valgrind = find("valgrind")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        counts = {
            (job, subject): pool.submit(instructions, valgrind, job, subject, server)
            for job, subjects in plan
            for subject in (subjects if job.counted else ())
        }
        for (job, subject), counted in counts.items():
            tell(f"{job.probe} {subject}, instructions")
            samples.setdefault((job, subject), Sample()).add(counted.result())


def work(job: Job, subject: str, server: str, size: int, under: Sequence[str] = ()) -> dict[str, float | str]:
    """The readings of one process, which may run under another program."""
    done = subprocess.run(
        [*under, *command(job, subject, server, size)],
        cwd=ROOT, env=environment(job), stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    readings: dict[str, float | str] = json.loads(done.stdout)
    return readings


def instructions(valgrind: str, job: Job, subject: str, server: str) -> dict[str, float | str]:
    """How many instructions one thing takes: of the counts that end at the meter's marks, every second is a lap's."""
    with tempfile.TemporaryDirectory() as folder:
        callgrind = [
            valgrind,
            "--quiet",
            "--tool=callgrind",
            f"--dump-before={MARK}",
            f"--callgrind-out-file={folder}/count",
        ]
        readings = work(job, subject, server, job.counted, callgrind)
        if "lap" not in readings:
            return readings
        marks = sorted(Path(folder).glob("count.*"), key=lambda each: int(each.suffix[1:]))
        laps = [collected(each) for each in marks[1::2]]
    return {INSTRUCTIONS: median(laps) / float(readings["lap"])}


def collected(part: Path) -> int:
    """The sum that callgrind writes at the end of what it dumps."""
    return int(part.read_text().rpartition("\ntotals: ")[2])


WORKERS: Mapping[str, Sequence[str]] = {
    # not `-m`: it loads modules that would then not be counted where a subject starts cold
    "python": (sys.executable, "-c", f"from {__package__}.python.worker import main; main()"),
    "node": ("node", "--expose-gc", str(Path(__file__).with_name("node") / "worker.mjs")),
}
"""The programs that do one probe of one subject, given the server's origin and a size, and print the readings."""


def command(job: Job, subject: str, server: str, size: int) -> list[str]:
    arguments = (job.probe, subject.removesuffix(AGAIN), f"{server}/{job.reply}", str(size))
    return [*WORKERS[job.worker], *arguments]


def environment(job: Job) -> dict[str, str]:
    """This process's, with a fixed hash seed, compiled modules, and no proxies where the server is local."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name != "PYTHONDONTWRITEBYTECODE" and not (job.reply and name.lower().endswith("_proxy"))
    }
    return {**kept, "PYTHONHASHSEED": "0", "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(COMPILED)}


COMPILED = Path(tempfile.gettempdir()) / "aiagentplatform-benchmarks"
"""Where modules are kept compiled, as pip leaves them: users do not compile a library at each start."""


def compile_modules(plan: Plan, server: str, tell: Callable[[str], None]) -> None:
    """Run what starts cold once for nothing, so that everything it imports is compiled."""
    for job, subjects in plan:
        for subject in subjects if job.cold else ():
            tell(f"{job.probe} {subject}, compiled")
            work(job, subject, server, 1)


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
