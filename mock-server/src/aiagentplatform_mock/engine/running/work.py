"""A type of step, and what it is given to work with: the step, what its texts see, ways to wait, to tell and to keep.

Must not know the types, or how an attempt comes to be.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..expressions import ExpressionError, Missing, condition, expression, render, value_of
from ..expressions.kinds import is_list
from .failures import StepFailure

if TYPE_CHECKING:
    from .activity import Slot
    from .run import Run

Object = dict[str, Any]


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


@dataclass(slots=True)
class Work:
    """One attempt at a step. `runners` are all types of steps, for those that run steps of their own."""

    run: Run = field(repr=False)
    runners: Mapping[str, Runner] = field(repr=False)
    step: Object
    scope: Mapping[str, Any] = field(repr=False)
    path: str
    iteration: int | None
    record: Object = field(repr=False)
    slot: Slot = field(repr=False)

    @property
    def config(self) -> Object:
        config: Object = self.step["config"]
        return config

    @property
    def state(self) -> Object:
        """What the runner keeps over a restart; write it with `keep`."""
        state: Object = self.record["_state"]
        return state

    def keep(self, **state: Any) -> None:
        """Keep something over a restart."""
        self.state.update(state)
        self.run.ledger.save_step(self.record)

    def given(self, value: Any) -> Any:
        """Note what the step works on; returns it."""
        self.record["input"] = value
        self.run.ledger.save_step(self.record)
        return value

    def emit(self, type: str, **fields: Any) -> None:
        """Tell something on the execution's stream."""
        self.run.ledger.emit(type, step_id=self.step["id"], step_path=self.path, **fields)

    def spend(self, input_tokens: int, output_tokens: int, cost: float) -> None:
        """Count model tokens and what they cost in US dollars."""
        self.run.ledger.spend(self.record, input_tokens, output_tokens, cost)
        self.run.watch()

    # Texts

    def render(self, value: Any, **names: Any) -> Any:
        """A value with its templates filled.

        Raises:
            StepFailure: `expression_error`.
        """
        try:
            return render(value, {**self.scope, **names})
        except ExpressionError as error:
            raise _expression_failure(error) from error

    def value(self, source: str, **names: Any) -> Any:
        """The value of an expression.

        Raises:
            StepFailure: `expression_error`, also when it is missing.
        """
        try:
            found = value_of(expression(source), {**self.scope, **names})
        except ExpressionError as error:
            raise _expression_failure(error) from error
        if isinstance(found, Missing):
            raise StepFailure("expression_error", f"There is no `{found.path}`.", retryable=False)
        return found

    def holds(self, source: str, **names: Any) -> bool:
        """Whether a condition holds.

        Raises:
            StepFailure: `expression_error`.
        """
        try:
            return condition(expression(source), {**self.scope, **names})
        except ExpressionError as error:
            raise _expression_failure(error) from error

    # Waiting

    @asynccontextmanager
    async def waiting(self, *waits: Object) -> AsyncGenerator[None, None]:
        """While the block lasts, the step does nothing but wait."""
        self.record["status"] = "waiting"
        self.run.ledger.save_step(self.record)
        self.slot.release()
        self.run.activity.begin_wait(self.path, waits)
        try:
            yield
            self.run.awake()
        finally:
            self.run.activity.end_wait(self.path)
        await self.slot.acquire()
        self.record["status"] = "running"
        self.run.ledger.save_step(self.record)

    def wait_for(self, reason: str, **details: Any) -> Object:
        """One entry of `waiting_for`."""
        return {
            "reason": reason,
            "step_id": self.step["id"],
            "step_path": self.path,
            "message": None,
            "input_schema": None,
            "event_type": None,
            "until": None,
            **details,
        }


def _expression_failure(error: ExpressionError) -> StepFailure:
    return StepFailure("expression_error", str(error), retryable=False)


def items_of(value: Any) -> Sequence[Any]:
    """The value as a list.

    Raises:
        StepFailure: `expression_error`: it is none.
    """
    if not is_list(value):
        raise StepFailure("expression_error", "`items` does not give a list.", retryable=False)
    return value
