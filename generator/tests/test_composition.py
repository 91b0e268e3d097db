"""`allOf`, `oneOf` and `anyOf`: merged, multiplied out, told apart."""

from __future__ import annotations

import pytest
from onespec.ir import Alias, Const, Declaration, Enum, Model, Nullable, Ref, Scalar, Union

from .conftest import Workbench


def wires(declaration: Declaration) -> dict[str, bool]:
    """Each field's wire name, and whether it is required."""
    assert isinstance(declaration, Model)
    return {each.wire: each.required for each in declaration.fields}


def variants(declaration: Declaration) -> dict[tuple[str, ...], str]:
    """Tag values by the name of the variant they choose."""
    assert isinstance(declaration, Union)
    return {each.tags: "_".join(each.type.name) if isinstance(each.type, Ref) else "" for each in declaration.variants}


# ── allOf ────────────────────────────────────────────────────────────────────────────────────────


def test_all_of_merges_properties_and_what_is_required(bench: Workbench) -> None:
    found = bench.schema(
        "allOf: [{$ref: '#/components/schemas/Base'}, {required: [b], properties: {b: {type: string}}}]\nrequired: [a]",
        "    Base: {properties: {a: {type: string}}}",
    )
    assert wires(found["thing"]) == {"a": True, "b": True}
    assert set(found) == {"thing"}


def test_a_property_that_two_members_describe_is_both(bench: Workbench) -> None:
    found = bench.schema(
        """
        allOf:
          - properties: {a: {type: object, properties: {b: {type: string}}}, c: {type: number}}
          - properties: {a: {type: object, properties: {d: {type: string}}}, c: {type: integer, description: More}}
        """
    )
    assert wires(found["thing_a"]) == {"b": False, "d": False}
    thing = found["thing"]
    assert isinstance(thing, Model)
    assert thing.fields[1].type == Scalar("integer")


@pytest.mark.parametrize(
    "members",
    [
        "[{type: string}, {type: integer}]",
        "[{properties: {a: {type: string}}}, {properties: {a: {type: boolean}}}]",
        "[{enum: [a, b]}, {enum: [c]}]",
        "[{const: a}, {oneOf: [{const: b}, {const: c}]}]",
    ],
)
def test_members_that_contradict_each_other_are_an_error(bench: Workbench, members: str) -> None:
    found = bench.faults(lambda: bench.schema(f"allOf: {members}"))
    assert [each.code for each in found] == ["conflicting-all-of"]
    assert found[0].origin.line > 1


def test_enums_of_several_members_are_what_they_share(bench: Workbench) -> None:
    found = bench.schema("allOf: [{enum: [a, b, c]}, {enum: [b, c, d]}]")["thing"]
    assert isinstance(found, Enum)
    assert [each.value for each in found.values] == ["b", "c"]


def test_alternatives_are_multiplied_out(bench: Workbench) -> None:
    found = bench.schema(
        """
        required: [id]
        properties: {id: {type: string}}
        oneOf:
          - {title: Cat, required: [kind], properties: {kind: {const: cat}, lives: {type: integer}}}
          - {title: Dog, required: [kind], properties: {kind: {const: dog}, tricks: {type: integer}}}
        """
    )
    assert variants(found["thing"]) == {("cat",): "thing_cat", ("dog",): "thing_dog"}
    assert wires(found["thing_cat"]) == {"id": True, "kind": True, "lives": False}


def test_alternatives_that_only_say_what_is_needed_make_no_types(bench: Workbench) -> None:
    found = bench.schema("properties: {a: {}, b: {}}\nanyOf: [{required: [a]}, {required: [b]}]")
    assert wires(found["thing"]) == {"a": False, "b": False}


def test_null_among_the_alternatives_of_a_member_is_no_alternative(bench: Workbench) -> None:
    found = bench.schema(
        "allOf: [{oneOf: [{type: 'null'}, {$ref: '#/components/schemas/A'}]}, {properties: {b: {}}}]",
        "    A: {type: object, properties: {a: {}}}",
    )
    assert wires(found["thing"]) == {"a": False, "b": False}


def test_an_all_of_that_contains_itself_is_an_error(bench: Workbench) -> None:
    found = bench.faults(lambda: bench.schema("allOf: [{$ref: '#/components/schemas/Thing'}, {properties: {a: {}}}]"))
    assert [each.code for each in found] == ["circular-ref"]


