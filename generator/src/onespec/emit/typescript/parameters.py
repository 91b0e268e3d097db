"""
What a method takes, spelled: the type of its parameters, and its own list of them.

Must not know what a method gives or does.
"""

from __future__ import annotations

from ...ir import Any, Operation
from .arguments import Arguments
from .declarations import CORE, FieldRow, TypeRow, extra_row, field_members, field_row, type_dialect
from .imports import Imports
from .layout import Doc
from .spell import alternatives, annotation, comment
from .symbols import Symbols

TYPES = "../types/"
"""The way from resources to types."""


def parameters_row(
    operation: Operation, arguments: Arguments, name: str, symbols: Symbols, imports: Imports
) -> TypeRow:
    """The type of an operation's named arguments. A body that has a type of its own is extended, not repeated."""
    dialect = type_dialect(symbols, imports, True, types=TYPES)
    doc = comment(f"What `{operation.id}` takes.")
    model, inside = arguments.model, arguments.inside()
    rows: list[FieldRow] = []
    above = ""
    if model is not None and model.name not in symbols.inlined and not any(each.fixed for each in inside):
        above = imports.type(f"{TYPES}{symbols[model.name].module}.js", symbols[model.name].param)
    elif model is not None:
        for each in inside:
            members = field_members(model, each.field, symbols, dialect)
            rows.append(field_row(each.field, members, optional=not each.required))
    rows += [
        field_row(each.field, alternatives(each.field.type, dialect), optional=not each.required)
        for each in arguments.outside()
    ]
    if above and not rows:
        return TypeRow(f"export type {name} =", doc, target=f" {above};")
    if model is not None and not above and model.extra is not None and not isinstance(model.extra, Any):
        rows.append(extra_row(model.extra, [each.field for each in arguments.named], model, symbols, dialect))
    return TypeRow(f"export interface {name}{f' extends {above}' if above else ''}", doc, tuple(rows))


def parameters(
    arguments: Arguments, params: str, symbols: Symbols, imports: Imports, is_stub: bool = False
) -> list[Doc]:
    """
    A method's parameters: the path's by position, a body that is no object, the object of the others, whose type is
    `params`, and the options. The head of an overload, a `stub`, has no defaults.
    """
    dialect = type_dialect(symbols, imports, True, types=TYPES)
    found: list[Doc] = [f"{each.name}: {annotation(each.type, dialect)}" for each in arguments.path]
    body = arguments.body
    if body is not None:
        spelled = annotation(body.type, dialect)
        if body.required:
            found.append(f"{body.name}: {spelled}")
        elif params and not arguments.may_lack:
            found.append(f"{body.name}: {spelled} | undefined")
        else:
            found.append(f"{body.name}?: {spelled}")
    if params:
        found.append(_params(arguments, params, is_stub))
    return [*found, f"options?: {imports.type(CORE, 'CallOptions')}"]


def _params(arguments: Arguments, params: str, is_stub: bool) -> str:
    if not arguments.may_lack:
        return f"params: {params}"
    lacking = any(each.required for each in arguments.named)  # an empty object would lack what it must have
    return f"params?: {params}" if is_stub or lacking else f"params: {params} = {{}}"
