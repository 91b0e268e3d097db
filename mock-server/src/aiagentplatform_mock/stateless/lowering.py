"""Schemas of any OpenAPI 3 document as clean JSON Schema 2020-12: the one dialect that judging and making stand on.

OpenAPI 3.0's `nullable` and boolean `exclusiveMinimum`, Swagger's leftovers, keywords of the wrong type and patterns
that no engine reads are settled here, once. A schema has two sides: what is only for the other side is not required.
Must not know operations or HTTP.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import jsonschema_rs

from ..kernel.shapes import as_array, as_object, is_array, is_number, is_object
from .sources import Place
from .tags import tagged_branches

if TYPE_CHECKING:
    from .sources import Sources

Side: TypeAlias = Literal["request", "reply"]
Schema: TypeAlias = "dict[str, Any] | bool"

ROOT = "#/$defs/"
FORMATS = frozenset(
    {"date-time", "date", "time", "duration", "email", "hostname", "ipv4", "ipv6", "uri", "uri-reference", "uuid"}
)
"""The formats that are checked; others say something to people."""
PATTERN = "x-pattern"
"""A pattern that the validator cannot read, kept for whoever makes a value."""
OTHER_SIDE = "x-other-side"
"""On a schema: its value is only for the other side."""

_TYPES = frozenset({"string", "number", "integer", "boolean", "object", "array", "null"})
_LEFTOVER_TYPES: Mapping[str, str] = {"file": "string", "float": "number", "double": "number", "int": "integer"}
_COUNTS = (
    "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties", "minContains", "maxContains",
)  # fmt: skip
_ONE = (
    "not", "if", "then", "else", "contains", "propertyNames", "additionalProperties", "unevaluatedProperties",
    "unevaluatedItems", "contentSchema",
)  # fmt: skip
_ACCESS: Mapping[Side, str] = {"request": "readOnly", "reply": "writeOnly"}


class Lowering:
    """Lowers the schemas of one document for one side. Each is lowered once, when it is first asked for.

    Args:
        sources: The document.
        side: Who sends the values.

    Attributes:
        defs: The lowered schemas by name.
    """

    def __init__(self, sources: Sources, side: Side) -> None:
        self._sources = sources
        self._names: dict[tuple[str, str], str] = {}
        self._old = sources.version.startswith("3.0")
        self._other = _ACCESS[side]
        self.side = side
        self.defs: dict[str, Schema] = {}

    def name_of(self, place: Place) -> str:
        """The name in `defs` of the schema at a place."""
        key = (place.file, place.pointer)
        if key not in self._names:
            name = self._names[key] = f"s{len(self._names)}"
            self.defs[name] = True
            with suppress(RecursionError):  # what is nested too deeply to be read allows anything
                self.defs[name] = self._lower(place)
        return self._names[key]

    def reference(self, place: Place) -> dict[str, Any]:
        """A reference to the lowered schema at a place."""
        return {"$ref": ROOT + self.name_of(place)}

    def within(self, name: str) -> dict[str, Schema]:
        """The schema of that name and all that it refers to."""
        found: dict[str, Schema] = {}
        pending = [name]
        while pending:
            each = pending.pop()
            if each not in found:
                found[each] = self.defs[each]
                pending.extend(references(found[each]))
        return dict(sorted(found.items(), key=lambda item: int(item[0][1:])))

    # ── one schema ───────────────────────────────────────────────────────────────────────────────

    def _lower(self, place: Place) -> Schema:
        raw = place.value
        if not is_object(raw):
            return raw is not False
        lowered = self._referred(place, raw)
        if lowered is None:
            lowered = self._keywords(place, raw)
        if raw.get(self._other) is True:
            lowered[OTHER_SIDE] = True
        return _nullable(lowered) if self._is_nullable(raw) else lowered

    def _is_nullable(self, raw: dict[str, Any]) -> bool:
        """Whether null is allowed besides. By the letter that takes a type, and a place in a list of values."""
        by_the_letter = "type" in raw and (not is_array(raw.get("enum")) or None in raw["enum"])
        return raw.get("nullable") is True and (by_the_letter or self.side == "request")

    def _referred(self, place: Place, raw: dict[str, Any]) -> dict[str, Any] | None:
        """What a `$ref` and the keywords beside it mean; `None` without one."""
        reference = raw.get("$ref", raw.get("$dynamicRef", raw.get("$recursiveRef")))
        if not isinstance(reference, str):
            return None
        target = self._sources.target(reference, place.file)
        leads = target is not None and self._sources.resolve(target) is not None
        lowered: dict[str, Any] = self.reference(target) if target is not None and leads else {}
        rest = {} if self._old else self._keywords(place, {key: raw[key] for key in raw if not key.startswith("$")})
        return {**rest, **lowered}

    def _keywords(self, place: Place, raw: dict[str, Any]) -> dict[str, Any]:
        lowered: dict[str, Any] = {}
        _types(raw, lowered)
        _numbers(raw, lowered)
        _texts(raw, lowered)
        _values(raw, lowered)
        self._children(place, raw, lowered)
        self._items(place, raw, lowered)
        self._members(place, raw, lowered)
        self._unions(place, raw, lowered)
        return lowered

    def _children(self, place: Place, raw: dict[str, Any], lowered: dict[str, Any]) -> None:
        for keyword in _ONE:
            if is_object(raw.get(keyword)) or isinstance(raw.get(keyword), bool):
                lowered[keyword] = self._lower(place.at(keyword))
        for keyword in ("properties", "dependentSchemas"):
            if is_object(raw.get(keyword)):
                lowered[keyword] = {key: self._lower(place.at(keyword, key)) for key in raw[keyword]}
        if is_object(raw.get("patternProperties")):
            every = {key: readable(key) for key in raw["patternProperties"]}
            lowered["patternProperties"] = {
                pattern: self._lower(place.at("patternProperties", key)) for key, pattern in every.items() if pattern
            }

    def _items(self, place: Place, raw: dict[str, Any], lowered: dict[str, Any]) -> None:
        first, rest = ("prefixItems", "items") if not is_array(raw.get("items")) else ("items", "additionalItems")
        if is_array(raw.get(first)):
            lowered["prefixItems"] = [self._lower(place.at(first, number)) for number in range(len(raw[first]))]
        if is_object(raw.get(rest)) or isinstance(raw.get(rest), bool):
            lowered["items"] = self._lower(place.at(rest))

    def _members(self, place: Place, raw: dict[str, Any], lowered: dict[str, Any]) -> None:
        if is_array(raw.get("required")):
            hidden = self._hidden(place, set())
            names = [name for name in raw["required"] if isinstance(name, str) and name not in hidden]
            lowered["required"] = list(dict.fromkeys(names))
        if is_object(raw.get("dependentRequired")):
            lowered["dependentRequired"] = raw["dependentRequired"]

    def _hidden(self, place: Place, seen: set[tuple[str, str]]) -> set[str]:
        """The properties that are only for the other side. What was `seen` is not looked at again."""
        seen.add((place.file, place.pointer))
        node = as_object(place.value)
        found = {key for key in as_object(node.get("properties")) if self._is_hidden(place.at("properties", key))}
        for number in range(len(as_array(node.get("allOf")))):
            target = self._sources.resolve(place.at("allOf", number))
            if target is not None and (target.file, target.pointer) not in seen:
                found |= self._hidden(target, seen)
        return found

    def _is_hidden(self, place: Place) -> bool:
        target = self._sources.resolve(place)
        return any(as_object(each.value).get(self._other) is True for each in (place, target) if each is not None)

    def _unions(self, place: Place, raw: dict[str, Any], lowered: dict[str, Any]) -> None:
        for keyword in ("allOf", "anyOf", "oneOf"):
            branches = raw.get(keyword)
            if not is_array(branches) or not branches:
                continue
            places = [place.at(keyword, number) for number in range(len(branches))]
            tagged = None if keyword == "allOf" else tagged_branches(place, places, self._sources)
            # Which of several a request means is the client's to say: an overlap is the document's fault.
            target = "anyOf" if keyword == "oneOf" and self.side == "request" and "anyOf" not in raw else keyword
            if tagged is None:
                branches = [self._lower(each) for each in places]
                # The same twice says nothing new, but where layers are many, it doubles the validator's work in each.
                lowered[target] = branches if target == "oneOf" else _distinct(branches)
                continue
            mapping: dict[str, str] = {}
            lowered[target] = [self._branch(branch, values, tagged.tag, mapping) for branch, values in tagged.branches]
            lowered["discriminator"] = {"propertyName": tagged.tag, "mapping": mapping}

    def _branch(self, place: Place, values: tuple[str, ...], tag: str, mapping: dict[str, str]) -> dict[str, Any]:
        """A branch under a name of its own, which the tag's values lead to."""
        name = self._names.setdefault((place.file, f"{place.pointer}#{tag}={values}"), f"s{len(self._names)}")
        if name not in self.defs:
            self.defs[name] = True
            inner = self._lower(place)
            needed: dict[str, Any] = {"required": [tag]} if self.side == "reply" else {}
            self.defs[name] = {"allOf": [inner], "properties": {tag: {"enum": list(values)}}, **needed}
        mapping.update(dict.fromkeys(values, ROOT + name))
        return {"$ref": ROOT + name}


