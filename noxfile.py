"""
The one entry point to every check and every generated file. `./dev` runs it; `./dev list` shows the sessions.

A session is a few lines: what it installs, what it runs. Every pytest session leaves a JUnit report in .reports/, and
the last session, `summary`, adds them up.
"""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import nox

nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_venv = "yes"
nox.options.stop_on_first_error = False
nox.options.sessions = [
    "fresh", "lint", "types", "document", "generator", "python", "robustness", "notebooks", "mock", "oracle", "wheels",
    "typescript", "typescript_package", "typescript_runtimes", "demo", "summary",
]  # fmt: skip

ROOT = Path(__file__).parent
REPORTS = ROOT / ".reports"
GENERATOR = ("-e", "generator")
SDK = ("-e", "sdk-python")
MOCK = ("-e", "mock-server[spec]")
GROUPS = nox.project.load_toml("pyproject.toml")


def group(name: str) -> list[str]:
    return list(nox.project.dependency_groups(GROUPS, name))


def pytest(session: nox.Session, folder: str, *arguments: str) -> None:
    """Run one folder's tests. Leave a report for `summary` unless the caller narrows the run, to paths maybe."""
    report = [] if session.posargs else [f"--junitxml={REPORTS / f'{session.name}.xml'}"]
    paths = any(Path(each.partition("::")[0]).exists() for each in session.posargs)
    session.run("python", "-m", "pytest", *([] if paths else [folder]), *report, *arguments, *session.posargs)


def need(session: nox.Session, program: str, why: str) -> None:
    """Name a missing toolchain instead of skipping what needs it."""
    if shutil.which(program) is None:
        session.error(f"'{program}' is not installed: it is needed {why}")


# ── generated files ──────────────────────────────────────────────────────────────────────────────

DOCUMENT = "openapi/openapi.yaml"
GENERATED = (
    ("bundle", DOCUMENT, "--out", "openapi/bundle.json"),
    ("bundle", DOCUMENT, "--out", "openapi/bundle-3.2.json", "--openapi", "3.2"),
    ("bundle", DOCUMENT, "--out", "mock-server/src/aiagentplatform_mock/openapi.json"),
    ("generate", DOCUMENT, "--target", "python", "--out", "sdk-python/src"),
    ("generate", DOCUMENT, "--target", "typescript", "--out", "sdk-js/src"),
    ("generate", DOCUMENT, "--target", "conformance", "--out", "conformance"),
)


@nox.session
def generate(session: nox.Session) -> None:
    """Write every generated file anew. With `-- --check`, only say what is stale."""
    session.install(*GENERATOR)
    for command in GENERATED:
        session.run("python", "-m", "onespec", *command, *session.posargs)


@nox.session
def fresh(session: nox.Session) -> None:
    """Fail when a generated file is stale."""
    shutil.rmtree(REPORTS, ignore_errors=True)
    REPORTS.mkdir()
    session.install(*GENERATOR)
    for command in GENERATED:
        session.run("python", "-m", "onespec", *command, "--check")


# ── checks of the source ─────────────────────────────────────────────────────────────────────────


@nox.session
def lint(session: nox.Session) -> None:
    """Python by ruff, the OpenAPI document by Redocly."""
    session.install(*group("lint"))
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    need(session, "npm", "to lint the OpenAPI document (Node.js 20 or newer)")
    with session.chdir("openapi"):
        session.run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error", external=True)
        session.run("npm", "run", "--silent", "lint", external=True)


@nox.session
def types(session: nox.Session) -> None:
    """mypy and pyright, strict, over all packages and over programs as users write them, right ones and wrong ones."""
    session.install(*GENERATOR, *SDK, *MOCK, *group("types"))
    for source in ("generator/src", "sdk-python/src", "mock-server/src", "demo", "benchmarks"):
        session.run("mypy", source)
    session.run("mypy", "sdk-python/tests/typing", "docs/snippets/python")
    session.run("pyright")
    pytest(session, "sdk-python/tests/mistakes")


# ── tests ────────────────────────────────────────────────────────────────────────────────────────


@nox.session
def document(session: nox.Session) -> None:
    """The OpenAPI document: valid, conventional, its examples true to their schemas."""
    session.install(*GENERATOR, *group("document"))
    pytest(session, "openapi/tests")


@nox.session
def generator(session: nox.Session) -> None:
    """onespec: unit, golden and negative cases, what it emits checked by each language's own compiler."""
    session.install(*GENERATOR, *SDK, *group("test"), *group("checkers"))
    installed(session)
    pytest(session, "generator/tests")


@nox.session
def python(session: nox.Session) -> None:
    """The Python SDK: unit tests, every conformance case over every transport, the mock server's faults."""
    session.install(*SDK, *MOCK, *group("test"), *group("companions"))
    apart = ("mistakes", "robustness", "notebooks")  # which sessions of their own run
    pytest(session, "sdk-python/tests", "--numprocesses=auto", *(f"--ignore=sdk-python/tests/{each}" for each in apart))


@nox.session
def robustness(session: nox.Session) -> None:
    """The Python SDK under cancellation, threads, forks, a thousand streams, and over many calls."""
    session.install(*SDK, *MOCK, *group("test"), *group("companions"))
    pytest(session, "sdk-python/tests/robustness", "--numprocesses=auto")


