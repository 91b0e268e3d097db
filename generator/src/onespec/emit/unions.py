"""
Unions, as typed languages want them: which are chosen by a tag, and the values that each member's tag then has.

Must not know how types are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..fits import fits
from ..ir import Const, Declaration, Field, Model, Name, Nullable, Ref, Scalar, Tag, Type, Union, Variant
from ..lookup import target

Tags = Mapping[tuple[Name, str], tuple[Tag, ...]]
"""By model and wire name of a field: the tag values that the field can have."""


@dataclass(frozen=True, slots=True)
class Choice:
    """
    The members of a union. With a `tag`, a wire name, they are all models that have it, with one of the values `tags`;
    `distinct` if no two have the same value, so that it alone tells them apart; `by_tag` lists them by their values.
    """

    members: tuple[Type, ...]
    tag: str = ""
    tags: tuple[Tag, ...] = ()
    distinct: bool = True
    by_tag: tuple[tuple[Tag, Type], ...] = ()


def choice(union: Union, shapes: Mapping[Name, Declaration]) -> Choice:
    """The union's members; nested unions with the same tag are taken apart."""
    flat = _flat(union, union.tag, shapes, frozenset())
    if union.tag and flat is not None and all(each.tags for each in flat):
        members = tuple(dict.fromkeys(each.type for each in flat))
        by_tag = tuple((tag, each.type) for each in dict.fromkeys(flat) for tag in dict.fromkeys(each.tags))
        tags = tuple(dict.fromkeys(tag for tag, _ in by_tag))
        return Choice(members, union.tag, tags, len(tags) == len(by_tag), by_tag)
    return Choice(tuple(each.type for each in union.variants))


def tags_of(declarations: Iterable[Declaration], shapes: Mapping[Name, Declaration]) -> Tags:
    """What the tag fields of all tagged unions' members may hold."""
    found: dict[tuple[Name, str], dict[Tag, None]] = {}
    for union in declarations:
        if not isinstance(union, Union) or not union.tag:
            continue
        flat = _flat(union, union.tag, shapes, frozenset())
        if flat is None or not all(each.tags for each in flat):
            continue
        for each in flat:
            model = target(each.type, shapes)
            if isinstance(model, Model):
                found.setdefault((model.name, union.tag), {}).update(dict.fromkeys(each.tags))
    return {key: tuple(values) for key, values in found.items()}


def with_tags(model: Model, tags: Tags) -> list[Field]:
    """The model's fields, with the tag of a union that it is a member of, should it not declare it."""
    declared = {each.wire for each in model.fields}
    missing = [wire for name, wire in tags if name == model.name and wire not in declared]
    added = [Field(tuple(wire.lower().split("_")), wire, Scalar("string"), required=True) for wire in missing]
    return [*added, *model.fields]


def replies_for(union: Union, shapes: Mapping[Name, Declaration]) -> list[Ref]:
    """
    The models that only replies hold, yet fit a member of the union: what a reply said can be sent on as it is, such
    as a model's message in the next request's conversation.
    """
    members = [each for each in choice(union, shapes).members if isinstance(target(each, shapes), Model)]
    if not union.tag or not members:
        return []
    replies = [each for each in shapes.values() if isinstance(each, Model) and each.role == "output"]
    return [Ref(each.name) for each in replies if any(_sends_as(each, member, union.tag, shapes) for member in members)]


def _sends_as(reply: Model, member: Type, tag: str, shapes: Mapping[Name, Declaration]) -> bool:
    wanted = target(member, shapes)
    same = isinstance(wanted, Model) and bool(_own_tags(reply, tag)) and _own_tags(reply, tag) == _own_tags(wanted, tag)
    return same and fits(Ref(reply.name), member, shapes)


def _flat(union: Union, tag: str, shapes: Mapping[Name, Declaration], above: frozenset[Name]) -> list[Variant] | None:
    """The models among the union's members with their tags; None if one of them is no model."""
    if union.name in above:
        return None
    found: list[Variant] = []
    for variant in union.variants:
        match target(variant.type, shapes):
            case Model() as model:
                found.append(Variant(Ref(model.name), variant.tags or _own_tags(model, tag)))
            case Union() as inner if inner.tag == tag:
                nested = _flat(inner, tag, shapes, above | {union.name})
                if nested is None:
                    return None
                found += nested
            case _:
                return None
    return found


def _own_tags(model: Model, tag: str) -> tuple[Tag, ...]:
    for each in model.fields:
        inner = each.type.inner if isinstance(each.type, Nullable) else each.type
        value = inner.value if each.wire == tag and isinstance(inner, Const) else None
        if isinstance(value, (str, int)) and not isinstance(value, bool):
            return (value,)
    return ()
