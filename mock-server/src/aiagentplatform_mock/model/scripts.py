"""Replies that a test has written beforehand: each company has a queue, and a completion takes the first.

Must not know how a reply is spelt on the wire.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..kernel import Problem
from .shapes import is_array, is_object, section
from .tools import FunctionCall


@dataclass(frozen=True, slots=True)
class Failure:
    """An error instead of a reply, or, in a stream, after some chunks of it."""

    code: str
    message: str
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    after_chunks: int = 0

    def problem(self) -> Problem:
        return Problem(self.code, self.message, headers=self.headers)


@dataclass(frozen=True, slots=True)
class Script:
    """One reply. `delay` is in seconds of the company's clock: before each chunk, or once before a whole reply."""

    content: str | None = None
    calls: tuple[FunctionCall, ...] = ()
    refusal: str | None = None
    failure: Failure | None = None
    finish_reason: str | None = None
    delay: float = 0.0

    def json(self) -> dict[str, Any]:
        """The script as the admin API shows it."""
        shown: dict[str, Any] = {"content": self.content, "refusal": self.refusal, "finish_reason": self.finish_reason}
        shown["tool_calls"] = [{"name": call.name, "arguments": call.arguments} for call in self.calls] or None
        shown["error"] = None if self.failure is None else {"code": self.failure.code, "message": self.failure.message}
        return {key: value for key, value in shown.items() if value is not None} | {"delay": self.delay}


class Scripts:
    """The queues of all companies."""

    def __init__(self) -> None:
        self._queues: dict[str, deque[Script]] = {}

    def add(self, company_id: str, replies: Sequence[Mapping[str, Any]]) -> int:
        """Queue replies, in order. Returns how many are waiting.

        Args:
            company_id: Whose completions take them.
            replies: For each `content` (text, or JSON to be written as text), `tool_calls` (`{name, arguments, id?}`,
                arguments as JSON or text), `refusal`, `error` (`{code, message, headers?, after_chunks?}`),
                `finish_reason` and `delay`, each optional.

        Raises:
            Problem: `invalid_parameter`, and then none is queued.
        """
        parsed = [_parsed(reply, f"/{at}") for at, reply in enumerate(replies)]
        queue = self._queues.setdefault(company_id, deque())
        queue.extend(parsed)
        return len(queue)

    def take(self, company_id: str) -> Script | None:
        """The next reply, which leaves the queue."""
        queue = self._queues.get(company_id)
        return queue.popleft() if queue else None

    def waiting(self, company_id: str) -> list[dict[str, Any]]:
        """The replies that have not been taken."""
        return [script.json() for script in self._queues.get(company_id, ())]

    def clear(self, company_id: str) -> None:
        """Forget the company's replies."""
        self._queues.pop(company_id, None)


def _parsed(reply: Any, pointer: str) -> Script:
    known = {"content", "tool_calls", "refusal", "error", "finish_reason", "delay"}
    if not is_object(reply):
        raise Problem("invalid_parameter", "A scripted reply is an object.", pointer)
    fields: Mapping[str, Any] = reply
    if unknown := fields.keys() - known:
        raise Problem(
            "invalid_parameter", f"A scripted reply has no field '{min(unknown)}'.", f"{pointer}/{min(unknown)}"
        )
    delay = fields.get("delay", 0)
    if isinstance(delay, bool) or not isinstance(delay, (int, float)) or delay < 0:
        raise Problem("invalid_parameter", "'delay' is a number of seconds, 0 or more.", f"{pointer}/delay")
    for name in ("refusal", "finish_reason"):
        if not isinstance(fields.get(name), (str, type(None))):
            raise Problem("invalid_parameter", f"'{name}' is a string.", f"{pointer}/{name}")
    content = fields.get("content")
    return Script(
        content=content if isinstance(content, (str, type(None))) else _text(content),
        calls=_calls(fields.get("tool_calls"), f"{pointer}/tool_calls"),
        refusal=fields.get("refusal"),
        failure=_failure(fields.get("error"), f"{pointer}/error"),
        finish_reason=fields.get("finish_reason"),
        delay=float(delay),
    )


def _calls(calls: Any, pointer: str) -> tuple[FunctionCall, ...]:
    if calls is None:
        return ()
    if not is_array(calls):
        raise Problem("invalid_parameter", "'tool_calls' is an array.", pointer)
    made: list[FunctionCall] = []
    for at, call in enumerate(calls):
        function: Any = call.get("function", call) if is_object(call) else None
        if not is_object(function) or not isinstance(function.get("name"), str):
            raise Problem("invalid_parameter", "A tool call has a 'name' and 'arguments'.", f"{pointer}/{at}")
        arguments: Any = function.get("arguments", {})
        made.append(
            FunctionCall(
                function["name"], arguments if isinstance(arguments, str) else _text(arguments), call.get("id")
            )
        )
    return tuple(made)


def _failure(error: Any, pointer: str) -> Failure | None:
    if error is None:
        return None
    if not is_object(error) or not isinstance(error.get("code"), str):
        raise Problem("invalid_parameter", "'error' is an object with a 'code'.", pointer)
    told: Mapping[str, Any] = error
    return Failure(
        code=told["code"],
        message=str(told.get("message") or f"The scripted error '{told['code']}'."),
        headers={str(name): str(value) for name, value in section(told, "headers").items()},
        after_chunks=int(told.get("after_chunks", 0)),
    )


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
