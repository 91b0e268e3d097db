"""The document is valid, keeps its own conventions, and its examples are true."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

METHODS = ("get", "put", "post", "delete", "patch")
ALWAYS = {"400", "401", "403", "429", "500", "503"}
EVENT_TYPES = {
    "workflow.started",
    "workflow.completed",
    "workflow.failed",
    "workflow.step.completed",
    "workflow.approval_required",
    "chat.completed",
    "agent.run.completed",
    "agent.run.failed",
    "usage.threshold_reached",
    "api_key.created",
    "api_key.rotated",
    "api_key.expired",
    "webhook.disabled",
}
SUBSCHEMAS = ("items", "additionalProperties", "propertyNames", "not", "contains", "if", "then", "else")
SUBSCHEMA_LISTS = ("oneOf", "anyOf", "allOf", "prefixItems")
SUBSCHEMA_MAPS = ("properties", "patternProperties", "$defs")

Node = Mapping[str, Any]


def operations(document: Node) -> Iterator[tuple[str, str, str, Node]]:
    """Every operation: its id, method, path and node, path-wide parameters included."""
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                node = dict(item[method])
                node["parameters"] = [*item.get("parameters", []), *node.get("parameters", [])]
                yield node.get("operationId", f"{method} {path}"), method, path, node


def follow(document: Node, node: Node) -> Node:
    while "$ref" in node:
        target: Any = document
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def escape(key: object) -> str:
    return str(key).replace("~", "~0").replace("/", "~1")


def schemas(node: Any, pointer: str = "#") -> Iterator[tuple[str, Node]]:
    """Every schema of the document with its JSON pointer, those inside others too."""
    if isinstance(node, list):
        for index, item in enumerate(node):
            yield from schemas(item, f"{pointer}/{index}")
    elif isinstance(node, dict):
        for key, value in node.items():
            below = f"{pointer}/{escape(key)}"
            if key in ("schema", "x-itemSchema") and isinstance(value, dict):
                yield from schemas_within(value, below)
            elif below == "#/components/schemas":
                for name, schema in value.items():
                    yield from schemas_within(schema, f"{below}/{escape(name)}")
            elif key not in ("example", "examples"):
                yield from schemas(value, below)


def schemas_within(schema: Any, pointer: str) -> Iterator[tuple[str, Node]]:
    if not isinstance(schema, dict):
        return
    yield pointer, schema
    for key in SUBSCHEMAS:
        if key in schema:
            yield from schemas_within(schema[key], f"{pointer}/{key}")
    for key in SUBSCHEMA_LISTS:
        for index, item in enumerate(schema.get(key, [])):
            yield from schemas_within(item, f"{pointer}/{key}/{index}")
    for key in SUBSCHEMA_MAPS:
        for name, item in schema.get(key, {}).items():
            yield from schemas_within(item, f"{pointer}/{key}/{escape(name)}")


def examples(document: Node) -> Iterator[tuple[str, str, Any]]:
    """Every example: where it stands, the pointer of its schema, its value."""
    for pointer, schema in schemas(document):
        for index, value in enumerate(schema.get("examples", [])):
            yield f"{pointer}/examples/{index}", pointer, value
    for pointer, holder in holders(document):
        if "example" in holder:
            yield f"{pointer}/example", f"{pointer}/schema", holder["example"]
        for name, example in holder.get("examples", {}).items():
            yield f"{pointer}/examples/{name}", f"{pointer}/schema", follow(document, example)["value"]


def holders(node: Any, pointer: str = "#") -> Iterator[tuple[str, Node]]:
    """Every parameter, header and media type that has a schema and may have examples beside it."""
    if isinstance(node, list):
        for index, item in enumerate(node):
            yield from holders(item, f"{pointer}/{index}")
    elif isinstance(node, dict):
        if isinstance(node.get("schema"), dict) and isinstance(node.get("examples", {}), dict):
            yield pointer, node
        for key, value in node.items():
            if key not in ("example", "examples", "schema", "x-itemSchema", "schemas"):
                yield from holders(value, f"{pointer}/{escape(key)}")


@pytest.fixture(scope="session")
def registry(document: dict[str, Any]) -> Registry[Any]:
    return Registry().with_resource("urn:document", Resource(contents=document, specification=DRAFT202012))


def test_the_document_is_valid_openapi(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1.")
    validate(document)


def test_every_example_is_true(document: dict[str, Any], registry: Registry[Any]) -> None:
    wrong: list[str] = []
    count = 0
    for place, pointer, value in examples(document):
        schema = {"$ref": f"urn:document{pointer}"}
        errors = Draft202012Validator(schema, registry=registry).iter_errors(value)
        wrong += [f"{place}: {error.message[:200]} at {error.json_path}" for error in errors]
        count += 1
    assert not wrong, "\n".join(wrong)
    assert count > 200


def test_operation_ids_are_dotted_and_unique(document: dict[str, Any]) -> None:
    ids = [operation_id for operation_id, *_ in operations(document)]
    assert len(ids) == len(set(ids))
    assert [name for name in ids if not re.fullmatch(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+", name)] == []


def test_every_operation_says_what_it_is(document: dict[str, Any]) -> None:
    tags = {tag["name"] for tag in document["tags"]}
    for operation_id, _, _, node in operations(document):
        assert len(node["tags"]) == 1, operation_id
        assert node["tags"][0] in tags, operation_id
        assert node["summary"][0].isupper() and not node["summary"].endswith("."), operation_id
        assert len(node["summary"]) <= 60, operation_id
        assert node["description"].strip().endswith((".", ")", "`")), operation_id


def test_every_operation_names_the_permission_it_needs(document: dict[str, Any]) -> None:
    permissions = set(document["components"]["schemas"]["Permission"]["enum"])
    used: set[str] = set()
    for operation_id, _, _, node in operations(document):
        assert [list(requirement) for requirement in node["security"]] == [["bearerAuth"]], operation_id
        (scope,) = node["security"][0]["bearerAuth"]
        used.add(scope)
    assert used == permissions - {"*"}


def test_every_operation_documents_its_errors(document: dict[str, Any]) -> None:
    for operation_id, method, path, node in operations(document):
        expected = set(ALWAYS)
        if "{" in path:
            expected.add("404")
        if method == "post":
            expected |= {"409", "422"}
        if "requestBody" in node:
            expected |= {"413", "415"}
        statuses = set(node["responses"])
        assert expected <= statuses, f"{operation_id} lacks {sorted(expected - statuses)}"
        for status in statuses:
            if status.startswith("2"):
                continue
            reference = node["responses"][status].get("$ref", "")
            assert reference.startswith("#/components/responses/"), f"{operation_id} {status}"


def test_every_reply_has_a_request_id(document: dict[str, Any]) -> None:
    for operation_id, _, _, node in operations(document):
        for status, response in node["responses"].items():
            headers = follow(document, response).get("headers", {})
            assert "x-request-id" in headers, f"{operation_id} {status}"


def test_every_post_can_be_replayed(document: dict[str, Any]) -> None:
    for operation_id, method, _, node in operations(document):
        assert method != "post" or "idempotency-replayed" in success(document, node)["headers"], operation_id


def test_every_json_error_is_the_envelope(document: dict[str, Any]) -> None:
    envelope = {"$ref": "#/components/schemas/ErrorResponse"}
    for name, response in document["components"]["responses"].items():
        if "content" in response:
            assert response["content"]["application/json"]["schema"] == envelope, name


def test_every_error_code_has_a_status(document: dict[str, Any]) -> None:
    codes = document["components"]["schemas"]["ErrorCode"]
    assert set(codes["enum"]) == set(codes["x-onespec-errors"])
    statuses = {entry["status"] for entry in codes["x-onespec-errors"].values()}
    assert statuses == {400, 401, 402, 403, 404, 409, 413, 415, 422, 429, 500, 503}
    assert all(entry["description"].endswith(".") for entry in codes["x-onespec-errors"].values())


def test_lists_share_one_envelope(document: dict[str, Any]) -> None:
    for operation_id, _, _, node in operations(document):
        if not operation_id.endswith(".list"):
            continue
        reply = success(document, node)["content"]["application/json"]["schema"]
        schema = follow(document, reply)
        assert set(schema["properties"]) == {"object", "data", "first_id", "last_id", "has_more"}, operation_id
        assert set(schema["required"]) == set(schema["properties"]), operation_id
        assert schema["properties"]["object"]["const"] == "list", operation_id


def test_lists_take_the_same_parameters(document: dict[str, Any]) -> None:
    for operation_id, _, _, node in operations(document):
        # The catalogue of models is short and, as at OpenAI, not paged.
        if operation_id.endswith(".list") and operation_id != "models.list":
            names = {follow(document, parameter)["name"] for parameter in node["parameters"]}
            assert {"limit", "after", "before", "order"} <= names, operation_id


def success(document: Node, operation: Node) -> Node:
    """The operation's only reply that is no error."""
    (reply,) = [response for status, response in operation["responses"].items() if status.startswith("2")]
    return follow(document, reply)


