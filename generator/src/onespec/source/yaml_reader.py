"""
YAML text → positioned nodes, by libyaml's parser and the rules of YAML 1.2's core schema.

So `no`, `on` and `2024-01-01` are text, as OpenAPI wants it, and keys are always text. Knows nothing of files on
disk or OpenAPI.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from ..diagnostics import Fault, fault
from .json_reader import MAX_DEPTH, duplicate, read_json
from .nodes import Atom, File, Node

LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""libyaml's loader where PyYAML was built with it: ten times faster, same result."""


def octal(text: str) -> int:
    return int(text[2:], 8)


def hexadecimal(text: str) -> int:
    return int(text[2:], 16)


WORDS: dict[str, Atom] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
NUMBERS: tuple[tuple[re.Pattern[str], Callable[[str], int | float]], ...] = (
    (re.compile(r"[-+]?[0-9]{1,1000}"), int),
    (re.compile(r"0o[0-7]{1,1000}"), octal),
    (re.compile(r"0x[0-9a-fA-F]{1,1000}"), hexadecimal),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), float),
)
MAX_EXPANDED = 5_000_000
"""Values after every alias is replaced by what it stands for. Guards against files that explode."""

SURROGATES = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
"""An astral character escaped in JSON's way, as two halves, which YAML does not know."""


def joined(match: re.Match[str]) -> str:
    """The same character, escaped in YAML's way."""
    before, high, low = match.groups()
    return f"{before}\\U{0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00:08X}"


def read_yaml(file: File) -> Node:
    """Parse the whole text. Raises `syntax` or `duplicate-key`, with the position."""
    try:
        tree = yaml.compose(file.text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        if (same := as_json(file)) is not None:
            return same
        repaired = SURROGATES.sub(joined, file.text)
        if repaired != file.text and "escape code" in str(error.problem):
            file.text = repaired
            return read_yaml(file)
        raise syntax(error, file) from None
    except yaml.YAMLError as error:
        position = getattr(error, "position", 0)
        raise fault("syntax", str(getattr(error, "reason", error)), file.origin(position)) from None
    except RecursionError:
        raise fault("syntax", f"nested more than {MAX_DEPTH} levels deep", file.origin(0)) from None
    if tree is None:
        return Node(None, file, 0)
    return _Builder(file).build(tree, 0)


def as_json(file: File) -> Node | None:
    """The same text read as JSON, which YAML nearly includes: a tab or a very long key is where they part."""
    if file.text.lstrip()[:1] not in ("{", "["):
        return None
    try:
        return read_json(file)
    except Fault:
        return None


def syntax(error: yaml.MarkedYAMLError, file: File) -> Fault:
    """The parser's own complaint, at the place where it stands."""
    mark = error.problem_mark or error.context_mark
    message = ", ".join(part for part in (error.context, error.problem) if part)
    return fault("syntax", message or "not valid YAML", file.origin(min(mark.index, len(file.text)) if mark else 0))


def atom(text: str) -> Atom:
    """What a plain scalar stands for."""
    if text in WORDS:
        return WORDS[text]
    if text[0] in "0123456789+-.":
        for pattern, convert in NUMBERS:
            if pattern.fullmatch(text):
                return convert(text)
    return text


class _Builder:
    """Composed nodes to ours. An alias shares the value of its anchor; an anchor inside itself is refused."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.open: set[int] = set()
        self.built: dict[int, tuple[Any, int]] = {}
        self.size = 0  # values so far, aliases expanded

    def build(self, tree: Any, depth: int, key_offset: int = -1) -> Node:
        offset = tree.start_mark.index
        self.size += 1
        if isinstance(tree, yaml.ScalarNode):
            value = tree.value if tree.style else atom(tree.value)
            return Node(value, self.file, offset, key_offset)
        if id(tree) in self.built:
            value, size = self.built[id(tree)]
            self.size += size
            if self.size > MAX_EXPANDED:
                raise fault("syntax", f"aliases expand to more than {MAX_EXPANDED} values", self.file.origin(offset))
            return Node(value, self.file, offset, key_offset)
        if id(tree) in self.open:
            raise fault("syntax", "an anchor contains itself", self.file.origin(offset))
        if depth >= MAX_DEPTH:
            raise fault("syntax", f"nested more than {MAX_DEPTH} levels deep", self.file.origin(offset))
        before = self.size
        self.open.add(id(tree))
        value = self.collection(tree, depth + 1)
        self.open.discard(id(tree))
        self.built[id(tree)] = value, self.size - before
        return Node(value, self.file, offset, key_offset)

    def collection(self, tree: Any, depth: int) -> list[Node] | dict[str, Node]:
        if isinstance(tree, yaml.SequenceNode):
            return [self.build(child, depth) for child in tree.value]
        found: dict[str, Node] = {}
        merged: list[Any] = []
        for key, child in tree.value:
            offset = key.start_mark.index
            if not isinstance(key, yaml.ScalarNode):
                raise fault("syntax", "a key must be text", self.file.origin(offset))
            name: str = key.value
            if name == "<<" and not key.style:
                merged.append(child)
            elif name in found:
                raise duplicate(name, self.file, offset, found[name].key_offset)
            else:
                found[name] = self.build(child, depth, offset)
        for child in merged:
            self.merge(child, found, depth)
        return found

    def merge(self, tree: Any, into: dict[str, Node], depth: int) -> None:
        """YAML's merge key: what the mapping names itself wins."""
        source = self.build(tree, depth)
        for one in source.value if isinstance(source.value, list) else [source]:
            for key, value in one.object().items():
                into.setdefault(key, value)
