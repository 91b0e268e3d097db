"""What type a text in a URL, a header or a form is meant to have. Looks through references and unions.

Must not know where the text stood.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ...kernel.document.parameters import typed
from ...kernel.shapes import is_array, is_object
from ..lowering import ROOT, Schema
from ..making.facts import Defs

_TYPE_OF: tuple[tuple[type, str], ...] = (
    (bool, "boolean"), (int, "integer"), (float, "number"), (str, "string"), (list, "array"), (dict, "object"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """A schema, seen as a reader of text sees it."""

    schema: Schema
    defs: Defs

    @property
    def types(self) -> frozenset[str]:
        """The types that a value may have; none if any."""
        found: set[str] = set()
        for part in self._parts():
            given = part.get("type")
            found.update([given] if isinstance(given, str) else given or ())
            for value in [*part.get("enum", ()), *([part["const"]] if "const" in part else [])] if not given else ():
                found.update(name for kind, name in _TYPE_OF if type(value) is kind)
            if not given:
                found.update(["object"] if part.keys() & {"properties", "additionalProperties"} else [])
                found.update(["array"] if "items" in part else [])
        return frozenset(found)

    @property
    def is_text(self) -> bool:
        """Whether nothing but text is meant."""
        return self.types == frozenset({"string"})

    @property
    def is_any_text(self) -> bool:
        """Whether the schema says nothing but that it is a text."""
        return self.is_text and not any(
            part.keys() & {"enum", "const", "pattern", "examples"} for part in self._parts()
        )

    @property
    def names(self) -> dict[str, None]:
        """The names of an object's members, as far as they are known."""
        return dict.fromkeys(name for part in self._parts() for name in part.get("properties", ()))

    @property
    def is_map(self) -> bool:
        """Whether an object may have members of any name, and the schema says so."""
        return any(part.get("additionalProperties") not in (None, False) for part in self._parts()) or (
            "object" in self.types and not self.names
        )

    @property
    def item(self) -> Kind:
        """What an array's elements are."""
        return self._any([part["items"] for part in self._parts() if "items" in part])

    def member(self, name: str) -> Kind:
        """What the member of that name is."""
        named = [part["properties"][name] for part in self._parts() if name in part.get("properties", ())]
        rest = [part["additionalProperties"] for part in self._parts() if "additionalProperties" in part]
        return self._any(named or rest)

    def read(self, text: str) -> Any:
        """The text as a value of the first type that it can have."""
        types = self.types
        if ("object" in types and text[:1] == "{") or ("array" in types and text[:1] == "["):
            try:
                return json.loads(text)
            except ValueError:
                return text
        if "null" in types and text in ("", "null") and "string" not in types:
            return None
        value = typed(text, types)
        return int(value) if isinstance(value, float) and "integer" in types and value.is_integer() else value

    def _any(self, schemas: list[Schema]) -> Kind:
        return Kind(schemas[0] if len(schemas) == 1 else {"anyOf": schemas} if schemas else True, self.defs)

    def _parts(self) -> Iterator[dict[str, Any]]:
        pending, seen = [self.schema], set[str]()
        while pending:
            schema = pending.pop(0)
            if not is_object(schema):
                continue
            yield schema
            reference = schema.get("$ref")
            if isinstance(reference, str) and reference not in seen:
                seen.add(reference)
                pending.append(self.defs[reference[len(ROOT) :]])
            for keyword in ("allOf", "anyOf", "oneOf"):
                pending.extend(schema.get(keyword, ()))


_BRACKETS = re.compile(r"\[([^\[\]]*)\]")


def nested(kind: Kind, name: str, pairs: list[tuple[str, Any]]) -> Any:
    """The value that names such as `filter[status][]` spell, below a name; `None` if there is none of them."""
    found: Any = None
    for key, value in pairs:
        if not key.startswith(name + "["):
            continue
        path = _BRACKETS.findall(key[len(name) :])
        found = {} if found is None else found
        _put(found, path, value)
    return None if found is None else _settled(kind, found)


def _put(into: dict[str, Any], path: list[str], value: Any) -> None:
    for token in path[:-1]:
        inner = into.setdefault(token, {})
        into = inner if is_object(inner) else into
    last = path[-1] if path else ""
    if last in into:
        earlier = into[last]
        into[last] = [*earlier, value] if is_array(earlier) else [earlier, value]
    else:
        into[last] = value


def _settled(kind: Kind, found: Any) -> Any:
    """The members as what they are meant to be: numbered and nameless ones are elements of an array."""
    types = kind.types
    if is_object(found) and "array" in types and all(key == "" or key.isdecimal() for key in found):
        items: list[Any] = []
        for value in found.values():
            items += value if is_array(value) else [value]
        return [_settled(kind.item, item) for item in items]
    if is_object(found):
        return {key: _settled(kind.member(key), value) for key, value in found.items()}
    if is_array(found):
        return [_settled(kind.item, item) for item in found]
    if "array" in types and isinstance(found, str) and "string" not in types:
        return [_settled(kind.item, found)]
    return kind.read(found) if isinstance(found, str) else found
