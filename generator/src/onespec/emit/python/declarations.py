"""
The plan of `types/`: every declaration as rows that a template can print.

Two modules per module of the document: the models that replies are decoded to, and the dictionaries that callers may
pass instead. Must not know operations.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from keyword import iskeyword

from ...ir import Alias, Any, Declaration, Enum, Field, Model, Name, Union
from ...lookup import argument_fields, is_secret, needs, target
from ..graph import definition_order
from ..names import snake
from ..prose import sentence
from ..unions import Choice, Tags, choice, replies_for, with_tags
from .describe import with_limits
from .dialects import input_dialect, input_reference, model_dialect, model_reference
from .imports import Imports, import_lines
from .names import MODEL_ATTRIBUTES, SPELLED_BUILTINS, Scope
from .spell import Dialect, alternatives, annotation, docstring, join, literal, literal_type, string
from .symbols import Symbol, Symbols

CORE = ".._core"
MODELS = ".._core.models"


@dataclass(frozen=True, slots=True)
class FieldRow:
    """``name: type = default`` and the docstring below it."""

    name: str
    type: str
    default: str = ""
    doc: str = ""


@dataclass(frozen=True, slots=True)
class TypeRow:
    """A class with `bases` and `fields`, or, with a `target`, an alias; `keys` is the dictionary of odd keys."""

    name: str
    doc: str
    bases: str = ""
    fields: tuple[FieldRow, ...] = ()
    target: str = ""
    extra: str = ""
    keys: tuple[FieldRow, ...] = ()
    recursive: bool = False
    checked: tuple[FieldRow, ...] = ()  # what type checkers alone read


@dataclass(frozen=True, slots=True)
class TypesModule:
    """One file of `types/`."""

    name: str
    imports: Sequence[str]
    rows: Sequence[TypeRow]


@dataclass(frozen=True, slots=True)
class Order:
    """The symbols of a module in the order of their definition."""

    symbols: Sequence[Symbol]
    places: Mapping[Name, int]

    def later(self, own: Name, other: Name) -> bool:
        return self.places[other] >= self.places[own]


def ordered(symbols: Sequence[Symbol]) -> Order:
    """Aliases after what they stand for, classes after their fields' types where that is possible."""
    by_name = {each.declaration.name: each for each in symbols}
    edges = {name: [other for other in needs(each.declaration) if other in by_name] for name, each in by_name.items()}
    hard = {name: [] if isinstance(by_name[name].declaration, Model) else edges[name] for name in by_name}
    soft = {name: edges[name] if isinstance(by_name[name].declaration, Model) else [] for name in by_name}
    order = definition_order(list(by_name), hard, soft)
    return Order([by_name[name] for name in order], {name: place for place, name in enumerate(order)})


# ── models ───────────────────────────────────────────────────────────────────────────────────────


def models_module(module: str, order: Order, symbols: Symbols, tags: Tags) -> TypesModule:
    """`types/<module>.py`."""
    imports, types = Imports(symbols.public_names), Imports()
    rows: list[TypeRow] = []
    for symbol in order.symbols:
        own = symbol.declaration.name
        if own in symbols.argument_sets:
            continue

        recursive = _is_recursive(symbol, symbols)

        def later(other: Name, own: Name = own, recursive: bool = recursive) -> bool:
            return not recursive and order.later(own, other)

        dialect = model_dialect(imports, model_reference(symbols, types, module, later))
        rows += _model_rows(symbol, symbols, tags, imports, dialect, recursive)
    return TypesModule(module, import_lines(imports, types), rows)


def _model_rows(
    symbol: Symbol, symbols: Symbols, tags: Tags, imports: Imports, dialect: Dialect, recursive: bool
) -> list[TypeRow]:
    declaration, name, doc = symbol.declaration, symbol.name, _doc(symbol.declaration)
    match declaration:
        case Model():
            return [_model_row(declaration, name, doc, symbols, tags, imports, dialect)]
        case Enum():
            return [_alias_row(name, doc, _enum(declaration, dialect), imports)]
        case Alias(target=type):
            return [_alias_row(name, doc, annotation(type, dialect), imports, recursive)]
        case Union():
            chosen = choice(declaration, symbols.shapes)
            spelled = _union(chosen, symbol, symbols, tags, imports, dialect)
            tag = _tag_attribute(chosen, symbols, tags)
            unknown = [_unknown_row(symbol, chosen, tag, imports, dialect)] if symbol.unknown else []
            return [*unknown, _alias_row(name, doc, spelled, imports, recursive)]


