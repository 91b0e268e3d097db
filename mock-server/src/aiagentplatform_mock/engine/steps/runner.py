"""What a type of step consists of, as the rest of the engine sees it."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..running.work import Work


@dataclass(frozen=True, slots=True)
class Runner:
    """A type of step.

    Attributes:
        run: Does the work of one attempt and returns the output. Raises `StepFailure`.
        works: Whether it takes one of the execution's slots; a step that only watches over others does not.
        minds_timeout: Whether it looks after the step's `timeout` itself.
    """

    run: Callable[[Work], Coroutine[Any, Any, Any]]
    works: bool = True
    minds_timeout: bool = False
