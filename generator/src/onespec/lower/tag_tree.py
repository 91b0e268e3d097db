"""
The document's tags as nouns: which of them name a resource, and which resource stands inside which (OpenAPI 3.2).

Reads the `tags` section alone. Before 3.2 tags have neither a kind nor a parent, and each is a resource of its own.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..ir import Name
from ..source import Documents, Node
from .names import words

REMARKS = ("badge", "audience")
"""Kinds of tags that mark an operation and name no group of them."""

Tree = Mapping[str, tuple[Name, ...]]
"""For each declared tag the nouns that lead to it, outermost first; none for a tag that is a mere remark."""


def tag_tree(documents: Documents) -> Tree:
    """The tree that the section describes."""
    declared = {node.text("name"): node for node in documents.root.items("tags")}
    return {tag: path_of(tag, declared, frozenset()) for tag in declared}


def path_of(tag: str, declared: Mapping[str, Node], below: frozenset[str]) -> tuple[Name, ...]:
    """The nouns of a tag. A parent that is not declared, or is one of its own children, is none."""
    node = declared.get(tag)
    if node is None or tag in below or node.text("kind") in REMARKS:
        return ()
    above = path_of(node.text("parent"), declared, below | {tag})
    noun = words(tag)
    if above and noun[: len(above[-1])] == above[-1]:
        noun = noun[len(above[-1]) :] or noun
    return (*above, noun) if noun else above
