"""
What a stream is beside its I/O: the protocol, its next step, what came of it. `Stream` and `AsyncStream` extend it.
"""

from __future__ import annotations

import warnings
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ..display.shown import Shown
from ..errors import SDKError
from ..settings.clock import Clock
from .follow import Follow, Step

if TYPE_CHECKING:
    from ..operation import StreamSpec
    from ..reply.info import ResponseInfo
    from ..settings.product import Product

E = TypeVar("E")
F = TypeVar("F")


class StreamState(Shown, Generic[E, F]):
    """What both twins share: the protocol, its next step, and what came of it all."""

    def __init__(self, spec: StreamSpec, product: Product, strict: bool, clock: Clock) -> None:
        self._follow = Follow(spec, product, strict=strict, clock=clock)
        self._clock = clock
        self._ready, self._ids, self._take = self._follow.ready, self._follow.ids, self._follow.take
        self._steps: Generator[Step, Any, None] = self._follow.steps()
        self._step: Step | None = next(self._steps)
        self._failure: SDKError | None = None
        self._done = False
        self._last_event_id = ""

    @property
    def response(self) -> ResponseInfo | None:
        """Status, headers and request id of the reply; None before the stream is open."""
        return self._follow.info

    _response = response  # where `response_of` looks

    @property
    def last_event_id(self) -> str:
        """The id of the last event that you were given; empty if the stream's events have none."""
        return self._last_event_id

    @property
    def partial(self) -> F | None:
        """The final object as far as it has come, by the events that you were given."""
        partial: F | None = self._follow.partial(waiting=False)
        return partial

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        yield "state", self._state
        if self._failure is not None:
            yield "failure", self._failure
        if self._last_event_id:
            yield "last_event_id", self._last_event_id
        if self.response is not None:
            yield "status", self.response.status
            yield "request_id", self.response.request_id

    @property
    def _state(self) -> str:
        """In a word, for those who look at it."""
        if self._step is None:
            return "failed" if self._failure else "ended" if self._done else "closed"
        return "not open" if self.response is None else "open"

    def _advance(self, outcome: Any) -> None:
        """Tell the protocol what came of its step."""
        try:
            self._step = self._steps.throw(outcome) if isinstance(outcome, SDKError) else self._steps.send(outcome)
        except StopIteration:
            self._step, self._done = None, True
        except SDKError as failure:
            self._step, self._failure = None, failure

    def _result(self) -> F:
        if not self._done:
            raise self._follow.incomplete("it was closed")
        result: F = self._follow.partial()
        return result

    def _warn_unclosed(self) -> None:
        warnings.warn("A stream was not read to its end or closed; use `with`.", ResourceWarning, stacklevel=2)
