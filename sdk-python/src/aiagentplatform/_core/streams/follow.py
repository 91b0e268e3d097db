"""
How a stream is followed from its first byte to its end, over as many connections as it takes. No I/O happens here.

`Follow.steps` is a generator that yields what to do next (`Open` a reply, `Read` from it, `Drain` or `Close` it,
`Sleep`) and is sent what came of it, or has the failure thrown in; `stream.py` carries the steps out. Events wait in
`ready` until the caller takes them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from ..errors import (
    APIConnectionError,
    DeadlineExceededError,
    IdleTimeoutError,
    ResponseDecodeError,
    SDKError,
    StreamDecodeError,
    StreamIdleError,
    StreamIncompleteError,
)
from ..operation import StreamSpec
from ..reply.decode import decoder, parse
from ..reply.failure import event_error
from ..reply.info import ResponseInfo
from ..settings.clock import SYSTEM_CLOCK, Clock
from ..settings.product import Product
from ..settings.retry import BASE, CAP, DEFAULT_RETRY, JITTER
from ..transports.interface import OpenReply
from ..values.headers import NO_HEADERS
from ..values.type_guards import is_dict
from .accumulate import accumulator_for
from .framing import decoder_for
from .pointer import member
from .seen import SeenEvents
from .sse import ServerSentEvent

MAX_RECONNECTS = 5
"""How often a stream is opened again without a single new event."""
RECENT = 100
"""How many events an error carries."""


@dataclass(frozen=True, slots=True)
class ResumePoint:
    """Where a stream goes on: after the event with this id."""

    last_event_id: str


@dataclass(frozen=True, slots=True)
class Open:
    """Send the request, and answer with a `OpenReply`. None: from the beginning."""

    resume: ResumePoint | None


@dataclass(frozen=True, slots=True)
class Read:
    """Give the pieces of the reply to `Follow.take`, until that wants no more or there are none; answer with None."""


@dataclass(frozen=True, slots=True)
class Drain:
    """Read the rest of the reply and forget it, so that its connection can be used again."""


@dataclass(frozen=True, slots=True)
class Close:
    """Give the reply up, and its connection."""


@dataclass(frozen=True, slots=True)
class Sleep:
    seconds: float


Step: TypeAlias = Open | Read | Drain | Close | Sleep
READ, DRAIN, CLOSE = Read(), Drain(), Close()
MORE, ENOUGH = object(), object()


class Follow:
    """The state of one stream. `over` says that its end has come, as documented."""

    def __init__(
        self, spec: StreamSpec, product: Product, *, strict: bool = False, clock: Clock = SYSTEM_CLOCK
    ) -> None:
        self.spec = spec
        self.ready: deque[Any] = deque()
        self.ids: deque[str] = deque()  # of the events in `ready`, if the stream can be resumed
        self.recent: deque[Any] = deque(maxlen=RECENT)
        self.over = False
        self.info: ResponseInfo | None = None
        self.accumulator = accumulator_for(spec.accumulate)
        self._unfolded: list[Any] = []  # events that the accumulator has not had yet
        self._product, self._strict, self._clock = product, strict, clock
        self._frames = decoder_for(spec.framing)
        self._plain: Callable[[bytes], bytes | None] = _not_plain
        self._decoder = decoder(spec.event)
        self._validate = self._decoder.validate_json
        self._terminator = spec.terminator.encode() or None
        self._error_prefix = b'{"%b"' % product.errors.envelope.encode() if product.errors.envelope else b"\0"
        self._error_last = self._error_prefix + b"\xff"
        self._seen = SeenEvents(bool(spec.resume and spec.resume.sequence))
        self._failure: SDKError | None = None
        self._reconnects = 0  # since the last event
        self._retry: int | None = None

    # ── connections ──

    def steps(self) -> Generator[Step, Any, None]:
        """Run the stream to its end. Raises the error that ended it, once all events before it are in `ready`."""
        while True:
            fault: APIConnectionError | None = None
            try:
                self._opened((yield from self._open()))
                yield READ
                if not self._has_ended:
                    self._take_events(self._frames.end())
            except DeadlineExceededError:
                yield CLOSE
                raise
            except APIConnectionError as broken:
                if self.info is None:
                    raise
                fault = broken
            if self.over:
                yield DRAIN
                return
            yield CLOSE
            if self._failure is not None:
                raise self._failure
            if fault is None and not self._has_end:
                return
            yield Sleep(self._pause(fault))

    def _open(self) -> Generator[Step, Any, OpenReply]:
        """Open the stream, for the first time or after its last event."""
        last = self._frames.last_event_id
        try:
            reply: OpenReply = yield Open(ResumePoint(last) if last and self.spec.resume else None)
        except APIConnectionError:
            raise
        except SDKError as refused:
            if self.info is None:
                raise
            raise self._incomplete("it was refused when it was opened again", refused) from refused
        return reply

    def _opened(self, reply: OpenReply) -> None:
        self._retry = self._frames.retry or self._retry
        self._frames = decoder_for(self.spec.framing, self._frames.last_event_id)
        self._plain = self._frames.plain if _is_told_by_data(self.spec) else _not_plain
        if self.info is None:
            self.info = ResponseInfo(
                reply.status, reply.headers, getattr(reply, "attempts", 1), self._product.request_id_header
            )

    @property
    def _has_end(self) -> bool:
        return bool(self.spec.terminator or self.spec.terminal)

    def _pause(self, fault: APIConnectionError | None) -> float:
        """Seconds to wait before the stream is opened again. Raises `StreamIncompleteError` if it is not to be."""
        reason = "the connection broke" if fault else "the server closed it"
        resumable = self.spec.resume is not None and (self._frames.last_event_id or not self.recent)
        if not resumable:
            raise self._incomplete(reason, fault) from fault
        if self._reconnects >= MAX_RECONNECTS:
            reason = f"{reason}, and {self._reconnects} new connections brought no new event"
            raise self._incomplete(reason, fault) from fault
        asked = (self._frames.retry or self._retry or 0) / 1000
        if asked > DEFAULT_RETRY.max_retry_after:
            raise self._incomplete(f"{reason}, and the server asks to wait for {asked:g} seconds", fault) from fault
        backoff = min(BASE * 2.0**self._reconnects, CAP) * (1 - JITTER * self._clock.random())
        self._reconnects += 1
        return max(asked, backoff)

    def _incomplete(self, reason: str, fault: SDKError | None) -> StreamIncompleteError:
        return self.incomplete(
            reason, StreamIdleError if isinstance(fault, IdleTimeoutError) else StreamIncompleteError
        )

    def incomplete(
        self, reason: str, kind: type[StreamIncompleteError] = StreamIncompleteError
    ) -> StreamIncompleteError:
        """The error of a stream that ended early, with what came."""
        return kind(f"The stream ended before its end came: {reason}.", **self._facts())

    def _facts(self) -> dict[str, Any]:
        info = self.info
        return {
            "status": info.status if info else None,
            "headers": info.headers if info else NO_HEADERS,
            "request_id": info.request_id if info else None,
            "attempts": info.attempts if info else 0,
            "last_event_id": self._frames.last_event_id or None,
            "partial": self.partial(),
            "events": tuple(self.recent),
        }

    def partial(self, *, waiting: bool = True) -> Any:
        """The final object as far as it has come, with or without the events that are `waiting` to be taken."""
        self._fold(len(self._unfolded) - (0 if waiting else len(self.ready)))
        return self.accumulator.result() if self.accumulator else None

    def _fold(self, count: int) -> None:
        """Fold the first events of those that are not folded yet."""
        if self.accumulator is not None:
            self.accumulator.add(self._unfolded[:count])
        del self._unfolded[:count]

    # ── events ──

    def take(self, chunk: bytes) -> Any:
        """
        Take a piece of the reply, and return the event that it is, as it nearly always is. Else its events are in
        `ready`, and `MORE` is returned; or `ENOUGH`, when the stream has come to its end or to an error.
        """
        if len(self._unfolded) >= RECENT:  # which are kept in any case, so that it costs no memory to fold them late
            self._fold(len(self._unfolded))
        data = self._plain(chunk)
        if data is not None and (data > self._error_last or data < self._error_prefix):  # it has not that prefix
            try:
                event = self._validate(data)
            except ValueError:
                pass
            else:
                self.recent.append(event)
                self._unfolded.append(event)
                return event
        self._take_events(self._frames.feed(chunk))
        return ENOUGH if self._has_ended else MORE

    @property
    def _has_ended(self) -> bool:
        return self.over or self._failure is not None

    def _take_events(self, events: list[ServerSentEvent]) -> None:
        """Decode events up to the end of the stream, or to an error, which is raised after those before it."""
        spec = self.spec
        for sse in events:
            data = sse.data
            if self._terminator is not None and data.strip() == self._terminator:
                self.over = True
                return
            if spec.resume is not None and sse.own_id and self._seen.before(sse.own_id):
                continue
            if sse.event == "error" or data.startswith(self._error_prefix):
                self._failure = self._stream_error(sse)
                if self._failure is not None:
                    return
            try:
                event = self._decoder.validate_json(data)
            except ValueError:
                event = self._recover(sse)
                if self._failure is not None:
                    return
            if spec.resume is None or self._is_new(event, sse):
                self.ready.append(event)
                self.recent.append(event)
                self._unfolded.append(event)
                self._reconnects = 0
            if spec.terminal and _event_type(sse, event) in spec.terminal:
                self.over = True
                return

    def _is_new(self, event: Any, sse: ServerSentEvent) -> bool:
        """Whether a resumable stream's event has not come before; if so, its id is noted."""
        resume = self.spec.resume
        number = member(event, resume.sequence) if resume and resume.sequence and not sse.own_id else None
        if number is not None:
            if self._seen.before(str(number)):
                return False
            self._frames.last_event_id = sse.id = str(number)
        self.ids.append(sse.id)
        return True

    def _recover(self, sse: ServerSentEvent) -> Any:
        """The event as far as it can be decoded; else an error is set."""
        try:
            value = parse(sse.data)
            if is_dict(value) and (value.get(self._product.errors.envelope) or value.get("object") == "error"):
                self._failure = self._error_of(value)
                return None
            return self._decoder(sse.data, strict=True) if self._strict else self._decoder.repair(value)
        except ResponseDecodeError as fault:
            message = f"An event of the stream cannot be decoded. {fault.message}"
            self._failure = StreamDecodeError(message, **self._facts(), data=sse.text)
            self._failure.__cause__ = fault

    def _stream_error(self, sse: ServerSentEvent) -> SDKError | None:
        """The error that an event carries; None if it only looks as if it did."""
        try:
            value = parse(sse.data)
        except ResponseDecodeError:
            value = {self._product.errors.message: sse.text}
        envelope = self._product.errors.envelope
        if sse.event != "error" and not (is_dict(value) and value.get(envelope)):
            return None
        return self._error_of(value if is_dict(value) else {self._product.errors.message: str(value)})

    def _error_of(self, body: dict[str, Any]) -> SDKError:
        info = self.info
        status, headers = (info.status, info.headers) if info else (200, NO_HEADERS)
        error = event_error(self._product, body, status, headers, info.attempts if info else 1)
        error.__dict__.update(partial=self.partial(), last_event_id=self._frames.last_event_id or None)
        return error


def _not_plain(_: bytes) -> None:
    """For streams of which more matters than data."""


@lru_cache(maxsize=64)
def _is_told_by_data(spec: StreamSpec) -> bool:
    """Whether an event's data tells all that matters of it: no id to resume after, no type that ends the stream."""
    try:
        parse(spec.terminator.encode())
    except ResponseDecodeError:  # what is no JSON cannot be taken for an event
        return spec.resume is None and not spec.terminal
    return False


def _event_type(sse: ServerSentEvent, event: Any) -> str:
    return sse.event if sse.event != "message" else str(member(event, "type"))
