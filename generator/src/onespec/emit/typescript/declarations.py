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
    Enum,
    Field,
    Model,
    Name,
    Nullable,
    Type,
    Union,
)
from ...lookup import argument_fields, target
from ..unions import Choice, with_tags
from .circles import is_recursive, opened
from .comments import declaration_doc, doc_text, enum_doc, field_doc, noted, with_form
from .imports import Imports
from .layout import Choice as Members
from .layout import layout
from .spell import (
    SCALARS,
    Dialect,
    alternatives,
    comment,
    distinct,
    primitive,
    property_name,
    record,
)
from .symbols import Symbol, Symbols

CORE = "../core/index.js"
UNKNOWN = "../core/values/unknown.js"


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

    return Dialect(refer, lambda: imports.type(CORE, "FileInput"), recursive, is_input)


def declaration_rows(
    symbol: Symbol, name: str, symbols: Symbols, module: str, imports: Imports, is_input: bool
) -> list[TypeRow]:
    declaration = symbol.declaration
    recursive = is_recursive(declaration, symbols)
    dialect = type_dialect(symbols, imports, is_input, module, recursive)
    doc = declaration_doc(declaration)
    match declaration:
        case Model():
            return [_model_row(declaration, name, doc, symbols, dialect, is_input)]
        case Enum():
            return [_alias_row(name, enum_doc(declaration), enum_members(declaration))]
        case Alias(target=type):
            members = opened(type, declaration.name, symbols, dialect)
            return [_alias_row(name, noted(with_form(doc_text(declaration), type), declaration.deprecated), members)]
        case Union():
            choice = symbols.choices[declaration.name]
            members = [each for type in choice.members for each in opened(type, declaration.name, symbols, dialect)]
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
        rows.append(extra_row(extra, fields, model, symbols, dialect))
    return TypeRow(f"export interface {name}", doc, tuple(rows))


def extra_row(extra: Type, fields: Sequence[Field], model: Model, symbols: Symbols, dialect: Dialect) -> FieldRow:
    """The index signature of fields without a name. TypeScript wants it to fit those with one, too."""
    inside = [*alternatives(extra, dialect)]
    for each in fields:
        inside += field_members(model, each, symbols, dialect)
    inside += [] if all(each.required for each in fields) else ["undefined"]
    return FieldRow(layout(("[key: string]:", Members(tuple(distinct(inside))), ";"), 2))


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
