"""The Python SDK's table. Must not know how anything is run."""

from __future__ import annotations

from ..rows import Job, Row, Subjects, Suite

COLUMNS = ("openai", "anthropic", "bare", "ours")
EVERY: Subjects = tuple((column, column) for column in COLUMNS)
AIOHTTP: Subjects = (*EVERY[:3], ("ours", "ours_aiohttp"))
OURS: Subjects = EVERY[3:]

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

PYTHON = Suite(
    id="python",
    page="benchmarks.md",
    title="Benchmarks",
    introduction="""\
What the Python SDK costs beside the official clients of OpenAI and Anthropic, and beside no SDK at all (httpx2, json).
A cell is the ratio to openai, then the median of up to {runs} processes. Less is better. A/A is the noise: how far ours
is from itself, when it is measured twice by turns as if it were two libraries.""",
    reading="""\
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
- Growth is that of the resident memory, after a tenth as many calls or chunks as a warm-up.""",
    columns=COLUMNS,
    versions={"python": ("aiagentplatform", "openai", "anthropic", "httpx2", "httpx", "aiohttp", "pydantic", "anyio")},
    rows=(
        Row("unary", "Unary call, 1 KB reply, sync", UNARY, "µs", 0.32, EVERY),
        Row("unary-async", "Unary call, async, one at a time", ASYNC_UNARY, "µs", 0.40, EVERY),
        Row("at-once", "Unary call, async, 100 at once", AT_ONCE, "µs", 0.50, EVERY, timing=True),
        Row("at-once-aiohttp", "The same, ours over aiohttp", AT_ONCE, "µs", 0.15, AIOHTTP, timing=True),
        Row("chunk", "Typed SSE chunk, sync", CHUNKS, "µs", 0.14, EVERY),
        Row("chunk-async", "Typed SSE chunk, async", ASYNC_CHUNKS, "µs", 0.14, EVERY),
        Row("first-event", "Time to first event", FIRST_EVENT, "µs", 0.30, EVERY),
        Row("connections", "Connections for all those streams", FIRST_EVENT, "", 1, EVERY, "connections", False),
        Row("big-reply", "Reply of 1,000 nested objects (1 MB)", LISTING, "ms", 0.22, EVERY),
        Row("long-request", "Request with 400 messages", CONVERSE, "ms", 0.01, EVERY),
        Row("import", "`import`", IMPORT, "ms", 0.03, EVERY),
        Row("import-modules", "Modules that it loads", IMPORT, "", None, EVERY, "modules"),
        Row("import-heavy", "Of HTTP libraries and pydantic", IMPORT, "", 0, EVERY, "heavy", False),
        Row("first-result", "Import, client, first result", FIRST_RESULT, "ms", 0.42, EVERY),
        Row("memory", "Memory after it", FIRST_RESULT, "MB", 0.75, EVERY, "memory"),
        Row("second-client", "A second client and its first call", SECOND_CLIENT, "ms", 0.10, EVERY),
        Row("growth-calls", "Growth over 20,000 calls", CALLS_GROWTH, "KB", 100, OURS, "growth", False),
        Row("growth-chunks", "Growth over 200,000 chunks", CHUNKS_GROWTH, "KB", 1024, OURS, "growth", False),
        Row("distributions", "Distributions that come along", INSTALLED, "", 12, EVERY, "others", False),
        Row("distributions-all", "The same, with the library itself", INSTALLED, "", None, EVERY, "all", False),
    ),
)
