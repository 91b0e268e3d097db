"""
The meter of a probe: CPU time, and a mark by which valgrind cuts its count.

A probe reads it in pairs, before and after what is measured: a lap. Must not import what Python has not loaded already.
"""

from __future__ import annotations

import os
import time

MARK = "getppid"
"""A function of the C library that nothing here calls but `read`: valgrind is told to begin a new count at it."""


def read() -> float:
    """CPU seconds of this process, user and system."""
    os.getppid()
    return time.process_time()
