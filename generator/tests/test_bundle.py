"""Bundling: one document, local references, nothing lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from onespec.bundle import as_text, bundle
from onespec.emit.json import as_text as ir_text
from onespec.lower import lower
from onespec.source import load

from .conftest import Workbench

ENTRY = """
openapi: 3.1.0
jsonSchemaDialect: https://spec.openapis.org/oas/3.1/dialect/base
info: {title: T, version: '1'}
paths:
  /a: {$ref: "parts/a.yaml#/paths/~1a"}
  /s:
    get:
      responses:
        "200":
          content:
            text/event-stream: {x-itemSchema: {$ref: "parts/a.yaml#/components/schemas/A"}, schema: {type: string}}
      x-onespec-stream: {accumulate: {last: {type: {$ref: "parts/a.yaml#/components/schemas/B"}, field: x}}}
components:
  schemas:
    Own: {type: string, example: {$ref: "not a reference"}}
"""
PART = """
paths:
  /a:
    get:
      parameters: [{$ref: "#/components/parameters/P"}]
      responses: {"200": {$ref: "deep.yaml"}}
components:
  parameters: {P: {name: p, in: query, schema: {$ref: "../openapi.yaml#/components/schemas/Own"}}}
  schemas:
    A:
      oneOf: [{$ref: "#/components/schemas/B"}]
      discriminator: {propertyName: k, mapping: {b: "#/components/schemas/B"}}
    B: {type: object, required: [k], properties: {k: {const: b}, x: {$ref: "#/components/schemas/A"}}}
"""


def entry(bench: Workbench) -> Path:
    bench.write(PART, "parts/a.yaml")
    bench.write(
        "{description: ok, content: {application/json: {schema: {$ref: 'a.yaml#/components/schemas/B'}}}}",
        "parts/deep.yaml",
    )
    return bench.write(ENTRY)


def references(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
        return own + [ref for child in value.values() for ref in references(child)]
    return [ref for child in value for ref in references(child)] if isinstance(value, list) else []


def test_every_reference_is_local_and_leads_somewhere(bench: Workbench) -> None:
    document = bundle(load(entry(bench)))
    found = references({key: value for key, value in document.items() if key != "components"})
    assert sorted(set(found)) == [
        "#/components/parameters/P",
        "#/components/responses/deep",
        "#/components/schemas/A",
        "#/components/schemas/B",
    ]
    load(bench.write(as_text(document), "bundle.json"))


def test_path_items_are_put_in_place(bench: Workbench) -> None:
    document: Any = bundle(load(entry(bench)))
    assert "get" in document["paths"]["/a"]


def test_mappings_are_made_local_and_examples_left_alone(bench: Workbench) -> None:
    document: Any = bundle(load(entry(bench)))
    assert document["components"]["schemas"]["A"]["discriminator"]["mapping"] == {"b": "#/components/schemas/B"}
    assert document["components"]["schemas"]["Own"]["example"] == {"$ref": "not a reference"}


def test_the_derived_copy_moves_the_item_schema(bench: Workbench) -> None:
    document: Any = bundle(load(entry(bench)), "3.2")
    media = document["paths"]["/s"]["get"]["responses"]["200"]["content"]["text/event-stream"]
    assert document["openapi"] == "3.2.0"
    assert media == {"itemSchema": {"$ref": "#/components/schemas/A"}}
    assert "jsonSchemaDialect" not in document


def test_a_bundle_means_what_its_files_mean(bench: Workbench) -> None:
    path = entry(bench)
    of_files = json.loads(ir_text(lower(load(path))))
    of_bundle = json.loads(ir_text(lower(load(bench.write(as_text(bundle(load(path))), "bundle.json")))))
    for api in (of_files, of_bundle):
        for declaration in api["types"]:
            del declaration["module"]  # one file has other modules than several
    assert of_files == of_bundle


def test_two_components_of_one_name_are_an_error(bench: Workbench) -> None:
    bench.write("components: {schemas: {Own: {type: integer}}}", "other.yaml")
    path = bench.write(ENTRY.replace("parts/a.yaml#/components/schemas/A", "other.yaml#/components/schemas/Own"))
    bench.write(PART, "parts/a.yaml")
    bench.write("{description: ok}", "parts/deep.yaml")
    assert [each.code for each in bench.faults(lambda: bundle(load(path)))] == ["name-clash"]
