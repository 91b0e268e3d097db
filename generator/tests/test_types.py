"""Schemas to types: both versions alike, hoisting, names, roles."""

from __future__ import annotations

import pytest
from onespec.ir import (
    Alias,
    Any,
    Const,
    Default,
    Enum,
    Field,
    Limits,
    ListOf,
    MapOf,
    Model,
    Nullable,
    Ref,
    Scalar,
    Type,
    Union,
)

from .conftest import Workbench


def field(bench: Workbench, schema: str, version: str = "3.1.0") -> Field:
    """The field `x` of a model whose only property has the schema."""
    found = bench.schema(f"type: object\nproperties:\n  x: {schema}", version=version)["thing"]
    assert isinstance(found, Model)
    return found.fields[0]


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{type: string}", Scalar("string")),
        ("{type: integer, minimum: 1, maximum: 9}", Scalar("integer", Limits(minimum=1, maximum=9))),
        ("{type: number}", Scalar("number")),
        ("{type: [integer, number]}", Scalar("number")),
        ("{type: boolean}", Scalar("boolean")),
        ("{type: boolean, enum: [true, false]}", Scalar("boolean")),
        ("{type: string, format: date-time}", Scalar("datetime", Limits(format="date-time"))),
        ("{type: string, format: byte}", Scalar("bytes", Limits(format="byte"))),
        ("{type: string, contentEncoding: base64}", Scalar("bytes")),
        ("{type: string, format: uri}", Scalar("string", Limits(format="uri"))),
        ("{type: string, format: binary}", Scalar("string")),
        ("{type: [string, 'null']}", Nullable(Scalar("string"))),
        ("{oneOf: [{type: string}, {type: 'null'}]}", Nullable(Scalar("string"))),
        ("{type: 'null'}", Const(None)),
        ("{const: 5}", Const(5)),
        ("{enum: [only]}", Const("only")),
        ("{enum: [only, null]}", Nullable(Const("only"))),
        ("{enum: []}", Any()),
        ("{}", Any()),
        ("true", Any()),
        ("{minLength: 3}", Scalar("string", Limits(min_length=3))),
        ("{type: array, items: {type: string}, maxItems: 3}", ListOf(Scalar("string"), Limits(max_items=3))),
        ("{type: array}", ListOf(Any())),
        ("{prefixItems: [{type: string}, {type: string}]}", ListOf(Scalar("string"))),
        ("{type: object}", MapOf(Any())),
        ("{type: object, additionalProperties: {type: integer}}", MapOf(Scalar("integer"))),
        ("{allOf: [{type: string}], description: said}", Scalar("string")),
    ],
)
def test_a_schema_becomes_a_type_in_place(bench: Workbench, schema: str, expected: Type) -> None:
    assert field(bench, schema).type == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{type: string, nullable: true}", "{type: [string, 'null']}"),
        ("{type: integer, minimum: 1, exclusiveMinimum: true}", "{type: integer, exclusiveMinimum: 1}"),
        ("{type: integer, maximum: 1, exclusiveMaximum: false}", "{type: integer, maximum: 1}"),
        ("{type: string, enum: [a, b, null], nullable: true}", "{type: [string, 'null'], enum: [a, b, null]}"),
        ("{allOf: [{type: string}], nullable: true}", "{oneOf: [{type: string}, {type: 'null'}]}"),
    ],
)
def test_openapi_3_0_reads_like_3_1(bench: Workbench, old: str, new: str) -> None:
    assert field(bench, old, "3.0.3") == field(bench, new)


def test_fields_stand_in_the_order_of_required_then_by_name(bench: Workbench) -> None:
    found = bench.schema(
        """
        required: [id, created]
        properties: {zoo: {type: string}, created: {type: integer}, bar: {type: string}, id: {type: string}}
        """
    )["thing"]
    assert isinstance(found, Model)
    assert [each.wire for each in found.fields] == ["id", "created", "bar", "zoo"]
    assert [each.required for each in found.fields] == [True, True, False, False]


def test_a_required_field_that_is_described_nowhere_is_kept(bench: Workbench) -> None:
    found = bench.schema("type: object\nrequired: [a]")["thing"]
    assert isinstance(found, Model)
    assert found.fields == (Field(("a",), "a", Any(), True),)


