"""Alarms: rung once, in order, on one thread; never after they were cancelled."""

from __future__ import annotations

import os
import queue
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from itertools import count

import pytest
from aiagentplatform._core.transports.alarm import ALARMS, SWEEP, AlarmClock

LONG = 1000.0


def test_alarms_ring_in_the_order_of_their_moments_on_one_thread() -> None:
    clock, rung = AlarmClock(), queue.Queue[tuple[str, threading.Thread]]()
    for name, seconds in [("third", 0.03), ("first", 0.0), ("second", 0.01)]:
        clock.set(seconds, lambda name=name: rung.put((name, threading.current_thread())))  # type: ignore[misc]
    seen = [rung.get(timeout=5) for _ in range(3)]
    assert [name for name, _ in seen] == ["first", "second", "third"]
    assert len({thread for _, thread in seen}) == 1


def test_an_earlier_alarm_does_not_wait_for_a_later_one() -> None:
    clock, rung = AlarmClock(), threading.Event()
    late = clock.set(LONG, lambda: None)
    clock.set(0.0, rung.set)
    assert rung.wait(5)
    late.cancel()


def test_a_cancelled_alarm_never_rings() -> None:
    clock, rung = AlarmClock(), queue.Queue[str]()
    cancelled = clock.set(0.01, lambda: rung.put("cancelled"))
    cancelled.cancel()
    cancelled.cancel()
    clock.set(0.03, lambda: rung.put("kept"))
    assert rung.get(timeout=5) == "kept"
    assert rung.empty()


def test_an_alarm_that_fails_does_not_stop_the_others() -> None:
    clock, rung = AlarmClock(), threading.Event()
    clock.set(0.0, lambda: 1 / 0)
    clock.set(0.0, rung.set)
    assert rung.wait(5)


def test_cancelled_alarms_do_not_pile_up() -> None:
    clock = AlarmClock()
    kept = clock.set(LONG, lambda: None)
    for _ in range(10 * SWEEP):
        clock.set(LONG, lambda: None).cancel()
    assert len(clock) <= SWEEP + 2
    kept.cancel()


def test_the_thread_ends_when_there_is_nothing_to_ring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aiagentplatform._core.transports.alarm.LINGER", 0.01)
    clock, ringing = AlarmClock(), queue.Queue[threading.Thread]()
    clock.set(0.0, lambda: ringing.put(threading.current_thread()))
    thread = ringing.get(timeout=5)
    thread.join(5)
    assert not thread.is_alive()
    clock.set(0.0, lambda: ringing.put(threading.current_thread()))
    assert ringing.get(timeout=5) is not thread, "and another begins when there is"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_alarms_work_in_a_forked_process() -> None:
    parents = ALARMS.set(LONG, lambda: None)
    child = os.fork()
    if child == 0:
        rung = threading.Event()
        ALARMS.set(0.0, rung.set)
        os._exit(0 if rung.wait(5) else 1)
    assert os.waitpid(child, 0)[1] == 0
    parents.cancel()


def test_an_interrupt_at_any_step_leaves_the_clock_to_other_threads() -> None:
    def use(clock: AlarmClock) -> None:
        clock.set(LONG, lambda: None).cancel()

    for step in count(1):
        clock = AlarmClock()
        clock.set(2 * LONG, lambda: None)
        while not clock._changed._waiters:  # type: ignore[attr-defined]  # else it may come before it matters
            time.sleep(0)
        if not interrupted(step, partial(use, clock)):
            break
        rung = threading.Event()
        threading.Thread(target=clock.set, args=(0.0, rung.set), daemon=True).start()
        assert rung.wait(5), f"nobody can use the clock after an interrupt at step {step}"
    assert step > 5


def interrupted(step: int, work: Callable[[], None]) -> bool:
    """
    Do the work, with an interrupt when it enters a function of Python's or leaves any, for the n-th time; False if it
    does so less often. Before a function of the interpreter's own, none can come.
    """
    left, working = step, True

    def look(frame: object, event: str, argument: object) -> None:
        nonlocal left
        if working and event != "c_call":
            left -= 1
            if left == 0:
                raise KeyboardInterrupt

    sys.setprofile(look)
    try:
        work()
        working = False
    except KeyboardInterrupt:
        return True
    finally:
        working = False
        sys.setprofile(None)
    return False
