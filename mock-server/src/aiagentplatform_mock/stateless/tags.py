"""Tagged unions: which branch each value of a discriminator means.

Must not know how a schema is lowered or judged.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ..kernel.shapes import as_array, as_object, is_array, is_object

if TYPE_CHECKING:
    from .sources import Place, Sources


@dataclass(frozen=True, slots=True)
class Tagged:
    """A union by tag: each branch with the values that mean it."""

    tag: str
    branches: tuple[tuple[Place, tuple[str, ...]], ...]


def tagged_branches(union: Place, branches: list[Place], sources: Sources) -> Tagged | None:
    """The union's branches by tag; `None` if there is no discriminator, or it cannot tell them apart."""
    discriminator = union.value.get("discriminator")
    if not is_object(discriminator) or not isinstance(discriminator.get("propertyName"), str):
        return None
    tag: str = discriminator["propertyName"]
    mapping = discriminator.get("mapping")
    named = _named(as_object(mapping), union, sources)
    found: list[tuple[Place, tuple[str, ...]]] = []
    for branch in branches:
        target = sources.resolve(branch)
        own = _own_values(target, tag, sources, set()) if target is not None else ()
        key = _key(branch, target)
        said = tuple(value for value, meant in named.items() if meant == key)
        implied = (target.name,) if target is not None and target.pointer != branch.pointer else ()
        values = tuple(value for value in said if value in own) or own if own else said or implied
        if not values:
            return None
        found.append((branch, values))
    every = [value for _, values in found for value in values]
    return Tagged(tag, tuple(found)) if len(set(every)) == len(every) else None


def _key(place: Place, target: Place | None) -> tuple[str, str]:
    """What tells one branch from others: where it leads, or, if that is nowhere, how it is written."""
    if target is not None:
        return target.file, target.pointer
    return place.file, str(place.value.get("$ref")) if is_object(place.value) else place.pointer


def _named(mapping: dict[str, Any], union: Place, sources: Sources) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for value, reference in mapping.items():
        if isinstance(reference, str):
            written = reference if "#" in reference or "/" in reference or "." in reference else f"#{reference}"
            place = replace(union, value={"$ref": written})
            found[value] = _key(place, sources.resolve(place))
    return found


def _own_values(schema: Place, tag: str, sources: Sources, seen: set[tuple[str, str]]) -> tuple[str, ...]:
    """The values that a schema itself allows for its tag; none if it allows any text. What was `seen` says no more."""
    value = schema.value
    if not is_object(value) or (schema.file, schema.pointer) in seen:
        return ()
    seen.add((schema.file, schema.pointer))
    own = sources.resolve(schema.at("properties", tag))
    if own is not None and is_object(own.value):
        if isinstance(own.value.get("const"), str):
            return (own.value["const"],)
        if is_array(own.value.get("enum")):
            return tuple(each for each in own.value["enum"] if isinstance(each, str))
    for keyword in ("allOf", "oneOf", "anyOf"):
        parts = value.get(keyword)
        inner: list[tuple[str, ...]] = []
        for number in range(len(as_array(parts))):
            target = sources.resolve(schema.at(keyword, number))
            inner.append(() if target is None else _own_values(target, tag, sources, seen))
        if keyword == "allOf":
            found = next((each for each in inner if each), ())
        else:
            found = tuple(one for each in inner for one in each) if inner and all(inner) else ()
        if found:
            return tuple(dict.fromkeys(found))
    return ()
