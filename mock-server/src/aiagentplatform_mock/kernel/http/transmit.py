"""Sends a reply over the wire, with whatever its fault does to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..faults.sabotage import Pause, Write, bend, bend_head, steps_before_body
from ..replies.sse import COMMENT, Pump, exhaust

if TYPE_CHECKING:
    from ..background import Tasks
    from ..faults.rules import Fault
    from ..faults.sabotage import Step
    from ..replies.outgoing import Outgoing
    from .wire import Wire


_WITHOUT_BODY = frozenset({204, 304})


class Transmitter:
    """Sends replies.

    Args:
        tasks: Where streams are read in the background.
        keep_alive: Seconds of silence on a stream after which a comment is sent.
    """

    def __init__(self, tasks: Tasks, keep_alive: float) -> None:
        self._tasks = tasks
        self._keep_alive = keep_alive

    async def send(self, wire: Wire, outgoing: Outgoing, fault: Fault | None) -> None:
        """Send a reply to its end, or to where the fault ends it."""
        try:
            if fault is not None and fault.kind == "reset" and fault["when"] == "before_headers":
                if outgoing.feed is not None and outgoing.drain:
                    self._tasks.start(exhaust(outgoing.feed))
                await wire.reset()
                return
            bend_head(fault, outgoing)
            if outgoing.feed is None:
                await self._send_body(wire, outgoing, fault)
            else:
                await self._send_feed(wire, outgoing, fault)
        finally:
            await wire.release()

    async def _send_body(self, wire: Wire, outgoing: Outgoing, fault: Fault | None) -> None:
        if outgoing.status in _WITHOUT_BODY:
            outgoing.body = b""
        else:
            outgoing.headers["content-length"] = str(len(outgoing.body))
        await _start(wire, outgoing, fault)
        if fault is None:
            await wire.finish(outgoing.body)
            return
        steps = [*steps_before_body(fault), *bend(fault, outgoing.body, 0, 0)]
        if not await _walk(wire, steps):
            await wire.finish()

    async def _send_feed(self, wire: Wire, outgoing: Outgoing, fault: Fault | None) -> None:
        if outgoing.feed is None:
            return
        pump = Pump(outgoing.feed, silence=self._keep_alive)
        reading = self._tasks.start(pump.run())
        wire.watch()
        leaving = self._tasks.start(_stop_when_gone(wire, pump))
        try:
            await _start(wire, outgoing, fault)
            ended = await _walk(wire, steps_before_body(fault))
            if not ended and not await _relay(wire, pump, fault, chat=outgoing.chat):
                await wire.finish()
        finally:
            leaving.cancel()
            # A reader that goes away cancels nothing that a POST has begun.
            if not outgoing.drain:
                reading.cancel()


async def _relay(wire: Wire, pump: Pump, fault: Fault | None, *, chat: bool) -> bool:
    """Send what the pump gives. Returns whether the fault has ended the reply."""
    index = sent = 0
    async for chunk in pump.chunks():
        if wire.gone.is_set():
            return False
        if chunk == COMMENT:
            await wire.write(chunk)
            continue
        if await _walk(wire, bend(fault, chunk, index, sent, chat=chat)):
            return True
        index, sent = index + 1, sent + len(chunk)
    return False


async def _start(wire: Wire, outgoing: Outgoing, fault: Fault | None) -> None:
    if fault is not None and fault.kind == "slow_headers":
        await wire.start_slowly(outgoing.status, outgoing.headers, fault["seconds"])
    else:
        await wire.start(outgoing.status, outgoing.headers)


async def _walk(wire: Wire, steps: list[Step]) -> bool:
    """Carry out steps. Returns whether the reply has ended."""
    for step in steps:
        if isinstance(step, Write):
            await wire.write(step.data)
        elif isinstance(step, Pause):
            await wire.pause(step.seconds)
        else:
            await {"eof": wire.finish, "close": wire.close, "reset": wire.reset}[step.how]()
            return True
    return False


async def _stop_when_gone(wire: Wire, pump: Pump) -> None:
    await wire.gone.wait()
    pump.stop()
