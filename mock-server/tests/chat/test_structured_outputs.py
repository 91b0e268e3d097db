"""JSON replies: whatever schema is asked for, the content matches it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest
from aiagentplatform_mock.model.chance import Chance
from aiagentplatform_mock.model.instances import SchemaError, UnsatisfiableError, conforming
from aiagentplatform_mock.model.patterns import UnsupportedPatternError, matching
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from conftest import Tenant

TEXT = "Alice and Bob, aged 31 and 29, meet in Vienna."
BOUND = 2**53 - 1


def wanted(schema: Any, name: str = "reply") -> dict[str, Any]:
    return {"type": "json_schema", "json_schema": {"name": name, "strict": True, "schema": schema}}


def test_json_object_gives_an_object(tenant: Tenant) -> None:
    said = tenant.said("Tell me about tea, as JSON", response_format={"type": "json_object"})
    assert isinstance(json.loads(said), dict)


def test_a_schema_is_filled_from_the_question(tenant: Tenant) -> None:
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "object",
        "properties": {
            "name": {"type": "string"},
            "age": {"type": "integer", "minimum": -BOUND, "maximum": BOUND},
            "mood": {"enum": ["sad", "happy"]},
        },
        "required": ["name", "age", "mood"],
        "additionalProperties": False,
    }
    said = tenant.said("John is 25 years old and happy", response_format=wanted(schema))
    assert json.loads(said) == {"name": "John", "age": 25, "mood": "happy"}


def test_lists_of_texts_take_all_names() -> None:
    assert conforming({"type": "array", "items": {"type": "string"}}, TEXT, 0) == ["Alice", "Bob", "Vienna"]


def test_a_wrong_schema_is_refused(tenant: Tenant) -> None:
    messages = [{"role": "user", "content": "Hi"}]
    for schema, status in (({"type": "nonsense"}, 400), ({"allOf": [{"type": "string"}, {"type": "integer"}]}, 422)):
        error = tenant.refused(
            "POST", "/chat/completions", {"model": "gpt-5.2", "messages": messages, "response_format": wanted(schema)}
        )
        assert error["status"] == status
        assert error["param"] == "/response_format/json_schema/schema"


def test_a_reference_elsewhere_is_never_fetched() -> None:
    with pytest.raises(SchemaError, match=r"example\.com"):
        conforming({"$ref": "https://example.com/schema.json"}, TEXT, 0)


def test_what_nothing_matches_is_unsatisfiable() -> None:
    with pytest.raises(UnsatisfiableError):
        conforming({"type": "integer", "minimum": 2, "maximum": 1}, TEXT, 0)


TREE = {
    "$defs": {
        "node": {
            "type": "object",
            "properties": {
                "label": {"type": "string"},
                "left": {"anyOf": [{"$ref": "#/$defs/node"}, {"type": "null"}]},
                "children": {"type": "array", "items": {"$ref": "#/$defs/node"}},
            },
            "required": ["label", "left", "children"],
            "additionalProperties": False,
        }
    },
    "$ref": "#/$defs/node",
}
SHAPES = {
    "recursive": TREE,
    "definitions": {"definitions": {"a": {"type": "integer"}}, "properties": {"x": {"$ref": "#/definitions/a"}}},
    "anchor": {"$defs": {"a": {"$anchor": "here", "type": "boolean"}}, "$ref": "#here"},
    "reference into properties": {"properties": {"a": {"type": "null"}, "b": {"$ref": "#/properties/a"}}},
    "any of": {"anyOf": [{"type": "string", "maxLength": 3}, {"type": "integer"}]},
    "one of, tagged": {
        "oneOf": [
            {"properties": {"kind": {"const": "a"}, "x": {"type": "integer"}}, "required": ["kind", "x"]},
            {"properties": {"kind": {"const": "b"}, "y": {"type": "string"}}, "required": ["kind", "y"]},
        ]
    },
    "all of": {"allOf": [{"type": "integer", "minimum": 5}, {"maximum": 6}]},
    "type list": {"type": ["null", "string"]},
    "exclusive bounds": {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1},
    "narrow integers": {"type": "integer", "exclusiveMinimum": 4, "exclusiveMaximum": 6},
    "negative": {"type": "integer", "maximum": -10},
    "multiple of": {"type": "number", "multipleOf": 0.25, "minimum": 1.1},
    "multiple of seven": {"type": "integer", "multipleOf": 7, "minimum": 15},
    "lengths": {"type": "string", "minLength": 40, "maxLength": 41},
    "short": {"type": "string", "maxLength": 2},
    "unique": {"type": "array", "items": {"enum": [1, 2, 3]}, "minItems": 3, "uniqueItems": True},
    "tuple": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "items": False},
    "draft 7 tuple": {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "array",
        "items": [{"type": "string"}, {"type": "integer"}],
        "additionalItems": False,
        "minItems": 2,
    },
    "contains": {"type": "array", "contains": {"const": 7}, "minItems": 2},
    "map": {"type": "object", "additionalProperties": {"type": "integer"}, "minProperties": 2},
    "key pattern": {"type": "object", "patternProperties": {"^x-[a-z]+$": {"type": "integer"}}, "minProperties": 1},
    "key names": {"type": "object", "propertyNames": {"pattern": "^[a-z]{3}$"}, "minProperties": 1},
    "required only": {"type": "object", "required": ["a"]},
    "not": {"type": "integer", "not": {"enum": [31, 29]}},
    "if": {
        "properties": {"a": {"enum": ["x", "y"]}},
        "required": ["a"],
        "if": {"properties": {"a": {"const": "x"}}},
        "then": {"required": ["b"], "properties": {"b": {"type": "integer"}}},
    },
    "constant": {"const": {"a": [1, None]}},
    "anything": {},
    "pattern": {"type": "string", "pattern": "^[A-Z]{2}-\\d{3,5}(?:/[a-f]+)?$"},
    "pattern and length": {"type": "string", "pattern": "^[a-z]*$", "minLength": 0, "maxLength": 3},
}
FORMATS = ["date-time", "date", "time", "duration", "email", "hostname", "ipv4", "ipv6", "uri", "uuid", "regex"]


@pytest.mark.parametrize("schema", SHAPES.values(), ids=SHAPES.keys())
@pytest.mark.parametrize("seed", range(3))
def test_every_kind_of_schema_is_met(schema: dict[str, Any], seed: int) -> None:
    assert jsonschema_rs.is_valid(schema, conforming(schema, TEXT, seed))


@pytest.mark.parametrize("name", FORMATS)
def test_formats_are_met(name: str) -> None:
    schema = {"type": "string", "format": name}
    assert jsonschema_rs.validator_for(schema, validate_formats=True).is_valid(conforming(schema, TEXT, 0))


def test_recursion_ends_soon() -> None:
    assert len(json.dumps(conforming(TREE, TEXT, 0))) < 2000


def schemas() -> st.SearchStrategy[dict[str, Any]]:
    simple = st.one_of(
        st.sampled_from([{"type": "string"}, {"type": "boolean"}, {"type": "null"}, {"type": "number"}]),
        st.builds(
            lambda low, width: {"type": "integer", "minimum": low, "maximum": low + width},
            st.integers(-BOUND, BOUND),
            st.integers(0, 50),
        ),
        st.builds(lambda values: {"enum": values}, st.lists(st.text(max_size=5), min_size=1, max_size=4)),
    )
    return st.recursive(
        simple,
        lambda inner: st.one_of(
            st.builds(
                lambda items, low, more: {"type": "array", "items": items, "minItems": low, "maxItems": low + more},
                inner,
                st.integers(0, 3),
                st.integers(0, 3),
            ),
            st.builds(
                lambda properties: {
                    "type": "object",
                    "properties": properties,
                    "required": sorted(properties),
                    "additionalProperties": False,
                },
                st.dictionaries(st.text(max_size=6), inner, max_size=4),
            ),
            st.builds(lambda branches: {"anyOf": branches}, st.lists(inner, min_size=1, max_size=3)),
        ),
        max_leaves=8,
    )


@given(schemas(), st.text(max_size=60))
def test_any_plain_schema_is_met(schema: dict[str, Any], text: str) -> None:
    assert jsonschema_rs.is_valid(schema, conforming(schema, text, 0))


PATTERNS = [
    r"^\d{4}-\d{2}$",
    r"a|bc|",
    r"^(?:[a-z]+\.)*[a-z]{2,}$",
    r"^(?<year>\d+)$",
    r"^[^@\s]+@[^@\s]+$",
    r"^[\w.-]+\/\S$",
    r"^A\x41$",
    r"^[-a]\-[a-]$",
    r"\bword\b",
    r"^.{3}$",
    r"^x{0}y?z+?$",
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_made_text_matches_its_pattern(pattern: str) -> None:
    for seed in range(20):
        text = matching(pattern, Chance(seed))
        assert re.search(pattern.replace("(?<year>", "(?P<year>"), text), text


@pytest.mark.parametrize("pattern", [r"(?=a)b", r"(a", r"a)", r"[a", r"*", r"a{2,1}", r"(a)\1", r"\p{L}", "a{", "\\"])
def test_a_pattern_that_cannot_be_read_is_told(pattern: str) -> None:
    with pytest.raises(UnsupportedPatternError):
        matching(pattern, Chance(0))


def test_a_schema_spelt_out_in_words_is_followed(tenant: Tenant) -> None:
    schema = {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]}
    messages = [
        {"role": "system", "content": f"Reply {{only}} with JSON that matches: {json.dumps(schema, indent=1)} Thanks."},
        {"role": "user", "content": "John is 25 years old"},
    ]
    assert json.loads(tenant.said(messages, response_format={"type": "json_object"})) == {"name": "John"}
