"""
Where each endpoint lives in the resource tree, and what it is called there.

An `operationId` of several parts (``files.content``, ``repos/get``) is taken at its word. Otherwise the tag or the
path gives the resource, the `operationId` or the path gives the name, and clashes are solved by longer names. Knows no
types.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..ir import Name, Operation, Resource
from ..nouns import singular
from .endpoints import Endpoint
from .names import Taken, key, words
from .tag_tree import Tree

Path = tuple[Name, ...]

SEPARATOR = re.compile(r"[./]")
VERSION = re.compile(r"v[0-9]+([a-z]+[0-9]*)?|api|rest|latest", re.IGNORECASE)
STANDARD = ("create", "list", "retrieve", "update", "replace", "delete")
"""Methods that every resource may have, in the order in which they are shown."""

BY_METHOD: Mapping[tuple[str, bool], str] = {
    ("GET", False): "list",
    ("GET", True): "retrieve",
    ("POST", False): "create",
    ("POST", True): "update",
    ("PATCH", True): "update",
    ("PATCH", False): "update",
    ("PUT", True): "replace",
    ("PUT", False): "replace",
    ("DELETE", True): "delete",
    ("DELETE", False): "delete",
}
"""The name of a method by HTTP method and whether the path ends in a parameter."""


@dataclass(frozen=True, slots=True)
class Place:
    """The resource, the name within it, the operation's id, whether the document said so itself, and why it is so."""

    resource: Path
    name: Name
    id: str
    explicit: bool
    why: str


def places(endpoints: Sequence[Endpoint], tags: Tree) -> list[Place]:
    """One place for each endpoint, in the same order. `tags` is what the document says of its tags."""
    found = [place(endpoint, tags) for endpoint in endpoints]
    ids = Counter(each.id for each in found)
    found = [
        each if ids[each.id] == 1 else replace(each, id=f"{endpoint.method} {endpoint.path}")
        for each, endpoint in zip(found, endpoints, strict=True)
    ]
    return settle(in_one_tree(found), endpoints)


def place(endpoint: Endpoint, tags: Tree) -> Place:
    parts = [words(part) for part in SEPARATOR.split(endpoint.id)]
    if len(parts) > 1 and all(parts):
        return Place(tuple(parts[:-1]), parts[-1], endpoint.id, True, f"the operationId `{endpoint.id}` says so")
    resource, why = resource_of(endpoint, tags)
    id_ = endpoint.id or f"{endpoint.method} {endpoint.path}"
    spoken = words(endpoint.id)
    if not spoken:
        return Place(resource, name_from_path(endpoint), id_, False, f"{why}; the name is from method and path")
    why = f"{why}; the name is from the operationId `{endpoint.id}`"
    return Place(resource, without(spoken, resource) or spoken, id_, False, why)


def resource_of(endpoint: Endpoint, tags: Tree) -> tuple[Path, str]:
    """
    The first tag that names one, or else the first word of the path that is not a version; the root for a path of one
    verb. And why.
    """
    for tag in endpoint.tags:
        path = tags[tag] if tag in tags else (words(tag),) if words(tag) else ()
        if path:
            return path, f"the tag `{tag}` is the resource"
    static = static_segments(endpoint)
    if not static or (len(static) == 1 and endpoint.id and not endpoint.placeholders):
        return (), "neither a tag nor the path names a resource"
    return (words(static[0]),), f"without a tag, `/{static[0]}` of the path is the resource"


def static_segments(endpoint: Endpoint) -> list[str]:
    """The path's fixed segments, without versions such as ``v1``."""
    segments = endpoint.path.partition("?")[0].split("/")
    return [part for part in segments if words(part) and "{" not in part and not VERSION.fullmatch(part)]


def without(spoken: Name, resource: Path) -> Name:
    """The words of an `operationId` that do not merely repeat the resource: ``list_pets`` in ``pets`` → ``list``."""
    if not resource:
        return spoken
    noun = resource[-1]
    for form in (noun, singular(noun)):
        for start in range(len(spoken) - len(form) + 1):
            if spoken[start : start + len(form)] == form:
                return spoken[:start] + spoken[start + len(form) :]
    return spoken


