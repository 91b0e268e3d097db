"""
Faults to go on without: ``CODE@POINTER``, said in ``onespec.toml`` or on the command line.

A pointer leads into the entry document (``/paths/~1pets/get``) or, with a file before it, into another one
(``parts/pets.yaml#/get``). It covers whatever stands below it, also what an overlay put there. Reads the document's
nodes; must not know what is wrong with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .diagnostics import CODES, Diagnostic, fault
from .ir import Origin
from .source import Documents, Node, escape


@dataclass(frozen=True, slots=True)
class Skip:
    """One rule. `file` is empty for the entry document."""

    code: str
    file: str
    pointer: str

    def __str__(self) -> str:
        return f"{self.code}@{self.file}#{self.pointer}" if self.file else f"{self.code}@{self.pointer}"


def parse(text: str, origin: Origin) -> Skip:
    """The rule that is written ``CODE@POINTER``. Raises `bad-config`."""
    code, at, place = text.partition("@")
    file, hash_, pointer = place.partition("#")
    if not hash_:
        file, pointer = "", place
    if not at or code not in CODES or pointer[:1] not in ("", "/"):
        hint = "Write a diagnostic's code, `@` and a JSON pointer: `unsupported@/paths/~1pets/get`."
        raise fault("bad-config", f"`{text}` is no `CODE@POINTER`", origin, hint)
    return Skip(code, file, pointer.rstrip("/"))


class Skips:
    """All rules for one document; asked of each fault, it remembers which rules were of use."""

    def __init__(self, documents: Documents, rules: Sequence[Skip]) -> None:
        self.documents = documents
        self.rules = rules
        self.used: set[Skip] = set()
        self._addresses: dict[tuple[str, int], tuple[str, str]] = {}

    def __call__(self, diagnostic: Diagnostic) -> bool:
        """Whether a fault is to be skipped."""
        if not any(rule.code == diagnostic.code for rule in self.rules):
            return False
        places = [place for each in (diagnostic.origin, diagnostic.within) if (place := self.address(each))]
        found = [
            rule
            for rule in self.rules
            if rule.code == diagnostic.code
            for file, pointer in places
            if file == rule.file and is_below(pointer, rule.pointer)
        ]
        self.used.update(found)
        return bool(found)

    def unused(self) -> list[Diagnostic]:
        """A warning for each rule that skipped nothing."""
        rules = (rule for rule in self.rules if rule not in self.used)
        message = "`{}` skips nothing"
        hint = "Remove it: the fault is gone, or stands elsewhere."
        return [Diagnostic("unused-skip", message.format(rule), hint=hint, level="warning") for rule in rules]

    def address(self, origin: Origin) -> tuple[str, str] | None:
        """The file and the pointer of a place; the innermost value that starts there."""
        if not origin.line:
            return None
        if not self._addresses:
            self._index()
        file = self.documents.sources.get(origin.file)
        return self._addresses.get((origin.file, file.offset(origin))) if file is not None else None

    def _index(self) -> None:
        """Every value's and every key's place."""
        seen: set[int] = set()
        for file in self.documents.files.values():
            name = "" if file is self.documents.entry else file.name
            pending: list[tuple[Node, str]] = [(file.root, "")]
            while pending:
                node, pointer = pending.pop()
                for offset in (node.offset, node.key_offset):
                    if offset >= 0:
                        self._addresses[node.file.name, offset] = name, pointer
                if isinstance(node.value, (dict, list)):
                    if id(node.value) in seen:
                        continue
                    seen.add(id(node.value))
                    pending.extend((child, f"{pointer}/{escape(key)}") for key, child in entries(node))


def entries(node: Node) -> Iterable[tuple[str, Node]]:
    if isinstance(node.value, dict):
        return node.value.items()
    return ((str(number), child) for number, child in enumerate(node.value)) if isinstance(node.value, list) else ()


def is_below(pointer: str, place: str) -> bool:
    return pointer == place or pointer.startswith(f"{place}/")
