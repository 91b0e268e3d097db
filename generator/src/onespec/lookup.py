"""
Questions about types: what a reference leads to, which fields it has.

Pure reading of the IR, for `lower`, `check` and every target. Imports nothing of ours but the IR.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .ir import (
    Alias,
    Any,
    Const,
    Declaration,
    Enum,
    Field,
    ListOf,
    MapOf,
    Model,
    Name,
    Nullable,
    Ref,
    Scalar,
    Type,
    Union,
)

Declarations = Mapping[Name, Declaration]


def bare(type_: Type, declarations: Declarations) -> Type:
    """The type without null and without aliases."""
    seen: set[Name] = set()
    while True:
        if isinstance(type_, Nullable):
            type_ = type_.inner
            continue
        declaration = declarations.get(type_.name) if isinstance(type_, Ref) else None
        if not isinstance(declaration, Alias) or declaration.name in seen:
            return type_
        seen.add(declaration.name)
        type_ = declaration.target


def declared(type_: Type, declarations: Declarations) -> Declaration | None:
    """The declaration that a type refers to, through null and aliases."""
    type_ = bare(type_, declarations)
    return declarations.get(type_.name) if isinstance(type_, Ref) else None


def model_of(type_: Type, declarations: Declarations) -> Model | None:
    """The model that a type is, if it is one."""
    found = declared(type_, declarations)
    return found if isinstance(found, Model) else None


def list_item(type_: Type, declarations: Declarations) -> Type | None:
    """What a list holds; None when the type is no list."""
    found = bare(type_, declarations)
    return found.item if isinstance(found, ListOf) else None


def is_text(type_: Type, declarations: Declarations) -> bool:
    """Whether values of a type are JSON strings."""
    found = bare(type_, declarations)
    if isinstance(found, Scalar):
        return found.kind not in ("integer", "number", "boolean")
    if isinstance(found, Const):
        return isinstance(found.value, str)
    declaration = declared(found, declarations)
    return isinstance(declaration, Enum) and declaration.kind == "string"


def is_object(type_: Type, declarations: Declarations) -> bool:
    """Whether values of a type are JSON objects; of a union, in every variant."""
    return all(
        isinstance(declared(leaf, declarations), Model) or isinstance(bare(leaf, declarations), (Any, MapOf))
        for leaf in leaves(type_, declarations)
    )


def fields_of(type_: Type, declarations: Declarations) -> tuple[Field, ...]:
    """The fields of a model; for a union, those that every variant has."""
    each = [
        found.fields if isinstance(found := declared(leaf, declarations), Model) else ()
        for leaf in leaves(type_, declarations)
    ]
    if len(each) == 1:
        return each[0]
    wires = [{field.wire for field in fields} for fields in each]
    return tuple(field for field in each[0] if all(field.wire in own for own in wires)) if each else ()


def leaves(type_: Type, declarations: Declarations) -> list[Type]:
    """The type itself, or for a union its variants, those of unions within it included, each once."""
    found: dict[Type, None] = {}
    seen: set[Name] = set()
    pending = [type_]
    while pending:
        one = pending.pop(0)
        declaration = declared(one, declarations)
        if not isinstance(declaration, Union):
            found[one] = None
        elif declaration.name not in seen:
            seen.add(declaration.name)
            pending[:0] = [variant.type for variant in declaration.variants]
    return list(found)


def field_named(type_: Type, wire: str, declarations: Declarations) -> Field | None:
    """The field with this wire name."""
    return next((field for field in fields_of(type_, declarations) if field.wire == wire), None)


def parts(node: Type | Declaration) -> Iterator[Type]:
    """The types directly inside a type or a declaration."""
    match node:
        case ListOf():
            yield node.item
        case MapOf():
            yield node.value
        case Nullable():
            yield node.inner
        case Alias():
            yield node.target
        case Model():
            for field in node.fields:
                yield field.type
            if node.extra is not None:
                yield node.extra
        case Union():
            for variant in node.variants:
                yield variant.type
        case _:
            return


def references(node: Type | Declaration) -> Iterator[Name]:
    """The names of the declarations that a type or a declaration refers to, in order, repeats included."""
    if isinstance(node, Ref):
        yield node.name
    for part in parts(node):
        yield from references(part)


def needs(declaration: Declaration) -> list[Name]:
    """The declarations that a declaration refers to, each once."""
    return list(dict.fromkeys(references(declaration)))


def target(type_: Type, declarations: Declarations) -> Declaration | None:
    """The declaration behind a reference, through aliases but not null; None if there is none."""
    seen: set[Name] = set()
    while isinstance(type_, Ref) and type_.name not in seen:
        seen.add(type_.name)
        declaration = declarations[type_.name]
        if not isinstance(declaration, Alias):
            return declaration
        type_ = declaration.target
    return None


def is_secret(type_: Type, declarations: Declarations) -> bool:
    """Whether the document says that a value is not to be shown: ``format: password``, also behind a reference."""
    seen: set[Name] = set()
    while True:
        match type_:
            case Nullable(inner) | ListOf(inner) | MapOf(inner):
                type_ = inner
            case Ref(name) if name not in seen and isinstance(alias := declarations[name], Alias):
                seen.add(name)
                type_ = alias.target
            case Scalar(limits=limits):
                return limits is not None and limits.format == "password"
            case _:
                return False


def argument_fields(model: Model) -> list[Field]:
    """The fields that a caller may set."""
    return [each for each in model.fields if each.access != "read"]
