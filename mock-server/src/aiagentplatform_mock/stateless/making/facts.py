"""What all parts of a schema say together about one value: references followed, `allOf` merged, branches chosen.

Must not know how a value is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from typing import Any, cast

from ...kernel.shapes import is_array, is_object
from ..lowering import OTHER_SIDE, PATTERN, ROOT, Schema, fits

Defs = Mapping[str, Schema]


class ImpossibleError(Exception):
    """No value can keep to this."""


class EndlessError(ImpossibleError):
    """A value would have to contain itself."""


@dataclass(slots=True)
class Closure:
    """What one schema says of the members that it does not name."""

    names: frozenset[str]
    patterns: Mapping[str, Schema]
    rest: Schema | None


@dataclass(slots=True)
class Facts:
    """The facts about a value.

    `open` are the schemas that it is part of, by name. `turn` is what choosing branches left of it, and `choices` is
    how many ways to choose there were.
    """

    open: frozenset[str] = frozenset()
    turn: int = 0
    choices: int = 1
    types: list[str] | None = None
    values: list[Any] | None = None
    examples: list[Any] = field(default_factory=list[Any])
    bounds: dict[str, float] = field(default_factory=dict[str, float])
    counts: dict[str, int] = field(default_factory=dict[str, int])
    steps: list[float] = field(default_factory=list[float])
    patterns: list[str] = field(default_factory=list[str])
    format: str | None = None
    unique: bool = False
    properties: dict[str, list[Schema]] = field(default_factory=dict[str, list[Schema]])
    required: dict[str, None] = field(default_factory=dict[str, None])
    closures: list[Closure] = field(default_factory=list[Closure])
    names: list[Schema] = field(default_factory=list[Schema])
    first: list[list[Schema]] = field(default_factory=list[list[Schema]])
    items: list[Schema] = field(default_factory=list[Schema])
    contains: list[Schema] = field(default_factory=list[Schema])
    sealed: bool = False
    dependents: list[tuple[str, Any]] = field(default_factory=list[tuple[str, Any]])
    unions: list[list[Schema]] = field(default_factory=list[list[Schema]])
    conditions: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    content: Schema | None = None
    other_side: bool = False


def gather(schema: Schema, defs: Defs, open: frozenset[str], turn: int) -> Facts:
    """The facts about a value of a schema.

    Args:
        schema: A lowered schema.
        defs: What its references mean.
        open: The names of the schemas that the value is part of.
        turn: Which branches of unions are chosen: 0 for the first ones.

    Raises:
        EndlessError: The value would have to contain itself.
        ImpossibleError: Its parts contradict each other.
    """
    facts = Facts(open, turn)
    _Gathering(defs, open).add(facts, schema)
    facts = _chosen(facts, defs, open)
    for condition in facts.conditions:
        # The condition is met, or not met and the other part holds, or the whole is left to the proof.
        for part in ((), ("if", "then"), ("else",))[facts.turn % 3]:
            _Gathering(defs, open).add(facts, condition.get(part, True))
    return facts


def _chosen(facts: Facts, defs: Defs, open: frozenset[str]) -> Facts:
    """The facts with a branch of each union in them."""
    while facts.unions:
        branches = facts.unions.pop(0)
        order = sorted(branches, key=lambda branch: _rank(branch, defs, open))
        facts.turn, start = divmod(facts.turn, len(order))
        facts.choices *= len(order)
        error: ImpossibleError = ImpossibleError("an empty union")
        for branch in order[start:] + order[:start]:
            tried = _copy(facts)
            try:
                _Gathering(defs, open).add(tried, branch)
            except ImpossibleError as raised:
                error = raised
                continue
            facts = tried
            break
        else:
            raise error
    return facts


def _rank(branch: Schema, defs: Defs, open: frozenset[str]) -> int:
    """Values before null, and what ends before what goes round."""
    if branch in ({"type": "null"}, {"const": None}, {"enum": [None]}):
        return 1
    name = _name(branch)
    if name is not None and name in open:
        return 2
    inner = defs.get(name) if name is not None else None
    return 1 if inner == {"type": "null"} else 0


def _name(schema: Schema) -> str | None:
    return schema["$ref"][len(ROOT) :] if is_object(schema) and "$ref" in schema else None


def _copy(facts: Facts) -> Facts:
    copied = copy(facts)
    for name in Facts.__slots__:
        value = getattr(facts, name)
        if isinstance(value, (list, dict)):
            setattr(copied, name, copy(cast("object", value)))
    copied.properties = {key: list(parts) for key, parts in facts.properties.items()}
    copied.first = [list(parts) for parts in facts.first]
    return copied


class _Gathering:
    """One walk over a schema and whatever it is joined with."""

    def __init__(self, defs: Defs, open: frozenset[str]) -> None:
        self._defs = defs
        self._open = open

    def add(self, facts: Facts, schema: Schema) -> None:
        """Add what a schema says."""
        if schema is False:
            raise ImpossibleError("nothing is allowed here")
        if not is_object(schema):
            return
        name = _name(schema)
        if name in self._open:
            raise EndlessError(name)
        if name is not None and name not in facts.open:  # what is part of itself without end says nothing new
            facts.open |= {name}
            self.add(facts, self._defs[name])
        for part in schema.get("allOf", ()):
            self.add(facts, part)
        for keyword, add in _KEYWORDS.items():
            if keyword in schema:
                add(facts, schema[keyword])
        self._members(facts, schema)
        for keyword in ("oneOf", "anyOf"):
            if schema.get(keyword):
                facts.unions.append(list(schema[keyword]))
        if "if" in schema:
            facts.conditions.append(schema)

    def _members(self, facts: Facts, schema: dict[str, Any]) -> None:
        for key, inner in schema.get("properties", {}).items():
            facts.properties.setdefault(key, []).append(inner)
        rest = schema.get("additionalProperties", schema.get("unevaluatedProperties"))
        patterns: dict[str, Schema] = schema.get("patternProperties", {})
        if rest is not None or patterns:
            # What is evaluated elsewhere is not closed: an unevaluated rest says nothing about names that others know.
            known = () if "additionalProperties" not in schema and rest is False else schema.get("properties", ())
            if "additionalProperties" in schema or rest is not False:
                facts.closures.append(Closure(frozenset(known), patterns, rest))
            else:
                facts.closures.append(Closure(frozenset(), patterns, None))
        if is_array(schema.get("prefixItems")):
            for number, part in enumerate(schema["prefixItems"]):
                facts.first.extend([] for _ in range(number + 1 - len(facts.first)))
                facts.first[number].append(part)
        if schema.get("items", schema.get("unevaluatedItems")) is False:
            facts.sealed = True
        elif "items" in schema:
            facts.items.append(schema["items"])


# ── one keyword each ─────────────────────────────────────────────────────────────────────────────


def _add_types(facts: Facts, given: str | list[str]) -> None:
    types = [given] if isinstance(given, str) else given
    if facts.types is None:
        facts.types = list(types)
    else:
        both = [each for each in facts.types if each in types or (each == "integer" and "number" in types)]
        both += ["integer"] if "integer" in types and "number" in facts.types and "integer" not in both else []
        facts.types = both
        if not both:
            raise ImpossibleError("the types exclude each other")


def _add_values(facts: Facts, values: list[Any]) -> None:
    facts.values = list(values) if facts.values is None else [each for each in facts.values if same_in(each, values)]
    if not facts.values:
        raise ImpossibleError("the values exclude each other")


def same_in(value: Any, values: list[Any]) -> bool:
    """Whether a JSON value is among others: `true` is not 1."""
    return any(type(each) is type(value) and each == value for each in values) or (
        not isinstance(value, bool) and any(each == value and not isinstance(each, bool) for each in values)
    )


def _stricter(keyword: str, choose: Callable[..., Any]) -> Callable[[Facts, Any], None]:
    def add(facts: Facts, value: Any) -> None:
        facts.bounds[keyword] = choose(facts.bounds.get(keyword, value), value)

    return add


def _count(keyword: str) -> Callable[[Facts, Any], None]:
    choose: Callable[..., int] = max if keyword.startswith("min") else min

    def add(facts: Facts, value: int) -> None:
        facts.counts[keyword] = choose(facts.counts.get(keyword, value), value)

    return add


def _add_format(facts: Facts, value: str) -> None:
    facts.format = facts.format or value


def _add_unique(facts: Facts, value: bool) -> None:
    facts.unique = True


def _add_content(facts: Facts, value: Schema) -> None:
    facts.content = value


def _add_other_side(facts: Facts, value: bool) -> None:
    facts.other_side = True


def _add_dependents(facts: Facts, value: dict[str, Any]) -> None:
    facts.dependents += value.items()


def _counts() -> Iterator[tuple[str, Callable[[Facts, Any], None]]]:
    for what in ("Length", "Items", "Properties", "Contains"):
        for bound in ("min", "max"):
            yield bound + what, _count(bound + what)


_KEYWORDS: Mapping[str, Callable[[Facts, Any], None]] = {
    "type": _add_types,
    "enum": _add_values,
    "const": lambda facts, value: _add_values(facts, [value]),
    "minimum": _stricter("minimum", max),
    "maximum": _stricter("maximum", min),
    "exclusiveMinimum": _stricter("exclusiveMinimum", max),
    "exclusiveMaximum": _stricter("exclusiveMaximum", min),
    "multipleOf": lambda facts, value: facts.steps.append(value),
    "pattern": lambda facts, value: facts.patterns.append(value),
    PATTERN: lambda facts, value: facts.patterns.append(value),
    "format": _add_format,
    "uniqueItems": _add_unique,
    "required": lambda facts, names: facts.required.update(dict.fromkeys(names)),
    "propertyNames": lambda facts, schema: facts.names.append(schema),
    "contains": lambda facts, schema: facts.contains.append(schema),
    "dependentRequired": _add_dependents,
    "dependentSchemas": _add_dependents,
    "examples": lambda facts, values: facts.examples.extend(values),
    "default": lambda facts, value: facts.examples.append(value) if value is not None else None,
    "contentSchema": _add_content,
    OTHER_SIDE: _add_other_side,
    **dict(_counts()),
}


def good_values(facts: Facts) -> list[Any]:
    """The listed values that have a good type; `null` last."""
    values = [value for value in facts.values or () if fits(value, facts.types)]
    return sorted(values, key=lambda value: value is None)