def _distinct(schemas: list[Schema]) -> list[Schema]:
    return [schema for number, schema in enumerate(schemas) if schema not in schemas[:number]]


# ── keywords of values ───────────────────────────────────────────────────────────────────────────


def _types(raw: Mapping[str, Any], lowered: dict[str, Any]) -> None:
    given = raw.get("type")
    names = given if is_array(given) else [given]
    types = [_LEFTOVER_TYPES.get(name, name) for name in names if isinstance(name, str)]
    types = list(dict.fromkeys(name for name in types if name in _TYPES))
    if types and len(types) >= len([name for name in names if name is not None]):
        lowered["type"] = types[0] if len(types) == 1 else types


def _numbers(raw: Mapping[str, Any], lowered: dict[str, Any]) -> None:
    for bound in ("minimum", "maximum"):
        exclusive = "exclusive" + bound.capitalize()
        if is_number(raw.get(bound)):
            lowered[exclusive if raw.get(exclusive) is True else bound] = raw[bound]
        if is_number(raw.get(exclusive)):
            lowered[exclusive] = raw[exclusive]
    step = raw.get("multipleOf")
    if is_number(step) and step > 0:
        lowered["multipleOf"] = step
    for keyword in _COUNTS:
        count = raw.get(keyword)
        if is_number(count) and count >= 0 and count == int(count):
            lowered[keyword] = int(count)
    if raw.get("uniqueItems") is True:
        lowered["uniqueItems"] = True


