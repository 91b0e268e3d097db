"""
Types and declarations: what values look like.

A type is one of eight closed shapes; a declaration gives a name to a model, an enum, a union or another type.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Name: TypeAlias = tuple[str, ...]
"""Lower-case words, e.g. ``("chat", "completion")``; never empty."""

Json: TypeAlias = "bool | int | float | str | tuple[Json, ...] | tuple[tuple[str, Json], ...] | None"
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


ANYTHING = Any()

Type: TypeAlias = Scalar | Const | ListOf | MapOf | Nullable | Ref | File | Any


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
    """An object with known fields. `extra` types those that are not named: `Any()` where the document is silent."""

    name: Name
    fields: tuple[Field, ...]
    doc: str = ""
    role: Role = "both"
    extra: Type | None = ANYTHING
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


Tag: TypeAlias = "str | int"
"""A value of the property that tells a union's members apart."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One member of a union and the tag values that choose it (none in an untagged union)."""

    type: Type
    tags: tuple[Tag, ...] = ()


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


Declaration: TypeAlias = Model | Enum | Union | Alias
