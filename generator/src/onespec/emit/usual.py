"""
What is usual on the wire and therefore not said of an operation: the content type of a body, the style of a parameter.

Must not know any target language.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..ir import Body, Declaration, File, ListOf, Model, Name, Nullable, Parameter, Ref, Type

USUAL_CONTENT = {
    "json": "application/json",
    "form": "application/x-www-form-urlencoded",
    "multipart": "multipart/form-data",
    "binary": "application/octet-stream",
    "text": "text/plain",
}
USUAL_STYLES = {
    "path": ("simple", False),
    "query": ("form", True),
    "header": ("simple", False),
    "cookie": ("form", True),
}


def odd_styles(parameters: tuple[Parameter, ...]) -> dict[str, tuple[str, bool]]:
    """The (style, explode) of the parameters that do not have their place's usual one."""
    styles = {each.wire: (each.style, each.explode) for each in parameters}
    usual = {each.wire: USUAL_STYLES[each.where] for each in parameters}
    return {wire: style for wire, style in styles.items() if style != usual[wire]}


def file_fields(body: Body, shapes: Mapping[Name, Declaration]) -> tuple[str, ...]:
    """The multipart fields that hold files."""
    model = shapes[body.type.name] if isinstance(body.type, Ref) else None
    if body.media != "multipart" or not isinstance(model, Model):
        return ()
    return tuple(each.wire for each in model.fields if is_file(each.type))


def is_file(type: Type) -> bool:
    match type:
        case File():
            return True
        case ListOf(inner, _) | Nullable(inner):
            return is_file(inner)
        case _:
            return False
