"""Every bad document in `negative/` is refused at exactly the places, with the codes, that its `expected.txt` lists."""

from __future__ import annotations

from pathlib import Path

import pytest
from onespec.diagnostics import CODES, Fault, in_order
from onespec.lint import RULES
from onespec.pipeline import Given, understand

CASES = Path(__file__).parent / "negative"
NOT_IN_A_DOCUMENT = {"bad-config", "name-taken", "format-failed"}
WHEN_BUNDLING = {"name-clash"}
WARNINGS = {"unmatched-target", "unused-skip", *RULES}


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_a_bad_document_is_refused(case: str) -> None:
    expected = (CASES / case / "expected.txt").read_text("utf-8").splitlines()
    entry = next((CASES / case).glob("openapi.*"))
    with pytest.raises(Fault) as caught:
        understand(Given(entry, tuple(sorted((CASES / case).glob("*.overlay.*")))))
    found = in_order(caught.value.diagnostics)
    assert [f"{each.origin.file}:{each.origin.line}:{each.origin.column} {each.code}" for each in found] == expected


def test_every_code_has_a_negative_case() -> None:
    used = {line.split()[-1] for path in CASES.glob("*/expected.txt") for line in path.read_text("utf-8").splitlines()}
    assert used | NOT_IN_A_DOCUMENT | WHEN_BUNDLING | WARNINGS == set(CODES)


def test_every_code_is_documented() -> None:
    text = (CASES.parents[1] / "README.md").read_text("utf-8")
    assert [code for code, meaning in CODES.items() if f"| `{code}` | {meaning} |" not in text] == []