def name_from_path(endpoint: Endpoint) -> Name:
    """A name from HTTP method and path: ``GET /pets/{id}/toys`` → ``list_toys``."""
    ends_in_parameter = endpoint.path.rstrip("/").endswith("}")
    verb = BY_METHOD.get((endpoint.method, ends_in_parameter)) or "_".join(words(endpoint.method)) or "call"
    return (*words(verb), *(word for part in static_segments(endpoint)[1:] for word in words(part)))


def name_from_id(endpoint: Endpoint) -> Name:
    return words(endpoint.id)


def name_from_everything(endpoint: Endpoint) -> Name:
    return (endpoint.method.lower(), *words(endpoint.path))


def in_one_tree(found: list[Place]) -> list[Place]:
    """The same places, where resources of the same words (``user.groups``, ``user_groups``) are one resource."""
    known: dict[str, Path] = {}
    paths: dict[Path, Path] = {}
    for each in sorted(found, key=lambda each: (not each.explicit, -len(each.resource), each.resource)):
        path: Path = ()
        for noun in each.resource:
            path = known.setdefault("".join(map(key, (*path, noun))), (*path, noun))
        paths[each.resource] = path
    return [replace(each, resource=paths[each.resource]) for each in found]


def settle(found: list[Place], endpoints: Sequence[Endpoint]) -> list[Place]:
    """
    Make the names distinct: first the whole `operationId`, then method and path, then a number. One that the document
    says itself stays, unless it says it twice or of a resource too.
    """
    nouns = {
        (path[:depth], key(path[depth])) for each in found for path in [each.resource] for depth in range(len(path))
    }
    said = Counter(spot(each) for each in found if each.explicit)
    found = [
        replace(each, explicit=each.explicit and said[spot(each)] == 1 and spot(each) not in nouns) for each in found
    ]
    for rename, source in ((name_from_id, "the whole operationId"), (name_from_everything, "method and path")):
        counts = Counter(map(spot, found))
        found = [
            renamed(each, rename(endpoint), f"made of {source}")
            if not each.explicit and (counts[spot(each)] > 1 or spot(each) in nouns)
            else each
            for each, endpoint in zip(found, endpoints, strict=True)
        ]
    taken = {each.resource: Taken() for each in found}
    for resource, noun in nouns:
        taken.setdefault(resource, Taken()).keys.add(noun)
    for each in found:
        if each.explicit:
            taken[each.resource].keys.add(key(each.name))
    return [
        each if each.explicit else renamed(each, taken[each.resource].claim(each.name), "with a number")
        for each in found
    ]


def renamed(each: Place, name: Name, how: str) -> Place:
    """The place under another name; why, says how, and what the name would have been."""
    if not name or name == each.name:
        return each
    return replace(each, name=name, why=f"{each.why}; {how}, because `{'_'.join(each.name)}` is taken")


def spot(each: Place) -> tuple[Path, str]:
    """What no two operations have in common."""
    return each.resource, key(each.name)


def tree(operations: Sequence[tuple[Path, Operation]], docs: Mapping[Path, str]) -> Resource:
    """The resource tree. Children stand in alphabetical order, operations in the order of `STANDARD`."""
    paths = {path[:depth] for path, _ in operations for depth in range(len(path) + 1)} | {()}

    def build(path: Path) -> Resource:
        own = [operation for where, operation in operations if where == path]
        children = sorted(other for other in paths if len(other) == len(path) + 1 and other[: len(path)] == path)
        return Resource(
            path[-1] if path else (),
            tuple(sorted(own, key=order)),
            tuple(build(child) for child in children),
            docs.get(path, ""),
        )

    return build(())


def order(operation: Operation) -> tuple[int, Name]:
    """Standard methods first, the others by name."""
    name = "_".join(operation.name)
    return (STANDARD.index(name) if name in STANDARD else len(STANDARD)), operation.name
