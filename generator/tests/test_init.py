"""A first configuration: it can be read, changes nothing, and has a rule for each fault."""

from __future__ import annotations

import pytest
from onespec.cli import main
from onespec.config import read_config

from .conftest import HEADER, Workbench

BAD = HEADER + (
    "paths:\n  /ok: {get: {operationId: ok, responses: {}}}\n"
    "  /bad: {get: {operationId: bad, responses: {}, security: [{ghost: []}]}}\n"
    '  /lost: {$ref: "missing.yaml"}\n'
)


def test_a_good_document_gets_the_defaults(bench: Workbench, capsys: pytest.CaptureFixture[str]) -> None:
    path = bench.write(HEADER)
    assert main(["init", str(path)]) == 0
    config = read_config(path, None)
    assert (config.overlays, config.skip, config.lint_off, config.of("python").package) == ((), (), (), "test")
    assert main(["init", str(path)]) == 1
    assert "is there already" in capsys.readouterr().err


def test_every_fault_has_a_rule_to_uncomment(bench: Workbench) -> None:
    path = bench.write(BAD)
    assert main(["init", str(path)]) == 0
    assert main(["check", str(path)]) == 1
    file = bench.folder / "onespec.toml"
    text = file.read_text("utf-8")
    assert "    # the security scheme `ghost` is not declared\n" in text
    file.write_text(text.replace('    # "', '    "'), "utf-8")
    assert read_config(path, None).skip == (
        "unreadable@/paths/~1lost/$ref",
        "unknown-scheme@/paths/~1bad/get/security/0/ghost",
    )
    assert main(["check", str(path)]) == 0


def test_what_cannot_be_skipped_is_still_an_error(bench: Workbench, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(bench.write("openapi: ["))]) == 1
    assert "error[syntax]" in capsys.readouterr().err
    assert not (bench.folder / "onespec.toml").exists()