def _model_row(
    model: Model, name: str, doc: str, symbols: Symbols, tags: Tags, imports: Imports, dialect: Dialect
) -> TypeRow:
    scope = Scope(MODEL_ATTRIBUTES | SPELLED_BUILTINS)
    rows: list[FieldRow] = []
    for each in with_tags(model, tags):
        attribute = scope.claim(snake(each.name))
        required = (each.required and each.access != "write") or (model.name, each.wire) in tags
        members = [*_members(model, each, tags, dialect), *([] if required else ["None"])]
        default = _default(attribute, each, required, is_secret(each.type, symbols.shapes), imports)
        rows.append(FieldRow(attribute, join(members, dialect), default, _field_doc(each)))
    extra = "" if model.extra is None or isinstance(model.extra, Any) else annotation(model.extra, dialect)
    if extra:
        imports.use("typing", "TYPE_CHECKING")
    return TypeRow(name, doc, imports.use(MODELS, "Model"), tuple(rows), extra=extra)


def _default(attribute: str, field: Field, required: bool, secret: bool, imports: Imports) -> str:
    """What stands after the equals sign. ``repr=False`` is how the runtime's models are told of a secret."""
    facts = [f"alias={string(field.wire)}"] if attribute != field.wire else []
    facts += ["repr=False"] if secret else []
    if not facts:
        return "" if required else "None"
    return f"{imports.use('pydantic', 'Field')}({', '.join(facts if required else ['default=None', *facts])})"


def _union(chosen: Choice, symbol: Symbol, symbols: Symbols, tags: Tags, imports: Imports, dialect: Dialect) -> str:
    """Tagged members first, unknown ones second: the cheapest order that never picks a wrong class."""
    members = [member for type in chosen.members for member in alternatives(type, dialect)]
    known = join(members, dialect)
    tag = _tag_attribute(chosen, symbols, tags)
    several = len(set(members)) > 1
    chooses = bool(tag) and chosen.distinct
    if chooses and several:
        known = _annotated(known, f"discriminator={string(tag)}", imports)
    if not symbol.unknown:
        return known
    if several and not chooses:
        known = _annotated(known, 'union_mode="smart"', imports)
    return _annotated(f"{dialect.union()}[{known}, {symbol.unknown}]", 'union_mode="left_to_right"', imports)


def _annotated(spelled: str, setting: str, imports: Imports) -> str:
    return f"{imports.use('typing', 'Annotated')}[{spelled}, {imports.use('pydantic', 'Field')}({setting})]"


def _tag_attribute(chosen: Choice, symbols: Symbols, tags: Tags) -> str:
    """What the members call the tag, if they agree (pydantic asks for one attribute name); "" for no tag."""
    names: set[str] = set()
    for type in chosen.members if chosen.tag else ():
        model = target(type, symbols.shapes)
        if isinstance(model, Model):
            scope = Scope(MODEL_ATTRIBUTES | SPELLED_BUILTINS)
            claimed = {each.wire: scope.claim(snake(each.name)) for each in with_tags(model, tags)}
            names.add(claimed[chosen.tag])
    return names.pop() if len(names) == 1 else ""


UNKNOWN_TAG = "<unknown>"
"""What type checkers take an unknown member's tag for, so that a comparison with a known tag rules that member out."""


def _unknown_row(symbol: Symbol, chosen: Choice, tag: str, imports: Imports, dialect: Dialect) -> TypeRow:
    text = f"A member of `{symbol.name}` that this version does not know."
    bases = [imports.use(MODELS, "Unknown")]
    checked: tuple[FieldRow, ...] = ()
    if chosen.tag:
        bases += [f"tag={string(chosen.tag)}", f"known={literal(chosen.tags)}"]
    if tag and tag == chosen.tag:
        imports.use("typing", "TYPE_CHECKING")
        doc = docstring("What came: none of the known values, so that comparing with one rules this class out.", 8)
        checked = (FieldRow(tag, literal_type([UNKNOWN_TAG], dialect.literal), doc=doc),)
    return TypeRow(symbol.unknown, docstring(text, 4), ", ".join(bases), checked=checked)


def _enum(enum: Enum, dialect: Dialect) -> str:
    scalar = dialect.scalars[enum.kind]()
    if not enum.values:
        return join(scalar, dialect)
    known = literal_type([each.value for each in enum.values], dialect.literal)
    return join([known, *(scalar if enum.open else ())], dialect)


