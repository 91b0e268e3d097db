"""
From the events of a stream to its final object: `Merge` folds deltas, `Last` keeps what the last event carries.

Which of them, and over which fields, an operation's `StreamSpec` says. Works on decoded events, a few hundred
nanoseconds each; must not know bytes, connections or any product.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, Literal, Protocol, get_args, get_origin

from pydantic import BaseModel

from ..operation import LastSpec, MergeSpec
from ..reply.decode import decoder
from ..values.type_guards import is_dict, is_list
from .pointer import member

SCALARS = frozenset({int, str, float, bool})
MAX_PIECES = 1024
"""Pieces of text are joined when there are more: a small text costs more than ten times its length."""


class Accumulator(Protocol):
    """Takes every event, in order; `result` is the final object as far as it goes, None before there is anything."""

    def add(self, events: Sequence[Any]) -> None: ...
    def result(self) -> Any: ...


def accumulator_for(spec: MergeSpec | LastSpec | None) -> Accumulator | None:
    """The accumulator of a stream; None for one that has no final object."""
    if spec is None:
        return None
    return Merge(spec) if isinstance(spec, MergeSpec) else Last(spec)


class Last:
    """The final object is a field of the last event that has it."""

    def __init__(self, spec: LastSpec) -> None:
        self._field = spec.field
        self._value: Any = None

    def add(self, events: Sequence[Any]) -> None:
        for event in reversed(events):
            value = member(event, self._field)
            if value is not None:
                self._value = value
                return

    def result(self) -> Any:
        return self._value


class Merge:
    """
    The final object is the events laid over one another, with the deltas of its items merged by index.

    A later value replaces an earlier one, null replaces nothing. Inside a delta text is joined, objects are merged,
    lists of indexed objects are merged by index and other lists are appended; but text that names something (an id, or
    a value of an enum) is replaced, since some servers repeat it in every event.
    """

    def __init__(self, spec: MergeSpec) -> None:
        self._spec = spec
        self._top: dict[str, Any] = {}
        self._items: dict[Any, tuple[dict[str, Any], _Delta]] = {}

    def add(self, events: Sequence[Any]) -> None:
        spec, table = self._spec, _table(events)
        for name in table.names:
            if name != spec.items and (value := table.last(name)) is not None:
                self._top[name] = value
        lists = [value for value in table.column(spec.items) if value.__class__ is list]
        for index, group in _table(list(chain.from_iterable(lists))).grouped(spec.index).items():
            self._add_item(index, group)

    def _add_item(self, index: Any, table: _Table) -> None:
        spec = self._spec
        known = self._items.get(index)
        if known is None:
            known = self._items[index] = ({spec.index: index}, _Delta())
        values, delta = known
        for name in table.names:
            if name == spec.index or not (column := table.column(name)):
                continue
            if name == spec.delta:
                delta.add(column)
                continue
            for value in column:
                replaces = value.__class__ in SCALARS or name not in values
                values[name] = value if replaces else _merged(plain(values[name]), plain(value))

    def result(self) -> Any:
        if not self._top and not self._items:
            return None
        spec = self._spec
        target = decoder(spec.type)
        wire = {name: plain(value) for name, value in self._top.items()}
        wire[spec.items] = [
            {**{name: plain(value) for name, value in values.items()}, spec.into: delta.plain()}
            for _, (values, delta) in sorted(self._items.items(), key=lambda each: str(each[0]).zfill(8))
        ]
        wire.update(_constants(target.target))
        return target.repair(wire)


class _Delta:
    """One object, merged from its deltas."""

    __slots__ = ("_lists", "_parts", "_texts", "_values")

    def __init__(self) -> None:
        self._texts: dict[str, list[str]] = {}
        self._values: dict[str, Any] = {}
        self._lists: dict[str, dict[Any, _Delta]] = {}
        self._parts: dict[str, _Delta] = {}

    def add(self, deltas: Sequence[Any]) -> None:
        self._add(_table(deltas), _naming_fields(frozenset(map(type, deltas))))

    def _add(self, table: _Table, naming: frozenset[str]) -> None:
        for name in table.names:
            if not (column := table.column(name)):
                continue
            if name not in naming and (text := _joined(column)) is not None:
                self._add_text(name, text)
            elif set(map(type, column)) == {list}:
                self._add_lists(name, column)
            else:
                for value in column:
                    self._add_value(name, value, name in naming)

    def _add_lists(self, name: str, lists: Iterable[list[Any]]) -> None:
        parts: list[Any] = []
        for each in lists:
            if _are_indexed(each):
                parts += each
            else:
                self._values[name] = [*self._list(name), *map(plain, each)]
        known, naming = self._lists.setdefault(name, {}) if parts else {}, _naming_fields(frozenset(map(type, parts)))
        for index, group in _table(parts).grouped("index").items():
            known.setdefault(index, _Delta())._add(group, naming)

    def _add_text(self, name: str, text: str) -> None:
        known = self._texts.setdefault(name, [])
        known.append(text)
        if len(known) > MAX_PIECES:
            known[:] = ("".join(known),)

    def _add_value(self, name: str, value: Any, names: bool) -> None:
        if value.__class__ is str and not names:
            self._add_text(name, value)
        elif is_list(value):
            self._add_lists(name, [value])
        elif value.__class__ is dict or hasattr(value, "model_fields_set"):
            self._parts.setdefault(name, _Delta()).add([value])
        else:
            self._values[name] = value

    def _list(self, name: str) -> list[Any]:
        known = self._values.get(name)
        return known if is_list(known) else []

    def plain(self) -> dict[str, Any]:
        """The object as JSON. The index that merged a list's elements is not part of them."""
        return {
            **self._values,
            **{name: "".join(pieces) for name, pieces in self._texts.items()},
            **{name: part.plain() for name, part in self._parts.items()},
            **{name: [_unindexed(each.plain()) for each in parts.values()] for name, parts in self._lists.items()},
        }


