"""
The table, as data. A row is one line of it; a job is the work that one or more rows read.

Must not know how anything is run, nor how it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass

REFERENCE = "openai"
CPU = "cpu"
COLUMNS = ("openai", "anthropic", "bare", "ours")
AGAIN = " again"
"""After a subject's name: the same, measured a second time as if it were another, which shows the noise."""
UNITS = {"µs": 1e6, "ms": 1e3, "KB": 1 / 1024, "MB": 1 / 1024**2, "": 1.0}
"""What one second, one byte or one thing is in each unit."""


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
    """

    probe: str
    reply: str = ""
    size: int = 1
    quick: int = 1
    runs: int = 0
    counted: int = 0

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
        reading: Which of the job's readings.
        relative: Whether the target is a multiple of the reference's.
        subjects: Who is measured: a column and the subject in it.
        timing: Whether CPU time decides though there are instructions: where waiting has a part in the work.
    """

    id: str
    title: str
    job: Job
    unit: str
    target: float | None
    reading: str = CPU
    relative: bool = True
    subjects: tuple[tuple[str, str], ...] = tuple(zip(COLUMNS, COLUMNS, strict=True))
    timing: bool = False


OURS = (("ours", "ours"),)
AIOHTTP = (*((column, column) for column in COLUMNS[:3]), ("ours", "ours_aiohttp"))

UNARY = Job("warm:unary", "unary", 1000, 100, counted=50)
ASYNC_UNARY = Job("warm:async_unary", "unary", 1000, 100, counted=50)
AT_ONCE = Job("warm:async_at_once", "unary", 2000, 500, counted=300)
CHUNKS = Job("warm:chunks", "stream-1000", 20_000, 5000, counted=4000)
ASYNC_CHUNKS = Job("warm:async_chunks", "stream-1000", 20_000, 5000, counted=4000)
FIRST_EVENT = Job("warm:first_event", "stream-20", 200, 40, counted=15)
LISTING = Job("warm:listing", "unary", 20, 5, counted=3)
CONVERSE = Job("warm:converse", "unary", 20, 5, counted=5)
IMPORT = Job("cold:imported", counted=1)
FIRST_RESULT = Job("cold:first_result", "unary", counted=1)
SECOND_CLIENT = Job("cold:second_client", "unary", 15, 5, counted=5)
CALLS_GROWTH = Job("growth:over_calls", "unary", 20_000, 2000, runs=3)
CHUNKS_GROWTH = Job("growth:over_chunks", "stream-1000", 200_000, 20_000, runs=3)
INSTALLED = Job("installed:distributions", runs=1)

ROWS = (
    Row("unary", "Unary call, 1 KB reply, sync", UNARY, "µs", 0.32),
    Row("unary-async", "Unary call, async, one at a time", ASYNC_UNARY, "µs", 0.40),
    Row("at-once", "Unary call, async, 100 at once", AT_ONCE, "µs", 0.50, timing=True),
    Row("at-once-aiohttp", "The same, ours over aiohttp", AT_ONCE, "µs", 0.15, subjects=AIOHTTP, timing=True),
    Row("chunk", "Typed SSE chunk, sync", CHUNKS, "µs", 0.14),
    Row("chunk-async", "Typed SSE chunk, async", ASYNC_CHUNKS, "µs", 0.14),
    Row("first-event", "Time to first event", FIRST_EVENT, "µs", 0.30),
    Row("connections", "Connections for all those streams", FIRST_EVENT, "", 1, "connections", relative=False),
    Row("big-reply", "Reply of 1,000 nested objects (1 MB)", LISTING, "ms", 0.22),
    Row("long-request", "Request with 400 messages", CONVERSE, "ms", 0.01),
    Row("import", "`import`", IMPORT, "ms", 0.03),
    Row("import-modules", "Modules that it loads", IMPORT, "", None, "modules"),
    Row("import-heavy", "Of HTTP libraries and pydantic", IMPORT, "", 0, "heavy", relative=False),
    Row("first-result", "Import, client, first result", FIRST_RESULT, "ms", 0.42),
    Row("memory", "Memory after it", FIRST_RESULT, "MB", 0.75, "memory"),
    Row("second-client", "A second client and its first call", SECOND_CLIENT, "ms", 0.10),
    Row("growth-calls", "Growth over 20,000 calls", CALLS_GROWTH, "KB", 100, "growth", relative=False, subjects=OURS),
    Row(
        "growth-chunks",
        "Growth over 200,000 chunks",
        CHUNKS_GROWTH,
        "KB",
        1024,
        "growth",
        relative=False,
        subjects=OURS,
    ),
    Row("distributions", "Distributions that come along", INSTALLED, "", 12, "others", relative=False),
    Row("distributions-all", "The same, with the library itself", INSTALLED, "", None, "all", relative=False),
)
