"""What OpenAPI 3.2 brought: `$self`, `query` and other methods, the whole query as one object."""

from __future__ import annotations

from onespec.ir import ListOf, Scalar
from onespec.lower import lower
from onespec.source import load

from .conftest import Workbench, all_operations

HEAD = "openapi: 3.2.0\ninfo: {title: Test, version: '1'}\n"


def test_a_document_is_found_by_the_address_it_gives_itself(bench: Workbench) -> None:
    bench.write("$self: https://x.example/shared/b.yaml\ncomponents: {schemas: {B: {type: string}}}", "lib/b.yaml")
    text = (
        HEAD
        + "$self: https://x.example/api/a.yaml\n"
        + """components:
  schemas:
    Opened: {$ref: "lib/b.yaml#/components/schemas/B"}
    Itself: {$ref: "https://x.example/api/a.yaml#/components/schemas/Opened"}
    Known: {$ref: "https://x.example/shared/b.yaml#/components/schemas/B"}
    Beside: {$ref: "https://x.example/api/lib/b.yaml#/components/schemas/B"}
"""
    )
    documents = bench.load(text, "openapi.yaml")
    schemas = documents.root.object()["components"].fields("schemas")
    assert {documents.resolve(each).text("type") for each in schemas.values()} == {"string"}
    assert sorted(documents.files) == ["lib/b.yaml", "openapi.yaml"]


def test_a_file_that_is_reached_in_two_ways_is_one(bench: Workbench) -> None:
    bench.write('components: {schemas: {B: {$ref: "../api/openapi.yaml#/components/schemas/A"}}}', "api/b.yaml")
    entry = bench.write(
        HEAD + 'components: {schemas: {A: {type: object}, C: {$ref: "../api/b.yaml#/components/schemas/B"}}}',
        "api/openapi.yaml",
    )
    assert sorted(load(entry).files) == ["b.yaml", "openapi.yaml"]


def test_methods_of_any_name_are_operations(bench: Workbench) -> None:
    text = HEAD + "paths: {/a: {query: {responses: {}}, additionalOperations: {COPY: {responses: {}}}}}"
    found = all_operations(lower(bench.load(text)).root)
    assert [(each.method, each.name) for each in found.values()] == [("COPY", ("copy",)), ("QUERY", ("query",))]


def test_a_whole_query_is_one_parameter_for_each_property(bench: Workbench) -> None:
    text = HEAD + (
        "paths: {/a: {get: {operationId: a.get, responses: {}, parameters: [{name: q, in: querystring, content: "
        "{application/x-www-form-urlencoded: {encoding: {tags: {style: pipeDelimited, explode: false}}, schema: "
        "{type: object, required: [from], properties: {from: {type: string, description: Where.}, "
        "tags: {type: array, items: {type: string}}}}}}}]}}}"
    )
    first, second = all_operations(lower(bench.load(text)).root)["a.get"].parameters
    assert (first.wire, first.where, first.required, first.type, first.doc) == (
        "from",
        "query",
        True,
        Scalar("string"),
        "Where.",
    )
    assert (second.wire, second.style, second.explode, second.type) == (
        "tags",
        "pipeDelimited",
        False,
        ListOf(Scalar("string")),
    )
