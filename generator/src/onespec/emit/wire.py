"""
What a call looks like on the wire: where each argument stands, by OpenAPI's styles (RFC 6570).

Written from the specification and apart from the runtimes, which are tested against it. Values are plain JSON; text
stays decoded but in paths; null has no form in a query and is left out. Pure functions.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any as Value
from typing import TypeGuard
from urllib.parse import quote

from ..ir import Body, Operation, Parameter

Pair = list[str]


def is_object(value: Value) -> TypeGuard[dict[str, Value]]:
    return isinstance(value, dict)


def is_list(value: Value) -> TypeGuard[list[Value]]:
    return isinstance(value, list)


def path_of(operation: Operation, values: Mapping[str, Value]) -> str:
    """The path with its arguments, percent-encoded."""
    path = operation.path
    for each in operation.parameters:
        if each.where == "path":
            path = path.replace(f"{{{each.wire}}}", _path_text(each, values[each.wire]))
    return path


def query_of(operation: Operation, values: Mapping[str, Value]) -> list[Pair]:
    """The query's names and values in order, decoded."""
    found: list[Pair] = []
    for each in operation.parameters:
        if each.where == "query" and values.get(each.wire) is not None:
            found += _query_pairs(each, values[each.wire])
    return found


def headers_of(operation: Operation, values: Mapping[str, Value]) -> dict[str, str]:
    """The headers that the arguments and the body's type ask for, by lower-case name."""
    found = {
        each.wire.lower(): _simple(values[each.wire], each)
        for each in operation.parameters
        if each.where == "header" and each.wire in values
    }
    body = operation.body
    if body is not None and body.media != "multipart":
        text_alone = body.content_type == "text/plain"  # is ASCII, says RFC 2046; what is sent is UTF-8
        found["content-type"] = "text/plain; charset=utf-8" if text_alone else body.content_type
    return found


def body_of(body: Body, value: Value) -> dict[str, Value]:
    """The body under the key that says its form: `body` (JSON), `form`, `parts`, `body_b64` or `text`."""
    match body.media:
        case "json":
            return {"body": value}
        case "form":
            given = {name: items for name, items in value.items() if items is not None}
            return {"form": [[name, text(item)] for name, items in given.items() for item in as_list(items)]}
        case "multipart":
            return {"parts": [_part(name, item) for name, items in value.items() for item in as_list(items)]}
        case "binary":
            return {"body_b64": value["$file"]["content_b64"]}
        case "text":
            return {"text": value}


def text(value: Value) -> str:
    """A scalar as text."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def as_list(value: Value) -> list[Value]:
    """The values that share one name."""
    return value if is_list(value) else [value]


def _part(name: str, value: Value) -> dict[str, Value]:
    if is_object(value):
        return {"name": name, **value["$file"]} if "$file" in value else {"name": name, "json": value}
    return {"name": name, "text": text(value)}


def _query_pairs(each: Parameter, value: Value) -> list[Pair]:
    if each.style == "json":
        return [[each.wire, json.dumps(value, separators=(",", ":"), ensure_ascii=False)]]
    if is_object(value):
        if each.style == "deepObject":
            return _deep(each.wire, value)
        if each.explode:
            return [[name, text(item)] for name, item in value.items()]
        return [[each.wire, ",".join(text(part) for pair in value.items() for part in pair)]]
    if is_list(value):
        separator = {"spaceDelimited": " ", "pipeDelimited": "|"}.get(each.style, ",")
        items = [text(item) for item in value]
        if each.explode or each.style == "deepObject":
            return [[each.wire, item] for item in items]
        return [[each.wire, separator.join(items)]]
    return [[each.wire, text(value)]]


def _deep(name: str, value: Value) -> list[Pair]:
    if is_object(value):
        return [pair for key, item in value.items() for pair in _deep(f"{name}[{key}]", item)]
    return [[name, text(item)] for item in as_list(value)]


def _path_text(each: Parameter, value: Value) -> str:
    if each.style == "label":
        return "." + _expanded(each, value, "." if each.explode else ",")
    if each.style == "matrix":
        name = quote(each.wire, safe="")
        if each.explode and is_list(value):
            return "".join(f";{name}={quote(text(item), safe='')}" for item in value)
        if each.explode and is_object(value):
            return f";{_expanded(each, value, ';')}"
        return f";{name}={_expanded(each, value, ',')}"
    return _expanded(each, value, ",")


def _expanded(each: Parameter, value: Value, separator: str) -> str:
    if is_list(value):
        return separator.join(quote(text(item), safe="") for item in value)
    if is_object(value):
        sign = "=" if each.explode else ","
        pairs = (f"{quote(name, safe='')}{sign}{quote(text(item), safe='')}" for name, item in value.items())
        return separator.join(pairs)
    return quote(text(value), safe="")


def _simple(value: Value, each: Parameter) -> str:
    if each.style == "json":
        return json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    if is_object(value):
        sign = "=" if each.explode else ","
        return ",".join(f"{name}{sign}{text(item)}" for name, item in value.items())
    return ",".join(text(item) for item in as_list(value))
