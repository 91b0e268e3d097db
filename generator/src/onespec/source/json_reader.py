"""
JSON text → positioned nodes (RFC 8259). Knows nothing of files on disk, YAML or OpenAPI.

The standard library's decoder keeps no positions, so this scans tokens itself: one regular expression, one loop,
no deeper than `MAX_DEPTH`.
"""

from __future__ import annotations

import json
import re

from ..diagnostics import Fault, fault
from .nodes import Atom, File, Node

MAX_DEPTH = 100
"""Levels of nesting. What walks the nodes later is recursive; no description of an API comes near."""

TOKEN = re.compile(
    r"""[ \t\r\n]*(?:
        (?P<mark>[{}\[\],:])
      | (?P<string>"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*")
      | (?P<number>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)
      | (?P<word>true|false|null)
      | (?P<end>\Z)
    )""",
    re.VERBOSE,
)
WORDS: dict[str, Atom] = {"true": True, "false": False, "null": None}


def read_json(file: File) -> Node:
    """Parse the whole text. Raises `syntax` or `duplicate-key`, with the position."""
    return _Reader(file).document()


class _Reader:
    def __init__(self, file: File) -> None:
        self.file = file
        self.text = file.text
        self.position = 0
        self.start = 0
        self.kind = ""
        self.token = ""

    def document(self) -> Node:
        self.advance()
        root = self.value(0)
        self.advance()
        if self.kind != "end":
            raise self.unexpected("the end of the file")
        return root

    def advance(self) -> None:
        match = TOKEN.match(self.text, self.position)
        if match is None:
            blank = re.compile(r"[ \t\r\n]*").match(self.text, self.position)
            self.start = blank.end() if blank else self.position
            raise self.invalid()
        self.kind = kind = match.lastgroup or ""
        self.token = token = match[kind]
        self.position = match.end()
        self.start = self.position - len(token)

    def value(self, depth: int, key_offset: int = -1) -> Node:
        """The value that starts at the current token."""
        start = self.start
        if self.kind == "string":
            return Node(unquote(self.token), self.file, start, key_offset)
        if self.kind == "number":
            return Node(number(self.token), self.file, start, key_offset)
        if self.kind == "word":
            return Node(WORDS[self.token], self.file, start, key_offset)
        if depth >= MAX_DEPTH:
            raise fault("syntax", f"nested more than {MAX_DEPTH} levels deep", self.file.origin(start))
        if self.token == "{" and self.kind == "mark":
            return Node(self.members(depth + 1), self.file, start, key_offset)
        if self.token == "[" and self.kind == "mark":
            return Node(self.elements(depth + 1), self.file, start, key_offset)
        raise self.unexpected("a value")

    def members(self, depth: int) -> dict[str, Node]:
        found: dict[str, Node] = {}
        self.advance()
        if self.token == "}" and self.kind == "mark":
            return found
        while True:
            if self.kind != "string":
                raise self.unexpected("a key in double quotes")
            key, key_offset = unquote(self.token), self.start
            if key in found:
                raise duplicate(key, self.file, key_offset, found[key].key_offset)
            self.expect(":")
            self.advance()
            found[key] = self.value(depth, key_offset)
            if not self.more("}"):
                return found

    def elements(self, depth: int) -> list[Node]:
        found: list[Node] = []
        self.advance()
        if self.token == "]" and self.kind == "mark":
            return found
        while True:
            found.append(self.value(depth))
            if not self.more("]"):
                return found

    def expect(self, mark: str) -> None:
        self.advance()
        if self.kind != "mark" or self.token != mark:
            raise self.unexpected(f"`{mark}`")

    def more(self, closing: str) -> bool:
        """After a member: true when a comma follows, and the next token is then read."""
        self.advance()
        if self.kind == "mark" and self.token == closing:
            return False
        if self.kind != "mark" or self.token != ",":
            raise self.unexpected(f"`,` or `{closing}`")
        self.advance()
        return True

    def unexpected(self, expected: str) -> Fault:
        found = "the end of the file" if self.kind == "end" else f"`{self.token[:20]}`"
        return fault("syntax", f"expected {expected}, found {found}", self.file.origin(self.start))

    def invalid(self) -> Fault:
        character = self.text[self.start : self.start + 1]
        message = "unfinished or invalid text" if character == '"' else f"unexpected character {character!r}"
        return fault("syntax", message, self.file.origin(self.start), "The file is read as JSON because of its name.")


def unquote(token: str) -> str:
    """The text that a JSON string token stands for; a lone surrogate becomes U+FFFD."""
    if "\\" not in token:
        return token[1:-1]
    text: str = json.loads(token)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def number(token: str) -> int | float:
    """The number that a token stands for. One too long to convert is a float, perhaps infinite."""
    if token.lstrip("-").isdigit() and len(token) < 1000:
        return int(token)
    return float(token)


def duplicate(key: str, file: File, offset: int, first_offset: int) -> Fault:
    """The fault for a key that an object names twice."""
    first = file.origin(first_offset)
    return fault(
        "duplicate-key",
        f"the key `{key}` is given twice; first on line {first.line}, column {first.column}",
        file.origin(offset),
        "Remove one of them: parsers differ on which one counts.",
    )
