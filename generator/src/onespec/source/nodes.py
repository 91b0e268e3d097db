"""
A document as positioned nodes: every value, and every key, knows the file, line and column it stands at.

Values are kept as parsed; nothing here knows OpenAPI or follows references.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import TypeAlias

from ..diagnostics import Fault, fault
from ..ir import Origin

Atom: TypeAlias = "bool | int | float | str | None"
Plain: TypeAlias = "Atom | list[Plain] | dict[str, Plain]"


class File:
    """
    One file of a document. `name` is its path relative to the entry document's folder, with forward slashes; `home` is
    the file that references in it are relative to: itself, or for an overlay the document that it is laid over.
    """

    __slots__ = ("_starts", "home", "name", "path", "root", "text")

    def __init__(self, name: str, path: Path, text: str) -> None:
        self.name = name
        self.path = path
        self.text = text
        self.home = self
        self.root: Node = Node(None, self, 0)
        self._starts: list[int] = []

    def origin(self, offset: int) -> Origin:
        """The line and column, from 1, of a character offset. Lines are counted when first asked for."""
        if not self._starts:
            self._starts = line_starts(self.text)
        line = bisect_right(self._starts, offset)
        return Origin(self.name, line, offset - self._starts[line - 1] + 1)

    def offset(self, origin: Origin) -> int:
        """The character offset of a line and a column."""
        if not self._starts:
            self._starts = line_starts(self.text)
        line = min(max(origin.line, 1), len(self._starts))
        return self._starts[line - 1] + origin.column - 1


def line_starts(text: str) -> list[int]:
    """Offsets of the first character of each line; LF, CR and CRLF end a line, and nothing else does."""
    if "\r" not in text:
        return list(accumulate(map(len, text.split("\n")[:-1]), lambda start, length: start + length + 1, initial=0))
    starts = [0]
    position = 0
    for line in text.replace("\r\n", "\n\n").replace("\r", "\n").split("\n")[:-1]:
        position += len(line) + 1
        starts.append(position)
    return [start for start in starts if not (start and text[start - 1 : start + 1] == "\r\n")]


KINDS: dict[type, str] = {
    type(None): "null",
    bool: "a boolean",
    int: "a number",
    float: "a number",
    str: "text",
    list: "an array",
    dict: "an object",
}


class Node:
    """A value at a place. `value` is an atom, a list of nodes or a dict of nodes by key."""

    __slots__ = ("file", "key_offset", "offset", "value")

    def __init__(
        self, value: Atom | list[Node] | dict[str, Node], file: File, offset: int, key_offset: int = -1
    ) -> None:
        self.value = value
        self.file = file
        self.offset = offset
        self.key_offset = key_offset

    def __repr__(self) -> str:
        origin = self.origin
        return f"<{KINDS[type(self.value)]} at {origin.file}:{origin.line}:{origin.column}>"

    @property
    def origin(self) -> Origin:
        """Where the value starts."""
        return self.file.origin(self.offset)

    @property
    def key_origin(self) -> Origin:
        """Where the key of this value starts, or the value itself when it has no key."""
        return self.file.origin(self.key_offset if self.key_offset >= 0 else self.offset)

    @property
    def kind(self) -> str:
        """The JSON type in words, for messages."""
        return KINDS[type(self.value)]

    # ── reading a field ──────────────────────────────────────────────────────────────────────────

    def get(self, key: str) -> Node | None:
        """The value under `key`; None when absent or when this is no object."""
        value = self.value
        return value.get(key) if isinstance(value, dict) else None

    def need(self, key: str, what: str) -> Node:
        """The value under `key`. Raises `missing-field`; `what` names the object in the message."""
        found = self.object().get(key)
        if found is None:
            raise fault("missing-field", f"{what} has no `{key}`", self.origin)
        return found

    def fields(self, key: str) -> dict[str, Node]:
        """The object under `key`, empty when absent. Raises `wrong-type`."""
        found = self.get(key)
        return {} if found is None or found.value is None else found.object()

    def items(self, key: str) -> list[Node]:
        """The array under `key`, empty when absent. Raises `wrong-type`."""
        found = self.get(key)
        return [] if found is None or found.value is None else found.array()

    def text(self, key: str, default: str = "") -> str:
        """The text under `key`. A number is taken as it is written; anything else raises `wrong-type`."""
        found = self.get(key)
        return default if found is None or found.value is None else found.string()

    def flag(self, key: str) -> bool:
        """Whether the boolean under `key` is true; absent is false. Raises `wrong-type`."""
        found = self.get(key)
        if found is None or found.value is None:
            return False
        if isinstance(found.value, bool):
            return found.value
        raise found.wrong("a boolean")

    def number(self, key: str) -> int | float | None:
        """The number under `key`; None when absent. Raises `wrong-type`."""
        found = self.get(key)
        if found is None or found.value is None:
            return None
        if isinstance(found.value, (int, float)) and not isinstance(found.value, bool):
            return found.value
        raise found.wrong("a number")

    # ── reading the value itself ─────────────────────────────────────────────────────────────────

    def object(self) -> dict[str, Node]:
        """The value as an object. Raises `wrong-type`."""
        if isinstance(self.value, dict):
            return self.value
        raise self.wrong("an object")

    def array(self) -> list[Node]:
        """The value as an array. Raises `wrong-type`."""
        if isinstance(self.value, list):
            return self.value
        raise self.wrong("an array")

    def string(self) -> str:
        """The value as text. Raises `wrong-type`."""
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, (int, float)) and not isinstance(self.value, bool):
            return str(self.value)
        raise self.wrong("text")

    def wrong(self, expected: str) -> Fault:
        """The fault to raise when the value is not what was `expected`."""
        return fault("wrong-type", f"expected {expected}, found {self.kind}", self.origin)

    def children(self) -> Iterator[Node]:
        """The nodes directly below."""
        if isinstance(self.value, dict):
            yield from self.value.values()
        elif isinstance(self.value, list):
            yield from self.value


def plain(node: Node) -> Plain:
    """The value without positions. Anchors that are used twice are copied, so a tree comes out."""
    value = node.value
    if isinstance(value, dict):
        return {key: plain(child) for key, child in value.items()}
    if isinstance(value, list):
        return [plain(child) for child in value]
    return value
