"""
The plan of `types/`: every declaration as rows that a template can print.

Must not know operations.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ...ir import (
    Alias,
    Any,
    Declaration,
    Enum,
    Field,
    Json,
    Model,
    Name,
    Nullable,
    Ref,
    Scalar,
    ScalarKind,
    Type,
    Union,
)
from ...lookup import argument_fields, needs, parts, target
from ..graph import in_circle
from ..prose import sentence
from ..prose import with_limits as facts
from ..unions import Choice, with_tags
from .imports import Imports
from .layout import Choice as Members
from .layout import layout
from .spell import (
    SCALARS,
    Dialect,
    alternatives,
    comment,
    distinct,
    json_text,
    primitive,
    property_name,
    record,
)
from .symbols import Symbol, Symbols

CORE = "../core/index.js"
UNKNOWN = "../core/values/unknown.js"

WIRE_FORMS: dict[ScalarKind, str] = {
    "datetime": "A date and time as RFC 3339 writes it.",
    "date": "A date, as `2026-01-31`.",
    "uuid": "A UUID.",
    "bytes": "Bytes in base64.",
}
"""What is text on the wire stays text; the comment says what it holds."""


@dataclass(frozen=True, slots=True)
class FieldRow:
    """``name: type;`` and the comment above it."""

    source: str
    doc: str = ""


@dataclass(frozen=True, slots=True)
class TypeRow:
    """An interface with `fields`, or, with a `target`, an alias."""

    head: str
    doc: str
    fields: tuple[FieldRow, ...] = ()
    target: str = ""


@dataclass(frozen=True, slots=True)
class TypesModule:
    """One file of `types/`."""

    name: str
    imports: Sequence[str]
    rows: Sequence[TypeRow]
    names: Sequence[str]


def types_module(module: str, members: Sequence[Symbol], symbols: Symbols) -> TypesModule:
    """One module. A declaration that differs as input has a second row."""
    imports = Imports()
    rows: list[TypeRow] = []
    names: list[str] = []
    for symbol in members:
        if symbol.declaration.name in symbols.inlined:
            continue
        is_input = symbol.declaration.role == "input"
        rows += declaration_rows(symbol, symbol.name, symbols, module, imports, is_input)
        names += [name for name in (symbol.unknown, symbol.name) if name]
        if symbol.param != symbol.name:
            rows += declaration_rows(symbol, symbol.param, symbols, module, imports, True)
            names.append(symbol.param)
    return TypesModule(module, imports.lines(), rows, names)


def type_dialect(
    symbols: Symbols, imports: Imports, is_input: bool, module: str = "", recursive: bool = False, types: str = "./"
) -> Dialect:
    """References and files, in a types module (`module`) or elsewhere; `types` leads to the types."""

    def refer(name: Name) -> list[str]:
        symbol = symbols[name]
        written = symbol.param if is_input else symbol.name
        return [written if symbol.module == module else imports.type(f"{types}{symbol.module}.js", written)]

    return Dialect(refer, lambda: imports.type(CORE, "FileInput"), recursive)


def declaration_rows(
    symbol: Symbol, name: str, symbols: Symbols, module: str, imports: Imports, is_input: bool
) -> list[TypeRow]:
    declaration = symbol.declaration
    recursive = _is_recursive(declaration, symbols)
    dialect = type_dialect(symbols, imports, is_input, module, recursive)
    doc = declaration_doc(declaration)
    match declaration:
        case Model():
            return [_model_row(declaration, name, doc, symbols, dialect, is_input)]
        case Enum():
            return [_alias_row(name, _enum_doc(declaration), enum_members(declaration))]
        case Alias(target=type):
            members = _opened(type, declaration.name, symbols, dialect)
            return [_alias_row(name, _doc(_with_form(doc_text(declaration), type), declaration.deprecated), members)]
        case Union():
            choice = symbols.choices[declaration.name]
            members = [each for type in choice.members for each in _opened(type, declaration.name, symbols, dialect)]
            unknown: list[TypeRow] = []
            if symbol.unknown:
                members.append(symbol.unknown)
                if name == symbol.name:
                    unknown = [_unknown_row(symbol, choice, symbols, imports, dialect)]
            return [*unknown, _alias_row(name, doc, members)]


def _alias_row(name: str, doc: str, members: Iterable[str]) -> TypeRow:
    found = distinct(members) or ["never"]
    head = f"export type {name} ="
    return TypeRow(head, doc, target=layout((head, Members(tuple(found)), ";"))[len(head) :])


def _model_row(model: Model, name: str, doc: str, symbols: Symbols, dialect: Dialect, is_input: bool) -> TypeRow:
    shown = argument_fields(model) if is_input else [each for each in model.fields if each.access != "write"]
    fields = with_tags(replace(model, fields=tuple(shown)), symbols.tags)
    extra = None if model.extra is None or isinstance(model.extra, Any) else model.extra
    if not fields and model.extra is not None:
        return _alias_row(name, doc, [record("unknown" if extra is None else _one(extra, dialect))])
    rows = [field_row(each, field_members(model, each, symbols, dialect), model.role) for each in fields]
    if extra is not None:
        inside = [*alternatives(extra, dialect)]
        for each in fields:
            inside += field_members(model, each, symbols, dialect)
        inside += [] if all(each.required for each in fields) else ["undefined"]
        rows.append(FieldRow(layout(("[key: string]:", Members(tuple(distinct(inside))), ";"), 2)))
    return TypeRow(f"export interface {name}", doc, tuple(rows))


def _one(type: Type, dialect: Dialect) -> str:
    return " | ".join(distinct(alternatives(type, dialect)))


def field_row(each: Field, members: Sequence[str], role: str = "input", optional: bool | None = None) -> FieldRow:
    """A property. What callers may write may also be undefined, which is the same as absent."""
    may_lack = (not each.required) if optional is None else optional
    undefined = ["undefined"] if may_lack and role != "output" else []
    head = f"{property_name(each.wire)}{'?' if may_lack else ''}:"
    source = layout((head, Members(tuple(distinct([*members, *undefined]))), ";"), 2)
    return FieldRow(source, field_doc(each))


def field_members(model: Model, each: Field, symbols: Symbols, dialect: Dialect) -> list[str]:
    """What a field may hold; the tag of a union has the values that choose this member."""
    values = symbols.tags.get((model.name, each.wire))
    if not values:
        return alternatives(each.type, dialect)
    null = ["null"] if isinstance(each.type, Nullable) else []
    return [*map(primitive, values), *null]


def _unknown_row(symbol: Symbol, choice: Choice, symbols: Symbols, imports: Imports, dialect: Dialect) -> TypeRow:
    """What all known members have, the unknown ones have too; whatever else they have is `unknown`."""
    tag = imports.type(UNKNOWN, "UnknownTag")
    rows = [
        FieldRow(
            f"{property_name(choice.tag)}: {tag};",
            comment("A value that this version does not know: comparing with a known one rules this type out.", 2),
        )
    ]
    rows += [field_row(each, alternatives(each.type, dialect), "output") for each in _common(choice, symbols)]
    rows.append(FieldRow("[key: string]: unknown;"))
    doc = comment(f"A member of `{symbol.name}` that this version does not know.")
    return TypeRow(f"export interface {symbol.unknown}", doc, tuple(rows))


def _common(choice: Choice, symbols: Symbols) -> list[Field]:
    """The fields that every member must have, alike in all."""
    models = [model for type in choice.members if isinstance(model := target(type, symbols.shapes), Model)]
    if not models:
        return []
    first, *others = models
    required = [{each.wire: each.type for each in model.fields if each.required} for model in others]
    return [
        each
        for each in first.fields
        if each.required
        and each.wire != choice.tag
        and each.access != "write"
        and all(other.get(each.wire) == each.type for other in required)
    ]


def enum_members(enum: Enum) -> list[str]:
    """The known values and, of an open enum, room for others that completion does not lose the known ones in."""
    scalar = SCALARS[enum.kind]
    if not enum.values:
        return [scalar]
    known = [primitive(each.value) for each in enum.values]
    if not enum.open:
        return known
    return [*known, scalar if scalar == "boolean" else f"({scalar} & {{}})"]


# ── circles ──────────────────────────────────────────────────────────────────────────────────────


def _opened(type: Type, own: Name, symbols: Symbols, dialect: Dialect) -> list[str]:
    """
    The alternatives of an alias or of a union's member. A name that leads back without an object or list between would
    be a circle, which TypeScript refuses: what stands behind it is written in its place.
    """
    found: list[str] = []
    seen: set[Name] = set()

    def visit(type: Type) -> None:
        direct = _direct_refs(type)
        circular = [name for name in direct if _leads_to(name, own, symbols)]
        if not circular:
            found.extend(alternatives(type, dialect))
            return
        if isinstance(type, Nullable):
            found.append("null")
        for name in circular:
            if name not in seen and name != own:
                seen.add(name)
                for inner in _members_of(symbols.shapes[name]):
                    visit(inner)

    visit(type)
    return found


def _direct_refs(type: Type) -> list[Name]:
    inner = type.inner if isinstance(type, Nullable) else type
    return [inner.name] if isinstance(inner, Ref) else []


def _members_of(declaration: Declaration) -> list[Type]:
    return list(parts(declaration)) if isinstance(declaration, (Alias, Union)) else []


def _leads_to(name: Name, own: Name, symbols: Symbols) -> bool:
    seen: set[Name] = set()
    work = [name]
    while work:
        each = work.pop()
        if each == own:
            return True
        if each not in seen:
            seen.add(each)
            work.extend(ref for type in _members_of(symbols.shapes[each]) for ref in _direct_refs(type))
    return False


def _is_recursive(declaration: Declaration, symbols: Symbols) -> bool:
    """Whether an alias leads back to itself through aliases alone."""
    if isinstance(declaration, Model):
        return False
    edges = {name: [] if isinstance(each, Model) else needs(each) for name, each in symbols.shapes.items()}
    return in_circle(declaration.name, edges)


# ── comments ─────────────────────────────────────────────────────────────────────────────────────


def with_facts(doc: str, type: Type, each: Field | None = None) -> str:
    """A description with what the value may be and its default."""
    default = each.default if each is not None else None
    return facts(_with_form(doc, type), type, default, False, _default_text)


def _default_text(value: Json) -> str:
    text = json_text(value)
    return text if "`" in text else f"`{text}`"


def _with_form(doc: str, type: Type) -> str:
    inner = type.inner if isinstance(type, Nullable) else type
    form = WIRE_FORMS.get(inner.kind, "") if isinstance(inner, Scalar) else ""
    text = doc.rstrip()
    if form and text and text[-1] not in ".!?:`":
        text += "."
    return " ".join(filter(None, (text, form)))


def field_doc(each: Field, indent: int = 2) -> str:
    return _doc(with_facts(each.doc, each.type, each), each.deprecated, indent)


def doc_text(declaration: Declaration) -> str:
    return declaration.doc or sentence(" ".join(declaration.name).capitalize())


def declaration_doc(declaration: Declaration) -> str:
    return _doc(doc_text(declaration), declaration.deprecated)


def _enum_doc(enum: Enum) -> str:
    told = [f"- `{json_text(each.value)}`: {sentence(each.doc)}" for each in enum.values if each.doc]
    text = doc_text(enum)
    return _doc("\n\n".join(filter(None, (text, "\n".join(told)))), enum.deprecated)


def _doc(text: str, deprecated: bool, indent: int = 0) -> str:
    return comment(text, indent, *(["@deprecated"] if deprecated else []))