@nox.session
def notebooks(session: nox.Session) -> None:
    """The documentation's notebooks, and what people do in notebooks, in a real kernel."""
    session.install(*SDK, *MOCK, *group("test"), *group("companions"))
    pytest(session, "sdk-python/tests/notebooks")


@nox.session
def mock(session: nox.Session) -> None:
    """The mock server, also driven by the official OpenAI clients for Python and Node."""
    need(session, "npm", "to run the official OpenAI client for Node against the mock server (Node.js 20 or newer)")
    session.install(*MOCK, *group("test"), *group("openai"))
    pytest(session, "mock-server/tests")


@nox.session
def oracle(session: nox.Session) -> None:
    """An independently generated client and ours, through the same scenarios."""
    session.install(*SDK, *MOCK, *group("document"))
    pytest(session, "oracle")


@nox.session
def wheels(session: nox.Session) -> None:
    """Build every wheel and try it, as a user would, on each supported Python that is installed."""
    session.install("uv", *group("test"))
    pytest(session, "wheels")


# ── TypeScript ───────────────────────────────────────────────────────────────────────────────────


def npm(session: nox.Session, *command: str, folder: str = "sdk-js", report: str = "", **environment: str) -> None:
    """Run npm in a folder; a test script leaves a JUnit report for `summary` unless the caller narrows the run."""
    need(session, "npm", "for the TypeScript SDK (Node.js 20 or newer)")
    if report:
        junit = ("--reporter=default", "--reporter=junit", f"--outputFile.junit={REPORTS / report}.xml")
        command = ("run", *command, "--", *(() if session.posargs else junit), *session.posargs)
    session.run("npm", "--prefix", folder, *command, external=True, env=environment)


def installed(session: nox.Session, folder: str = "sdk-js") -> None:
    """What the lock file says, unless it is there already."""
    wanted, there = (ROOT / folder / path for path in ("package-lock.json", "node_modules/.package-lock.json"))
    if not there.exists() or there.stat().st_mtime < wanted.stat().st_mtime:
        npm(session, "ci", "--no-audit", "--no-fund", "--loglevel=error", folder=folder)


@nox.session
def typescript(session: nox.Session) -> None:
    """The TypeScript SDK: lint, types, unit tests, every conformance case, the mock server's behaviour."""
    session.install(*MOCK)
    installed(session)
    npm(session, "run", "lint")
    npm(session, "run", "types")
    npm(session, "test", report="typescript", MOCK_SERVER_PYTHON=str(Path(session.bin) / "python"))


@nox.session(venv_backend="none")
def typescript_package(session: nox.Session) -> None:
    """The packed TypeScript SDK: publint, attw, consumers in every module style, and what a bundle weighs."""
    installed(session)
    npm(session, "run", "build")
    npm(session, "test:package", report="typescript_package")
    npm(session, "run", "size")


@nox.session
def typescript_runtimes(session: nox.Session) -> None:
    """The TypeScript SDK's tests in Bun and Deno, and a smoke suite in Chromium."""
    session.install(*MOCK)
    need(session, "chromium", "to try the TypeScript SDK in a browser")
    installed(session)
    python = str(Path(session.bin) / "python")
    for runtime in ("bun", "deno", "browser"):
        npm(session, f"test:{runtime}", report=f"typescript_{runtime}", MOCK_SERVER_PYTHON=python)


@nox.session
def demo(session: nox.Session) -> None:
    """The main job, end to end, in a terminal."""
    session.install(*SDK, *MOCK, *group("demo"))
    session.run("python", "-m", "demo", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """What the SDKs cost beside their peers, written to docs/benchmarks*.md. Takes long, so no part of `test`."""
    session.install(*SDK, *group("bench"))
    for folder in ("sdk-js", "benchmarks/node"):
        installed(session, folder)
    npm(session, "run", "build")
    session.run("python", "-m", "benchmarks", *session.posargs)


@nox.session(venv_backend="none")
def summary(session: nox.Session) -> None:
    """Add up the reports of all test sessions."""
    totals = [0, 0, 0]
    for report in sorted(REPORTS.glob("*.xml")):
        counts = passed, failed, skipped = read_report(report)
        print(f"{report.stem:12} {passed:5} passed {failed:5} failed {skipped:5} skipped")
        totals = [total + count for total, count in zip(totals, counts, strict=True)]
    passed, failed, skipped = totals
    line = f"{passed} passed, {failed} failed, {skipped} skipped"
    (REPORTS / "summary.txt").write_text(line + "\n", encoding="utf-8")
    print(line)
    if failed or not passed:
        session.error("no test passed" if not passed else f"{failed} tests failed")


NO_XML = re.compile(
    "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);)"
)
"""What no XML document may have: some characters (XML 1.0, 2.2), and an ampersand that begins nothing."""


def read_report(path: Path) -> tuple[int, int, int]:
    """How many tests of a JUnit report passed, failed and were skipped."""
    text = NO_XML.sub("\ufffd", path.read_text("utf-8", "replace"))  # vitest escapes some names of tests wrongly
    suites = list(ElementTree.fromstring(text.encode()).iter("testsuite"))
    tests, failures, errors, skipped = (
        sum(int(suite.get(name, "0")) for suite in suites) for name in ("tests", "failures", "errors", "skipped")
    )
    return tests - failures - errors - skipped, failures + errors, skipped
