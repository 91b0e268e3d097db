"""
What is reached from where: which declarations requests need, which replies do, and which upload files.

Works on the IR, after everything is lowered. What nothing reaches is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import is_

from ..ir import (
    Alias,
    Binary,
    Declaration,
    File,
    ListOf,
    MapOf,
    Model,
    Name,
    Nullable,
    Operation,
    Page,
    Response,
    Role,
    Scalar,
    Stream,
    Type,
    Union,
)
from ..lookup import references

Declarations = dict[Name, Declaration]
UPLOADS = ("multipart", "form", "binary")


def with_roles(declarations: Declarations, inputs: Iterable[Type], outputs: Iterable[Type]) -> Declarations:
    """The declarations that are reached, each with its role."""
    sent = reached(inputs, declarations)
    received = reached(outputs, declarations)
    roles: dict[tuple[bool, bool], Role] = {(True, True): "both", (True, False): "input", (False, True): "output"}
    return {
        name: replace(declaration, role=roles[name in sent, name in received])
        for name, declaration in declarations.items()
        if name in sent or name in received
    }


def reached(types: Iterable[Type], declarations: Declarations) -> set[Name]:
    """The names of all declarations that the types lead to."""
    pending = [name for type_ in types for name in names_in(type_)]
    found: set[Name] = set()
    while pending:
        name = pending.pop()
        if name not in found and name in declarations:
            found.add(name)
            pending.extend(references(declarations[name]))
    return found


def names_in(type_: Type) -> Iterator[Name]:
    return references(Alias((), type_))


def inputs_of(operation: Operation) -> Iterator[Type]:
    """The types of what is sent."""
    for parameter in operation.parameters:
        yield parameter.type
    if operation.body is not None:
        yield operation.body.type


def outputs_of(operation: Operation) -> Iterator[Type]:
    """The types of what comes back."""
    match operation.result:
        case Response() as result:
            yield result.type
        case Page() as page:
            yield page.type
            yield page.item
        case Stream() as stream:
            yield from streamed(stream)
        case Binary():
            pass
        case _:
            pass
    if operation.stream is not None:
        yield from streamed(operation.stream)


def streamed(stream: Stream) -> Iterator[Type]:
    yield stream.event
    if stream.accumulate is not None:
        yield stream.accumulate.type


# ── files ────────────────────────────────────────────────────────────────────────────────────────


def without_files(declarations: Declarations, operations: Iterable[Operation]) -> Declarations:
    """Files exist in uploads alone; elsewhere ``format: binary`` is text."""
    uploads = [each.body.type for each in operations if each.body is not None and each.body.media in UPLOADS]
    uploaded = reached(uploads, declarations)
    return {
        name: declaration if name in uploaded else textual_declaration(declaration)
        for name, declaration in declarations.items()
    }


def textual_declaration(declaration: Declaration) -> Declaration:
    match declaration:
        case Model():
            fields = tuple(
                field if (type_ := textual(field.type)) is field.type else replace(field, type=type_)
                for field in declaration.fields
            )
            extra = None if declaration.extra is None else textual(declaration.extra)
            same = extra is declaration.extra and all(map(is_, fields, declaration.fields))
            return declaration if same else replace(declaration, fields=fields, extra=extra)
        case Union():
            variants = tuple(replace(variant, type=textual(variant.type)) for variant in declaration.variants)
            return replace(declaration, variants=variants)
        case Alias():
            return replace(declaration, target=textual(declaration.target))
        case _:
            return declaration


def textual(type_: Type) -> Type:
    """The type with text in place of files; the very same one where there are none."""
    match type_:
        case File():
            return Scalar("string")
        case ListOf(item):
            return type_ if (inner := textual(item)) is item else replace(type_, item=inner)
        case MapOf(value):
            return type_ if (inner := textual(value)) is value else replace(type_, value=inner)
        case Nullable(nullable):
            return type_ if (inner := textual(nullable)) is nullable else replace(type_, inner=inner)
        case _:
            return type_
