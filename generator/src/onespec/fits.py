"""
Whether every value of one type is also a value of another, so that what a reply holds can be sent as it is.

Pure reading of the IR. Careful rather than clever: where it cannot tell, it says no.
"""

from __future__ import annotations

from collections.abc import Mapping

from .ir import Alias, Any, Const, Declaration, Enum, ListOf, MapOf, Model, Name, Nullable, Ref, Scalar, Type, Union

Declarations = Mapping[Name, Declaration]
Asked = frozenset[tuple[Type, Type]]


def fits(given: Type, wanted: Type, declarations: Declarations, asked: Asked = frozenset()) -> bool:
    """Whether every value of `given` is a value of `wanted`. Limits do not count: they are the server's to check."""
    if given == wanted or isinstance(wanted, Any) or (given, wanted) in asked:
        return True
    asked |= {(given, wanted)}
    if isinstance(given, Nullable):
        nullable = isinstance(_opened(wanted, declarations), Nullable)
        return nullable and fits(given.inner, wanted, declarations, asked)
    match _opened(given, declarations), _opened(wanted, declarations):
        case Union(variants=variants), _:
            return all(fits(each.type, wanted, declarations, asked) for each in variants)
        case _, Nullable(inner):
            return fits(given, inner, declarations, asked)
        case _, Union(variants=variants):
            return any(fits(given, each.type, declarations, asked) for each in variants)
        case Model() as reply, Model() as request:
            return _model_fits(reply, request, declarations, asked)
        case ListOf(one), ListOf(other):
            return fits(one, other, declarations, asked)
        case MapOf(one), MapOf(other):
            return fits(one, other, declarations, asked)
        case Scalar(one), Scalar(other):
            return one == other
        case Const(value), Scalar("string"):
            return isinstance(value, str)
        case Const(value), Enum(values=values):
            return value in [each.value for each in values]
        case Enum(kind=one), Scalar(other):
            return one == other
        case _:
            return False


def _model_fits(reply: Model, request: Model, declarations: Declarations, asked: Asked) -> bool:
    """Each field that is sent must fit where it lands, and what is required must be there."""
    sent = {each.wire: each for each in reply.fields}
    for field in request.fields:
        if field.access == "read":
            continue
        given = sent.get(field.wire)
        if given is None or (field.required and not given.required):
            if field.required:
                return False
            continue
        if not fits(given.type, field.type, declarations, asked):
            return False
    return request.extra is not None or sent.keys() <= {each.wire for each in request.fields}


def _opened(type_: Type, declarations: Declarations) -> Type | Declaration:
    """What a reference stands for; an alias's target."""
    while isinstance(type_, Ref):
        found = declarations[type_.name]
        if not isinstance(found, Alias):
            return found
        type_ = found.target
    return type_
