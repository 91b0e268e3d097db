"""Why a step failed, as an exception with what a user needs to know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..definition import Fault


class StepFailure(Exception):
    """A step, or an attempt at it, failed.

    Args:
        code: One of the document's execution error codes.
        message: A sentence for a person.
        retryable: Whether another attempt may help.
        retry_after: How long to wait before it at least, in seconds.
        details: Each fault, when a value did not match its schema.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        retryable: bool = True,
        retry_after: float = 0.0,
        details: Sequence[Fault] = (),
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.retryable = retryable
        self.retry_after = retry_after
        self.details = details

    def error(self, step_id: str | None, step_path: str | None) -> dict[str, Any]:
        """The failure as the API shows it."""
        shown: dict[str, Any] = {
            "code": self.code,
            "message": self.message,
            "step_id": step_id,
            "step_path": step_path,
        }
        if self.details:
            shown["details"] = [fault.json() for fault in self.details]
        return shown


class PlanFailure(Exception):
    """Steps of a plan failed. `error` is the first one's, as the API shows it."""

    def __init__(self, error: dict[str, Any]) -> None:
        super().__init__(error["message"])
        self.error = error


class NestedFailure(StepFailure):
    """Something within a step failed; the error names what."""

    def __init__(self, error: dict[str, Any]) -> None:
        super().__init__(error["code"], error["message"], retryable=False)
        self.nested = error

    def error(self, step_id: str | None, step_path: str | None) -> dict[str, Any]:
        return dict(self.nested)
