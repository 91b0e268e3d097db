"""Endpoints to operations: parameters, bodies, replies, auth."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest
from onespec.ir import Binary, Body, File, Nothing, Nullable, Operation, Ref, Response, Result, Scalar, Stream, Union

from .conftest import Workbench, all_operations


def operation(bench: Workbench, text: str, path: str = "/x", method: str = "post", more: str = "") -> Operation:
    """The one operation of a document that consists of it."""
    head = f"paths:\n  {path}:\n    {method}:\n      operationId: x.do\n"
    api = bench.lower(head + indent(dedent(text).strip("\n"), "      ") + "\n" + dedent(more))
    return all_operations(api.root)["x.do"]


def body(bench: Workbench, content: str) -> Body:
    found = operation(bench, f"requestBody: {{required: true, content: {content}}}\nresponses: {{}}").body
    assert found is not None
    return found


def result(bench: Workbench, responses: str) -> Result:
    return operation(bench, f"responses: {responses}").result


# ── parameters ───────────────────────────────────────────────────────────────────────────────────


def test_parameters_stand_in_the_order_of_the_path_then_required_then_as_declared(bench: Workbench) -> None:
    found = operation(
        bench,
        """
        parameters:
          - {name: z, in: query, schema: {type: string}}
          - {name: b, in: path, required: true, schema: {type: string}}
          - {name: y, in: query, required: true, schema: {type: string}}
          - {name: a, in: path, required: true, schema: {type: string}}
          - {name: X-Thing, in: header, schema: {type: string}}
        responses: {}
        """,
        path="/x/{a}/y/{b}",
    )
    assert [each.wire for each in found.parameters] == ["a", "b", "y", "z", "X-Thing"]
    assert found.parameters[-1].name == ("x", "thing")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("in: query", ("form", True)),
        ("in: header", ("simple", False)),
        ("in: query, style: deepObject, explode: true", ("deepObject", True)),
        ("in: query, style: spaceDelimited", ("spaceDelimited", False)),
        ("in: query, explode: false", ("form", False)),
    ],
)
def test_styles_have_the_defaults_of_openapi(bench: Workbench, written: str, expected: tuple[str, bool]) -> None:
    found = operation(
        bench, f"parameters: [{{name: a, {written}, schema: {{type: string}}}}]\nresponses: {{}}"
    ).parameters[0]
    assert (found.style, found.explode) == expected


def test_a_parameter_with_content_is_json(bench: Workbench) -> None:
    found = operation(
        bench,
        "parameters: [{name: a, in: query, content: {application/json: {schema: {type: integer}}}}]\nresponses: {}",
    ).parameters[0]
    assert (found.style, found.type) == ("json", Scalar("integer"))


def test_an_operations_own_parameter_overrides_the_paths(bench: Workbench) -> None:
    api = bench.lower(
        """
        paths:
          /x/{a}:
            parameters: [{name: a, in: path, required: true, schema: {type: string}}]
            get:
              operationId: x.get
              parameters: [{name: a, in: path, required: true, schema: {type: integer}}]
              responses: {}
        """
    )
    assert [each.type for each in all_operations(api.root)["x.get"].parameters] == [Scalar("integer")]


def test_arguments_that_would_share_a_name_say_where_they_travel(bench: Workbench) -> None:
    found = operation(
        bench,
        """
        parameters:
          - {name: id, in: path, required: true, schema: {type: string}}
          - {name: ID, in: query, schema: {type: string}}
          - {name: name, in: query, schema: {type: string}}
        requestBody: {content: {application/json: {schema: {properties: {name: {type: string}, id: {type: string}}}}}}
        responses: {}
        """,
        path="/x/{id}",
    )
    assert found.body is not None
    assert found.body.spread
    assert [each.name for each in found.parameters] == [("path", "id"), ("query", "id"), ("query", "name")]


def test_headers_that_others_describe_are_no_arguments(bench: Workbench) -> None:
    found = operation(
        bench,
        """
        parameters:
          - {name: Accept, in: header, schema: {type: string}}
          - {name: Authorization, in: header, schema: {type: string}}
          - {name: idempotency-key, in: header, schema: {type: string}}
        responses: {}
        """,
    )
    assert found.parameters == ()
    assert found.idempotent


def test_every_post_is_idempotent_where_the_document_names_the_header(bench: Workbench) -> None:
    path = bench.write(
        """
        openapi: 3.1.0
        info: {title: T, version: '1', x-onespec-client: {idempotency_header: Idempotency-Key}}
        paths: {/x: {post: {operationId: x.post, responses: {}}, get: {operationId: x.get, responses: {}}}}
        """
    )
    from onespec.lower import lower
    from onespec.source import load

    found = all_operations(lower(load(path)).root)
    assert (found["x.post"].idempotent, found["x.get"].idempotent) == (True, False)


def test_a_fragment_is_never_part_of_the_path_and_a_fixed_query_is(bench: Workbench) -> None:
    assert operation(bench, "responses: {}", path='"/x?beta=true#other"').path == "/x?beta=true"


# ── bodies ───────────────────────────────────────────────────────────────────────────────────────


def test_json_is_preferred_and_an_object_is_spread(bench: Workbench) -> None:
    schema = "{schema: {type: object, properties: {a: {type: string}}}}"
    found = body(
        bench, f"{{application/xml: {schema}, application/x-www-form-urlencoded: {schema}, application/json: {schema}}}"
    )
    assert (found.media, found.content_type, found.spread) == ("json", "application/json", True)


@pytest.mark.parametrize(
    ("media_type", "media"),
    [
        ("application/vnd.api+json", "json"),
        ("application/octet-stream", "binary"),
        ("image/png", "binary"),
        ("text/plain", "text"),
        ("application/xml", "text"),
        ("'*/*'", "binary"),
    ],
)
def test_media_types_are_known_by_family(bench: Workbench, media_type: str, media: str) -> None:
    assert body(bench, f"{{{media_type}: {{schema: {{type: string}}}}}}").media == media


@pytest.mark.parametrize(
    ("media_type", "media"), [("multipart/form-data", "multipart"), ("application/x-www-form-urlencoded", "form")]
)
def test_forms_have_fields_and_are_raw_without(bench: Workbench, media_type: str, media: str) -> None:
    for schema, expected in (
        ("{type: object}", media),
        ("{type: object, properties: {a: {type: string}}}", media),
        ("{oneOf: [{type: object, properties: {a: {}}}, {type: object, properties: {b: {}}}]}", media),
        ("{type: array, items: {type: string}}", "binary"),
        ("{type: string}", "binary"),
    ):
        assert body(bench, f"{{{media_type}: {{schema: {schema}}}}}").media == expected


def test_a_body_that_streams_is_raw(bench: Workbench) -> None:
    found = body(bench, "{application/jsonl: {itemSchema: {type: object}}}")
    assert (found.media, found.content_type, found.type) == ("binary", "application/jsonl", File())


def test_a_wildcard_with_a_structured_schema_is_json(bench: Workbench) -> None:
    found = body(bench, "{'*/*': {schema: {type: array, items: {type: string}}}}")
    assert (found.media, found.content_type, found.spread) == ("json", "application/json", False)


def test_files_exist_in_uploads_alone(bench: Workbench) -> None:
    schema = "{schema: {type: object, properties: {f: {type: string, format: binary}}}}"
    for media_type, expected in (("multipart/form-data", File()), ("application/json", Scalar("string"))):
        head = f"requestBody: {{content: {{{media_type}: {schema}}}}}\nresponses: {{}}"
        api = bench.lower(f"paths:\n  /x:\n    post:\n      operationId: x.do\n{indent(head, '      ')}")
        assert [each.fields[0].type for each in api.types] == [expected]


# ── replies ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("responses", "expected"),
    [
        ("{'204': {description: d}}", Nothing()),
        ("{200: {content: {application/json: {schema: {type: string}}}}}", Response(Scalar("string"))),
        ("{'2XX': {content: {application/json: {schema: {type: string}}}}}", Response(Scalar("string"))),
        ("{default: {content: {application/json: {schema: {type: string}}}}}", Response(Scalar("string"))),
        ("{'200': {content: {text/csv: {schema: {type: string}}}}}", Response(Scalar("string"), "text")),
        ("{'200': {content: {application/pdf: {}}}}", Binary("application/pdf")),
        ("{'200': {content: {'*/*': {schema: {type: string, format: binary}}}}}", Binary()),
        (
            "{'200': {content: {application/json: {schema: {type: string}}}}, '204': {description: none}}",
            Response(Nullable(Scalar("string"))),
        ),
        (
            "{'200': {content: {application/json: {schema: {type: string}}}}, '404': {description: no}, default: {}}",
            Response(Scalar("string")),
        ),
    ],
)
def test_the_reply_is_what_success_brings(bench: Workbench, responses: str, expected: Result) -> None:
    assert result(bench, responses) == expected


def test_different_successes_are_a_union(bench: Workbench) -> None:
    head = "paths: {/x: {post: {operationId: x.do, responses: {"
    one, two = ("{content: {application/json: {schema: {type: " + kind + "}}}}" for kind in ("string", "integer"))
    api = bench.lower(f"{head}'200': {one}, '202': {two}}}}}}}}}")
    assert all_operations(api.root)["x.do"].result == Response(Ref(("x", "do", "response")))
    assert isinstance(api.types[0], Union)


def test_documented_failures_are_kept(bench: Workbench) -> None:
    assert operation(bench, "responses: {'200': {}, '4XX': {}, '500': {}, default: {}}").errors == (
        "4XX",
        "500",
        "default",
    )


# ── streams ──────────────────────────────────────────────────────────────────────────────────────

EVENTS = "{text/event-stream: {x-itemSchema: {type: object, title: Tick, properties: {n: {type: integer}}}}}"


def test_an_event_stream_is_the_result_when_there_is_no_other(bench: Workbench) -> None:
    found = result(bench, f"{{'200': {{content: {EVENTS}}}}}")
    assert isinstance(found, Stream)
    assert (found.framing, found.event) == ("sse", Ref(("x", "do", "event")))


def test_a_boolean_stream_field_selects_the_stream_beside_json(bench: Workbench) -> None:
    found = operation(
        bench,
        f"""
        requestBody: {{content: {{application/json: {{schema: {{properties: {{stream: {{type: boolean}}}}}}}}}}}}
        responses: {{"200": {{content: {{application/json: {{schema: {{type: string}}}}, {EVENTS[1:-1]}}}}}}}
        """,
    )
    assert found.result == Response(Scalar("string"))
    assert found.stream is not None
    assert found.stream.selector == "stream"


def test_json_lines_are_a_stream(bench: Workbench) -> None:
    found = result(bench, "{'200': {content: {application/x-ndjson: {itemSchema: {type: integer}}}}}")
    assert isinstance(found, Stream)
    assert (found.framing, found.event) == ("jsonl", Scalar("integer"))


# ── auth ─────────────────────────────────────────────────────────────────────────────────────────

SCHEMES = """
security: [{key: []}]
components:
  securitySchemes:
    key: {type: http, scheme: bearer}
    other: {type: apiKey, in: query, name: token}
"""


@pytest.mark.parametrize(
    ("security", "auth", "scopes"),
    [
        ("", None, ()),
        ("security: []", (), ()),
        ("security: [{key: [b, a]}]", None, ("a", "b")),
        ("security: [{key: []}, {}]", (("key",), ()), ()),
        ("security: [{other: [], key: []}]", (("key", "other"),), ()),
    ],
)
def test_an_operation_says_how_its_auth_differs(
    bench: Workbench, security: str, auth: tuple[tuple[str, ...], ...] | None, scopes: tuple[str, ...]
) -> None:
    found = operation(bench, f"{security}\nresponses: {{}}", more=SCHEMES)
    assert (found.auth, found.scopes) == (auth, scopes)
