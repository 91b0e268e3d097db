"""`sub_workflow`: runs another workflow and gives its output. Waits when that one waits."""

from __future__ import annotations

from typing import Any

from ..running.children import run_child
from ..running.work import Runner, Work


async def _run(work: Work) -> Any:
    config = work.config
    given = work.render(config["input"]) if "input" in config else work.scope["input"]
    work.given({**config, "input": given})
    return await run_child(work, work.path, config, given)


SUB_WORKFLOW = Runner(_run, works=False)
