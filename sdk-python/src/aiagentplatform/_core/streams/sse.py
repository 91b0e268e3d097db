"""
Server-sent events, from bytes to events, as the WHATWG's HTML standard says (section 9.2.6), in any chunking.

Knows nothing of HTTP, JSON or any API, does no I/O and never raises: whatever the bytes are, the standard gives them a
meaning. Data stays bytes, so that a JSON decoder can read it as it came.
"""

from __future__ import annotations

import codecs

BOM = codecs.BOM_UTF8
FIELD, VALUE = slice(6), slice(6, -2)  # of a chunk such as b"data: …\n\n"
CR, LF = b"\r\n"  # numbers: a byte is looked up ten times faster by its number than as a text of one
MAX_DIGITS = 4300
"""Python refuses to read longer integers; a `retry` of that length means nothing."""


class ServerSentEvent:
    """
    One event. `data` is its lines joined with LF, undecoded; `id` is the last event id as it stands after this event.

    `own_id` is the id that this very event set, None if it set none; `retry` likewise, in milliseconds.
    """

    __slots__ = ("data", "event", "id", "own_id", "retry")

    def __init__(
        self, data: bytes, event: str = "message", id: str = "", own_id: str | None = None, retry: int | None = None
    ) -> None:
        self.data = data
        self.event = event
        self.id = id
        self.own_id = own_id
        self.retry = retry

    @property
    def text(self) -> str:
        """The data as text. Bytes that are not UTF-8 become U+FFFD, as many as a browser shows."""
        return self.data.decode("utf-8", "replace")

    def __repr__(self) -> str:
        return f"ServerSentEvent(event={self.event!r}, id={self.id!r}, data={self.text!r})"


class SSEDecoder:
    """
    Decodes one reply: `feed` it chunks as they arrive, `end` it when the reply is over.

    `last_event_id` outlives a connection: give it to the decoder of the next one. `retry` is the reconnection time that
    the server asked for, in milliseconds.
    """

    __slots__ = ("_after_cr", "_between", "_head", "_tail", "last_event_id", "retry")

    def __init__(self, last_event_id: str = "") -> None:
        self.last_event_id = last_event_id
        self.retry: int | None = None
        self._head: bytes | None = b""  # what may be the beginning of a BOM; None once that is settled
        self._tail: list[bytes] = []  # an unfinished block, in pieces, so that a huge one costs no quadratic time
        self._between = False  # nothing unfinished is waiting for the next chunk
        self._after_cr = False  # the last byte was CR: an LF that follows belongs to it

    def plain(self, chunk: bytes) -> bytes | None:
        """
        The data of a chunk that is one event and nothing but data: what most chunks are, read at a third of the cost.

        None for any other chunk, which is left to `feed`.
        """
        data = chunk[VALUE]
        if (
            self._between
            and LF not in data
            and CR not in data
            and chunk[FIELD] == b"data: "
            and chunk[-1] == LF == chunk[-2]
        ):
            return data
        return None

    def feed(self, chunk: bytes) -> list[ServerSentEvent]:
        """The events that this chunk completes."""
        if self._head is not None:
            chunk = self._without_bom(chunk)
        if self._after_cr or CR in chunk:
            chunk = self._with_lf(chunk)
        self._between = False
        if not chunk:
            return []
        blocks, rest = self._split(chunk)
        if rest:
            self._tail.append(rest)
        self._between = not self._tail and not self._after_cr
        events: list[ServerSentEvent] = []
        for block in blocks:
            if block.startswith(b"data: ") and LF not in block:  # what most streams are made of
                events.append(ServerSentEvent(block[6:], "message", self.last_event_id))
            elif (event := self._block(block)) is not None:
                events.append(event)
        return events

    def end(self) -> list[ServerSentEvent]:
        """The reply is over. An unfinished event is discarded; only a finished `retry` line in it counts."""
        *lines, _ = b"".join(self._tail).split(b"\n")
        self._tail.clear()
        for line in lines:
            name, _, value = line.partition(b":")
            if name == b"retry":
                self._set_retry(value.removeprefix(b" "))
        return []

    def _without_bom(self, chunk: bytes) -> bytes:
        head = (self._head or b"") + chunk
        if len(head) < len(BOM) and BOM.startswith(head):
            self._head = head
            return b""
        self._head = None
        return head.removeprefix(BOM)

    def _with_lf(self, chunk: bytes) -> bytes:
        """The chunk with CR and CRLF turned into LF. A CR at its end ends a line at once, without waiting for an LF."""
        if not chunk:
            return chunk
        if self._after_cr and chunk.startswith(b"\n"):
            chunk = chunk[1:]
        self._after_cr = chunk.endswith(b"\r")
        return chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")

    def _split(self, chunk: bytes) -> tuple[list[bytes], bytes]:
        """The blocks that are complete now, and what follows the last blank line."""
        tail = self._tail
        if tail and chunk.startswith(b"\n") and tail[-1].endswith(b"\n"):  # a blank line across two chunks
            first = b"".join(tail)[:-1]
            tail.clear()
            blocks, rest = self._split(chunk[1:])
            return [first, *blocks], rest
        end = chunk.rfind(b"\n\n")
        if end < 0:
            return [], chunk
        complete, rest = chunk[:end], chunk[end + 2 :]
        if tail:
            complete = b"".join((*tail, complete))
            tail.clear()
        return complete.split(b"\n\n"), rest

    def _block(self, block: bytes) -> ServerSentEvent | None:
        data: list[bytes] = []
        event, own_id, retry = b"", None, None
        for line in block.split(b"\n"):
            name, _, value = line.partition(b":")
            if value.startswith(b" "):
                value = value[1:]
            if name == b"data":
                data.append(value)
            elif name == b"event":
                event = value
            elif name == b"id" and b"\0" not in value:
                own_id = value.decode("utf-8", "replace")
            elif name == b"retry" and self._set_retry(value):
                retry = self.retry
        if own_id is not None:
            self.last_event_id = own_id
        if not data:
            return None
        kind = event.decode("utf-8", "replace") or "message"
        return ServerSentEvent(b"\n".join(data), kind, self.last_event_id, own_id, retry)

    def _set_retry(self, value: bytes) -> bool:
        if not value.isdigit() or len(value) > MAX_DIGITS:  # bytes.isdigit() is true of ASCII digits only
            return False
        self.retry = int(value)
        return True
