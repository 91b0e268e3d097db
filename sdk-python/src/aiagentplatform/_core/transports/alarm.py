"""
Calls that are due later, all on one thread that ends when there are none. Must not know what they are for.

A `threading.Timer` is a thread each; here an alarm that never rings costs a lock and a push on a heap.
"""

from __future__ import annotations

import heapq
import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import count

LINGER = 1.0
"""Seconds that the thread waits for another alarm before it ends."""
SWEEP = 256
"""When more than so many were cancelled, and they are the most on the heap, they are thrown out."""


class Alarm:
    """Rings once, on another thread, unless it is cancelled before."""

    __slots__ = ("_clock", "moment", "ring")

    def __init__(self, clock: AlarmClock, moment: float, ring: Callable[[], object]) -> None:
        self._clock = clock
        self.moment = moment
        self.ring: Callable[[], object] | None = ring

    def cancel(self) -> None:
        """Let it not ring: once this returned, it never will. Cancelling twice, or after it rang, does nothing."""
        self._clock.cancel(self)


class AlarmClock:
    """All alarms of a process. What is to ring must be quick; its exceptions are dropped."""

    def __init__(self) -> None:
        self.renew()

    def __len__(self) -> int:
        """How many are kept, those included that were cancelled and not thrown out yet."""
        return len(self._alarms)

    def renew(self) -> None:
        """Begin anew without any alarm: threads do not survive a fork."""
        self._lock = threading.RLock()  # taken again when a collection in the middle closes a reply with an alarm
        self._changed = threading.Condition(self._lock)
        self._alarms: list[tuple[float, int, Alarm]] = []  # compared in one step, as `set` says
        self._number = count()
        self._cancelled = 0
        self._thread: threading.Thread | None = None

    def set(self, seconds: float, ring: Callable[[], object]) -> Alarm:
        """
        Have `ring` called in so many seconds.

        An interrupt (Ctrl-C) may come at any moment, so the lock itself is entered, which the interpreter does in one
        step. Entering the condition is a function of Python's: one that is interrupted leaves the lock held for ever.
        For the same reason the heap compares tuples.
        """
        alarm = Alarm(self, time.monotonic() + seconds, ring)
        with self._lock:
            heapq.heappush(self._alarms, (alarm.moment, next(self._number), alarm))
            if self._thread is None:
                thread = threading.Thread(target=self._run, name="alarm", daemon=True)
                thread.start()  # it waits for the lock
                self._thread = thread
            elif self._alarms[0][2] is alarm:
                self._changed.notify_all()  # of which an interrupt may have left some that do not wait any more
        return alarm

    def cancel(self, alarm: Alarm) -> None:
        """Let an alarm not ring."""
        with self._lock:
            if alarm.ring is None:
                return
            alarm.ring = None
            self._cancelled += 1
            if self._cancelled > SWEEP and self._cancelled * 2 > len(self._alarms):
                self._alarms = [each for each in self._alarms if each[2].ring is not None]
                heapq.heapify(self._alarms)
                self._cancelled = 0

    def _run(self) -> None:
        with self._changed:
            lingered = False
            while self._alarms or not lingered:
                lingered = not self._alarms
                wait = self._alarms[0][0] - time.monotonic() if self._alarms else LINGER
                if wait > 0:
                    self._changed.wait(wait)
                else:
                    self._ring(heapq.heappop(self._alarms)[2])
            self._thread = None

    def _ring(self, alarm: Alarm) -> None:
        """Under the lock, so that who cancels an alarm knows that it has not rung, or that it is over."""
        ring, alarm.ring = alarm.ring, None
        if ring is None:
            self._cancelled -= 1
            return
        with suppress(Exception):
            ring()


ALARMS = AlarmClock()

if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=ALARMS.renew)
