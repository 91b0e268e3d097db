"""The filters and tests of expressions, over JSON values. Each takes the value and plain arguments.

Every filter's result is bounded by its input; those that could multiply it check first. Raises `FilterError` for a
value that it does not take.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from .kinds import is_list, is_number, is_object, kind_of

MAX_TEXT = 1 << 20
MAX_ITEMS = 100_000


class FilterError(Exception):
    """The value or an argument does not suit. The message is one sentence."""


def bounded_text(length: int) -> None:
    """Refuse a text that would be longer than 1 MiB."""
    if length > MAX_TEXT:
        raise FilterError("The result is larger than 1 MiB.")


def text_of(value: Any) -> str:
    """A value as a text shows it: texts as they are, everything else as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _list(value: Any) -> list[Any]:
    if not (is_list(value) or is_object(value) or isinstance(value, str)):
        raise FilterError(f"Expected a list, not {kind_of(value)}.")
    return list(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise FilterError(f"Expected a text, not {kind_of(value)}.")
    return value


def _number(value: Any) -> int | float:
    if not is_number(value):
        raise FilterError(f"Expected a number, not {kind_of(value)}.")
    return value


def field_of(value: Any, path: str) -> Any:
    """The value at a dotted path, or null."""
    for part in path.split("."):
        if is_object(value):
            value = value.get(part)
        elif is_list(value) and part.isdecimal() and len(part) < 9 and int(part) < len(value):
            value = value[int(part)]
        else:
            return None
    return value


def _join(value: Any, separator: str = "") -> str:
    texts = [text_of(item) for item in _list(value)]
    bounded_text(sum(map(len, texts)) + len(separator) * len(texts))
    return _text(separator).join(texts)


def _replace(value: Any, old: str, new: str) -> str:
    text = _text(value)
    if not _text(old):
        raise FilterError("Cannot replace an empty text.")
    bounded_text(len(text) + text.count(old) * max(0, len(_text(new)) - len(old)))
    return text.replace(old, new)


def _to_json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    bounded_text(len(text))
    return text


def _from_json(value: Any) -> Any:
    try:
        return json.loads(_text(value))
    except (ValueError, RecursionError) as error:
        raise FilterError("The text is not JSON.") from error


def _int(value: Any, default: int = 0) -> int:
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        return default


def _float(value: Any, default: float = 0.0) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return default
    return number if math.isfinite(number) else default


def _round(value: Any, digits: int = 0) -> int | float:
    rounded = round(_number(value), max(0, min(int(_number(digits)), 15)))
    return int(rounded) if digits == 0 else rounded


def _sort(value: Any, by: str | None = None) -> list[Any]:
    items = _list(value)
    try:
        return sorted(items, key=lambda item: item if by is None else field_of(item, by))
    except TypeError as error:
        raise FilterError("The items cannot be compared with each other.") from error


def _extreme(choose: Callable[..., Any]) -> Callable[[Any], Any]:
    def filtered(value: Any) -> Any:
        items = _list(value)
        try:
            return choose(items, default=None)
        except TypeError as error:
            raise FilterError("The items cannot be compared with each other.") from error

    return filtered


def _unique(value: Any) -> list[Any]:
    seen: dict[str, Any] = {}
    for item in _list(value):
        seen.setdefault(json.dumps(item, sort_keys=True), item)
    return list(seen.values())


def _length(value: Any) -> int:
    if not (is_list(value) or is_object(value) or isinstance(value, str)):
        raise FilterError(f"Expected a text, a list or an object, not {kind_of(value)}.")
    return len(value)


def _truncate(value: Any, length: int = 255) -> str:
    text, limit = _text(value), max(0, int(_number(length)))
    return text if len(text) <= limit else text[: max(0, limit - 1)] + "…"


def _first(value: Any) -> Any:
    return next(iter(_list(value)), None)


def _last(value: Any) -> Any:
    items = _list(value)
    return items[-1] if items else None


def _sum(value: Any, of: str | None = None) -> int | float:
    return sum(_number(item if of is None else field_of(item, of)) for item in _list(value))


def _items(value: Any) -> list[dict[str, Any]]:
    if not is_object(value):
        raise FilterError(f"Expected an object, not {kind_of(value)}.")
    return [{"key": key, "value": member} for key, member in value.items()]


def _map(value: Any, path: str) -> list[Any]:
    return [field_of(item, _text(path)) for item in _list(value)]


def _reverse(value: Any) -> Any:
    return value[::-1] if isinstance(value, str) else _list(value)[::-1]


def _split(value: Any, separator: str | None = None) -> list[str]:
    return _text(value).split(separator or None)


def _default(value: Any, other: Any = "") -> Any:
    return other if value is None else value


def _divisible(value: Any, by: Any) -> bool:
    return _number(by) != 0 and _number(value) % by == 0


def _contained(value: Any, items: Any) -> bool:
    if isinstance(items, str):
        return isinstance(value, str) and value in items
    return (is_list(items) and value in items) or (is_object(items) and isinstance(value, str) and value in items)


_PLAIN: Mapping[str, Callable[[Any], Any]] = {
    "abs": lambda value: abs(_number(value)),
    "capitalize": lambda value: _text(value).capitalize(),
    "first": _first,
    "fromjson": _from_json,
    "items": _items,
    "last": _last,
    "length": _length,
    "list": _list,
    "lower": lambda value: _text(value).lower(),
    "max": _extreme(max),
    "min": _extreme(min),
    "reverse": _reverse,
    "string": text_of,
    "title": lambda value: _text(value).title(),
    "tojson": _to_json,
    "trim": lambda value: _text(value).strip(),
    "unique": _unique,
    "upper": lambda value: _text(value).upper(),
    "urlencode": lambda value: quote(text_of(value), safe=""),
}
_WITH_ARGUMENTS: Mapping[str, Callable[..., Any]] = {
    "default": _default,  # the interpreter handles what is missing
    "float": _float,
    "int": _int,
    "join": _join,
    "map": _map,
    "replace": _replace,
    "round": _round,
    "sort": _sort,
    "split": _split,
    "sum": _sum,
    "truncate": _truncate,
}
FILTERS: Mapping[str, Callable[..., Any]] = {**_PLAIN, **_WITH_ARGUMENTS}

_PLAIN_TESTS: Mapping[str, Callable[[Any], bool]] = {
    "defined": lambda _: True,  # the interpreter handles what is missing
    "undefined": lambda _: False,
    "none": lambda value: value is None,
    "boolean": lambda value: isinstance(value, bool),
    "number": is_number,
    "string": lambda value: isinstance(value, str),
    "list": is_list,
    "mapping": is_object,
    "even": lambda value: _number(value) % 2 == 0,
    "odd": lambda value: _number(value) % 2 == 1,
}
TESTS: Mapping[str, Callable[..., bool]] = {**_PLAIN_TESTS, "divisibleby": _divisible, "in": _contained}
