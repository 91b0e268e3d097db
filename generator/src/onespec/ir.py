"""
The intermediate representation: an API as plain, frozen data.

`lower` writes it, `check` reads it, every `emit` target spells it. It states what an API *means* and
nothing of any target language: a `Name` is a tuple of words (casing is spelling), a type is one of ten
closed shapes, an operation is data. It holds no examples, no source text and no reference back into the
document, so it stays a small multiple of the document's size.

This module imports nothing of ours and must not know OpenAPI, Python or any product.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias, Union as AnyOf

Name: TypeAlias = tuple[str, ...]
"""Lower-case words, e.g. ``("chat", "completion")``; never empty."""

Json: TypeAlias = AnyOf[None, bool, int, float, str, "tuple[Json, ...]", "tuple[tuple[str, Json], ...]"]
"""A JSON value made hashable: arrays and objects become tuples (see `lower.values`)."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a node came from. `line` and `column` count from 1."""

    file: str
    line: int
    column: int


NOWHERE = Origin("", 0, 0)


# ── types ────────────────────────────────────────────────────────────────────────────────────────

ScalarKind = Literal[
    "string",
    "integer",
    "number",
    "boolean",
    "datetime",  # RFC 3339 text on the wire
    "date",
    "uuid",
    "bytes",  # base64 text on the wire
]


@dataclass(frozen=True, slots=True)
class Limits:
    """The constraints of a value. They are documented and used to make examples, never enforced on replies."""

    minimum: float | None = None
    maximum: float | None = None
    exclusive_minimum: float | None = None
    exclusive_maximum: float | None = None
    multiple_of: float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    format: str | None = None
    min_items: int | None = None
    max_items: int | None = None


@dataclass(frozen=True, slots=True)
class Scalar:
    kind: ScalarKind
    limits: Limits | None = None


@dataclass(frozen=True, slots=True)
class Const:
    """Exactly one value: a string, an integer, a number, a boolean or null."""

    value: str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class ListOf:
    item: Type
    limits: Limits | None = None


@dataclass(frozen=True, slots=True)
class MapOf:
    value: Type


@dataclass(frozen=True, slots=True)
class Nullable:
    inner: Type


@dataclass(frozen=True, slots=True)
class Ref:
    """A declaration in `Api.types`, by name."""

    name: Name


@dataclass(frozen=True, slots=True)
class File:
    """Content to upload: bytes, an open file or a path. Only inside a multipart or binary body."""


@dataclass(frozen=True, slots=True)
class Any:
    """Any JSON value."""


Type: TypeAlias = AnyOf[Scalar, Const, ListOf, MapOf, Nullable, Ref, File, Any]


# ── declarations ─────────────────────────────────────────────────────────────────────────────────

Role = Literal["input", "output", "both"]
"""Whether a declaration is reachable from requests, from replies (and events), or from both."""

Access = Literal["both", "read", "write"]


@dataclass(frozen=True, slots=True)
class Default:
    """A documented default. Wrapped, because ``null`` is a default too."""

    value: Json


@dataclass(frozen=True, slots=True)
class Field:
    name: Name
    wire: str
    type: Type
    required: bool
    doc: str = ""
    default: Default | None = None
    access: Access = "both"
    deprecated: bool = False
    origin: Origin = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Model:
    """An object with known fields. `extra` types the fields that are not named: `Any()` where the document is silent."""

    name: Name
    fields: tuple[Field, ...]
    doc: str = ""
    role: Role = "both"
    extra: Type | None = Any()
    module: Name = ()
    deprecated: bool = False
    origin: Origin = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class EnumValue:
    name: Name
    value: str | int | float | bool | None
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Enum:
    """A set of known values. An open one (the default) accepts others too; an enum that tags a union is closed."""

    name: Name
    values: tuple[EnumValue, ...]
    kind: ScalarKind = "string"
    doc: str = ""
    open: bool = True
    role: Role = "both"
    module: Name = ()
    deprecated: bool = False
    origin: Origin = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Variant:
    """One member of a union and the tag values that choose it (none in an untagged union)."""

    type: Type
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Union:
    """One of several types. `tag` is the wire name of the property that tells which, empty if none does."""

    name: Name
    variants: tuple[Variant, ...]
    tag: str = ""
    doc: str = ""
    open: bool = True
    role: Role = "both"
    module: Name = ()
    deprecated: bool = False
    origin: Origin = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Alias:
    """A name for a type that is not itself a declaration, such as a list or a map."""

    name: Name
    target: Type
    doc: str = ""
    role: Role = "both"
    module: Name = ()
    deprecated: bool = False
    origin: Origin = field(default=NOWHERE, compare=False)


Declaration: TypeAlias = AnyOf[Model, Enum, Union, Alias]


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
    otherwise the body is one argument. `content_type` is sent as it stands.
    """

    media: Media
    content_type: str
    type: Type
    required: bool
    spread: bool
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


Accumulate: TypeAlias = AnyOf[Merge, Last]


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


Result: TypeAlias = AnyOf[Nothing, Response, Page, Stream, Binary]


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

    type: Type = Any()
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

    name: str  # as written, e.g. "AIAgentPlatform"
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
