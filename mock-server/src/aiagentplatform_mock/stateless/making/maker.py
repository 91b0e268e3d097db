"""Makes one value of a schema: examples and defaults first, then whatever the facts allow.

What is made may still be wrong, where a schema says more than facts tell; `proof` finds that out and asks for another
turn at the place at fault. Must not know the validator.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, TypeAlias

from ...kernel.shapes import as_array, is_object
from ..lowering import OTHER_SIDE, ROOT, Schema, fits
from .facts import Defs, EndlessError, Facts, ImpossibleError, gather, good_values, same_in
from .numbers import number
from .texts import text

Path: TypeAlias = "tuple[str | int, ...]"

_DEEP = 5  # below, only what is required is made
_MANY = 1_500  # values, after which only what is required is made
_MOST_ITEMS = 1_000
_MOST_BRANCHES = 32
_KINDS: Mapping[str, tuple[str, ...]] = {
    "object": ("properties", "required", "closures", "names", "dependents"),
    "array": ("first", "items", "contains"),
    "string": ("patterns", "format", "content"),
    "number": ("bounds", "steps"),
}
_KIND_OF_COUNT = {"Length": "string", "Items": "array", "Contains": "array", "Properties": "object"}
_MORE = re.compile(r"(has|is)?_?-?(more|next|truncated|incomplete)(_?(results|items|pages?|data))?", re.IGNORECASE)


class Maker:
    """Makes values.

    Args:
        defs: What references mean.
        turns: How often the value at a path was refused.
        seed: Another number makes other values.
        examples: Whether examples and defaults of schemas are taken.
        start: 1 and more begin with other branches of a union at the root.

    Attributes:
        borrowed: The paths whose values were taken over whole.
        made: How many values were made, parts of values included.
    """

    def __init__(
        self, defs: Defs, turns: Mapping[Path, int], *, seed: int = 0, examples: bool = True, start: int = 0
    ) -> None:
        self._defs = defs
        self._turns = turns
        self._start = start
        self._seed = seed
        self._examples = examples
        self.made = 0
        self.borrowed: set[Path] = set()

    def value(self, schema: Schema, hint: str) -> Any:
        """A value of the schema; `hint` is what a free text says.

        Raises:
            ImpossibleError: The schema contradicts itself, or has no end.
        """
        return self._value(schema, (), hint, frozenset(), 0)

    def _value(self, schema: Schema, path: Path, hint: str, open: frozenset[str], salt: int) -> Any:
        self.made += 1
        turn, start = self._turns.get(path, 0), 0 if path else self._start
        facts = gather(schema, self._defs, open, start + turn)
        given = self._given(facts, path)
        if len(given) > turn:
            self.borrowed.add(path)
            return given[turn]
        start += turn - len(given)
        if given:  # they were wrong, and say nothing about the branches that were chosen
            facts = gather(schema, self._defs, open, start)
        try:
            return self._made(facts, path, hint, salt)
        except ImpossibleError:
            # What has no end in one branch may have one in another.
            for other in range(1, min(facts.choices, _MOST_BRANCHES)) if self.made < 2 * _MANY else ():
                with suppress(ImpossibleError):
                    return self._made(gather(schema, self._defs, open, start + other), path, hint, salt)
            raise

    def _made(self, facts: Facts, path: Path, hint: str, salt: int) -> Any:
        """A value that keeps to the facts."""
        turn = facts.turn + salt
        if facts.values is not None:
            values = good_values(facts)
            if not values:
                raise ImpossibleError("no value of the list has a good type")
            self.borrowed.add(path)
            return values[(turn + self._seed) % len(values)]
        return self._typed(facts, path, hint, turn)

    def _given(self, facts: Facts, path: Path) -> list[Any]:
        """The examples and defaults that may be right, unless some above were not."""
        if not self._examples or any(self._turns.get(path[:end]) for end in range(len(path))):
            return []
        good = [each for each in facts.examples if fits(each, facts.types)]
        return [each for each in good if facts.values is None or same_in(each, facts.values)]

    def _typed(self, facts: Facts, path: Path, hint: str, turn: int) -> Any:
        types = facts.types or [_kind(facts)]
        order = [*(each for each in types if each != "null"), *(each for each in types if each == "null")]
        turn, kind = divmod(turn, len(order)) if len(order) > 1 else (turn, 0)
        first, *others = order[kind:] + order[:kind]
        for each in (first, *others[:-1]):
            with suppress(ImpossibleError):
                return self._of_type(each, facts, path, hint, turn)
        return self._of_type(others[-1] if others else first, facts, path, hint, turn)

    def _of_type(self, kind: str, facts: Facts, path: Path, hint: str, turn: int) -> Any:
        other = turn + self._seed
        match kind:
            case "object":
                return self._object(facts, path, turn)
            case "array":
                return self._array(facts, path, hint, turn)
            case "string":
                return self._text(facts, path, hint, other)
            case "number" | "integer":
                found = number(facts.bounds, facts.steps, whole=kind == "integer", turn=other)
                if found is None:
                    raise ImpossibleError("no number lies between the bounds")
                return found
            case "boolean":
                return (other % 2 == 1) if _MORE.fullmatch(hint) else (other % 2 == 0)
            case "null":
                return None
            case _:
                return {"key": "value"} if turn % 2 == 0 else "text"

    def _text(self, facts: Facts, path: Path, hint: str, turn: int) -> str:
        if facts.content is not None:
            return json.dumps(self._value(facts.content, (*path, "#"), hint, facts.open, turn), separators=(",", ":"))
        found = text(facts, hint, turn)
        if found is None:
            raise ImpossibleError("no text is found that keeps to all that is asked")
        return found

    # ── arrays ───────────────────────────────────────────────────────────────────────────────────

    def _array(self, facts: Facts, path: Path, hint: str, turn: int) -> list[Any]:
        least, most = facts.counts.get("minItems", 0), facts.counts.get("maxItems")
        wanted = [_all(parts or facts.items) for parts in facts.first]
        for part in facts.contains:
            wanted += [_all([part, *facts.items])] * max(1, facts.counts.get("minContains", 1))
        usual = (max(1, least) if turn % 3 != 2 else least) + (turn % 3 == 1)
        rest = _all(facts.items)
        if not facts.sealed and len(wanted) < min(usual, _MOST_ITEMS):
            wanted += [rest] * (min(usual, _MOST_ITEMS) - len(wanted))
        made: list[Any] = []
        try:
            for position, part in enumerate(wanted[:most]):
                made.append(self._item(facts, part, (*path, position), hint, made))
        except ImpossibleError:
            if len(made) < least:
                raise
        return made

    def _item(self, facts: Facts, part: Schema, path: Path, hint: str, before: list[Any]) -> Any:
        singular = hint[:-1] if hint.endswith("s") and not hint.endswith("ss") and len(hint) > 3 else hint
        if not facts.unique:
            return self._value(part, path, singular, facts.open, 0)
        for salt in range(len(before), len(before) + 50):
            made = self._value(part, path, singular, facts.open, salt)
            if not same_in(made, before):
                return made
        raise ImpossibleError("there are not enough different items")

    # ── objects ──────────────────────────────────────────────────────────────────────────────────

    def _object(self, facts: Facts, path: Path, turn: int) -> dict[str, Any]:
        most = facts.counts.get("maxProperties")
        names = [name for name in facts.properties if name in facts.required or self._wanted(facts, name, path, turn)]
        names += [name for name in facts.required if name not in facts.properties]
        made: dict[str, Any] = {}
        lack = len(facts.required)
        for name in names:
            needed = name in facts.required
            lack -= needed
            if needed or most is None or len(made) + lack < most:
                self._member(made, facts, name, path, needed=needed)
        for name, dependent in facts.dependents:
            if name in made:
                self._depend(made, facts, dependent, path)
        return self._filled(made, facts, path, turn)

    def _wanted(self, facts: Facts, name: str, path: Path, turn: int) -> bool:
        if turn % 3 == 1 or len(path) >= _DEEP or self.made > _MANY:
            return False
        return not self._is_for_other_side(facts.properties[name])

    def _is_for_other_side(self, parts: list[Schema]) -> bool:
        """Whether one of a value's parts says so, be it behind references."""
        pending, seen = [*parts], set[str]()
        while pending:
            part = pending.pop()
            if not is_object(part):
                continue
            if part.get(OTHER_SIDE):
                return True
            pending += part.get("allOf", ())
            name = part.get("$ref", "")[len(ROOT) :]
            if name and name not in seen:
                seen.add(name)
                pending.append(self._defs[name])
        return False

    def _member(self, made: dict[str, Any], facts: Facts, name: str, path: Path, *, needed: bool) -> None:
        try:
            made[name] = self._value(_all(_parts(facts, name)), (*path, name), name, facts.open, 0)
        except ImpossibleError:
            if needed:
                raise

    def _depend(self, made: dict[str, Any], facts: Facts, dependent: Any, path: Path) -> None:
        names = as_array(dependent)
        if is_object(dependent):
            more = gather(dependent, self._defs, frozenset(), 0)
            for name, parts in more.properties.items():
                facts.properties.setdefault(name, []).extend(parts)
            names = [*more.required, *(name for name in more.properties if name in made)]
        for name in names:
            self._member(made, facts, name, path, needed=True)

    def _filled(self, made: dict[str, Any], facts: Facts, path: Path, turn: int) -> dict[str, Any]:
        """The object with members of a free name, where it is a map or has too few."""
        is_map = not facts.properties and any(
            each.rest not in (None, False) or each.patterns for each in facts.closures
        )
        most = facts.counts.get("maxProperties", _MOST_ITEMS)
        least = min(
            max(facts.counts.get("minProperties", 0), 1 if is_map and turn % 3 != 1 and most else 0), _MOST_ITEMS
        )
        needed = facts.counts.get("minProperties", 0)
        for name in facts.properties if len(made) < needed else ():
            if name not in made and len(made) < needed:
                self._member(made, facts, name, path, needed=False)
        for position in range(4 * least):
            if len(made) >= least:
                break
            try:
                name = self._name(facts, path, position)
                self._member(made, facts, name, path, needed=len(made) < needed)
            except EndlessError:
                if len(made) < needed:
                    raise
                break
            except ImpossibleError:
                break
        return made

    def _name(self, facts: Facts, path: Path, position: int) -> str:
        patterns = [pattern for each in facts.closures for pattern in each.patterns]
        rules: list[Schema] = [*facts.names, *([{"pattern": patterns[0]}] if patterns else [])]
        usual = f"key_{position + 1}" if position else "key"
        if not rules:
            return usual
        rule = {"type": "string", "allOf": rules}
        return str(self._value(rule, (*path, f"#{position}"), usual, facts.open, position))


def _all(parts: list[Schema]) -> Schema:
    if len(parts) == 1:
        return parts[0]
    return {"allOf": parts} if parts else True


def _parts(facts: Facts, name: str) -> list[Schema]:
    """All that is said about one member."""
    found = list(facts.properties.get(name, ()))
    for closure in facts.closures:
        matched = [schema for pattern, schema in closure.patterns.items() if _matches(pattern, name)]
        found += matched
        if not matched and name not in closure.names and closure.rest is not None:
            found.append(closure.rest)
    return found


def _matches(pattern: str, name: str) -> bool:
    try:
        return re.search(pattern, name) is not None
    except re.error:
        return False


def _kind(facts: Facts) -> str:
    """The type that keywords speak of, where none is named."""
    for kind, names in _KINDS.items():
        if any(getattr(facts, name) for name in names):
            return kind
    return next((_KIND_OF_COUNT[keyword[3:]] for keyword in facts.counts), "any")
