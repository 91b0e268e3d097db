"""Unions that a number tells apart are tagged, in the IR and in Python."""

from __future__ import annotations

from onespec.ir import Union

from .conftest import Workbench

MEMBERS = """
A: {type: object, required: [type], properties: {type: {TYPE_A}, a: {type: string}}}
B: {type: object, required: [type], properties: {type: {TYPE_B}, b: {type: string}}}
"""


def union(bench: Workbench, more: str, first: str, second: str) -> Union:
    text = MEMBERS.replace("TYPE_A", first).replace("TYPE_B", second)
    found = bench.schema(
        f'oneOf: [{{$ref: "#/components/schemas/A"}}, {{$ref: "#/components/schemas/B"}}]\n{more}', text
    )["thing"]
    assert isinstance(found, Union)
    return found


def test_numbers_that_are_constants_are_a_tag(bench: Workbench) -> None:
    found = union(bench, "", "const: 1", "enum: [2, 3]")
    assert (found.tag, [each.tags for each in found.variants], found.open) == ("type", [(1,), (2, 3)], True)


def test_a_mapping_of_a_numeric_tag_is_of_numbers(bench: Workbench) -> None:
    mapping = '{"1": "#/components/schemas/A", "2": "#/components/schemas/B"}'
    discriminator = f"discriminator: {{propertyName: type, mapping: {mapping}}}"
    found = union(bench, discriminator, "type: integer", "type: integer")
    assert (found.tag, [each.tags for each in found.variants]) == ("type", [(1,), (2,)])


def test_numbers_and_texts_together_or_booleans_are_no_tag(bench: Workbench) -> None:
    assert union(bench, "", "const: true", "const: false").tag == ""
    assert union(bench, "", 'enum: [1, "1"]', "const: 2").tag == ""
