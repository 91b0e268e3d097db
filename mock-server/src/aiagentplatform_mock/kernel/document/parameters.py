"""Query, path and header parameters: read as the document styles them, typed, defaulted and validated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from ..problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .document import Document, Operation, Parameter
    from .schemas import Schemas

_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?\Z")
_INTEGER = re.compile(r"-?\d{1,18}\Z")
_BOOLEANS = {"true": True, "false": False}
_MISSING = object()


class Parameters:
    """Reads the parameters of requests."""

    def __init__(self, document: Document, schemas: Schemas) -> None:
        self._document = document
        self._schemas = schemas

    def read(
        self, operation: Operation, path: Mapping[str, str], query: str, headers: Mapping[str, str]
    ) -> dict[str, Any]:
        """The query parameters with defaults; path and header parameters are checked only.

        Raises:
            Problem: `invalid_parameter` or `missing_parameter`, naming the parameter.
        """
        pairs = parse_qsl(query, keep_blank_values=True)
        values: dict[str, Any] = {}
        for parameter in operation.parameters:
            value = self._value(parameter, path, pairs, headers)
            if value is _MISSING:
                if parameter.required:
                    raise Problem("missing_parameter", f"'{parameter.name}' is required.", parameter.name)
                if parameter.where == "query" and "default" in parameter.schema:
                    values[parameter.name] = parameter.schema["default"]
                continue
            for fault in self._schemas.faults(parameter.pointer, value):
                raise Problem("invalid_parameter", f"'{parameter.name}': {fault.message}", parameter.name)
            if parameter.where == "query":
                values[parameter.name] = value
        return values

    def _value(
        self,
        parameter: Parameter,
        path: Mapping[str, str],
        pairs: Sequence[tuple[str, str]],
        headers: Mapping[str, str],
    ) -> Any:
        if parameter.where == "path":
            return self._typed(path[parameter.name], parameter.schema)
        if parameter.where == "header":
            text = headers.get(parameter.name.lower())
            return _MISSING if text is None else self._typed(text, parameter.schema)
        return self._query_value(parameter, pairs)

    def _query_value(self, parameter: Parameter, pairs: Sequence[tuple[str, str]]) -> Any:
        name, schema = parameter.name, parameter.schema
        if parameter.style == "deepObject":
            members = {key[len(name) + 1 : -1]: value for key, value in pairs if key.startswith(name + "[")}
            return members or _MISSING
        texts = [value for key, value in pairs if key in (name, name + "[]")]
        if not texts:
            return _MISSING
        if "array" in self._types(schema):
            items = texts if parameter.explode else [item for text in texts for item in text.split(",")]
            return [self._typed(item, schema.get("items", {})) for item in items]
        if len(texts) > 1:
            raise Problem("invalid_parameter", f"'{name}' is given {len(texts)} times.", name)
        return self._typed(texts[0], schema)

    def _typed(self, text: str, schema: Mapping[str, Any]) -> Any:
        return typed(text, self._types(schema))

    def _types(self, schema: Mapping[str, Any]) -> frozenset[str]:
        return types_of(self._document, schema)


def typed(text: str, types: frozenset[str]) -> Any:
    """A text as the first of the types that it can be; else as it is, for validation to refuse."""
    if "boolean" in types and text in _BOOLEANS:
        return _BOOLEANS[text]
    if "integer" in types and _INTEGER.match(text):
        return int(text)
    if "number" in types and len(text) < 40 and _NUMBER.match(text):
        return float(text)
    return text


def types_of(document: Document, schema: Mapping[str, Any]) -> frozenset[str]:
    """The JSON types that a schema names, also through references and unions."""
    node, _ = document.resolve(dict(schema), "#")
    named = node.get("type", [])
    types = {named} if isinstance(named, str) else set(named)
    for branch in (*node.get("oneOf", ()), *node.get("anyOf", ())):
        types |= types_of(document, branch)
    return frozenset(types)
