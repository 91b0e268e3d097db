"""
`Cassette`: a file of recorded requests and replies, and the transports that record into it or replay from it.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from ..errors import CassetteError, UnrecordedRequestError
from .matching import DEFAULT_MATCH, Matcher, Part
from .recording import Interaction, RecordedReply, RecordedRequest, read, written
from .redaction import Redaction, Redactor
from .transport import AsyncCassetteTransport, CassetteTransport

if TYPE_CHECKING:
    from ..._core.settings.connection import Connection
    from ..._core.transports.choice import TransportChoice
    from ..._core.transports.interface import AsyncTransport, Transport

Mode: TypeAlias = Literal["once", "replay", "record", "extend", "off"]
"""
- `once`: replay if there is a file, else record one.
- `replay`: replay only; without a file it is an error. For continuous integration.
- `record`: record everything anew, over a former file.
- `extend`: replay what is recorded, and record what is not.
- `off`: send everything, and record nothing.
"""


class Cassette:
    """
    A recorded conversation with a server::

        with Cassette("tests/cassettes/talk.json") as cassette:
            client = Client(transport=cassette.transport())

    The first run sends and records; every later one replays, without network and without a key. The file is JSON, made
    to be committed and reviewed. Secrets are struck out of it, see `Redaction`.

    Args:
        path: the file.
        mode: whether to record or to replay, see `Mode`.
        match: what a request must have in common with a recorded one: ``"method"``, ``"host"``, ``"path"``,
            ``"query"``, ``"body"``, or functions of a `RecordedRequest`. Headers are not compared.
        redaction: what to strike out beside what is struck out in any case.
        repeat: whether the last recording that matches may be replayed again and again. Each of them is replayed once
            otherwise, in their order, so that a retry or a second page gets the second reply.

    Raises:
        CassetteError: there is no file, though the mode needs one, or it is no cassette.
        ValueError: there is no such mode, or no such part to match on.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        mode: Mode = "once",
        match: Iterable[str | Part] = DEFAULT_MATCH,
        redaction: Redaction | None = None,
        repeat: bool = False,
    ) -> None:
        if mode not in get_args(Mode):
            raise ValueError(f"There is no mode {mode!r}. The modes are {', '.join(get_args(Mode))}.")
        self.path = Path(path)
        self.mode: Mode = mode
        self._matcher = Matcher(match)
        self._redactor = Redactor(redaction)
        self._repeat = repeat
        self._lock = threading.Lock()
        self._recorded = self._loaded()
        self._new: list[Interaction] = []
        self._sends = mode in ("record", "extend", "off") or (mode == "once" and not self.path.exists())

    @property
    def recording(self) -> bool:
        """Whether a request that is not recorded is sent."""
        return self._sends

    @property
    def unplayed(self) -> list[RecordedRequest]:
        """The recorded requests that were not made this time."""
        return [each.request for each in self._recorded if not each.played]

    def transport(self, inner: TransportChoice = None, *, connection: Connection | None = None) -> Transport:
        """
        What a client takes as its ``transport``.

        Args:
            inner: what sends while it is recorded, as a client would take it; what you hand in is left open. Default:
                httpx2 or httpx, with a connection for each request, so that nothing has to be closed.
            connection: proxies and certificates, if the SDK opens the connections.

        Raises:
            ConfigurationError: at the first request that is sent, for what is no transport.
        """
        from ..unpooled import unpooled

        return CassetteTransport(self, lambda: unpooled(inner, connection))

    def async_transport(self, inner: TransportChoice = None, *, connection: Connection | None = None) -> AsyncTransport:
        """The same for an async client, on asyncio or trio. Over ``"aiohttp"``, `aclose` it in the end."""
        from ..unpooled import async_unpooled

        return AsyncCassetteTransport(self, lambda: async_unpooled(inner, connection))

    def save(self) -> None:
        """Write what was recorded. Without anything new the file stays as it is."""
        with self._lock:
            if not self._new:
                return
            text = written([*self._recorded, *self._redactor.interactions(self._new)])
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(text, encoding="utf-8", newline="\n")

    def __enter__(self) -> Cassette:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        """Save, unless the block raised: half a conversation is no recording."""
        if error is None:
            self.save()

    # ── what the transports ask ──────────────────────────────────────────────────────────────────

    def find(self, request: RecordedRequest) -> RecordedReply | None:
        """The recorded reply to a request; None if it is to be sent."""
        if self.mode in ("off", "record"):
            return None
        with self._lock:
            self._redactor.learn(request)
            sent = self._redactor.request(request)
            fitting = [each for each in self._recorded if self._matcher.fits(sent, each.request)]
            due = next((each for each in fitting if not each.played), None)
            due = due or (fitting[-1] if fitting and self._repeat else None)
            if due is not None:
                due.played += 1
                return due.reply
            if self._sends:
                return None
            raise self._unrecorded(sent, len(fitting))

    def keep(self, request: RecordedRequest) -> RecordedReply:
        """A place for the reply to a request that is sent now."""
        reply = RecordedReply()
        if self.mode != "off":
            with self._lock:
                self._new.append(Interaction(request, reply))
        return reply

    def _loaded(self) -> list[Interaction]:
        if self.mode in ("record", "off"):
            return []
        if not self.path.exists():
            if self.mode == "replay":
                raise CassetteError(f'There is no cassette {self.path}; record it with mode="once".')
            return []
        return read(self.path.read_text(encoding="utf-8"), str(self.path))

    def _unrecorded(self, sent: RecordedRequest, used: int) -> UnrecordedRequestError:
        nearest = self._matcher.nearest(sent, [each.request for each in self._recorded])
        if nearest is None:
            why = "It has no recordings."
        elif used:
            why = f"Its {used} recording{'s' if used > 1 else ''} of it were replayed already; repeat=True allows more."
        else:
            number = next(number for number, each in enumerate(self._recorded, 1) if each.request is nearest)
            differences = "\n".join(f"  {each}" for each in self._matcher.differences(sent, nearest))
            why = f"The nearest is number {number}, {nearest.address}:\n{differences}"
        return UnrecordedRequestError(
            f'{sent.address} is not recorded in {self.path}. {why}\nRecord it with mode="extend" or mode="record".',
            request=sent,
            nearest=nearest,
        )