def test_a_property_that_can_never_be_is_dropped(bench: Workbench) -> None:
    found = bench.schema("type: object\nproperties: {a: {type: string}, b: false}")["thing"]
    assert isinstance(found, Model)
    assert [each.wire for each in found.fields] == ["a"]


def test_fields_keep_documentation_defaults_access_and_deprecation(bench: Workbench) -> None:
    found = bench.schema(
        """
        properties:
          a: {type: string, description: " Said here. ", default: x, readOnly: true, deprecated: true}
          b: {$ref: "#/components/schemas/B"}
          c: {type: array, items: {}, default: []}
          d: {type: [string, "null"], default: null, writeOnly: true}
        """,
        "    B: {type: integer, description: Said there., default: 3}",
    )["thing"]
    assert isinstance(found, Model)
    a, b, c, d = found.fields
    assert (a.doc, a.default, a.access, a.deprecated) == ("Said here.", Default("x"), "read", True)
    assert (b.type, b.doc, b.default) == (Ref(("b",)), "Said there.", Default(3))
    assert c.default == Default(())
    assert (d.default, d.access) == (Default(None), "write")


def test_additional_properties_type_the_extra_fields(bench: Workbench) -> None:
    for written, expected in (("true", Any()), ("false", None), ("{type: integer}", Scalar("integer"))):
        found = bench.schema(f"properties: {{a: {{type: string}}}}\nadditionalProperties: {written}")["thing"]
        assert isinstance(found, Model)
        assert found.extra == expected


def test_inline_objects_and_enums_become_declarations(bench: Workbench) -> None:
    found = bench.schema(
        """
        properties:
          choices:
            type: array
            items: {type: object, properties: {state: {type: string, enum: [on, off]}}}
          labels: {type: object, additionalProperties: {type: object, properties: {a: {type: string}}}}
        """
    )
    assert set(found) == {"thing", "thing_choice", "thing_choice_state", "thing_label"}


def test_an_inline_declaration_never_takes_a_named_schemas_name(bench: Workbench) -> None:
    found = bench.schema(
        """
        properties:
          a: {type: object, properties: {b: {type: string}}}
          other: {$ref: "#/components/schemas/ThingA"}
        """,
        "    ThingA: {type: object, properties: {c: {type: string}}}",
    )
    thing = found["thing"]
    assert isinstance(thing, Model)
    assert [each.type for each in thing.fields] == [Ref(("thing", "a", "2")), Ref(("thing", "a"))]


def test_schemas_whose_names_differ_only_in_case_are_numbered(bench: Workbench) -> None:
    found = bench.schema(
        "properties: {a: {$ref: '#/components/schemas/PET'}, b: {$ref: '#/components/schemas/Pet'}}",
        "    Pet: {type: object, properties: {c: {type: string}}}\n    PET: {type: string}",
    )
    assert set(found) == {"thing", "pet", "pet_2"}


def test_a_nullable_schema_is_null_where_it_is_used(bench: Workbench) -> None:
    found = bench.schema(
        "properties: {a: {$ref: '#/components/schemas/N'}}",
        "    N: {type: [object, 'null'], properties: {c: {type: string}}}",
    )
    thing = found["thing"]
    assert isinstance(thing, Model)
    assert thing.fields[0].type == Nullable(Ref(("n",)))
    assert isinstance(found["n"], Model)


def test_enums_are_open_unless_the_document_closes_them(bench: Workbench) -> None:
    found = bench.schema(
        "properties: {a: {enum: [x, y]}, b: {enum: [x, y], x-onespec-closed: true}, c: {type: integer, enum: [1, 2]}}"
    )
    a, b, c = (found[f"thing_{name}"] for name in "abc")
    assert isinstance(a, Enum)
    assert isinstance(b, Enum)
    assert isinstance(c, Enum)
    assert (a.open, b.open, c.open, c.kind) == (True, False, True, "integer")


def test_constants_in_alternatives_are_an_enum_with_its_words(bench: Workbench) -> None:
    found = bench.schema(
        """
        type: integer
        oneOf: [{const: 1, title: LOW, description: little}, {const: 2, title: HIGH}]
        """
    )["thing"]
    assert isinstance(found, Enum)
    assert [(each.name, each.value, each.doc) for each in found.values] == [(("low",), 1, "little"), (("high",), 2, "")]


