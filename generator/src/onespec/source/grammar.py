"""
Where things stand in an OpenAPI document: which kind of object is found under which key.

A table, read by whatever walks a whole document (loading every file, bundling). It tells a `$ref` to a schema from a
property that happens to be called `$ref`, and leaves examples and defaults alone. It imports nothing of ours.
"""

from __future__ import annotations

from collections.abc import Collection

Kind = str
"""A row of `GRAMMAR`. ``"opaque"`` is plain data without references; ``"[x]"`` a list and ``"{x}"`` a map of x."""

SCHEMA: dict[str, Kind] = {
    **dict.fromkeys(
        ("items", "not", "if", "then", "else", "contains", "additionalProperties", "propertyNames", "contentSchema"),
        "schema",
    ),
    **dict.fromkeys(("unevaluatedItems", "unevaluatedProperties", "additionalItems", "x-itemSchema"), "schema"),
    **dict.fromkeys(("properties", "patternProperties", "dependentSchemas", "$defs", "definitions"), "{schema}"),
    **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), "[schema]"),
    **dict.fromkeys(("const", "enum", "default", "example", "examples", "required"), "opaque"),
    "discriminator": "discriminator",
}

EXAMPLES: dict[str, Kind] = {"example": "opaque", "examples": "{example}"}
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")

GRAMMAR: dict[Kind, dict[str, Kind]] = {
    "document": {
        "paths": "{path_item}",
        "webhooks": "{path_item}",
        "x-webhooks": "{path_item}",
        "definitions": "{schema}",
        "components": "components",
    },
    "components": {
        "schemas": "{schema}",
        "responses": "{response}",
        "parameters": "{parameter}",
        "examples": "{example}",
        "requestBodies": "{request_body}",
        "headers": "{header}",
        "securitySchemes": "{security_scheme}",
        "links": "{link}",
        "callbacks": "{callback}",
        "pathItems": "{path_item}",
        "mediaTypes": "{media_type}",
    },
    "path_item": {
        **dict.fromkeys(METHODS, "operation"),
        "additionalOperations": "{operation}",
        "parameters": "[parameter]",
    },
    "operation": {
        "parameters": "[parameter]",
        "requestBody": "request_body",
        "responses": "{response}",
        "callbacks": "{callback}",
    },
    "parameter": {"schema": "schema", "items": "schema", "content": "{media_type}", **EXAMPLES},
    "header": {"schema": "schema", "content": "{media_type}", **EXAMPLES},
    "request_body": {"content": "{media_type}"},
    "response": {"schema": "schema", "headers": "{header}", "content": "{media_type}", "links": "{link}"},
    "media_type": {
        **dict.fromkeys(("schema", "itemSchema", "x-itemSchema"), "schema"),
        "encoding": "{encoding}",
        **EXAMPLES,
    },
    "encoding": {"headers": "{header}"},
    "callback": {"*": "path_item"},
    "example": {"value": "opaque", "dataValue": "opaque"},
    "link": {"parameters": "opaque", "requestBody": "opaque"},
    "security_scheme": {},
    "discriminator": {"mapping": "opaque"},
    "schema": SCHEMA,
    "extension": {},
    "opaque": {},
}

SECTIONS: dict[Kind, str] = {
    "schema": "schemas",
    "response": "responses",
    "parameter": "parameters",
    "example": "examples",
    "request_body": "requestBodies",
    "header": "headers",
    "security_scheme": "securitySchemes",
    "link": "links",
    "callback": "callbacks",
    "path_item": "pathItems",
    "media_type": "mediaTypes",
}
"""The part of `components` that holds each kind."""

REFERABLE = frozenset(SECTIONS)
"""Kinds that a `$ref` may stand for."""


def kind_below(kind: Kind, key: str) -> Kind:
    """What stands under `key` of an object of this `kind`. Our extensions may hold schema references at any
    depth; those of others are data."""
    if kind[0] == "{":
        return kind[1:-1]
    row = GRAMMAR.get(kind, {})  # an object where a list should be holds nothing that is known
    found = row.get(key) or row.get("*")
    if found:
        return found
    return "extension" if kind == "extension" or key.startswith("x-onespec-") else "opaque"


def kind_of_element(kind: Kind) -> Kind:
    """What a list of this `kind` holds."""
    if kind[0] == "[":
        return kind[1:-1]
    return kind if kind in ("extension", "opaque") else "opaque"


def is_reference(kind: Kind, keys: Collection[str]) -> bool:
    """Whether a `$ref` among the keys of an object of this `kind` is a reference rather than data."""
    if kind == "extension":
        return len(keys) == 1
    return kind in REFERABLE
