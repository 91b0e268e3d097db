"""A run that would change nothing ends at once, and one that would change anything does not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from onespec import commands, receipt
from onespec.cli import main

from .conftest import HEADER, Workbench

GOOD = HEADER + 'paths: {/pets: {get: {operationId: pets.list, responses: {"204": {description: none}}}}}\n'


class Bench:
    """Runs the generator into one folder, and counts how often it really ran."""

    def __init__(self, bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
        self.bench = bench
        self.out = bench.folder / "out"
        self.runs = 0
        self.spec = bench.write(GOOD)
        understand = commands.understand

        def counting(given: commands.Given) -> commands.Understood:
            self.runs += 1
            return understand(given)

        monkeypatch.setattr(commands, "understand", counting)
        monkeypatch.setenv("XDG_CACHE_HOME", str(bench.folder / "cache"))

    def run(self, *arguments: str) -> int:
        return main(["generate", str(self.spec), "--target", "conformance", "--out", str(self.out), *arguments])


@pytest.fixture
def bench_(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> Bench:
    return Bench(bench, monkeypatch)


def test_the_same_run_again_ends_at_once_and_says_the_same(bench_: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench_.run() == 0
    first = capsys.readouterr().out
    assert bench_.run() == 0
    assert bench_.runs == 1
    assert first == "operations: 1 declared = 1 emitted + 0 skipped\n2 files written, 0 deleted, 0 up to date\n"
    assert capsys.readouterr().out == (
        "operations: 1 declared = 1 emitted + 0 skipped\n0 files written, 0 deleted, 2 up to date\n"
    )
    assert bench_.run("--check") == 0
    assert bench_.runs == 1


CHANGES: dict[str, Callable[[Bench], object]] = {
    "the document": lambda each: each.bench.write(GOOD.replace("none", "nothing")),
    "a configuration": lambda each: each.bench.write('skip = ["syntax@"]\n', "onespec.toml"),
    "a generated file": lambda each: next(each.out.rglob("*.json")).write_text("{}"),
    "a generated file that is gone": lambda each: next(each.out.rglob("*.json")).unlink(),
    "the manifest": lambda each: next(each.out.rglob(".onespec-manifest")).unlink(),
    "the project around": lambda each: each.bench.write("[project]\n", "out/pyproject.toml"),
    "the receipt": lambda each: next((each.bench.folder / "cache").rglob("*.json")).write_text('{"files": 5}'),
}


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_it_runs(bench_: Bench, change: str) -> None:
    assert bench_.run() == 0
    CHANGES[change](bench_)
    assert bench_.run() == 0
    assert bench_.runs == 2


def test_another_generator_runs(bench_: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench_.run()
    monkeypatch.setattr(receipt, "generator", lambda: "another")
    bench_.run()
    assert bench_.runs == 2


def test_other_settings_run(bench_: Bench) -> None:
    bench_.run()
    bench_.run("--skip", "syntax@")
    assert bench_.runs == 2


def test_without_a_place_for_receipts_it_always_runs(bench_: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = bench_.bench.write("a file", "taken")
    monkeypatch.setenv("XDG_CACHE_HOME", str(taken))
    assert (bench_.run(), bench_.run(), bench_.runs) == (0, 0, 2)


def test_a_stale_check_leaves_no_receipt(bench_: Bench) -> None:
    assert bench_.run("--check") == 1
    assert bench_.run("--check") == 1
    assert bench_.runs == 2
    assert not list(Path(bench_.bench.folder / "cache").rglob("*.json"))
