"""
Calls and the API as a whole: operations as data, the resource tree, and the product's own words.

An operation says what is sent, what comes back in which of five ways, and nothing of how it is done.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from .types import ANYTHING, NOWHERE, Declaration, Default, Name, Origin, Type

# ── calls ────────────────────────────────────────────────────────────────────────────────────────

Where = Literal["path", "query", "header", "cookie"]
Style = Literal["simple", "label", "matrix", "form", "spaceDelimited", "pipeDelimited", "deepObject", "json"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """An argument outside the body. `style` and `explode` are OpenAPI's; `json` is a parameter with `content`."""

    name: Name
    wire: str
    where: Where
    type: Type
    required: bool
    doc: str = ""
    default: Default | None = None
    style: Style = "form"
    explode: bool = True
    deprecated: bool = False
    origin: Origin = field(default=NOWHERE, compare=False)


Media = Literal["json", "form", "multipart", "binary", "text"]


@dataclass(frozen=True, slots=True)
class Body:
    """
    A request body. When `spread`, `type` refers to a `Model` whose writable fields are the call's arguments;
    otherwise the body is one argument. `content_type` is sent as it stands. Where it is `sparing`, nothing is sent when
    no argument is given: the body may be left out, and an empty object would lack what it must have.
    """

    media: Media
    content_type: str
    type: Type
    required: bool
    spread: bool
    sparing: bool = False
    origin: Origin = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Nothing:
    """A reply without a body."""


@dataclass(frozen=True, slots=True)
class Response:
    """One decoded reply. `type` is JSON unless `media` says text."""

    type: Type
    media: Literal["json", "text"] = "json"


Scheme = Literal["cursor", "token", "number", "offset", "link"]


@dataclass(frozen=True, slots=True)
class Page:
    """
    One page of a list.

    `type` is the whole envelope, `item` an element of its field `items` (empty when the reply itself is the list).
    `scheme` says how to go on:

    - ``cursor``: send the last item's `cursor` field (or the reply's `next_field`, when given) as query `after`,
      the first one's as `before`, while `more` (a boolean field) holds.
    - ``token``: send the reply's `next_field` as query `after` until it is absent, null or empty.
    - ``number``: count query `after` (a page number) up from 1 until a page is short or empty.
    - ``offset``: add the number of items to query `after` until a page is short or empty.
    - ``link``: follow the reply's ``Link: rel="next"`` header (RFC 8288).

    Empty text means "the API has none".
    """

    type: Type
    item: Type
    items: str
    scheme: Scheme
    after: str = ""
    before: str = ""
    limit: str = ""
    cursor: str = ""
    next_field: str = ""
    more: str = ""
    origin: Origin = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Resume:
    """How an interrupted stream goes on: the last event's id travels in `header` or `query`."""

    header: str = ""
    query: str = ""
    sequence: str = ""  # the event's own field that repeats the id


@dataclass(frozen=True, slots=True)
class Merge:
    """
    The final object is folded from deltas: every event carries a list `items`; an element's `index` names the
    element of the result it belongs to and its `delta` is merged into that element's `into` (text is joined,
    lists of indexed objects are merged by index, everything else replaces).
    """

    type: Type
    items: str
    index: str
    delta: str
    into: str


@dataclass(frozen=True, slots=True)
class Last:
    """The final object is the `field` of the last event that has it."""

    type: Type
    field: str


Accumulate: TypeAlias = Merge | Last


@dataclass(frozen=True, slots=True)
class Stream:
    """
    A reply that arrives as events.

    `terminator` is the data of an event that ends the stream and carries nothing (``[DONE]``); `terminal` lists
    the event types after which the stream ends. A stream that ends in another way is incomplete, unless both are empty.
    `selector` is the request's body field that chooses the stream when it is true, for an operation that can do both;
    empty when the ``Accept`` header chooses.
    """

    event: Type
    framing: Literal["sse", "jsonl", "json-seq"] = "sse"
    terminator: str = ""
    terminal: tuple[str, ...] = ()
    selector: str = ""
    resume: Resume | None = None
    accumulate: Accumulate | None = None
    text: str = ""  # JSON pointer, within an event, of the text that a reader would print
    origin: Origin = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Binary:
    """A reply of raw bytes."""

    content_type: str = "application/octet-stream"


Result: TypeAlias = Nothing | Response | Page | Stream | Binary


@dataclass(frozen=True, slots=True)
class Operation:
    """
    One endpoint. `id` is unique and stable (the document's operationId, or made from method and path).

    `stream` is the operation's second face, chosen by `stream.selector` in the request: `result` is then the unary one.
    `path` may end in a fixed query (``?beta=true``).
    """

    id: str
    name: Name
    method: str
    path: str
    result: Result
    summary: str = ""
    doc: str = ""
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    stream: Stream | None = None
    errors: tuple[str, ...] = ()  # documented status codes, e.g. ("400", "4XX", "default")
    idempotent: bool = False  # takes an idempotency key
    timeout: float | None = None  # seconds, when the document asks for more than the default
    auth: tuple[tuple[str, ...], ...] | None = None  # alternatives of scheme ids; None: the API's own; (): none needed
    scopes: tuple[str, ...] = ()
    server: str = ""  # a base URL of its own
    deprecated: bool = False
    origin: Origin = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Resource:
    """A noun of the API: ``client.<name>.<child>.<operation>()``. The root resource has an empty name."""

    name: Name
    operations: tuple[Operation, ...] = ()
    children: tuple[Resource, ...] = ()
    doc: str = ""


# ── the API ──────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Variable:
    name: str
    default: str
    values: tuple[str, ...] = ()
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Server:
    url: str
    doc: str = ""
    variables: tuple[Variable, ...] = ()


@dataclass(frozen=True, slots=True)
class Auth:
    """One way to authenticate. `wire` is the header, query or cookie name of an API key."""

    id: str
    kind: Literal["bearer", "basic", "api_key", "oauth2"]
    wire: str = ""
    where: Literal["header", "query", "cookie"] = "header"
    token_url: str = ""
    doc: str = ""


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """One documented error code: it has one status and, in every SDK, one typed error."""

    code: str
    status: int
    name: Name
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Errors:
    """
    How errors look. `envelope` is the field that wraps the error object ("" when the body itself is the error);
    the others are fields of that object.
    """

    type: Type = ANYTHING
    envelope: str = ""
    code: str = "code"
    kind: str = "type"
    message: str = "message"
    param: str = "param"
    request_id: str = "request_id"
    codes: tuple[ErrorCode, ...] = ()


@dataclass(frozen=True, slots=True)
class Webhook:
    """An event that the API sends. `type` is the wire value of its tag."""

    type: str
    name: Name
    payload: Type
    doc: str = ""
    origin: Origin = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Client:
    """What the generated client is called and reads: the product's own words, kept out of every runtime."""

    name: str  # as written, e.g. "PetStore"
    package: str  # default import name
    env_prefix: str  # NAME_API_KEY, NAME_BASE_URL, ...
    idempotency_header: str = "Idempotency-Key"
    request_id_header: str = "x-request-id"
    headers: tuple[tuple[str, str], ...] = ()  # sent with every request, e.g. the API version


@dataclass(frozen=True, slots=True)
class Api:
    title: str
    version: str
    client: Client
    root: Resource
    types: tuple[Declaration, ...] = ()
    servers: tuple[Server, ...] = ()
    auth: tuple[Auth, ...] = ()
    errors: Errors = Errors()
    webhooks: tuple[Webhook, ...] = ()
    webhook_event: Type | None = None  # the union of all webhook payloads
    doc: str = ""
