"""Documents as they come: JSON and YAML, one file or several, with references that lead nowhere."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from aiagentplatform_mock import DocumentError, serve_document
from aiagentplatform_mock.stateless.operations import Service

from .toys import Serve, answers, document, flaws, operation, served, takes

YAML = """\
openapi: 3.1.0
info: {title: Toys, version: "1"}
paths:
  /toys/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {$ref: "shared/ids.yaml#/Id"}}]
      responses:
        200:
          description: A toy.
          content: {application/json: {schema: {$ref: "shared/toy.yaml"}}}
"""
TOY = """\
type: object
required: [id, made, grade, next]
properties:
  id: {$ref: "ids.yaml#/Id"}
  made: {type: string, enum: [2026-01-01]}
  grade: {type: string, const: no}
  next: {$ref: "../openapi.yaml#/paths/~1toys~1%7Bid%7D/get/responses/200/description", type: string}
"""


def test_a_document_of_several_yaml_files_is_served(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "openapi.yaml").write_text(YAML, encoding="utf-8")
    (tmp_path / "shared/ids.yaml").write_text("Id: {type: string, pattern: '^toy_[0-9]{3}$'}\n", encoding="utf-8")
    (tmp_path / "shared/toy.yaml").write_text(TOY.replace("  next: {$ref", "  next: {x-ref"), encoding="utf-8")
    with served(tmp_path / "openapi.yaml") as client:
        toy = client.get("/toys/toy_123").json()
        assert (toy["id"], toy["made"], toy["grade"]) == ("toy_000", "2026-01-01", "no")
        assert flaws(client.get("/toys/123")) == [("path", "id", "pattern")]


def test_a_reference_into_the_middle_of_a_path_is_followed(serve: Serve) -> None:
    deep = "#/paths/~1a/get/responses/200/content/application~1json/schema/properties/name"
    schema = {"type": "object", "required": ["name"], "properties": {"name": {"enum": ["deep"]}}}
    client = serve(
        {"/a": {"get": {"responses": answers(schema)}}, "/b": {"get": {"responses": answers({"$ref": deep})}}}
    )
    assert client.get("/b").json() == "deep"


def test_path_items_parameters_bodies_and_replies_may_be_references(serve: Serve) -> None:
    components = {
        "pathItems": {
            "Toy": {"post": {"$ref": "#/nowhere", **operation(requestBody={"$ref": "#/components/requestBodies/T"})}}
        },
        "requestBodies": {"T": {"required": True, "content": {"application/json": {"schema": {"type": "integer"}}}}},
        "parameters": {"Q": {"name": "q", "in": "query", "required": True, "schema": {"type": "integer"}}},
        "responses": {"R": {"description": "", "headers": {"X-N": {"$ref": "#/components/headers/N"}}}},
        "headers": {"N": {"schema": {"const": 7}}},
    }
    paths = {
        "/body": {"$ref": "#/components/pathItems/Toy"},
        "/rest": {
            "get": {
                "parameters": [{"$ref": "#/components/parameters/Q"}],
                "responses": {"200": {"$ref": "#/components/responses/R"}},
            }
        },
    }
    client = serve(paths, components=components)
    assert flaws(client.post("/body", json="x")) == [("body", "", "type")]
    assert flaws(client.get("/rest")) == [("query", "q", "required")]
    assert client.get("/rest?q=1").headers["x-n"] == "7"


def test_what_leads_nowhere_is_noted_and_the_rest_served(tmp_path: Path) -> None:
    paths = {"/a": {"get": {"responses": answers({"$ref": "#/components/schemas/Gone"})}}}
    (tmp_path / "openapi.json").write_text(json.dumps(document(paths)), encoding="utf-8")
    with serve_document(tmp_path / "openapi.json") as server:
        assert list(server.service.sources.dangling) == [
            "openapi.json: `$ref: #/components/schemas/Gone` leads nowhere"
        ]
    with served(tmp_path / "openapi.json") as client:
        assert client.get("/a").status_code == 200


def test_references_to_the_documents_own_address_lead_to_itself(serve: Serve) -> None:
    own = "https://example.com/api/openapi.json"
    paths = {"/a": {"get": {"responses": answers({"$ref": own + "#/components/schemas/A"})}}}
    client = serve(paths, "3.2.0", **{"$self": own}, components={"schemas": {"A": {"const": "mine"}}})
    assert client.get("/a").json() == "mine"


@pytest.mark.parametrize("reference", ["#one", "#/components/schemas/A"])
def test_anchors_are_found(serve: Serve, reference: str) -> None:
    schemas = {"A": {"$anchor": "one", "const": 1}}
    client = serve({"/a": {"get": {"responses": answers({"$ref": reference})}}}, components={"schemas": schemas})
    assert client.get("/a").json() == 1


def test_openapi_30_nullable_and_exclusive_bounds_are_understood(serve: Serve) -> None:
    schema = {
        "type": "object",
        "properties": {
            "a": {"type": "integer", "minimum": 3, "exclusiveMinimum": True, "nullable": True},
            "b": {"nullable": True, "allOf": [{"$ref": "#/components/schemas/Text"}]},
        },
    }
    components = {"schemas": {"Text": {"type": "string"}}}
    client = serve({"/a": {"post": takes(schema)}}, "3.0.3", components=components)
    assert client.post("/a", json={"a": None, "b": None}).status_code == 204
    assert client.post("/a", json={"a": 4, "b": "x"}).status_code == 204
    assert flaws(client.post("/a", json={"a": 3, "b": 1})) == [
        ("body", "/a", "exclusiveMinimum"),
        ("body", "/b", "anyOf"),
    ]


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "file"},
        {"type": "any"},
        {"type": ["string", "blob"]},
        {"enum": []},
        {"required": True, "type": "object"},
        {"minLength": -1, "maxLength": "9", "pattern": "[", "type": "string"},
        {"multipleOf": 0},
        {"items": [{"type": "integer"}], "type": "array"},
        {"exclusiveMinimum": False, "minimum": 1, "type": "integer"},
        {"$ref": 7},
        {"properties": [], "allOf": {}, "oneOf": []},
        {"discriminator": "kind", "oneOf": [{"type": "object"}]},
        True,
        None,
        [],
    ],
    ids=repr,
)
def test_leftovers_and_slips_do_no_harm(serve: Serve, schema: object) -> None:
    client = serve({"/a": {"get": {"responses": answers(schema)}, "post": takes(schema)}})
    value = client.get("/a")
    assert value.status_code == 200
    assert client.post("/a", json=value.json()).status_code == 204


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"openapi": "3.1.0",', "openapi.json:1:21: Expecting property name enclosed in double quotes."),
        ("[]", "openapi.json is no OpenAPI document: it holds no object."),
        ("{}", "openapi.json is no OpenAPI document: it has no `openapi` field."),
        ('{"swagger": "2.0"}', "openapi.json is a Swagger 2.0 document: convert it to OpenAPI 3 first."),
        ('{"openapi": "4.0.0"}', "openapi.json is written in OpenAPI 4.0.0; supported are 3.0, 3.1, 3.2."),
    ],
)
def test_what_is_no_document_is_told_in_one_line(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "openapi.json").write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError) as raised, serve_document(tmp_path / "openapi.json"):
        pass
    assert str(raised.value) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("openapi: 3.1.0\n  info: x\n", "openapi.yaml:2:7: mapping values are not allowed in this context."),
        ("a: &a [*a]\n", "openapi.yaml:1:4: an anchor contains itself."),
        ("? [a]\n: b\n", "openapi.yaml:1:3: a key must be text."),
    ],
)
def test_what_is_no_yaml_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "openapi.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError) as raised, serve_document(tmp_path / "openapi.yaml"):
        pass
    assert str(raised.value) == told


def test_aliases_that_explode_are_refused(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 8)}]" for n in range(1, 12)]
    (tmp_path / "openapi.yaml").write_text("\n".join(lines), encoding="utf-8")
    with (
        pytest.raises(DocumentError, match="aliases expand to too many values"),
        serve_document(tmp_path / "openapi.yaml"),
    ):
        pass


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"Cannot read gone\.yaml"), serve_document(tmp_path / "gone.yaml"):
        pass


def test_without_a_yaml_reader_json_is_served_and_yaml_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml", None)
    (tmp_path / "openapi.json").write_text(json.dumps(document({"/a": {"get": {}}})), encoding="utf-8")
    (tmp_path / "openapi.yaml").write_text(YAML, encoding="utf-8")
    with served(tmp_path / "openapi.json") as client:
        assert client.get("/a").status_code == 200
    with pytest.raises(DocumentError, match=r"pip install 'aiagentplatform-mock\[spec\]'"):
        Service(tmp_path / "openapi.yaml")


def test_null_beside_a_list_of_values_may_be_sent_but_is_not_answered(serve: Serve) -> None:
    schema = {"type": "string", "nullable": True, "enum": ["a"], "example": None}
    client = serve({"/a": {"get": {"responses": answers(schema)}, "post": takes(schema)}}, "3.0.3")
    assert client.get("/a").json() == "a"
    assert client.post("/a", content="null", headers={"content-type": "application/json"}).status_code == 204