def test_streams_say_what_they_carry(document: dict[str, Any]) -> None:
    for operation_id, _, _, node in operations(document):
        content = success(document, node).get("content", {})
        assert ("text/event-stream" in content) == ("x-onespec-stream" in node), operation_id
        if "text/event-stream" in content:
            assert "$ref" in content["text/event-stream"]["x-itemSchema"], operation_id


def test_every_schema_and_field_is_described(document: dict[str, Any]) -> None:
    silent = [name for name, schema in document["components"]["schemas"].items() if not schema.get("description")]
    assert silent == []
    for pointer, schema in schemas(document):
        for name, field in schema.get("properties", {}).items():
            assert field is True or "$ref" in field or field.get("description"), f"{pointer}/properties/{name}"


def test_required_fields_exist(document: dict[str, Any]) -> None:
    for pointer, schema in schemas(document):
        if "properties" in schema:
            assert set(schema.get("required", [])) <= set(schema["properties"]), pointer


def test_unions_of_objects_are_told_apart_by_a_tag(document: dict[str, Any]) -> None:
    for pointer, schema in schemas(document):
        if "discriminator" not in schema:
            continue
        name, mapping = schema["discriminator"]["propertyName"], schema["discriminator"]["mapping"]
        members = {member["$ref"] for member in schema["oneOf"]}
        assert set(mapping.values()) == members, pointer
        for tag, reference in mapping.items():
            member = follow(document, {"$ref": reference})
            field = follow(document, member["properties"][name])
            assert tag in field.get("enum", [field.get("const")]), f"{pointer}: {tag}"
            assert name in member["required"], f"{pointer}: {reference}"


