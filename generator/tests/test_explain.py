"""Every decision is told with its reason and its place."""

from __future__ import annotations

import json
from typing import Any

import pytest
from onespec.cli import main
from onespec.lower import lowered

from .conftest import Workbench

DOCUMENT = """
openapi: 3.0.3
info: {title: Pet Store API, version: '1'}
servers: [{url: "https://{region}.example.com", variables: {region: {default: eu}}}]
security: [{key: []}]
paths:
  /pets:
    get:
      tags: [Pets]
      operationId: listPets
      parameters: [{name: page, in: query, schema: {type: integer}}]
      responses:
        "200": {content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/pet"}}}}}
        "400": {content: {application/json: {schema: {$ref: "#/components/schemas/Failure"}}}}
    post:
      operationId: pets.create
      parameters: [{name: Idempotency-Key, in: header, schema: {type: string}}]
      requestBody:
        content:
          multipart/form-data: {schema: {type: object, properties: {photo: {type: string, format: binary}}}}
          text/plain: {schema: {type: string}}
      responses: {"200": {content: {text/event-stream: {}}}}
  /pets/{id}:
    get:
      tags: [Pets]
      operationId: list-pets
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
    pet: {type: object, properties: {other: {$ref: "#/components/schemas/Pet"}}}
    Failure: {type: object, properties: {error: {type: object, properties: {message: {type: string}}}}}
"""


def decisions(bench: Workbench, operation: str = "") -> dict[str, tuple[str, str, int]]:
    made = lowered(bench.load(DOCUMENT)).decisions
    return {each.topic: (each.choice, each.reason, each.origin.line) for each in made if each.operation == operation}


def test_what_holds_for_the_whole_api_is_told(bench: Workbench) -> None:
    assert decisions(bench) == {
        "client": ("PetStore, package pet_store", "the title is `Pet Store API`", 3),
        "auth": ("a key as the header `X-Key`", "the scheme `key` is `apiKey`", 30),
        "server": ("https://{region}.example.com", "the first server is the default; variables: `region`", 4),
        "name": ("pet_2", "the schema `pet` would be named like another", 33),
        "errors": (
            "an object under `error`: message in `message`",
            "the most common reply of a documented failure: 1 of 1",
            0,
        ),
    }


def test_what_holds_for_an_operation_is_told(bench: Workbench) -> None:
    assert decisions(bench, "pets.create") == {
        "method": ("pets.create", "the operationId `pets.create` says so", 15),
        "idempotency": ("sends `Idempotency-Key`", "it declares the header", 15),
        "body": ("sent as `multipart/form-data`", "preferred to `text/plain`", 20),
        "upload": ("multipart body", "its type is `multipart/form-data`", 20),
        "stream": ("sse until the end of the reply, always", "the reply's media type", 22),
    }
    assert decisions(bench, "listPets")["page"] == ("by number (`page`)", "a parameter takes the number of a page", 8)


def test_a_name_that_gave_way_says_to_what(bench: Workbench) -> None:
    choice, reason, _ = decisions(bench, "list-pets")["method"]
    assert choice == "pets.get_pets_id"
    assert reason == (
        "the tag `Pets` is the resource; the name is from the operationId `list-pets`; made of the whole operationId, "
        "because `list` is taken; made of method and path, because `list_pets` is taken"
    )


def test_explain_prints_headings_reasons_and_places(bench: Workbench, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(bench.write(DOCUMENT))]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("The API\n  client: PetStore, package pet_store\n")
    assert "\n\nlistPets\n  method: pets." in printed
    assert "    because it declares the header (openapi.yaml:15:5)\n" in printed


@pytest.mark.parametrize("name", ["pets.create", "listPets", "pets.get_pets_id"])
def test_one_operation_is_explained_by_its_id_or_by_its_name(
    bench: Workbench, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert main(["explain", str(bench.write(DOCUMENT)), "--operation", name, "--format", "json"]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    assert len({each["operation"] for each in found}) == 1
    assert found[0]["topic"] == "method"
    assert found[0]["place"].startswith("openapi.yaml:")


def test_an_operation_that_is_not_there_is_status_1(bench: Workbench, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(bench.write(DOCUMENT)), "--operation", "nope"]) == 1
    assert "there is no operation `nope`" in capsys.readouterr().err
