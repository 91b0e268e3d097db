"""
JSON pointers and anchors: what a fragment leads to within one file. Pure; opens no file and follows no reference.
"""

from __future__ import annotations

from difflib import get_close_matches

from ..diagnostics import fault
from .grammar import SECTIONS
from .nodes import File, Node


def unescape(token: str) -> str:
    """One token of a JSON pointer, decoded (RFC 6901)."""
    return token.replace("~1", "/").replace("~0", "~")


def escape(token: str) -> str:
    """A key as one token of a JSON pointer."""
    return token.replace("~", "~0").replace("/", "~1")


def walk(file: File, pointer: str, ref: Node) -> Node:
    """The node at a JSON pointer. Raises `dangling-ref`, naming the first token that is not there."""
    node = file.root
    for token in map(unescape, pointer.split("/")[1:]):
        value = node.value
        found: Node | None = None
        if isinstance(value, dict):
            found = value.get(token)
        elif isinstance(value, list) and token.isdecimal() and int(token) < len(value):
            found = value[int(token)]
        if found is None:
            raise fault(
                "dangling-ref",
                f"`$ref: {ref.value}` points to nothing: there is no `{token}`",
                ref.origin,
                suggestion(token, node),
            )
        node = found
    return node


def anchors(file: File) -> dict[str, Node]:
    """Every schema of a file that has an `$anchor`, by its name; of two, the first."""
    found: dict[str, Node] = {}
    pending = [file.root]
    seen: set[int] = set()
    while pending:
        node = pending.pop()
        if id(node.value) in seen:
            continue
        seen.add(id(node.value))
        for keyword in ("$anchor", "$dynamicAnchor", "$id"):
            own = node.get(keyword)
            if own is not None and isinstance(own.value, str):
                found.setdefault(own.value.lstrip("#"), node)
        pending.extend(reversed(list(node.children())))
    return found


def suggestion(token: str, node: Node) -> str:
    """A hint with the nearest key, if one is near."""
    near = get_close_matches(token, node.value, n=1) if isinstance(node.value, dict) else []
    return f"Did you mean `{near[0]}`?" if near else ""


def component_name(pointer: str) -> tuple[str, str] | None:
    """``("schemas", "Pet")`` for ``/components/schemas/Pet``; None for any other pointer."""
    parts = pointer.split("/")
    if len(parts) == 4 and parts[1] == "components" and parts[2] in SECTIONS.values():
        return parts[2], unescape(parts[3])
    return None
