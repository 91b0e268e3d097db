"""The independent generator takes the whole document, without a warning."""

from __future__ import annotations

from typing import Any


def test_it_generates_without_a_warning(generated: Any) -> None:
    assert generated.returncode == 0, generated.output
    assert "arning" not in generated.output


def test_it_drops_no_operation(generated: Any, document: dict[str, Any]) -> None:
    operations = {
        node["operationId"].replace(".", "_")
        for item in document["paths"].values()
        for node in item.values()
        if isinstance(node, dict) and "operationId" in node
    }
    modules = {path.stem for path in (generated.root / "platform_oracle" / "api").glob("*/*.py")} - {"__init__"}
    assert modules == operations
    assert len(operations) > 50
