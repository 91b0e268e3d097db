"""`wait`: for a time to pass, or for an event of the platform."""

from __future__ import annotations

import asyncio
from typing import Any

from ..running.run import AwaitedEvent
from ..running.work import Runner, Work

Object = dict[str, Any]


async def _run(work: Work) -> Any:
    work.given(work.config)
    return await (_timer(work) if work.config["mode"] == "timer" else _event(work))


async def _timer(work: Work) -> Object:
    ledger = work.run.ledger
    if "until" not in work.state:
        work.keep(until=ledger.now() + work.config["seconds"])
    until: float = work.state["until"]
    async with work.waiting(work.wait_for("timer", until=int(until))):
        await ledger.platform.clock.sleep_until(ledger.company_id, until)
    return {"waited_for": "timer", "event": None}


async def _event(work: Work) -> Object:
    arrived: asyncio.Future[Object] = asyncio.get_running_loop().create_future()
    event_type: str = work.config["event_type"]
    awaited = AwaitedEvent(event_type, work.config.get("where"), work.scope, arrived)
    work.run.events.append(awaited)
    try:
        async with work.waiting(work.wait_for("event", event_type=event_type)):
            event = await arrived
    finally:
        work.run.events.remove(awaited)
    return {"waited_for": "event", "event": event}


WAIT = Runner(_run)
