"""Swagger 2.0 in documents of version 3: what took its place is read instead."""

from __future__ import annotations

import pytest
from onespec.ir import Body, File, ListOf, Model, Response, Scalar
from onespec.lower import lower

from .conftest import HEADER, Workbench, all_operations


def test_a_body_parameter_is_the_body(bench: Workbench) -> None:
    api = bench.lower(
        """
        paths:
          /a:
            post:
              operationId: a.do
              consumes: [application/merge-patch+json]
              parameters: [{name: pet, in: body, required: true, schema: {type: array, items: {type: string}}}]
              responses: {}
        """
    )
    found = all_operations(api.root)["a.do"]
    assert found.parameters == ()
    assert found.body == Body("json", "application/merge-patch+json", ListOf(Scalar("string")), True, False)


def test_form_parameters_are_a_form_and_with_a_file_a_multipart_one(bench: Workbench) -> None:
    api = bench.lower(
        """
        paths:
          /a:
            post:
              operationId: a.form
              parameters: [{name: x, in: formData, type: integer, required: true}]
              responses: {}
            put:
              operationId: a.upload
              parameters: [{name: x, in: formData, type: file}]
              responses: {}
        """
    )
    form, upload = (all_operations(api.root)[name].body for name in ("a.form", "a.upload"))
    assert form is not None
    assert upload is not None
    assert (form.media, form.required, form.spread) == ("form", True, True)
    assert (upload.media, upload.required) == ("multipart", False)
    files = [field.type for each in api.types if isinstance(each, Model) for field in each.fields]
    assert files == [Scalar("integer"), File()]


@pytest.mark.parametrize(
    ("written", "style"),
    [
        ("csv", ("form", False)),
        ("multi", ("form", True)),
        ("pipes", ("pipeDelimited", False)),
        ("ssv", ("spaceDelimited", False)),
    ],
)
def test_a_collection_format_is_a_style(bench: Workbench, written: str, style: tuple[str, bool]) -> None:
    parameter = f"{{name: ids, in: query, type: array, items: {{type: string}}, collectionFormat: {written}}}"
    api = bench.lower(f"paths: {{/a: {{get: {{operationId: a.get, parameters: [{parameter}], responses: {{}}}}}}}}")
    (found,) = all_operations(api.root)["a.get"].parameters
    assert (found.style, found.explode) == style
    assert found.type == ListOf(Scalar("string"))


def test_a_reply_with_a_bare_schema_is_what_the_operation_produces(bench: Workbench) -> None:
    text = """
        produces: [text/plain]
        definitions: {Pet: {type: object, properties: {id: {type: integer}}}}
        paths:
          /a:
            get:
              operationId: a.json
              produces: [application/json]
              responses: {200: {schema: {$ref: "#/definitions/Pet"}}}
            put: {operationId: a.text, responses: {200: {schema: {type: string}}}}
        """
    found = all_operations(bench.lower(text).root)
    assert isinstance(json := found["a.json"].result, Response)
    assert json.media == "json"
    assert found["a.text"].result == Response(Scalar("string"), "text")


def test_a_file_in_a_reply_is_bytes_and_in_json_text(bench: Workbench) -> None:
    text = HEADER + (
        "paths: {/a: {get: {operationId: a.get, responses: {200: {content: {application/json: "
        "{schema: {type: object, properties: {f: {type: file}}}}}}}}}}"
    )
    (model,) = lower(bench.load(text)).types
    assert isinstance(model, Model)
    assert model.fields[0].type == Scalar("string")