def _unindexed(value: dict[str, Any]) -> dict[str, Any]:
    value.pop("index", None)
    return value


def plain(value: Any) -> Any:
    """A decoded value as JSON again, by wire names and without what was absent."""
    dump: Callable[..., Any] | None = getattr(value, "model_dump", None)
    if dump is not None:
        return dump(by_alias=True, exclude_unset=True, warnings=False)
    return [plain(each) for each in value] if is_list(value) else value


def _merged(lower: Any, upper: Any) -> Any:
    """Objects are merged and lists appended; anything else replaces."""
    if is_dict(lower) and is_dict(upper):
        merged = dict(lower)
        for name, value in upper.items():
            merged[name] = _merged(lower.get(name), value)
        return merged
    if is_list(lower) and is_list(upper):
        return [*lower, *upper]
    return lower if upper is None else upper


class _Table:
    """Objects as a table: a row each, a column a field. To fold many events column by column is what makes it cheap."""

    __slots__ = ("names", "rows")

    def __init__(self, rows: list[dict[str, Any]], names: Iterable[str]) -> None:
        self.rows, self.names = rows, names

    def _values(self, name: str) -> list[Any]:
        try:
            return [row[name] for row in self.rows]
        except KeyError:
            return [row.get(name) for row in self.rows]

    def column(self, name: str) -> list[Any]:
        """A field's values that are not null."""
        return _present(self._values(name))

    def last(self, name: str) -> Any:
        """A field's last value that is not null; None if all are."""
        value = self.rows[-1].get(name)
        if value is None and (column := self.column(name)):
            value = column[-1]
        return value

    def grouped(self, name: str) -> dict[Any, _Table]:
        """A table for each index; one that a broken event has and that cannot be looked up becomes text."""
        indexes = self._values(name)
        if indexes and indexes[0].__class__ is int and indexes.count(indexes[0]) == len(indexes):
            return {indexes[0]: self}
        groups: dict[Any, list[dict[str, Any]]] = {}
        for index, row in zip(indexes, self.rows, strict=True):
            groups.setdefault(index if index.__class__ in SCALARS else repr(index), []).append(row)
        return {index: _Table(rows, self.names) for index, rows in groups.items()}


def _table(values: Sequence[Any]) -> _Table:
    """The fields of models or raw objects; anything else has none, and is left out."""
    kinds = set(map(type, values))
    if len(kinds) == 1 and issubclass(kinds.pop(), BaseModel):  # as nearly always: all have the same fields
        rows, extras = [each.__dict__ for each in values], [each.__pydantic_extra__ for each in values]
        if not any(extras):
            return _Table(rows, rows[0])
    rows = [row for each in values if (row := _row(each))]
    return _Table(rows, dict.fromkeys(chain.from_iterable(rows)))


def _row(value: Any) -> dict[str, Any]:
    if value.__class__ is dict:
        row: dict[str, Any] = value
        return row
    return {**value.__dict__, **(value.model_extra or {})} if isinstance(value, BaseModel) else {}


def _present(values: list[Any]) -> list[Any]:
    """Those that are not null. Both short cuts are the C code's, and look at no model, which compares slowly."""
    if all(values):
        return values
    if not any(values) and values.count(None) == len(values):
        return []
    return [value for value in values if value is not None]


def _joined(values: list[Any]) -> str | None:
    """The text that they are; None if not all of them are text."""
    try:
        return "".join(values)
    except TypeError:
        return None


def _are_indexed(items: list[Any]) -> bool:
    return bool(items) and all(member(each, "index") is not None for each in items)


@lru_cache(maxsize=256)
def _naming_fields(classes: frozenset[type[Any]]) -> frozenset[str]:
    """The fields of deltas of these classes whose text names something, so that it is not joined."""
    found = {"id", "type", "role"}
    for cls in classes:
        fields: Mapping[str, Any] = getattr(cls, "model_fields", {})
        found.update(name for name, each in fields.items() if _names_something(name, each.annotation))
    return frozenset(found)


def _names_something(name: str, annotation: Any) -> bool:
    return (
        name.endswith("_id")
        or get_origin(annotation) is Literal
        or any(_names_something("", each) for each in get_args(annotation) if get_origin(annotation) is not Literal)
    )


def _constants(cls: Any) -> dict[str, Any]:
    """What a type's fields always are, such as its `object` name, which differs from that of the events."""
    fields: Mapping[str, Any] = getattr(cls, "model_fields", {})
    found: dict[str, Any] = {}
    for name, each in fields.items():
        values = get_args(each.annotation) if get_origin(each.annotation) is Literal else ()
        if len(values) == 1:
            found[each.alias or name] = values[0]
    return found
