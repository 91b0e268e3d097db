"""
Unions made ready to be told apart: nested ones opened up, and the tag of every variant a constant.

A document may leave the tag a plain string and say its values in the discriminator's mapping alone. Works on the IR.
"""

from __future__ import annotations

from dataclasses import replace

from ..ir import Const, Declaration, Enum, Field, Model, Name, Nullable, Scalar, Tag, Type, Union, Variant
from ..lookup import bare, declared

Declarations = dict[Name, Declaration]


def settle_tags(declarations: Declarations) -> None:
    """Rewrite the unions, and the models and enums that their tags are fields of, in place."""
    for name in sorted(declarations):
        union = declarations[name]
        if isinstance(union, Union) and union.tag:
            declarations[name] = replace(union, variants=opened(union, declarations))
    for name in sorted(declarations):
        union = declarations[name]
        if (
            isinstance(union, Union)
            and union.tag
            and not all(pin(variant, union.tag, declarations) for variant in union.variants)
        ):
            untagged = tuple(replace(variant, tags=()) for variant in union.variants)
            declarations[name] = replace(union, tag="", variants=untagged, open=False)


def opened(union: Union, declarations: Declarations) -> tuple[Variant, ...]:
    """The variants, each once, where one that is itself a union by the same tag gives way to its own."""
    result: dict[Variant, None] = {}
    seen = {union.name}
    pending = list(union.variants)
    while pending:
        variant = pending.pop(0)
        inner = declared(variant.type, declarations)
        if not isinstance(inner, Union) or inner.tag != union.tag:
            result[variant] = None
        elif inner.name not in seen:
            seen.add(inner.name)
            pending[:0] = inner.variants
    return tuple(result)


def pin(variant: Variant, tag: str, declarations: Declarations) -> bool:
    """Make sure that the variant's tag has only its own values. False when the variant cannot be told by a tag."""
    model = declared(variant.type, declarations)
    if not isinstance(model, Model) or not variant.tags:
        return False
    field = next((each for each in model.fields if each.wire == tag), None)
    if field is None:
        return False
    type_ = bare(field.type, declarations)
    if isinstance(type_, Const):
        return type_.value in variant.tags
    enum = declared(type_, declarations)
    if isinstance(enum, Enum) and {value.value for value in enum.values} <= set(variant.tags):
        declarations[enum.name] = replace(enum, open=False)
        return True
    if len(variant.tags) == 1 and is_any(type_, enum, variant.tags[0]):
        pinned = Const(variant.tags[0])
        narrow = replace(field, type=Nullable(pinned) if isinstance(field.type, Nullable) else pinned, default=None)
        declarations[model.name] = replace(model, fields=with_field(model.fields, narrow))
        return True
    return False


def is_any(type_: Type, declaration: Declaration | None, tag: Tag) -> bool:
    """Whether a tag's type says less than its values: any text or number, or an enum of more than them."""
    kind = "string" if isinstance(tag, str) else "integer"
    return isinstance(declaration, Enum) or (isinstance(type_, Scalar) and type_.kind == kind)


def with_field(fields: tuple[Field, ...], changed: Field) -> tuple[Field, ...]:
    return tuple(changed if field.wire == changed.wire else field for field in fields)
