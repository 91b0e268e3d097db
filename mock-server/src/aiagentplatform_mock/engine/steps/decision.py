"""`decision`: takes the first branch whose condition holds. The scheduler runs or skips what the branches list."""

from __future__ import annotations

from typing import Any

from ..running.work import Runner, Work


async def _run(work: Work) -> Any:
    for branch in work.config["branches"]:
        if work.holds(branch["when"]):
            return {"branch": branch["name"]}
    return {"branch": None}


DECISION = Runner(_run)
