"""Values made from schemas: readable ones for the usual, right ones for whatever can be."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from aiagentplatform_mock.stateless.judging import Judge
from aiagentplatform_mock.stateless.lowering import Lowering
from aiagentplatform_mock.stateless.making.numbers import number
from aiagentplatform_mock.stateless.making.patterns import matching
from aiagentplatform_mock.stateless.making.proof import Made
from aiagentplatform_mock.stateless.sources import Sources
from hypothesis import given
from hypothesis import strategies as st

from .toys import document


def example(folder: Path, schema: Any, schemas: Any = None, **how: Any) -> Made:
    components = {"schemas": {**(schemas or {}), "Root": schema}}
    file = folder / "openapi.json"
    file.write_text(json.dumps(document({}, components=components)), encoding="utf-8")
    sources = Sources(file)
    return Judge(Lowering(sources, "reply"), sources.root.at("components", "schemas", "Root")).example(**how)


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": "string"}, "text"),
        ({"type": "integer"}, 1),
        ({"type": "number"}, 0.5),
        ({"type": "boolean"}, True),
        ({"type": "null"}, None),
        ({"type": ["null", "integer"]}, 1),
        (True, {"key": "value"}),
        ({"const": {"a": 1}}, {"a": 1}),
        ({"enum": [None, "b"]}, "b"),
        ({"type": "string", "default": "usual"}, "usual"),
        ({"type": "integer", "examples": ["no", 5]}, 5),
        ({"type": "string", "format": "date"}, "2026-11-01"),
        ({"type": "string", "format": "uuid"}, "0193f0a4-7c1e-7b6a-9d5e-3f2a1b0c4d5e"),
        ({"type": "string", "format": "email", "minLength": 30}, "xxxxxxxxxxxxperson@example.com"),
        ({"type": "string", "minLength": 6}, "texttext"),
        ({"type": "string", "maxLength": 2}, "te"),
        ({"type": "integer", "minimum": 10, "multipleOf": 7}, 14),
        ({"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 0.01}, 0.009),
        ({"type": "array", "items": {"type": "string"}}, ["text"]),
        ({"type": "array", "items": {"enum": ["a", "b"]}, "minItems": 2, "uniqueItems": True}, ["a", "b"]),
        ({"type": "array", "prefixItems": [{"const": 1}, {"type": "string"}], "items": False}, [1, "text"]),
        ({"type": "array", "contains": {"const": 7}}, [7]),
        ({"type": "array", "maxItems": 0, "items": {"type": "string"}}, []),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, {"key": 1}),
        ({"patternProperties": {"^x-[a-z]{2}$": {"const": 1}}, "additionalProperties": False}, {"x-aa": 1}),
        ({"propertyNames": {"enum": ["de"]}, "minProperties": 1, "additionalProperties": {"const": 1}}, {"de": 1}),
        ({"allOf": [{"type": "integer", "minimum": 3}, {"maximum": 9}]}, 3),
        ({"allOf": [{"enum": [1, 2]}, {"enum": [2, 3]}]}, 2),
        ({"type": "number", "allOf": [{"type": "integer"}, {"minimum": 1.5}]}, 2),
        ({"oneOf": [{"type": "null"}, {"type": "string"}]}, "text"),
        ({"oneOf": [{"type": "integer"}, {"type": "number", "multipleOf": 0.5}], "not": {"type": "integer"}}, 1.5),
        ({"if": {"type": "object"}, "then": {"required": ["b"], "properties": {"b": {"const": 2}}}}, {"b": 2}),
        ({"properties": {"a": {"const": 1}}, "dependentRequired": {"a": ["b"]}}, {"a": 1, "b": {"key": "value"}}),
        ({"allOf": [{"properties": {"a": {"const": 1}}}], "unevaluatedProperties": False, "type": "object"}, {"a": 1}),
        ({"type": "object", "properties": {"a": {"type": "string"}, "b": False}}, {"a": "a"}),
        ({"type": "object", "properties": {"a": True, "b": True}, "maxProperties": 1}, {"a": {"key": "value"}}),
        ({"type": "string", "contentMediaType": "application/json", "contentSchema": {"type": "integer"}}, "1"),
        ({"type": "object", "properties": {"has_more": {"type": "boolean"}}}, {"has_more": False}),
    ],
    ids=lambda value: json.dumps(value)[:60],
)  # fmt: skip
def test_a_value_is_the_plainest_that_is_right(tmp_path: Path, schema: Any, value: Any) -> None:
    made = example(tmp_path, schema)
    assert made == Made(value, True)
    jsonschema.Draft202012Validator(schema).validate(value)


TREE = {"type": "object", "required": ["name", "children"], "properties": {
    "name": {"type": "string"}, "children": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}},
    "parent": {"$ref": "#/components/schemas/Tree"},
}}  # fmt: skip


def test_recursion_ends(tmp_path: Path) -> None:
    assert example(tmp_path, {"$ref": "#/components/schemas/Tree"}, {"Tree": TREE}).value == {
        "name": "name",
        "children": [],
    }


def test_mutual_recursion_ends_where_a_value_may(tmp_path: Path) -> None:
    schemas = {
        "A": {"type": "object", "required": ["b"], "properties": {"b": {"$ref": "#/components/schemas/B"}}},
        "B": {
            "oneOf": [
                {"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#/components/schemas/A"}}},
                {"type": "null"},
            ]
        },
    }
    assert example(tmp_path, {"$ref": "#/components/schemas/A"}, schemas) == Made({"b": None}, True)


def test_recursion_without_an_end_is_told(tmp_path: Path) -> None:
    schemas = {"A": {"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#/components/schemas/A"}}}}
    assert not example(tmp_path, {"$ref": "#/components/schemas/A"}, schemas).right


def test_a_schema_that_refers_to_itself_alone_is_any_value(tmp_path: Path) -> None:
    schemas = {"A": {"allOf": [{"$ref": "#/components/schemas/A"}]}, "B": {"$ref": "#/components/schemas/B"}}
    for name in schemas:
        assert example(tmp_path, {"$ref": f"#/components/schemas/{name}"}, schemas).right


def test_an_inherited_union_is_made(tmp_path: Path) -> None:
    schemas = {
        "Pet": {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"type": "string"}},
            "discriminator": {"propertyName": "kind"},
            "oneOf": [{"$ref": "#/components/schemas/Cat"}],
        },
        "Cat": {"allOf": [{"$ref": "#/components/schemas/Pet"}, {"properties": {"lives": {"type": "integer"}}}]},
    }
    assert example(tmp_path, {"$ref": "#/components/schemas/Pet"}, schemas).value == {"kind": "Cat", "lives": 1}


def test_one_wrong_example_does_not_spoil_the_others(tmp_path: Path) -> None:
    schema = {"type": "object", "properties": {
        "a": {"type": "string", "maxLength": 2, "example": "too long"}, "b": {"type": "string", "example": "kept"},
    }}  # fmt: skip
    assert example(tmp_path, schema) == Made({"a": "a", "b": "kept"}, True)


def test_a_deep_schema_stays_small(tmp_path: Path) -> None:
    names = [f"L{n}" for n in range(30)]
    schemas = {
        name: {"type": "object", "properties": {f"p{n}": {"$ref": f"#/components/schemas/{below}"} for n in range(4)}}
        for name, below in pairwise(names)
    }
    made = example(tmp_path, {"$ref": "#/components/schemas/L0"}, {**schemas, names[-1]: {"type": "string"}})
    assert made.right
    assert len(json.dumps(made.value)) < 50_000


def test_values_are_the_same_for_any_hash_seed(tmp_path: Path) -> None:
    schema = {"type": "object", "properties": {
        "code": {"type": "string", "pattern": "^(?=.*[A-Z])(?=.*[0-9])[A-Za-z0-9]{8}$"},
        "tags": {"type": "array", "items": {"enum": ["a", "b", "c"]}, "minItems": 3, "uniqueItems": True},
        "kind": {"oneOf": [{"type": "string"}, {"type": "integer"}]},
    }}  # fmt: skip
    example(tmp_path, schema)
    program = (
        "import sys, json; from pathlib import Path\n"
        "from aiagentplatform_mock.stateless.sources import Sources\n"
        "from aiagentplatform_mock.stateless.lowering import Lowering\n"
        "from aiagentplatform_mock.stateless.judging import Judge\n"
        "sources = Sources(Path(sys.argv[1])); place = sources.root.at('components', 'schemas', 'Root')\n"
        "print(json.dumps(Judge(Lowering(sources, 'reply'), place).example().value))\n"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program, str(tmp_path / "openapi.json")],
            capture_output=True, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1", "2")
    }  # fmt: skip
    assert len(told) == 1


# ── patterns and numbers ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "pattern",
    [
        "^$",
        "^[A-Z]{2}\\d{2}[A-Z0-9]{11,30}$",
        "^(GMT[+-]0|UTC)$",
        "^(?=.*[A-Z])(?=.*\\d)(?=.*[^A-Za-z0-9]).{8,64}$",
        "^(?!-)[a-z0-9-]{1,63}(?<!-)$",
        "^\\p{Lu}\\p{L}*$",
        "^(['\"])x\\1$",
        "^(?<year>\\d{4})-\\k<year>$",
        "^[^\\s@]+@[^\\s@]+\\.[a-z]{2,}$",
        "^\\u0041[\\x30-\\x39]\\.$",
        "^(?:a|b(?:c|d)){2,3}?$",
        "^[\\w.\\-]+$",
        "^#[0-9a-fA-F]{6}$",
        "^\\+?[1-9]\\d{1,14}$",
        "^([01]\\d|2[0-3]):[0-5]\\d$",
        "^arn:aws:[a-z]+:[a-z0-9-]*:\\d{12}:.+$",
        "a{,3}",
        "^[\\u4e00-\\u9fa5]{2}$",
        "^/([^/]+/)*$",
    ],
)  # fmt: skip
def test_a_text_matches_its_pattern(tmp_path: Path, pattern: str) -> None:
    made = example(tmp_path, {"type": "string", "pattern": pattern})
    assert made.right, made


@given(st.text(alphabet="ab1[](){}|?*+.^$\\dw-,:=!<>", max_size=12), st.integers(0, 9))
def test_no_pattern_stops_the_reader(pattern: str, least: int) -> None:
    found = matching(pattern, least, None, lambda text: len(text) < 100)
    assert found is None or least <= len(found) < 100


NUMBERS = st.one_of(st.integers(-1000, 1000), st.floats(-1000, 1000, allow_nan=False).map(lambda n: round(n, 3)))
BOUNDS = st.dictionaries(st.sampled_from(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]), NUMBERS)


@given(BOUNDS, st.lists(st.sampled_from([1, 3, 0.25, 0.01, 7, 10]), max_size=2), st.booleans(), st.integers(0, 50))
def test_a_number_lies_between_its_bounds(bounds: dict[str, float], steps: list[float], whole: bool, turn: int) -> None:
    found = number(bounds, steps, whole=whole, turn=turn)
    if found is not None:
        schema = {**bounds, "type": "integer" if whole else "number"}
        jsonschema.Draft202012Validator(schema).validate(found)
        assert all(abs(found / step - round(found / step)) < 1e-6 for step in steps)


@given(st.integers(-50, 50), st.integers(0, 5), st.booleans())
def test_a_number_is_found_where_there_is_one(low: int, width: int, whole: bool) -> None:
    assert number({"minimum": low, "maximum": low + width}, [], whole=whole) is not None
    assert number({"minimum": low, "maximum": low - 1}, [], whole=whole) is None


# ── any schema ───────────────────────────────────────────────────────────────────────────────────

SCALARS = st.one_of(
    st.fixed_dictionaries(
        {"type": st.just("string")},
        optional={"minLength": st.integers(0, 5), "maxLength": st.integers(5, 9)},
    ),
    st.fixed_dictionaries({"type": st.just("string"), "pattern": st.sampled_from(["^[a-c]{2,4}$", "^x\\d+$", "y|z"])}),
    st.fixed_dictionaries({"type": st.just("string"), "format": st.sampled_from(["date-time", "uuid", "ipv4"])}),
    st.fixed_dictionaries(
        {"type": st.sampled_from(["integer", "number"])},
        optional={
            "minimum": st.integers(-5, 3),
            "exclusiveMaximum": st.integers(5, 9),
            "multipleOf": st.sampled_from([1, 0.5]),
        },
    ),
    st.fixed_dictionaries({"enum": st.lists(st.sampled_from([1, "a", None, [1]]), min_size=1, unique_by=repr)}),
    st.fixed_dictionaries({"type": st.sampled_from(["boolean", "null", ["string", "null"]])}),
    st.just({}),
    st.just(True),
    st.just({"$ref": "#/components/schemas/Tree"}),
)  # fmt: skip


def compound(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    names = st.sampled_from(["a", "b", "c", "x-d"])
    return st.one_of(
        st.fixed_dictionaries(
            {"type": st.just("object"), "properties": st.dictionaries(names, inner, max_size=3)},
            optional={
                "required": st.lists(names, max_size=2, unique=True),
                "additionalProperties": inner,
                "patternProperties": st.dictionaries(st.just("^x-"), inner, max_size=1),
                "minProperties": st.integers(0, 3),
                "propertyNames": st.just({"maxLength": 5}),
            },
        ),
        st.fixed_dictionaries(
            {"type": st.just("array"), "items": inner},
            optional={
                "minItems": st.integers(0, 2),
                "maxItems": st.integers(2, 4),
                "prefixItems": st.lists(inner, max_size=2),
                "uniqueItems": st.booleans(),
            },
        ),
        st.fixed_dictionaries({"anyOf": st.lists(inner, min_size=1, max_size=3)}),
        st.fixed_dictionaries({"allOf": st.lists(inner, min_size=1, max_size=2)}),
        st.fixed_dictionaries({"oneOf": st.lists(inner, min_size=1, max_size=3)}),
        st.fixed_dictionaries({"not": inner, "type": st.sampled_from(["string", "integer"])}),
        st.fixed_dictionaries({"if": inner, "then": inner, "else": inner}),
    )  # fmt: skip


@given(schema=st.recursive(SCALARS, compound, max_leaves=8), seed=st.integers(0, 3))
def test_what_is_said_to_be_right_is_right(tmp_path_factory: pytest.TempPathFactory, schema: Any, seed: int) -> None:
    made = example(tmp_path_factory.mktemp("any"), schema, {"Tree": TREE}, seed=seed)
    if made.right:
        whole = {"$ref": "#/components/schemas/Root", "components": {"schemas": {"Root": schema, "Tree": TREE}}}
        jsonschema.Draft202012Validator(whole).validate(made.value)


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "pattern": "^((a{500}){500}){500}$"},
        {"type": "string", "minLength": 10**9},
        {"type": "array", "minItems": 10**6, "items": {"type": "string"}},
        {"type": "object", "minProperties": 10**6, "additionalProperties": True},
        {"type": "integer", "minimum": 5, "maximum": 4},
        False,
    ],
    ids=repr,
)
def test_what_nothing_reasonable_keeps_to_is_given_up(tmp_path: Path, schema: Any) -> None:
    assert not example(tmp_path, schema).right


def test_layers_of_the_same_parts_cost_no_more_than_one(tmp_path: Path) -> None:
    names = [f"L{n}" for n in range(30)]
    schemas = {name: {"allOf": [{"$ref": f"#/components/schemas/{below}"}] * 9} for name, below in pairwise(names)}
    made = example(tmp_path, {"$ref": "#/components/schemas/L0"}, {**schemas, names[-1]: {"type": "string"}})
    assert made.right


def test_what_is_nested_too_deeply_to_be_read_allows_anything(tmp_path: Path) -> None:
    schema: Any = {"type": "string"}
    for _ in range(400):
        schema = {"allOf": [schema]}
    assert example(tmp_path, schema).right
