"""
Changes to a tree of nodes: merge, remove, put. Containers on the way to a change are copied, so that what a YAML alias
shares is changed in one place alone.
"""

from __future__ import annotations

from ..diagnostics import fault
from ..source import Node
from .paths import Location


def owned(root: Node, location: Location) -> Node:
    """The node at a location, and every container on the way, belonging to this place alone."""
    own(root)
    node = root
    for step in location:
        child = node_at(node, step)
        fresh = Node(child.value, child.file, child.offset, child.key_offset)
        own(fresh)
        put(node, step, fresh)
        node = fresh
    return node


def own(node: Node) -> None:
    if isinstance(node.value, dict):
        node.value = dict(node.value)
    elif isinstance(node.value, list):
        node.value = list(node.value)


def node_at(parent: Node, step: int | str) -> Node:
    return parent.array()[step] if isinstance(step, int) else parent.object()[step]


def put(parent: Node, step: int | str, child: Node) -> None:
    if isinstance(step, int):
        parent.array()[step] = child
    else:
        parent.object()[step] = child


def remove(root: Node, location: Location) -> None:
    """Take a value out of what holds it."""
    parent, step = owned(root, location[:-1]), location[-1]
    if isinstance(step, int):
        del parent.array()[step]
    else:
        del parent.object()[step]


def update(target: Node, given: Node) -> None:
    """
    Merge what is given into a target that is owned: into an object by key, to the end of an array, in place of anything
    else. Raises `overlay-mismatch`.
    """
    if isinstance(target.value, dict):
        if not isinstance(given.value, dict):
            raise mismatch(target, given)
        merge(target, given)
    elif isinstance(target.value, list):
        target.value = [*target.value, *(given.value if isinstance(given.value, list) else [given])]
    elif isinstance(given.value, (dict, list)):
        raise mismatch(target, given)
    else:
        replace(target, given)


def mismatch(target: Node, given: Node) -> Exception:
    where = target.origin
    hint = f"The target is in {where.file}, line {where.line}. To replace it, remove it first."
    return fault("overlay-mismatch", f"{given.kind} cannot be merged into {target.kind}", given.origin, hint)


def merge(target: Node, given: Node) -> None:
    """By key: objects into objects, arrays to the end of arrays, anything else in place of what was there."""
    fields = target.object()
    for key, child in given.object().items():
        there = fields.get(key)
        if there is not None and isinstance(there.value, dict) and isinstance(child.value, dict):
            merge(owned(target, (key,)), child)
            fields = target.object()
        elif there is not None and isinstance(there.value, list) and isinstance(child.value, list):
            fields[key] = Node([*there.value, *child.value], there.file, there.offset, there.key_offset)
        else:
            fields[key] = child


def replace(target: Node, given: Node) -> None:
    target.value, target.file, target.offset, target.key_offset = given.value, given.file, given.offset, -1
