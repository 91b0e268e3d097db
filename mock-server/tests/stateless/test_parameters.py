"""Parameters by style and explode: what is right passes, what is wrong is told with its place."""

from __future__ import annotations

from typing import Any

import pytest

from .toys import Document, Serve, flaws, operation

INTS = {"type": "array", "items": {"type": "integer"}, "minItems": 2}
POINT = {
    "type": "object",
    "required": ["x", "y"],
    "properties": {
        "x": {"type": "integer"},
        "y": {"type": "integer"},
        "tags": {"type": "array", "items": {"type": "string"}},
    },
    "additionalProperties": False,
}
TREE = {
    "type": "object",
    "properties": {
        "at": {"type": "object", "properties": {"gte": {"type": "integer"}}},
        "in": {"type": "array", "items": {"type": "integer"}, "minItems": 2},
    },
}


def asks(where: str, schema: Any, **more: Any) -> Document:
    name = "X-P" if where == "header" else "p"
    return operation(parameters=[{"name": name, "in": where, "required": True, "schema": schema, **more}])


QUERIES: list[tuple[Document, Any, str, str]] = [
    ({}, {"type": "integer"}, "p=1", "p=one"),
    ({}, {"type": "boolean"}, "p=true", "p=yes"),
    ({}, {"type": "number", "maximum": 1}, "p=1e-1", "p=2"),
    ({}, {"type": "string", "pattern": "^[0-9]+$"}, "p=007", "p=7a"),
    ({}, {"enum": [1, 2]}, "p=2", "p=3"),
    ({}, {"type": ["integer", "null"]}, "p=", "p=x"),
    ({}, {"anyOf": [{"type": "integer"}, {"enum": ["all"]}]}, "p=all", "p=some"),
    ({}, INTS, "p=1&p=2", "p=1"),
    ({}, INTS, "p[]=1&p[]=2", "p[]=a&p[]=b"),
    ({"explode": False}, INTS, "p=1,2", "p=1"),
    ({"explode": False}, INTS, "p=1%2C2", "p=1,b"),
    ({"style": "spaceDelimited"}, INTS, "p=1%202", "p=1,2"),
    ({"style": "pipeDelimited"}, INTS, "p=1|2", "p=1|b"),
    ({}, POINT, "x=1&y=2", "x=1"),
    ({}, POINT, "x=1&y=2&tags=a&tags=b", "x=1&y=b"),
    ({"explode": False}, POINT, "p=x,1,y,2", "p=x,1,y,b"),
    ({"style": "deepObject"}, POINT, "p[x]=1&p[y]=2", "p[x]=1&p[y]=2&p[z]=3"),
    ({"style": "deepObject"}, TREE, "p[at][gte]=5&p[in][]=1&p[in][]=2", "p[at][gte]=b"),
    ({"style": "deepObject"}, TREE, "p[in][0]=1&p[in][1]=2", "p[in]=1"),
    ({}, {"type": "object", "additionalProperties": {"type": "integer"}}, "a=1&b=2", "a=b"),
    ({"allowEmptyValue": True}, {"type": "integer"}, "p=", "p=x"),
]


@pytest.mark.parametrize(("how", "schema", "right", "wrong"), QUERIES, ids=lambda value: str(value)[:40])
def test_query_parameters_are_read_by_style(serve: Serve, how: Document, schema: Any, right: str, wrong: str) -> None:
    client = serve({"/a": {"get": asks("query", schema, **how)}})
    assert client.get(f"/a?{right}").status_code == 204
    assert {(where, name) for where, name, _ in flaws(client.get(f"/a?{wrong}"))} == {("query", "p")}


PATHS: list[tuple[Document, Any, str, str]] = [
    ({}, {"type": "integer"}, "1", "one"),
    ({}, {"type": "string"}, "a%2Fb%20c", ""),
    ({}, INTS, "1,2", "1"),
    ({}, {"type": "array", "items": {"enum": ["a,b", "c"]}}, "a%2Cb,c", "a,b"),
    ({}, POINT, "x,1,y,2", "x,1"),
    ({"explode": True}, POINT, "x=1,y=2", "x=1,y=b"),
    ({"style": "label"}, {"type": "integer"}, ".1", ".a"),
    ({"style": "label", "explode": True}, INTS, ".1.2", ".1"),
    ({"style": "label"}, INTS, ".1,2", ".1"),
    ({"style": "matrix"}, {"type": "integer"}, ";p=1", ";p=a"),
    ({"style": "matrix"}, INTS, ";p=1,2", ";p=1"),
    ({"style": "matrix", "explode": True}, INTS, ";p=1;p=2", ";p=1"),
    ({"style": "matrix", "explode": True}, POINT, ";x=1;y=2", ";x=1"),
]