def test_every_event_type_is_a_webhook(document: dict[str, Any]) -> None:
    schemas_ = document["components"]["schemas"]
    assert set(document["webhooks"]) == EVENT_TYPES
    assert set(schemas_["EventType"]["enum"]) == EVENT_TYPES
    assert set(schemas_["Event"]["discriminator"]["mapping"]) == EVENT_TYPES
    assert set(schemas_["WebhookEventSelector"]["enum"]) == EVENT_TYPES | {"*"}


@pytest.mark.parametrize("event_type", sorted(EVENT_TYPES))
def test_a_webhooks_payload_is_the_envelope_of_its_type(document: dict[str, Any], event_type: str) -> None:
    body = document["webhooks"][event_type]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert body["$ref"] == document["components"]["schemas"]["Event"]["discriminator"]["mapping"][event_type]
    event = follow(document, body)
    assert event["properties"]["type"]["const"] == event_type
    assert set(event["required"]) == {"id", "object", "type", "created_at", "company_id", "api_version", "data"}
    data = follow(document, event["properties"]["data"])
    assert set(data["properties"]) == {"object", "previous"}
    assert data["required"] == ["object"]
    assert follow(document, data["properties"]["object"])["examples"]


def test_the_bundles_are_fresh(folder: Path) -> None:
    for name, *arguments in (("bundle.json",), ("bundle-3.2.json", "--openapi", "3.2")):
        command = ["bundle", str(folder / "openapi.yaml"), "--out", str(folder / name), *arguments, "--check"]
        run = subprocess.run([sys.executable, "-m", "onespec", *command], capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr + run.stdout


def test_the_bundle_for_3_2_has_item_schemas(folder: Path) -> None:
    text = (folder / "bundle-3.2.json").read_text(encoding="utf-8")
    assert '"itemSchema"' in text
    assert '"x-itemSchema"' not in text
