"""Decisions → what ``onespec explain`` prints. Pure; decides nothing itself."""

from __future__ import annotations

import json
from collections.abc import Sequence

from .ir import Origin
from .lower import Decision


def chosen(decisions: Sequence[Decision], operation: str) -> list[Decision]:
    """Those of one operation, by its id or by what it is called; all of them for an empty name."""
    if not operation:
        return list(decisions)
    ids = {each.operation for each in decisions if each.topic == "method" and each.choice == operation}
    return [each for each in decisions if each.operation and each.operation in (operation, *ids)]


def as_text(decisions: Sequence[Decision]) -> str:
    """A heading for the API and for each operation, and below it a line a decision."""
    lines: list[str] = []
    above: str | None = None
    for each in decisions:
        if each.operation != above:
            lines += ["", each.operation] if above is not None else [each.operation or "The API"]
            above = each.operation
        place = spoken(each.origin)
        lines.append(f"  {each.topic}: {each.choice}")
        lines.append(f"    because {each.reason}{f' ({place})' if place else ''}")
    return "\n".join(lines)


def as_json(decisions: Sequence[Decision]) -> str:
    """A list of objects; empty fields are left out."""
    rows = [
        {
            "topic": each.topic,
            "operation": each.operation,
            "choice": each.choice,
            "reason": each.reason,
            "place": spoken(each.origin),
        }
        for each in decisions
    ]
    said = [{key: value for key, value in row.items() if value} for row in rows]
    return json.dumps(said, indent=2, ensure_ascii=False)


def spoken(origin: Origin) -> str:
    return f"{origin.file}:{origin.line}:{origin.column}" if origin.line else ""
