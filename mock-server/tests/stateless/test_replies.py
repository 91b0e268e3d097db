"""Replies: which status, which media type, which example, and how it is spelt."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest

from .toys import Document, Serve, answers

TOY = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}, "name": {"type": "string"}}}
EXAMPLES = {
    "bad": {"value": {"id": "x"}},
    "plain": {"value": {"id": 7}},
    "named": {"$ref": "#/components/examples/Named"},
    "new": {"dataValue": {"id": 9}},
}
COMPONENTS = {"examples": {"Named": {"value": {"id": 8, "name": "Rex"}}}}


def replies(*statuses: str) -> Document:
    schema = {"type": "string"}
    content = {"application/json": {"schema": schema}}
    return {
        "responses": {
            status: {"description": "", "content": {"application/json": {"schema": schema, "example": status}}}
            if content
            else {}
            for status in statuses
        }
    }


@pytest.mark.parametrize(
    ("documented", "status", "said"),
    [
        (("404", "200", "201"), 200, "200"),
        (("400", "201"), 201, "201"),
        (("2XX", "default"), 200, "2XX"),
        (("default",), 200, "default"),
        (("default", "404"), 200, "default"),
        (("default", "302"), 302, "302"),
        (("404", "500"), 404, "404"),
        (("5xx",), 500, "5xx"),
    ],
)
def test_the_documents_success_is_answered(serve: Serve, documented: tuple[str, ...], status: int, said: str) -> None:
    reply = serve({"/a": {"get": replies(*documented)}}).get("/a")
    assert (reply.status_code, reply.json()) == (status, said)


@pytest.mark.parametrize(("code", "said"), [("404", "404"), ("418", "4XX"), ("503", "default"), ("201", "201")])
def test_the_client_may_prefer_a_status(serve: Serve, code: str, said: str) -> None:
    client = serve({"/a": {"get": replies("200", "201", "404", "4XX", "default")}})
    reply = client.get("/a", headers={"Prefer": f"code={code}"})
    assert (reply.status_code, reply.json()) == (int(code), said)


def test_an_error_is_shown_whatever_the_request_is_like(serve: Serve) -> None:
    parameters = [{"name": "q", "in": "query", "required": True, "schema": True}]
    client = serve({"/a": {"get": {**replies("200", "401"), "parameters": parameters}}})
    assert client.get("/a", headers={"Prefer": "code=401"}).status_code == 401
    assert client.get("/a", headers={"Prefer": "code=200"}).status_code == 422


@pytest.mark.parametrize("prefer", ["code=500", "code=abc", "example=gone", "media=text/csv", "seed=x"])
def test_a_preference_that_cannot_be_met_is_told(serve: Serve, prefer: str) -> None:
    reply = serve({"/a": {"get": replies("200", "404")}}).get("/a", headers={"Prefer": prefer})
    assert (reply.status_code, reply.headers["content-type"]) == (400, "application/problem+json")


def test_the_first_example_that_is_right_is_answered(serve: Serve) -> None:
    client = serve({"/a": {"get": {"responses": answers(TOY, examples=EXAMPLES)}}}, components=COMPONENTS)
    assert client.get("/a").json() == {"id": 7}


@pytest.mark.parametrize(("name", "value"), [("named", {"id": 8, "name": "Rex"}), ("new", {"id": 9})])
def test_the_client_may_prefer_an_example(serve: Serve, name: str, value: Any) -> None:
    client = serve({"/a": {"get": {"responses": answers(TOY, examples=EXAMPLES)}}}, components=COMPONENTS)
    assert client.get("/a", headers={"Prefer": f'code=200; example="{name}"'}).json() == value


def test_a_wrong_example_is_shown_on_request_with_a_warning(serve: Serve) -> None:
    client = serve({"/a": {"get": {"responses": answers(TOY, examples=EXAMPLES)}}}, components=COMPONENTS)
    reply = client.get("/a", headers={"Prefer": "example=bad"})
    assert reply.json() == {"id": "x"}
    assert reply.headers["x-mock-warning"] == "This example does not keep to its schema."


def test_without_a_right_example_a_value_is_made(serve: Serve) -> None:
    client = serve({"/a": {"get": {"responses": answers(TOY, example={"id": "x"})}}})
    assert client.get("/a").json() == {"id": 1, "name": "name"}


def test_an_example_may_be_json_in_a_text(serve: Serve) -> None:
    client = serve({"/a": {"get": {"responses": answers(TOY, example='{"id": 5}')}}})
    assert client.get("/a").json() == {"id": 5}


def test_dynamic_values_are_made_by_the_schema_and_vary_by_seed(serve: Serve) -> None:
    client = serve({"/a": {"get": {"responses": answers(TOY, example={"id": 7})}}})

    def told(prefer: str) -> Any:
        return client.get("/a", headers={"Prefer": prefer}).json()

    assert told("dynamic=true") == {"id": 1, "name": "name"}
    assert told("dynamic=true, seed=1") == told("seed=1") == {"id": 2, "name": "name 2"}


def test_a_reply_is_the_same_every_time(serve: Serve) -> None:
    client = serve({"/a": {"get": {"responses": answers(TOY)}}})
    assert len({client.get("/a").content for _ in range(3)}) == 1


CONTENT: Document = {
    "text/csv": {"schema": {"type": "string"}, "example": "a,b\n"},
    "application/json": {"schema": TOY},
    "application/xml": {"schema": {"$ref": "#/components/schemas/Toy"}},
    "image/*": {"schema": {"type": "string", "format": "binary"}},
}


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/*;q=0.5, application/xml;q=0.9", "application/xml"),
        ("application/json;q=0, text/csv", "text/csv; charset=utf-8"),
        ("image/png", "image/png"),
        ("application/pdf", "application/json"),
    ],
)
def test_the_accept_header_chooses_the_media_type(serve: Serve, accept: str, media: str) -> None:
    responses = {"200": {"description": "", "content": CONTENT}}
    client = serve({"/a": {"get": {"responses": responses}}}, components={"schemas": {"Toy": TOY}})
    reply = client.get("/a", headers={"accept": accept})
    assert reply.headers["content-type"] == media


def test_each_media_type_is_spelt_its_own_way(serve: Serve) -> None:
    responses = {"200": {"description": "", "content": CONTENT}}
    client = serve({"/a": {"get": {"responses": responses}}}, components={"schemas": {"Toy": TOY}})

    def told(media: str) -> bytes:
        return client.get("/a", headers={"prefer": f"media={media}"}).content

    assert told("text/csv") == b"a,b\n"
    assert told("image/*").startswith(b"\x89PNG")
    toy = ElementTree.fromstring(told("application/xml"))
    assert (toy.tag, toy.findtext("id"), toy.findtext("name")) == ("Toy", "1", "name")


def test_forms_and_bytes_are_answered(serve: Serve) -> None:
    client = serve(
        {
            "/form": {"get": {"responses": answers(TOY, "application/x-www-form-urlencoded")}},
            "/bytes": {"get": {"responses": answers({"type": "string", "format": "binary"}, "application/pdf")}},
            "/any": {"get": {"responses": answers({"type": "string", "format": "binary"}, "*/*")}},
        }
    )
    assert client.get("/form").content == b"id=1&name=name"
    assert client.get("/bytes").headers["content-type"] == "application/pdf"
    assert client.get("/any").headers["content-type"] == "application/octet-stream"
    assert client.get("/bytes").content


def test_documented_headers_are_answered(serve: Serve) -> None:
    headers: Document = {
        "X-Count": {"required": True, "schema": {"type": "integer", "minimum": 5}},
        "X-List": {"schema": {"type": "array", "items": {"type": "string"}, "minItems": 2}},
        "X-Example": {"schema": {"type": "string"}, "example": "né\r\nX-Evil: 1"},
        "Content-Type": {"schema": {"const": "text/evil"}},
    }
    responses = {"200": {"description": "", "headers": headers, "content": {"application/json": {"schema": TOY}}}}
    reply = serve({"/a": {"get": {"responses": responses}}}).get("/a")
    assert (reply.headers["x-count"], reply.headers["x-list"]) == ("5", "X-List,X-List")
    assert reply.headers["x-example"] == "n%C3%A9%0D%0AX-Evil: 1"
    assert reply.headers["content-type"] == "application/json"


def test_what_only_the_client_says_is_not_answered(serve: Serve) -> None:
    schema = {
        "type": "object",
        "required": ["name", "password"],
        "properties": {"name": {"type": "string"}, "password": {"type": "string", "writeOnly": True}},
    }
    assert serve({"/a": {"get": {"responses": answers(schema)}}}).get("/a").json() == {"name": "name"}


def test_a_schema_that_nothing_keeps_to_is_answered_with_a_warning(serve: Serve) -> None:
    schema = {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}, "not": {"required": ["a"]}}
    reply = serve({"/a": {"get": {"responses": answers(schema)}}}).get("/a")
    assert reply.status_code == 200
    assert "nearest" in reply.headers["x-mock-warning"]


def test_a_status_without_a_body_has_none(serve: Serve) -> None:
    responses = {"204": {"description": "", "content": {"application/json": {"schema": TOY}}}}
    reply = serve({"/a": {"delete": {"responses": responses}}}).delete("/a")
    assert (reply.status_code, reply.content) == (204, b"")


def test_what_a_document_calls_things_cannot_forge_headers(serve: Serve) -> None:
    evil = "X-Evil: 1\r\nX-More"
    headers = {evil: {"schema": {"const": "x"}}, "X-Good": {"schema": {"const": "x\r\nX-Evil: 1"}}}
    content = {f"text/plain; a={evil}": {"schema": {"type": "string"}}}
    responses = {"200": {"description": "", "headers": headers, "content": content}}
    reply = serve({"/a": {"get": {"responses": responses}}}).get("/a")
    assert reply.status_code == 200
    assert not {"x-evil", "x-more"} & set(reply.headers)