# ── unions ───────────────────────────────────────────────────────────────────────────────────────

CAT_AND_DOG = """
    Cat: {type: object, required: [kind, name], properties: {kind: {const: cat}, name: {type: string}}}
    Dog: {type: object, required: [kind, name], properties: {kind: {enum: [dog]}, name: {type: string}}}
"""


def test_a_tag_is_inferred_from_constants(bench: Workbench) -> None:
    found = bench.schema("oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]", CAT_AND_DOG)
    thing = found["thing"]
    assert isinstance(thing, Union)
    assert (thing.tag, thing.open) == ("kind", True)
    assert variants(thing) == {("cat",): "cat", ("dog",): "dog"}


def test_no_tag_is_inferred_from_constants_that_are_alike(bench: Workbench) -> None:
    found = bench.schema(
        "anyOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]",
        CAT_AND_DOG.replace("enum: [dog]", "const: cat"),
    )["thing"]
    assert isinstance(found, Union)
    assert (found.tag, found.open) == ("", False)


@pytest.mark.parametrize("target", ["'#/components/schemas/Cat'", "Cat"])
def test_a_mapping_gives_the_tag_values(bench: Workbench, target: str) -> None:
    found = bench.schema(
        f"""
        oneOf: [{{$ref: '#/components/schemas/Cat'}}, {{$ref: '#/components/schemas/Dog'}}]
        discriminator: {{propertyName: species, mapping: {{tom: {target}}}}}
        """,
        """
    Cat: {type: object, required: [species], properties: {species: {type: string}}}
    Dog: {type: object, required: [species], properties: {species: {type: string}}}
        """,
    )
    assert variants(found["thing"]) == {("tom",): "cat", ("Dog",): "dog"}
    cat = found["cat"]
    assert isinstance(cat, Model)
    assert cat.fields[0].type == Const("tom"), "the tag of a variant is a constant, whatever its schema says"


def test_a_variant_may_have_several_tag_values(bench: Workbench) -> None:
    found = bench.schema(
        """
        oneOf:
          - {title: One, required: [type], properties: {type: {enum: [a, b]}}}
          - {title: Two, required: [type], properties: {type: {const: c}}}
        """
    )
    assert variants(found["thing"]) == {("a", "b"): "thing_one", ("c",): "thing_c"}
    tag = found["thing_one_type"]
    assert isinstance(tag, Enum)
    assert not tag.open, "an enum that tells variants apart is closed"


def test_a_union_in_a_union_by_the_same_tag_is_opened_up(bench: Workbench) -> None:
    found = bench.schema(
        """
        oneOf:
          - $ref: "#/components/schemas/Pets"
          - {title: Fish, required: [kind], properties: {kind: {const: fish}}}
        """,
        "    Pets: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}" + CAT_AND_DOG,
    )
    assert variants(found["thing"]) == {("cat",): "cat", ("dog",): "dog", ("fish",): "thing_fish"}


def test_a_variant_without_the_tag_makes_the_union_untagged(bench: Workbench) -> None:
    found = bench.schema(
        """
        oneOf: [{$ref: '#/components/schemas/Cat'}, {title: Stone, type: object, properties: {weight: {}}}]
        discriminator: {propertyName: kind}
        """,
        CAT_AND_DOG,
    )["thing"]
    assert isinstance(found, Union)
    assert found.tag == ""


def test_null_among_the_members_makes_the_use_nullable(bench: Workbench) -> None:
    found = bench.schema(
        """
        properties:
          pet: {oneOf: [{$ref: "#/components/schemas/Cat"}, {type: "null"}, {$ref: "#/components/schemas/Dog"}]}
        """,
        CAT_AND_DOG,
    )
    thing = found["thing"]
    assert isinstance(thing, Model)
    assert thing.fields[0].type == Nullable(Ref(("thing", "pet")))
    assert len(variants(found["thing_pet"])) == 2


def test_alternatives_of_one_type_are_that_type(bench: Workbench) -> None:
    found = bench.schema("anyOf: [{type: array, items: {type: string}}, {type: array, items: {type: string}}]")["thing"]
    assert isinstance(found, Alias)


def test_a_closed_union_is_not_open(bench: Workbench) -> None:
    found = bench.schema(
        "x-onespec-closed: true\noneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]",
        CAT_AND_DOG,
    )["thing"]
    assert isinstance(found, Union)
    assert not found.open