def _texts(raw: Mapping[str, Any], lowered: dict[str, Any]) -> None:
    pattern = raw.get("pattern")
    if isinstance(pattern, str):
        read = readable(pattern)
        lowered["pattern" if read is not None else PATTERN] = read if read is not None else pattern
    # Beside a pattern or a list of values a format is a remark: those say exactly what is meant.
    loose = isinstance(pattern, str) or "enum" in raw or "const" in raw
    written = raw.get("format")
    if isinstance(written, str) and not (written in FORMATS and loose):
        lowered["format"] = written
    if isinstance(raw.get("contentMediaType"), str):
        lowered["contentMediaType"] = raw["contentMediaType"]


def _values(raw: Mapping[str, Any], lowered: dict[str, Any]) -> None:
    values = raw.get("enum")
    if is_array(values) and values:
        lowered["enum"] = list(values)
        if not any(fits(value, lowered.get("type")) for value in values):
            lowered.pop("type", None)
    if "const" in raw:
        lowered["const"] = raw["const"]
    examples = [*([raw["example"]] if "example" in raw else []), *as_array(raw.get("examples"))]
    if examples:
        lowered["examples"] = examples
    if "default" in raw:
        lowered["default"] = raw["default"]


def _nullable(lowered: dict[str, Any]) -> dict[str, Any]:
    kind = lowered.get("type")
    if not lowered:
        return lowered
    if kind is None or lowered.keys() & {"const", "allOf", "anyOf", "oneOf", "$ref"}:
        return {"anyOf": [lowered, {"type": "null"}]}
    kinds: list[str] = [kind] if isinstance(kind, str) else kind
    enum = {"enum": [*lowered["enum"], None]} if "enum" in lowered and None not in lowered["enum"] else {}
    return {**lowered, **enum, "type": list(dict.fromkeys([*kinds, "null"]))}


_CHECKS: Mapping[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "number": is_number,
    "integer": lambda value: is_number(value) and value == int(value),
    "boolean": lambda value: isinstance(value, bool),
    "object": is_object,
    "array": is_array,
    "null": lambda value: value is None,
}


def fits(value: Any, types: str | list[str] | None) -> bool:
    """Whether a value is of one of the types; without types, any value is."""
    return types is None or any(_CHECKS[each](value) for each in ([types] if isinstance(types, str) else types))


@lru_cache(4096)
def readable(pattern: str) -> str | None:
    """The pattern as the validator reads it, spelt the JavaScript way if it was written for another engine."""
    for spelling in (pattern, *_respelt(pattern)):
        try:
            jsonschema_rs.Draft202012Validator({"pattern": spelling})
        except (jsonschema_rs.ValidationError, ValueError):
            continue
        return spelling
    return None


def _respelt(pattern: str) -> list[str]:
    if len(pattern) > 2 and pattern.startswith("/") and pattern.rstrip("gimsuy").endswith("/"):
        pattern = pattern[1:].rstrip("gimsuy")[:-1]
    plain = re.sub(r"\\[zZ]", "$", pattern.replace("\\A", "^").replace("(?P<", "(?<"))
    # A class such as [\w-.] is an error by the letter; browsers of old took the hyphen for itself.
    hyphens = re.sub(r"(\\[wdsWDS])-(?=[^\]])", r"\1\\-", plain)
    return [plain, hyphens]


def references(schema: Any) -> list[str]:
    """The names that a lowered schema refers to."""
    found: list[str] = []
    pending = [schema]
    while pending:
        node = pending.pop()
        if is_array(node):
            pending.extend(node)
        elif is_object(node):
            reference = node.get("$ref")
            if isinstance(reference, str):
                found.append(reference[len(ROOT) :])
            for keyword, value in node.items():
                if keyword in _BY_NAME:
                    pending.extend(value.values())
                elif keyword not in _DATA:
                    pending.append(value)
    return found


_BY_NAME = frozenset({"properties", "patternProperties", "dependentSchemas"})
_DATA = frozenset({"$ref", "enum", "const", "examples", "default", "required", "discriminator", "dependentRequired"})
