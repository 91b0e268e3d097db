"""
`Resource` and `AsyncResource`: what generated groups of operations extend. They hold a core, and nothing else.
"""

from __future__ import annotations

from .core import AsyncCore, Core


class Resource:
    """A group of operations of a sync client."""

    def __init__(self, core: Core) -> None:
        self._core = core


class AsyncResource:
    """A group of operations of an async client."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core
