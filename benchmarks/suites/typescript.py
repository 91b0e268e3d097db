"""The TypeScript SDK's table. Must not know how anything is run."""

from __future__ import annotations

from ..rows import Job, Row, Subjects, Suite

COLUMNS = ("openai", "bare", "ours")
EVERY: Subjects = tuple((column, column) for column in COLUMNS)
NODE: Subjects = (*EVERY[:2], ("ours", "ours_node"))
OURS: Subjects = EVERY[2:]

UNARY = Job("warm:unary", "unary", 4000, 500, worker="node")
AT_ONCE = Job("warm:atOnce", "unary", 8000, 1000, worker="node")
EVENTS = Job("warm:events", "stream-1000", 200_000, 20_000, worker="node")
FIRST_EVENT = Job("warm:firstEvent", "stream-20", 1000, 100, worker="node")
LISTING = Job("warm:listing", "unary", 100, 20, worker="node")
CONVERSE = Job("warm:converse", "unary", 300, 50, worker="node")
IMPORT = Job("cold:imported", worker="node")
FIRST_RESULT = Job("cold:firstResult", "unary", worker="node")
CALLS_GROWTH = Job("growth:overCalls", "unary", 20_000, 2000, runs=3, worker="node")
EVENTS_GROWTH = Job("growth:overEvents", "stream-1000", 200_000, 20_000, runs=3, worker="node")

TYPESCRIPT = Suite(
    id="typescript",
    page="benchmarks-typescript.md",
    title="Benchmarks of the TypeScript SDK",
    introduction="""\
What the TypeScript SDK costs beside the official client of OpenAI, both over Node's own `fetch`, and beside no SDK at
all (`fetch`, `JSON`). A cell is the ratio to openai, then the median of up to {runs} processes. Less is better. A/A
is the noise: how far ours is from itself, when it is measured twice by turns as if it were two libraries.""",
    reading="""\
- All speak OpenAI's wire format to the same local server, over plain HTTP.
- bare is `fetch`, `JSON` and a few lines that split a stream at its blank lines. It checks and repeats nothing.
- CPU time is that of the whole process, so what the compiler and the garbage collector do on other threads is in it.
- Import is that of the ES module in a process that has loaded nothing else.
- Growth is that of the heap after a garbage collection, after a tenth as many calls or events as a warm-up.
- What a program weighs in a bundle is another matter: `npm run size` in `sdk-js/` prints it.""",
    columns=COLUMNS,
    versions={"node": ("@aiagentplatform/sdk", "openai")},
    rows=(
        Row("request", "Request, 1 KB reply", UNARY, "µs", 0.72, EVERY),
        Row("request-node", "The same, ours over Node's own client", UNARY, "µs", None, NODE),
        Row("requests-at-once", "Request, 100 at once", AT_ONCE, "µs", None, EVERY),
        Row("event", "Stream event", EVENTS, "µs", 0.70, EVERY),
        Row("event-node", "The same, ours over Node's own client", EVENTS, "µs", None, NODE),
        Row("event-first", "Time to first event", FIRST_EVENT, "µs", None, EVERY),
        Row("reply-1mb", "Reply of 1,000 nested objects (1 MB)", LISTING, "ms", None, EVERY),
        Row("request-400", "Request with 400 messages", CONVERSE, "ms", None, EVERY),
        Row("import-module", "`import`", IMPORT, "ms", 0.2, EVERY),
        Row("result-first", "Import, client, first result", FIRST_RESULT, "ms", None, EVERY),
        Row("memory-first", "Memory after it", FIRST_RESULT, "MB", None, EVERY, "memory"),
        Row("growth-requests", "Growth over 20,000 calls", CALLS_GROWTH, "KB", 1024, OURS, "growth", False),
        Row("growth-events", "Growth over 200,000 events", EVENTS_GROWTH, "KB", 1024, OURS, "growth", False),
    ),
)
