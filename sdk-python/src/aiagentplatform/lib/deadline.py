"""
The options of a call that must end within what is left of a longer undertaking.

Must not know what the undertaking is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .._core.settings.timeouts import DEFAULT_TIMEOUT, timeout_of
from .._core.values.omit import OMIT

if TYPE_CHECKING:
    from .._core import RequestOptions
    from .._core.settings.config import Config


def within(config: Config, options: RequestOptions | None, left: float | None) -> RequestOptions | None:
    """The options with a total of `left` seconds, unless theirs is shorter; as they are if `left` is None."""
    if left is None:
        return options
    given: RequestOptions = options or {}
    timeout = timeout_of(given.get("timeout", OMIT), timeout_of(config.timeout, DEFAULT_TIMEOUT))
    total = left if timeout.total is None else min(left, timeout.total)
    return {**given, "timeout": replace(timeout, total=total)}
