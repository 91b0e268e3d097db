"""Files as plain values: JSON, and YAML by the rules of YAML 1.2's core schema, so that `no` and dates stay text.

Must not know OpenAPI or references.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ..kernel.shapes import as_object, is_array

if TYPE_CHECKING:
    from pathlib import Path

_DEEPEST = 500
_LARGEST = 5_000_000  # values after aliases are expanded: guards against files that explode
_WORDS: Mapping[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBERS: tuple[tuple[re.Pattern[str], Callable[[str], Any]], ...] = (
    (re.compile(r"[-+]?[0-9]{1,1000}"), int),
    (re.compile(r"0o[0-7]{1,1000}"), lambda text: int(text[2:], 8)),
    (re.compile(r"0x[0-9a-fA-F]{1,1000}"), lambda text: int(text[2:], 16)),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?"), float),
)


class DocumentError(Exception):
    """The document cannot be served. The message says where and why, in one line."""


def read(path: Path, name: str) -> Any:
    """The value that a file holds; `name` is what messages call it.

    Raises:
        DocumentError: It cannot be read, or is neither JSON nor YAML.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise DocumentError(f"Cannot read {name}: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise DocumentError(f"{name} is not UTF-8: byte {error.start} is not allowed.") from error
    try:
        return json.loads(text) if path.suffix.lower() == ".json" or text.lstrip()[:1] == "{" else _yaml(text, name)
    except json.JSONDecodeError as error:
        if path.suffix.lower() != ".json":
            return _yaml(text, name)  # YAML's own flow style starts like JSON
        raise DocumentError(f"{name}:{error.lineno}:{error.colno}: {error.msg}.") from error
    except RecursionError as error:
        raise DocumentError(f"{name} is nested too deeply.") from error


def _yaml(text: str, name: str) -> Any:
    try:
        import yaml
    except ModuleNotFoundError as error:
        hint = "pip install 'aiagentplatform-mock[spec]'"
        raise DocumentError(f"{name} is YAML, which needs PyYAML: {hint}. JSON needs nothing.") from error
    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        compose: Any = yaml.compose
        tree: Any = compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise DocumentError(f"{name}{where}: {error.problem or 'not valid YAML'}.") from error
    except yaml.YAMLError as error:
        raise DocumentError(f"{name}: {str(error).splitlines()[0]}.") from error
    return None if tree is None else _Builder(name).build(tree, 0)


class _Builder:
    """Composed YAML nodes to plain values. An alias shares the value of its anchor."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._built: dict[int, tuple[Any, int]] = {}
        self._open: set[int] = set()
        self._size = 0

    def build(self, tree: Any, depth: int) -> Any:
        self._size += 1
        if tree.id == "scalar":
            return tree.value if tree.style else _scalar(tree.value)
        if id(tree) in self._built:
            value, size = self._built[id(tree)]
            self._size += size
            self._require(self._size < _LARGEST, tree, "aliases expand to too many values")
            return value
        self._require(id(tree) not in self._open, tree, "an anchor contains itself")
        self._require(depth < _DEEPEST, tree, "nested too deeply")
        before = self._size
        self._open.add(id(tree))
        value = self._mapping(tree, depth) if tree.id == "mapping" else [self.build(e, depth + 1) for e in tree.value]
        self._open.discard(id(tree))
        self._built[id(tree)] = value, self._size - before
        return value

    def _mapping(self, tree: Any, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        merged: list[Any] = []
        for key, child in tree.value:
            self._require(key.id == "scalar", key, "a key must be text")
            value = self.build(child, depth + 1)
            if key.value == "<<" and not key.style:
                merged += value if is_array(value) else [value]
            else:
                found[key.value] = value
        for source in merged:
            found = {**as_object(source), **found}
        return found

    def _require(self, condition: bool, tree: Any, message: str) -> None:
        if not condition:
            mark = tree.start_mark
            raise DocumentError(f"{self._name}:{mark.line + 1}:{mark.column + 1}: {message}.")


def _scalar(text: str) -> Any:
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "0123456789+-.":
        for pattern, convert in _NUMBERS:
            if pattern.fullmatch(text):
                return convert(text)
    return text
