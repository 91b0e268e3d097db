"""
From the events of a stream to its final object: `Merge` folds deltas, `Last` keeps what the last event carries.

Which of them, and over which fields, an operation's `StreamSpec` says. Works on decoded events, at about a microsecond
each; must not know bytes, connections or any product.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Literal, Protocol, get_args, get_origin

from ..operation import LastSpec, MergeSpec
from ..reply.decode import decoder
from ..values.type_guards import is_dict, is_list
from .pointer import member

SCALARS = frozenset({int, str, float, bool})
MAX_PIECES = 1024
"""Pieces of text are joined when there are more: a small text costs more than ten times its length."""


class Accumulator(Protocol):
    """Takes every event; `result` is the final object as far as it goes, None before there is anything."""

    def add(self, event: Any) -> None: ...
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

    def add(self, event: Any) -> None:
        value = member(event, self._field)
        if value is not None:
            self._value = value

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

    def add(self, event: Any) -> None:
        top, items = self._top, self._spec.items
        for name, value in _fields(event):
            if value is None:
                continue
            if name != items:
                top[name] = value
            elif value.__class__ is list:
                for item in value:
                    self._add_item(item)

    def _add_item(self, item: Any) -> None:
        spec = self._spec
        index = _index(item, spec.index)
        known = self._items.get(index)
        if known is None:
            known = self._items[index] = ({spec.index: index}, _Delta())
        values, delta = known
        for name, value in _fields(item):
            if value is None:
                continue
            if name == spec.delta:
                delta.add(value)
            elif name not in values or value.__class__ in SCALARS:
                values[name] = value
            else:
                values[name] = _merged(plain(values[name]), plain(value))

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

    def add(self, delta: Any) -> None:
        names = _naming_fields(delta.__class__)
        for name, value in _fields(delta):
            if value.__class__ is str and name not in names:
                known = self._texts.get(name)
                if known is None:
                    self._texts[name] = [value]
                else:
                    known.append(value)
                    if len(known) > MAX_PIECES:
                        known[:] = ("".join(known),)
            elif value is not None:
                self._add_value(name, value)

    def _add_value(self, name: str, value: Any) -> None:
        if is_list(value):
            if value and all(member(each, "index") is not None for each in value):
                parts = self._lists.setdefault(name, {})
                for each in value:
                    parts.setdefault(_index(each, "index"), _Delta()).add(each)
            else:
                self._values[name] = [*self._list(name), *(plain(each) for each in value)]
        elif value.__class__ is dict or hasattr(value, "model_fields_set"):
            self._parts.setdefault(name, _Delta()).add(value)
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


def _fields(value: Any) -> Any:
    """Names and values of an object, decoded or raw; nothing for anything else."""
    if value.__class__ is dict:
        return value.items()
    try:
        extra = value.__pydantic_extra__
    except AttributeError:
        return ()
    return (*value.__dict__.items(), *extra.items()) if extra else value.__dict__.items()


def _index(item: Any, name: str) -> Any:
    """The item's index; as text if a broken event has something there that cannot be looked up."""
    index = member(item, name)
    return index if index.__class__ in SCALARS else repr(index)


@lru_cache(maxsize=256)
def _naming_fields(cls: type[Any]) -> frozenset[str]:
    """The fields of a delta whose text names something, so that it is not joined."""
    fields: Mapping[str, Any] = getattr(cls, "model_fields", {})
    return frozenset(
        {"id", "type", "role"} | {name for name, each in fields.items() if _names_something(name, each.annotation)}
    )


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
