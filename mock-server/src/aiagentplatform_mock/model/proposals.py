"""A likely value for a JSON Schema, one keyword after another.

A proposal may be wrong where keywords interact (`not`, `if`, `oneOf`, ...): whoever asks for it checks it. Later
attempts choose other branches. Must not validate, and must not know what the value is for.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from . import texts
from .chance import Chance
from .hints import Hints
from .shapes import entries, is_array, is_object, section

Schema: TypeAlias = Mapping[str, Any]

_DEEP = 3  # from here on, what is optional is left out
_TOO_DEEP = 60
_KEYWORD_TYPES = {
    "properties": "object",
    "required": "object",
    "additionalProperties": "object",
    "minProperties": "object",
    "patternProperties": "object",
    "propertyNames": "object",
    "items": "array",
    "prefixItems": "array",
    "minItems": "array",
    "maxItems": "array",
    "uniqueItems": "array",
    "contains": "array",
    "minimum": "number",
    "maximum": "number",
    "exclusiveMinimum": "number",
    "exclusiveMaximum": "number",
    "multipleOf": "number",
}


class ProposalError(ValueError):
    """There is nothing to propose: an unknown reference, a `false` schema, endless recursion."""


class Proposer:
    """Proposes values for the parts of one schema.

    Args:
        root: The whole schema, in which references are looked up.
        chance: Decides what nothing else decides.
        hints: What the values may be taken from.
        adventurous: Whether to choose among branches by chance, rather than the first.
    """

    def __init__(self, root: Schema, chance: Chance, hints: Hints, *, adventurous: bool = False) -> None:
        self._root = root
        self._chance = chance
        self._hints = hints
        self._adventurous = adventurous
        self._makers: Mapping[str, Callable[[Schema, str, int], Any]] = {
            "object": self._object,
            "array": self._array,
            "string": self._string,
            "integer": self._integer,
            "number": self._number,
            "boolean": lambda schema, name, depth: not self._adventurous or self._chance.below(2) == 0,
            "null": lambda schema, name, depth: None,
        }

    def value(self, schema: Schema | bool, name: str = "", depth: int = 0) -> Any:
        """A value for the schema of a field of that name.

        Raises:
            ProposalError: See there.
        """
        if schema is False or depth > _TOO_DEEP:
            raise ProposalError(f"Nothing matches {name or 'the schema'!r}.")
        resolved = self._resolved({} if schema is True else schema, depth)
        if "const" in resolved:
            return resolved["const"]
        if options := resolved.get("enum"):
            texts_only = [option for option in options if isinstance(option, str)]
            return self._hints.chosen(texts_only) or self._branch(options)
        return self._makers[self._type(resolved, depth)](resolved, name, depth)

    # Which schema, which type

    def _resolved(self, schema: Schema, depth: int) -> dict[str, Any]:
        """The schema with references, `allOf` and one branch of each choice merged into it."""
        merged: dict[str, Any] = {key: value for key, value in schema.items() if key not in _COMBINING}
        pointer = schema.get("$ref", schema.get("$dynamicRef"))
        parts: list[Any] = [] if pointer is None else [self._target(pointer)]
        parts += entries(schema, "allOf")
        for choice in ("anyOf", "oneOf"):
            if branches := schema.get(choice):
                parts.append(self._branch(self._shallow_first(branches) if depth >= _DEEP else _nulls_last(branches)))
        for part in parts:
            if part is False or depth > _TOO_DEEP:
                raise ProposalError("A branch matches nothing.")
            if part is not True:
                merged = _merged(merged, self._resolved(part, depth + 1))
        return merged

    def _branch(self, options: list[Any]) -> Any:
        return self._chance.pick(options) if self._adventurous else options[0]

    @staticmethod
    def _shallow_first(branches: list[Any]) -> list[Any]:
        return sorted(branches, key=lambda branch: is_object(branch) and ("$ref" in branch or "items" in branch))

    def _target(self, pointer: str) -> Any:
        if not pointer.startswith("#"):
            raise ProposalError(f"Unknown reference {pointer!r}.")
        if pointer[1:2] not in ("", "/"):
            found = _anchored(self._root, pointer[1:])
            if found is None:
                raise ProposalError(f"Unknown reference {pointer!r}.")
            return found
        target: Any = self._root
        for token in pointer[1:].split("/")[1:]:
            token = token.replace("~1", "/").replace("~0", "~").replace("%24", "$").replace("%20", " ")
            try:
                target = target[int(token)] if is_array(target) else target[token]
            except (KeyError, IndexError, ValueError, TypeError):
                raise ProposalError(f"Unknown reference {pointer!r}.") from None
        return target

    def _type(self, schema: Schema, depth: int) -> str:
        declared = schema.get("type")
        if isinstance(declared, str):
            return declared
        if is_array(declared):
            types = _nulls_last(declared)
            return str(types[-1] if depth >= _DEEP else self._branch(types))
        return next((kind for keyword, kind in _KEYWORD_TYPES.items() if keyword in schema), "string")

    # One maker for each type

    def _object(self, schema: Schema, name: str, depth: int) -> dict[str, Any]:
        properties: Mapping[str, Any] = section(schema, "properties")
        required: list[str] = entries(schema, "required")
        wanted = [*required, *properties] if depth < _DEEP else required
        most = int(schema.get("maxProperties", math.inf) if "maxProperties" in schema else len(wanted) + len(required))
        names = list(dict.fromkeys(wanted))[: max(most, len(required))]
        names = [key for key in properties if key in names] + [key for key in names if key not in properties]
        made = {key: self._member(schema, properties, key, depth) for key in names if properties.get(key) is not False}
        least = max(int(schema.get("minProperties", 0)), 0 if properties or not _is_map(schema) else 1)
        for number in range(1, 4 * least + 1):
            if len(made) >= least:
                break
            key = self._key(schema, number)
            made[key] = self._member(schema, properties, key, depth)
        return made

    def _member(self, schema: Schema, properties: Mapping[str, Any], key: str, depth: int) -> Any:
        rest = schema.get("additionalProperties", True)
        patterned = next(iter(section(schema, "patternProperties").values()), True if rest is False else rest)
        return self.value(properties.get(key, patterned), key, depth + 1)

    def _key(self, schema: Schema, number: int) -> str:
        rule = schema.get("propertyNames")
        pattern = next(iter(section(schema, "patternProperties")), None)
        if is_object(rule):
            return str(self.value({"type": "string", **rule}, f"key {number}"))
        return self._string({"pattern": pattern}, "key", 0) if pattern else f"key_{number}"

    def _array(self, schema: Schema, name: str, depth: int) -> list[Any]:
        rule = schema.get("items", True)
        first: list[Any] = [
            *entries(schema, "prefixItems"),
            *(rule if is_array(rule) else []),
        ]
        rest: Any = schema.get("additionalItems", True) if is_array(rule) else rule
        made = [self.value(part, name, depth + 1) for part in first]
        if "contains" in schema:
            made += [self.value(schema["contains"], name, depth + 1) for _ in range(int(schema.get("minContains", 1)))]
        least = int(schema.get("minItems", 0))
        usual = 0 if first or depth >= _DEEP or rest is False else max(1, self._names_for(rest))
        count = min(max(least, usual), int(schema.get("maxItems", max(least, usual))))
        for _ in range(8 * count):
            if len(made) >= count:
                break
            item = self.value(rest, name, depth + 1)
            if not (schema.get("uniqueItems") and item in made):
                made.append(item)
        return made

    def _names_for(self, schema: Any) -> int:
        """How many texts the hints could fill an array of such items with."""
        if not is_object(schema) or self._resolved(schema, 0).keys() & {
            "enum",
            "pattern",
            "format",
        }:
            return 1
        return min(self._hints.names_left(), 5) if schema.get("type") == "string" else 1

    def _string(self, schema: Schema, name: str, depth: int) -> str:
        return texts.fitting(schema, name, self._chance, self._hints, plain=not self._adventurous)

    def _integer(self, schema: Schema, name: str, depth: int) -> int:
        return int(self._numeric(schema, step=max(1, math.ceil(schema.get("multipleOf", 1)))))

    def _number(self, schema: Schema, name: str, depth: int) -> float:
        value = self._numeric(schema, step=schema.get("multipleOf"))
        return int(value) if float(value).is_integer() else value

    def _numeric(self, schema: Schema, step: float | None) -> float:
        whole = step is not None and float(step).is_integer()
        gap = step or 0.5
        low, high = _bounds(schema, gap)
        hint = self._hints.number(low, high, whole=whole)
        if hint is not None and (step is None or math.isclose(hint / step, round(hint / step))):
            return hint
        start = math.ceil(max(low, 0.0 if high >= 0 else high - 100) / gap)
        end = max(start, math.floor(min(high, start * gap + 100) / gap))
        return round((start + self._chance.below(end - start + 1)) * gap, 10) if start * gap <= high else low


_COMBINING = frozenset({"$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "$defs", "definitions"})


def _nulls_last(options: list[Any]) -> list[Any]:
    return sorted(options, key=lambda option: option == "null" or option == {"type": "null"})


def _is_map(schema: Schema) -> bool:
    return is_object(schema.get("additionalProperties")) or "patternProperties" in schema


def _bounds(schema: Schema, gap: float) -> tuple[float, float]:
    low, high = float(schema.get("minimum", -math.inf)), float(schema.get("maximum", math.inf))
    above, below = schema.get("exclusiveMinimum"), schema.get("exclusiveMaximum")
    # In draft 4 these are flags of `minimum` and `maximum`.
    if above is not None and above is not False:
        low = max(low, (low if above is True else float(above)) + gap)
    if below is not None and below is not False:
        high = min(high, (high if below is True else float(below)) - gap)
    return low, high


def _merged(base: dict[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    merged = {**base, **other}
    if "properties" in base and "properties" in other:
        merged["properties"] = {**base["properties"], **other["properties"]}
    if "required" in base and "required" in other:
        merged["required"] = list(dict.fromkeys([*base["required"], *other["required"]]))
    for key, stricter in (("minimum", max), ("maximum", min), ("minLength", max), ("maxLength", min)):
        if key in base and key in other:
            merged[key] = stricter(base[key], other[key])
    if is_array(base.get("enum")) and is_array(other.get("enum")):
        merged["enum"] = [value for value in base["enum"] if value in other["enum"]]
    return merged


def _anchored(node: Any, anchor: str) -> Any:
    """The subschema that calls itself by that anchor; `None` if none does."""
    if is_array(node):
        children: list[Any] = node
    elif is_object(node):
        if anchor in (node.get("$anchor"), node.get("$dynamicAnchor")):
            return node
        children = list(node.values())
    else:
        return None
    return next((found for child in children if (found := _anchored(child, anchor)) is not None), None)
