"""
Example values, made from types and their limits: schema-true, readable, and the same in every run.

A `Sampler` makes the smallest value of a type (what is required alone) or the whole one. Must not know operations.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any as Value
from typing import Literal

from ..ir import (
    Alias,
    Any,
    Const,
    Declaration,
    Enum,
    Field,
    File,
    Limits,
    ListOf,
    MapOf,
    Model,
    Name,
    Nullable,
    Ref,
    Scalar,
    Tag,
    Type,
    Union,
)
from .patterns import matching

FORMATS = {
    "uri": "https://example.com/path",
    "url": "https://example.com/path",
    "uri-reference": "/path",
    "email": "person@example.com",
    "hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "date-time": "2026-11-01T12:00:00Z",
    "date": "2026-11-01",
    "time": "12:00:00Z",
    "duration": "PT5M",
    "uuid": "0193f0a4-7c1e-7b6a-9d5e-3f2a1b0c4d5e",
    "byte": "aGVsbG8=",
    "regex": "^a$",
    "json-pointer": "/a/0",
}
TEXTS = {
    "datetime": "2026-11-01T12:00:00Z",
    "date": "2026-11-01",
    "uuid": "0193f0a4-7c1e-7b6a-9d5e-3f2a1b0c4d5e",
    "bytes": "aGVsbG8=",
}
CONTENT = "aGVsbG8="  # hello

Side = Literal["request", "reply"]


class Endless(Exception):
    """A type whose every value contains another value of it."""


@dataclass(frozen=True, slots=True)
class Sampler:
    """Makes values. `side` leaves out what is only for the other side; `full` puts in what is optional."""

    types: Mapping[Name, Declaration]
    side: Side
    full: bool

    def value(self, type: Type, hint: str = "text", inside: frozenset[Name] = frozenset()) -> Value:
        """A value of `type`. `hint` is the text of a string that may be anything. Raises `Endless`."""
        match type:
            case Scalar(kind, limits):
                return _scalar(kind, limits or Limits(), hint)
            case Const(value):
                return value
            case ListOf(item, limits):
                return self._list(item, limits or Limits(), hint, inside)
            case MapOf(value):
                try:
                    return {"key": self.value(value, "value", inside)}
                except Endless:
                    return {}
            case Nullable(inner):
                try:
                    return self.value(inner, hint, inside)
                except Endless:
                    return None
            case Ref(name):
                return self._declared(self.types[name], hint, inside)
            case File():
                return {"$file": {"filename": "upload.txt", "content_type": "text/plain", "content_b64": CONTENT}}
            case Any():
                return {"key": "value"}

    def fields(self, model: Model, inside: frozenset[Name] = frozenset()) -> dict[str, Value]:
        """The fields of an object by wire name."""
        found: dict[str, Value] = {}
        below = inside | {model.name}
        for each in model.fields:
            if not self._wanted(each):
                continue
            try:
                found[each.wire] = self.value(each.type, each.wire, below)
            except Endless:
                if each.required:
                    raise
        return found

    def variants(self, type: Type) -> list[dict[str, Value]]:
        """One object per member of a tagged union, else just one value, if it is an object."""
        declaration = self._target(type)
        if not isinstance(declaration, Union):
            value = self.value(type)
            return [value] if isinstance(value, dict) else []
        found: list[dict[str, Value]] = []
        for variant in declaration.variants:
            inner = self._target(variant.type)
            if isinstance(inner, Union):
                found += self.variants(variant.type)
            elif isinstance(inner, Model):
                found.append(self._tagged(inner, declaration.tag, variant.tags, frozenset()))
        return found

    def _wanted(self, each: Field) -> bool:
        if each.access == ("read" if self.side == "request" else "write"):
            return False
        return each.required or (self.full and not each.deprecated)

    def _list(self, item: Type, limits: Limits, hint: str, inside: frozenset[Name]) -> list[Value]:
        count = max(1, limits.min_items or 0)
        if limits.max_items == 0:
            return []
        try:
            return [self.value(item, hint, inside)] * count
        except Endless:
            if limits.min_items:
                raise
            return []

    def _declared(self, declaration: Declaration, hint: str, inside: frozenset[Name]) -> Value:
        match declaration:
            case Alias(name=name, target=target):
                if name in inside:
                    raise Endless
                return self.value(target, hint, inside | {name})
            case Enum(values=values):
                return values[0].value if values else hint
            case Model():
                if declaration.name in inside:
                    raise Endless
                return self.fields(declaration, inside)
            case Union():
                return self._union(declaration, hint, inside)

    def _union(self, union: Union, hint: str, inside: frozenset[Name]) -> Value:
        for variant in union.variants:
            inner = self._target(variant.type)
            with suppress(Endless):
                if union.tag and isinstance(inner, Model) and inner.name not in inside:
                    return self._tagged(inner, union.tag, variant.tags, inside)
                return self.value(variant.type, hint, inside)
        raise Endless

    def _tagged(self, model: Model, tag: str, tags: tuple[Tag, ...], inside: frozenset[Name]) -> dict[str, Value]:
        value = self.fields(model, inside)
        if tag and tags and value.get(tag) not in tags:
            value[tag] = tags[0]
        return value

    def _target(self, type: Type) -> Declaration | None:
        while isinstance(type, Ref):
            declaration = self.types[type.name]
            if not isinstance(declaration, Alias):
                return declaration
            type = declaration.target
        return None


def _scalar(kind: str, limits: Limits, hint: str) -> Value:
    if kind == "boolean":
        return True
    if kind in ("integer", "number"):
        return _number(kind, limits)
    return TEXTS[kind] if kind in TEXTS else _text(limits, hint)


def _number(kind: str, limits: Limits) -> int | float:
    """The smallest allowed number from 1 on, or, if there is none, the largest below it."""
    step = limits.multiple_of or (1 if kind == "integer" else 0.5)
    low, high = limits.minimum, limits.maximum
    if limits.exclusive_minimum is not None:
        low = max(limits.exclusive_minimum + step, low if low is not None else -math.inf)
    if limits.exclusive_maximum is not None:
        high = min(limits.exclusive_maximum - step, high if high is not None else math.inf)
    wish = 1.0 if kind == "integer" else 0.5
    value = max(wish, low) if low is not None else wish
    value = min(value, high) if high is not None else value
    if limits.multiple_of:
        value = math.ceil(value / step) * step
    return int(value) if kind == "integer" or value == int(value) else value


def _text(limits: Limits, hint: str) -> str:
    least, most = limits.min_length or 0, limits.max_length
    if limits.pattern:
        return matching(limits.pattern, least, most) or hint
    if limits.format in FORMATS:
        return FORMATS[limits.format]
    text = hint
    while len(text) < least:
        text += hint or "x"
    return text[:most] if most is not None and len(text) > most else text
