"""
Path, query, header and form parameters, as OpenAPI's styles write them (RFC 6570). Pure; must not know operations.

Rules beyond OpenAPI's: OMIT and None are left out (a URL has no null), an empty string is kept, an empty list
vanishes, booleans are ``true`` and ``false``, moments are RFC 3339.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any, TypeAlias
from urllib.parse import quote, quote_plus, unquote
from uuid import UUID

from ..errors import BodyEncodingError, PathArgumentError, QueryArgumentError
from ..values.omit import Omit
from ..values.type_guards import is_list, is_mapping, is_sequence
from .json_body import encode_json

Style: TypeAlias = tuple[str, bool]
FORM: Style = ("form", True)
SIMPLE: Style = ("simple", False)


def encode_query(parameters: Mapping[str, Any], styles: Mapping[str, Style]) -> str:
    """``a=1&b=x`` without the question mark. Raises `QueryArgumentError` naming the parameter."""
    pairs: list[str] = []
    for name, value in parameters.items():
        if value is None or isinstance(value, Omit):
            continue
        style, explode = styles.get(name, FORM)
        try:
            pairs += _QUERY[style](name, value if style == "json" else _plain(value), explode)
        except QueryArgumentError as fault:
            raise QueryArgumentError(f"Query parameter {name!r} {fault.message}") from None
    return "&".join(pairs)


def encode_form(fields: Mapping[str, Any], styles: Mapping[str, Style]) -> bytes:
    """A body of ``application/x-www-form-urlencoded``: a query whose values have blanks as plus signs."""
    pairs = (pair.partition("=") for pair in encode_query(fields, styles).split("&"))
    return "&".join(f"{name}={quote_plus(unquote(value))}" for name, sign, value in pairs if sign).encode("ascii")


def encode_path(name: str, value: Any, style: Style = SIMPLE) -> str:
    """
    One path argument, percent-encoded.

    Raises `PathArgumentError` if it is empty or a dot segment, since either would call another endpoint: servers
    resolve ``%2E%2E`` as they resolve ``..``.
    """
    kind, explode = style
    if value is None or isinstance(value, Omit):
        raise PathArgumentError(f"Path argument {name!r} is missing.")
    try:
        text = _PATH[kind](name, value if kind == "json" else _plain(value), explode)
    except QueryArgumentError as fault:
        raise PathArgumentError(f"Path argument {name!r} {fault.message}") from None
    if not text or text in (".", ".."):
        raise PathArgumentError(f"Path argument {name!r} must not be {text!r}: it would call another endpoint.")
    return text


def _quote(text: str) -> str:
    try:
        return quote(text, safe="")
    except UnicodeEncodeError:
        raise QueryArgumentError("has a lone surrogate, which is not a character.") from None


# ── values ───────────────────────────────────────────────────────────────────────────────────────


def _plain(value: Any) -> Any:
    """A scalar as text, a list as a list, an object as a dict; what stands inside is left for later."""
    if is_mapping(value):
        return value
    if is_sequence(value):
        return list(value)
    dump = getattr(value, "model_dump", None)
    if callable(dump):
        return dump(mode="json", by_alias=True, exclude_unset=True)
    return value if isinstance(value, str) and type(value) is str else _text(value)


def _text(value: Any) -> str:
    for kind, spell in _SPELLINGS:
        if isinstance(value, kind):
            return spell(value)
    raise QueryArgumentError(f"cannot hold a value of type {type(value).__name__}.")


def _number(value: float) -> str:
    if not math.isfinite(value):
        raise QueryArgumentError(f"cannot be {value!r}.")
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(float(value))


_SPELLINGS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (Enum, lambda value: _text(value.value)),
    (str, str.__str__),
    (bool, lambda value: "true" if value else "false"),
    (int, int.__repr__),
    (float, _number),
    (Decimal, str),
    (datetime, datetime.isoformat),
    (date, date.isoformat),
    (time, time.isoformat),
    (UUID, str),
)


def _items(values: Iterable[Any]) -> list[str]:
    return [_quote(_text(value)) for value in values if value is not None and not isinstance(value, Omit)]


def _members(value: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [
        (_quote(str(key)), _quote(_text(member)))
        for key, member in value.items()
        if member is not None and not isinstance(member, Omit)
    ]


# ── query styles ─────────────────────────────────────────────────────────────────────────────────


def _form(name: str, value: Any, explode: bool) -> list[str]:
    key = _quote(name)
    if is_mapping(value):
        if explode:
            return [f"{member}={text}" for member, text in _members(value)]
        return _joined(key, [part for pair in _members(value) for part in pair], ",")
    if is_list(value):
        items = _items(value)
        return [f"{key}={item}" for item in items] if explode else _joined(key, items, ",")
    return [f"{key}={_quote(value)}"]


def _joined(key: str, parts: list[str], separator: str) -> list[str]:
    return [f"{key}={separator.join(parts)}"] if parts else []


def _delimited(separator: str) -> Callable[[str, Any, bool], list[str]]:
    def write(name: str, value: Any, explode: bool) -> list[str]:
        if explode or not is_list(value):
            return _form(name, value, explode)
        return _joined(_quote(name), _items(value), separator)

    return write


def _deep_object(name: str, value: Any, explode: bool) -> list[str]:
    if not is_mapping(value):
        return _form(name, value, True)
    return [pair for key, member in value.items() for pair in _deep(f"{_quote(name)}[{_quote(str(key))}]", member)]


def _deep(key: str, value: Any) -> list[str]:
    if value is None or isinstance(value, Omit):
        return []
    plain = _plain(value)
    if is_mapping(plain):
        return [pair for name, member in plain.items() for pair in _deep(f"{key}[{_quote(str(name))}]", member)]
    return [f"{key}={item}" for item in (_items(plain) if is_list(plain) else [_quote(plain)])]


def _json(name: str, value: Any, explode: bool) -> list[str]:
    return [f"{_quote(name)}={_quote(_json_text(value))}"]


def _json_text(value: Any) -> str:
    try:
        return encode_json(value).decode()
    except BodyEncodingError as fault:
        raise QueryArgumentError(f"is not JSON: {fault.message}") from None


_QUERY: dict[str, Callable[[str, Any, bool], list[str]]] = {
    "form": _form,
    "spaceDelimited": _delimited("%20"),
    "pipeDelimited": _delimited("%7C"),
    "deepObject": _deep_object,
    "json": _json,
}


# ── path styles ──────────────────────────────────────────────────────────────────────────────────


def _simple(name: str, value: Any, explode: bool) -> str:
    return _list(value, explode, ",")


def _list(value: Any, explode: bool, separator: str) -> str:
    if is_mapping(value):
        pairs = [f"{key}={member}" if explode else f"{key},{member}" for key, member in _members(value)]
        return (separator if explode else ",").join(pairs)
    if is_list(value):
        return (separator if explode else ",").join(_items(value))
    return _quote(value)


def _label(name: str, value: Any, explode: bool) -> str:
    text = _list(value, explode, ".")
    return f".{text}" if text else ""


def _matrix(name: str, value: Any, explode: bool) -> str:
    key = _quote(name)
    if explode and is_mapping(value):
        return "".join(f";{member}={text}" for member, text in _members(value))
    if explode and is_list(value):
        return "".join(f";{key}={item}" for item in _items(value))
    text = _list(value, False, ",")
    return f";{key}={text}" if text else ""


_PATH: dict[str, Callable[[str, Any, bool], str]] = {
    "simple": _simple,
    "label": _label,
    "matrix": _matrix,
    "json": lambda name, value, explode: _quote(_json_text(value)),
}


def encode_header(name: str, value: Any, style: Style = SIMPLE) -> str:
    """A header argument as text: lists are joined with commas, nothing is percent-encoded."""
    if style[0] == "json":
        return _json_text(value)
    plain = _plain(value)
    if is_mapping(plain):
        sign = "=" if style[1] else ","
        return ",".join(f"{key}{sign}{_text(member)}" for key, member in plain.items())
    return ",".join(_text(item) for item in plain) if is_list(plain) else plain