@pytest.mark.parametrize(("how", "schema", "right", "wrong"), PATHS, ids=lambda value: str(value)[:40])
def test_path_parameters_are_read_by_style(serve: Serve, how: Document, schema: Any, right: str, wrong: str) -> None:
    client = serve({"/a/{p}": {"get": asks("path", schema, **how)}})
    assert client.get(f"/a/{right}").status_code == 204
    if wrong:
        assert {(where, name) for where, name, _ in flaws(client.get(f"/a/{wrong}"))} == {("path", "p")}


def test_headers_and_cookies_are_read(serve: Serve) -> None:
    client = serve({"/h": {"get": asks("header", INTS)}, "/c": {"get": asks("cookie", {"type": "integer"})}})
    assert client.get("/h", headers={"x-p": "1, 2"}).status_code == 204
    assert flaws(client.get("/h", headers={"x-p": "1, b"})) == [("header", "X-P", "type")]
    assert flaws(client.get("/h")) == [("header", "X-P", "required")]
    assert client.get("/c", headers={"cookie": "a=b; p=7"}).status_code == 204
    assert flaws(client.get("/c", headers={"cookie": "p=x"})) == [("cookie", "p", "type")]


def test_a_parameter_with_content_is_a_document_of_its_own(serve: Serve) -> None:
    content = {"application/json": {"schema": POINT}}
    client = serve({"/a": {"get": operation(parameters=[{"name": "p", "in": "query", "content": content}])}})
    assert client.get("/a", params={"p": '{"x": 1, "y": 2}'}).status_code == 204
    reply = client.get("/a", params={"p": '{"x": 1, "y": "b"}'})
    assert flaws(reply) == [("query", "p", "type")]
    assert reply.json()["errors"][0]["pointer"] == "/y"


def test_a_whole_querystring_is_judged(serve: Serve) -> None:
    content = {"application/x-www-form-urlencoded": {"schema": POINT}}
    client = serve(
        {"/a": {"get": operation(parameters=[{"name": "q", "in": "querystring", "content": content}])}}, "3.2.0"
    )
    assert client.get("/a?x=1&y=2").status_code == 204
    assert flaws(client.get("/a?x=1&y=b")) == [("querystring", "q", "type")]


def test_every_flaw_of_a_request_is_told_at_once(serve: Serve) -> None:
    parameters = [
        {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 100}},
        {"name": "X-Trace", "in": "header", "required": True, "schema": {"type": "string"}},
    ]
    body = {"content": {"application/json": {"schema": {"type": "object", "properties": {"a~/": {"type": "integer"}}}}}}
    client = serve({"/a": {"post": operation(parameters=parameters, requestBody=body)}})
    reply = client.post("/a?limit=101", json={"a~/": "x"})
    assert flaws(reply) == [
        ("query", "limit", "maximum"),
        ("header", "X-Trace", "required"),
        ("body", "/a~0~1", "type"),
    ]
    assert reply.json()["detail"] == "limit: Must be 100 or less."


def test_an_operations_parameter_replaces_the_paths(serve: Serve) -> None:
    common = [{"name": "p", "in": "query", "required": True, "schema": {"type": "integer"}}]
    own = [{"name": "p", "in": "query", "schema": {"type": "string"}}]
    client = serve({"/a": {"parameters": common, "get": operation(parameters=own), "post": operation()}})
    assert client.get("/a").status_code == 204
    assert flaws(client.post("/a")) == [("query", "p", "required")]


def test_headers_that_other_parts_of_the_document_describe_are_no_parameters(serve: Serve) -> None:
    names = ("Accept", "Content-Type", "Authorization")
    parameters = [{"name": name, "in": "header", "required": True, "schema": {"type": "integer"}} for name in names]
    assert serve({"/a": {"get": operation(parameters=parameters)}}).get("/a").status_code == 204


@pytest.mark.parametrize(
    ("documented", "status"),
    [(("204",), 422), (("204", "400"), 400), (("204", "400", "422"), 422), (("204", "422"), 422)],
)
def test_a_wrong_request_gets_the_status_that_is_documented_for_it(
    serve: Serve, documented: tuple[str, ...], status: int
) -> None:
    responses = {each: {"description": ""} for each in documented}
    client = serve({"/a": {"get": {**asks("query", {"type": "integer"}), "responses": responses}}})
    assert client.get("/a?p=x").status_code == status