def _alias_row(name: str, doc: str, spelled: str, imports: Imports, recursive: bool = False) -> TypeRow:
    if recursive:
        imports.use("typing_extensions", "TypeAliasType")
    else:
        imports.use("typing", "TypeAlias")
    return TypeRow(name, doc, target=repr(spelled) if recursive else spelled, recursive=recursive)


# ── parameters ───────────────────────────────────────────────────────────────────────────────────


def params_module(module: str, order: Order, symbols: Symbols, tags: Tags) -> TypesModule | None:
    """`types/<module>_params.py`, if the module has anything that differs as input."""
    imports, types = Imports(symbols.public_names), Imports()
    rows: list[TypeRow] = []
    for symbol in order.symbols:
        own = symbol.declaration.name
        if symbol.param == symbol.name:
            continue

        def later(other: Name, own: Name = own) -> bool:
            return order.later(own, other)

        dialect = input_dialect(imports, input_reference(symbols, types, ".", module, later), CORE)
        rows.append(_param_row(symbol, symbols, tags, imports, types, dialect))
    return TypesModule(f"{module}_params", import_lines(imports, types), rows) if rows else None


def _param_row(
    symbol: Symbol, symbols: Symbols, tags: Tags, imports: Imports, types: Imports, dialect: Dialect
) -> TypeRow:
    declaration, doc = symbol.declaration, _doc(symbol.declaration)
    match declaration:
        case Model():
            return _dictionary_row(declaration, symbol.param, doc, tags, imports, dialect)
        case Union(variants=variants):
            replies = replies_for(declaration, symbols.shapes)
            members = [
                member
                for type in (*(each.type for each in variants), *replies)
                for member in alternatives(type, dialect)
            ]
            if symbol.unknown:
                members.append(types.use(f".{symbol.module}", symbol.unknown))
            return _alias_row(symbol.param, doc, join(members, dialect), imports)
        case Alias(target=type):
            return _alias_row(symbol.param, doc, annotation(type, dialect), imports)
        case Enum():
            raise AssertionError("an enum is the same as input and as output")


def _dictionary_row(model: Model, name: str, doc: str, tags: Tags, imports: Imports, dialect: Dialect) -> TypeRow:
    """A TypedDict by wire name; keys that cannot be written in a class body go to a TypedDict before it."""
    plain: list[FieldRow] = []
    odd: list[FieldRow] = []
    for each in with_tags(replace(model, fields=tuple(argument_fields(model))), tags):
        spelled = join(_members(model, each, tags, dialect), dialect)
        if each.required or (model.name, each.wire) in tags:
            spelled = f"{imports.use('typing_extensions', 'Required')}[{spelled}]"
        if _writable_key(each.wire):
            plain.append(FieldRow(each.wire, spelled, doc=_field_doc(each)))
        else:
            odd.append(FieldRow(string(each.wire), spelled))
    dictionary = imports.use("typing_extensions", "TypedDict")
    return TypeRow(name, doc, f"_{name}Keys" if odd else dictionary, tuple(plain), keys=tuple(odd))


def _writable_key(wire: str) -> bool:
    return bool(re.fullmatch(r"[a-z][A-Za-z0-9_]*", wire)) and not iskeyword(wire) and wire not in SPELLED_BUILTINS


# ── both ─────────────────────────────────────────────────────────────────────────────────────────


def _members(model: Model, each: Field, tags: Tags, dialect: Dialect) -> list[str]:
    values = tags.get((model.name, each.wire))
    return [literal_type(values, dialect.literal)] if values else alternatives(each.type, dialect)


def _is_recursive(symbol: Symbol, symbols: Symbols) -> bool:
    """Whether an alias leads back to itself through aliases alone. It is then quoted as a whole."""
    own = symbol.declaration
    pending: list[Declaration] = [] if isinstance(own, Model) else [own]
    seen: set[Name] = set()
    while pending:
        for name in needs(pending.pop()):
            if name == own.name:
                return True
            other = symbols[name].declaration
            if name not in seen and not isinstance(other, Model):
                seen.add(name)
                pending.append(other)
    return False


def _doc(declaration: Declaration) -> str:
    indent = 4 if isinstance(declaration, Model) else 0
    text = declaration.doc or (sentence(" ".join(declaration.name).capitalize()) if indent else "")
    return docstring(f"{text}\n\nDeprecated." if declaration.deprecated else text, indent)


def _field_doc(each: Field) -> str:
    return docstring(with_limits(each.doc, each.type, each.default, each.deprecated), 4)
