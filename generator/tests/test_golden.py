"""
The IR of each document in `golden/`, as it is meant to be.

`UPDATE_GOLDEN=1 pytest tests/test_golden.py` writes what is expected anew; the diff is then to be read.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from onespec.check import check
from onespec.emit.json import as_text
from onespec.lower import lower
from onespec.source import load

CASES = Path(__file__).parent / "golden"


@pytest.mark.parametrize("case", sorted(path.parent.name for path in CASES.glob("*/openapi.yaml")))
def test_a_document_means_what_it_meant(case: str) -> None:
    api = lower(load(CASES / case / "openapi.yaml"))
    check(api)
    expected = CASES / case / "ir.json"
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(as_text(api), "utf-8")
    assert as_text(api) == expected.read_text("utf-8")
