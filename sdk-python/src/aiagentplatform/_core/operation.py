"""
What an API can do, as data: one `Operation` per endpoint, and the specs of its pages and streams.

Generated code declares operations, the runtime reads them. A type is named as text, ``"module:Name"``, and is
imported when a reply of it is first decoded. This module imports nothing of ours and does nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Generic, Literal, TypeAlias, TypeVar

T_co = TypeVar("T_co", covariant=True)

Body: TypeAlias = Literal["", "json", "form", "multipart", "binary", "text"]
Framing: TypeAlias = Literal["sse", "jsonl", "json-seq"]
Scheme: TypeAlias = Literal["cursor", "token", "number", "offset", "link"]


@dataclass(frozen=True, slots=True)
class PageSpec:
    """
    How a list goes on. Empty text means "the API has none".

    - ``cursor``: send the last item's `cursor` field (or the reply's `next_field`, when given) as query `after`,
      the first one's as `before`, while the reply's `more` holds.
    - ``token``: send the reply's `next_field` as query `after` until it is absent, null or empty.
    - ``number``: count query `after` up from 1 until a page is short or empty.
    - ``offset``: add the number of items to query `after` until a page is short or empty.
    - ``link``: follow the reply's ``Link: rel="next"`` header (RFC 8288).
    """

    items: str
    item: str = ""
    scheme: Scheme = "cursor"
    after: str = ""
    before: str = ""
    limit: str = ""
    cursor: str = ""
    next_field: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class ResumeSpec:
    """How an interrupted stream goes on: the last event's id travels in `header` or `query`; `sequence` is the event's
    own field that repeats the id."""

    header: str = ""
    query: str = ""
    sequence: str = ""


@dataclass(frozen=True, slots=True)
class MergeSpec:
    """
    The final object (`type`) is folded from deltas: every event carries a list `items`; an element's `index` names the
    element of the result it belongs to, and its `delta` is merged into that element's `into`.
    """

    type: str
    items: str
    index: str
    delta: str
    into: str


@dataclass(frozen=True, slots=True)
class LastSpec:
    """The final object (`type`) is the `field` of the last event that has it."""

    type: str
    field: str


@dataclass(frozen=True, slots=True)
class StreamSpec:
    """
    A reply that arrives as events of type `event`.

    `terminator` is the data of an event that ends the stream and carries nothing; `terminal` lists the event types
    after which it ends. A stream that ends in another way is incomplete, unless both are empty. `selector` is the body
    field that chooses the stream when it is true. `text` is a JSON pointer within an event.
    """

    event: str
    framing: Framing = "sse"
    terminator: str = ""
    terminal: tuple[str, ...] = ()
    selector: str = ""
    resume: ResumeSpec | None = None
    accumulate: MergeSpec | LastSpec | None = None
    text: str = ""


NO_STYLES: Mapping[str, tuple[str, bool]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, eq=False)
class Operation(Generic[T_co]):
    """
    One endpoint. Two operations are equal when they are the same object, so that plans are looked up by identity.

    `returns` names the reply's type (`""`: no reply, `"builtins:str"`: text); an operation that is made for one call
    may have the type itself. `content_type` is set only when it is not
    the usual one of `body`. `styles` holds the parameters whose (style, explode) is not OpenAPI's default. `timeout` is
    in seconds. `auth` names alternatives of security schemes; None means the client's own, () none.
    """

    id: str
    method: str
    path: str
    returns: Any = ""
    body: Body = ""
    content_type: str = ""
    styles: Mapping[str, tuple[str, bool]] = field(default_factory=lambda: NO_STYLES)
    file_fields: tuple[str, ...] = ()
    sparing: bool = False  # without any field no body is sent
    page: PageSpec | None = None
    stream: StreamSpec | None = None
    idempotent: bool = False
    timeout: float | None = None
    server: str = ""
    auth: tuple[tuple[str, ...], ...] | None = None