def test_text_or_an_enum_is_an_open_enum(bench: Workbench) -> None:
    found = bench.schema("anyOf: [{type: string}, {type: string, enum: [a, b]}]")["thing"]
    assert isinstance(found, Enum)
    assert found.open


def test_several_types_are_a_union(bench: Workbench) -> None:
    found = bench.schema("type: [string, integer, 'null']\nmaxLength: 3")["thing"]
    assert isinstance(found, Union)
    assert [type(each.type) for each in found.variants] == [Scalar, Scalar]


def test_a_named_list_is_an_alias(bench: Workbench) -> None:
    found = bench.schema("type: array\nitems: {type: string}")["thing"]
    assert isinstance(found, Alias)
    assert found.target == ListOf(Scalar("string"))


def test_a_reference_beside_other_keywords_is_both(bench: Workbench) -> None:
    more = "    B: {type: object, properties: {b: {type: string}}}"
    schema = "properties: {a: {$ref: '#/components/schemas/B', properties: {c: {type: string}}}}"
    new = bench.schema(schema, more)
    assert isinstance(new["thing_a"], Model)
    assert [each.wire for each in new["thing_a"].fields] == ["b", "c"]
    assert "thing_a" not in bench.schema(schema, more, version="3.0.3")


def test_a_reference_into_the_middle_of_a_schema_is_followed(bench: Workbench) -> None:
    found = bench.schema(
        """
        properties:
          a: {$ref: "#/components/schemas/B/properties/c"}
          d: {$ref: "#/components/schemas/B/properties/e"}
        """,
        "    B: {type: object, properties: {c: {type: integer}, e: {type: object, properties: {f: {}}}}}",
    )
    thing = found["thing"]
    assert isinstance(thing, Model)
    assert [each.type for each in thing.fields] == [Scalar("integer"), Ref(("b", "e"))]


def test_schemas_may_be_recursive(bench: Workbench) -> None:
    found = bench.schema("properties: {next: {$ref: '#/components/schemas/Thing'}}")["thing"]
    assert isinstance(found, Model)
    assert found.fields[0].type == Ref(("thing",))


def test_long_chains_of_schemas_do_not_exhaust_the_stack(bench: Workbench) -> None:
    more = "\n".join(
        f"    S{n}: {{type: object, properties: {{next: {{$ref: '#/components/schemas/S{n + 1}'}}}}}}"
        for n in range(2000)
    )
    found = bench.schema("$ref: '#/components/schemas/S0'", more + "\n    S2000: {type: string}")
    assert len(found) == 2001


def test_roles_follow_from_where_a_schema_is_reached(bench: Workbench) -> None:
    api = bench.lower(
        """
        paths:
          /a:
            post:
              operationId: a.create
              requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/In"}}}}
              responses: {"200": {content: {application/json: {schema: {$ref: "#/components/schemas/Out"}}}}}
        components:
          schemas:
            In: {properties: {both: {$ref: "#/components/schemas/Both"}}}
            Out: {properties: {both: {$ref: "#/components/schemas/Both"}}}
            Both: {properties: {a: {type: string}}}
            Unused: {properties: {a: {type: string}}}
        """
    )
    assert {each.name[0]: each.role for each in api.types} == {"in": "input", "out": "output", "both": "both"}


def test_limits_beyond_every_number_are_none(bench: Workbench) -> None:
    found = bench.schema(
        "type: object\nproperties: {n: {type: number, maximum: 1.0e400, minimum: -.inf, multipleOf: .nan}}"
    )
    (model,) = found.values()
    assert isinstance(model, Model)
    assert model.fields[0].type == Scalar("number")


@pytest.mark.parametrize("written", ["const: {a: 1}", "enum: [{a: 1}, {a: 2}]", "const: [1]", "enum: [[1], 2]"])
def test_constants_that_are_no_scalars_leave_the_type_alone(bench: Workbench, written: str) -> None:
    (model,) = bench.schema(f"type: object\nproperties: {{n: {{{written}}}}}").values()
    assert isinstance(model, Model)
    assert model.fields[0].type == Any()
