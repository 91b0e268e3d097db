"""Request bodies by content type: JSON, forms, multipart, lines, text, bytes."""

from __future__ import annotations

from typing import Any

import pytest

from .toys import Serve, flaws, operation, takes

PET = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string"},
        "age": {"type": "integer"},
        "tags": {"type": "array", "items": {"type": "string"}},
        "owner": {"type": "object", "properties": {"id": {"type": "integer"}}},
        "photo": {"type": "string", "format": "binary"},
        "photos": {"type": "array", "items": {"type": "string", "format": "binary"}},
    },
}
FORM = "application/x-www-form-urlencoded"


def test_a_json_body_is_judged_with_pointers(serve: Serve) -> None:
    client = serve({"/a": {"post": takes(PET)}})
    assert client.post("/a", json={"name": "Rex"}).status_code == 204
    reply = client.post("/a", json={"age": "old", "owner": {"id": "x"}, "tags": ["a", 1]})
    assert sorted(flaws(reply)) == [
        ("body", "/age", "type"),
        ("body", "/name", "required"),
        ("body", "/owner/id", "type"),
        ("body", "/tags/1", "type"),
    ]


@pytest.mark.parametrize("text", [b"{", b"[NaN]", b'"\\ud800"', b"\xff"])
def test_what_is_no_json_is_400(serve: Serve, text: bytes) -> None:
    reply = serve({"/a": {"post": takes(True)}}).post("/a", content=text, headers={"content-type": "application/json"})
    assert (reply.status_code, reply.headers["content-type"]) == (400, "application/problem+json")


def test_a_missing_body_is_told(serve: Serve) -> None:
    client = serve({"/a": {"post": takes(PET), "put": takes(PET, required=False)}})
    assert flaws(client.post("/a")) == [("body", "", "required")]
    assert client.put("/a").status_code == 204


def test_a_content_type_that_is_not_documented_is_415(serve: Serve) -> None:
    client = serve({"/a": {"post": takes(PET)}})
    reply = client.post("/a", content="x", headers={"content-type": "text/csv"})
    assert reply.status_code == 415
    assert reply.json()["detail"] == "The content type 'text/csv' is not accepted; the document has application/json."


@pytest.mark.parametrize(
    ("documented", "sent"),
    [
        ("application/json; charset=utf-8", "application/json"),
        ("application/json", "Application/JSON; charset=utf-8"),
        ("application/*", "application/json"),
        ("*/*", "application/json"),
        ("application/vnd.toys+json", "application/vnd.toys+json"),
        ("application/json", ""),
    ],
)
def test_content_types_are_compared_by_meaning(serve: Serve, documented: str, sent: str) -> None:
    client = serve({"/a": {"post": takes(PET, documented)}})
    headers = {"content-type": sent} if sent else {}
    assert client.post("/a", content=b'{"name": "Rex"}', headers=headers).status_code == 204
    assert flaws(client.post("/a", content=b"{}", headers=headers)) == [("body", "/name", "required")]


@pytest.mark.parametrize(
    ("form", "wrong"),
    [
        ("name=Rex&age=3&tags=a&tags=b", []),
        ("name=Rex&tags[]=a&tags[]=b", []),
        ("name=Rex&owner[id]=1", []),
        ('name=Rex&owner={"id":1}', []),
        ("name=1", []),
        ("age=3", [("body", "/name", "required")]),
        ("name=Rex&age=old", [("body", "/age", "type")]),
        ("name=Rex&owner[id]=x", [("body", "/owner/id", "type")]),
        ("name=Rex&name=Tom", [("body", "/name", "type")]),
    ],
)
def test_a_form_is_typed_and_judged(serve: Serve, form: str, wrong: list[tuple[str, str, str]]) -> None:
    reply = serve({"/a": {"post": takes(PET, FORM)}}).post("/a", content=form, headers={"content-type": FORM})
    assert (flaws(reply) if reply.status_code != 204 else []) == wrong


def test_a_form_array_may_be_one_text(serve: Serve) -> None:
    schema = {"type": "object", "properties": {"ids": {"type": "array", "items": {"type": "integer"}, "minItems": 2}}}
    encoding = {"ids": {"style": "form", "explode": False}}
    client = serve({"/a": {"post": takes(schema, FORM, encoding=encoding)}})
    assert client.post("/a", content="ids=1,2", headers={"content-type": FORM}).status_code == 204


def test_multipart_takes_texts_files_and_json(serve: Serve) -> None:
    client = serve({"/a": {"post": takes(PET, "multipart/form-data")}})
    parts: list[Any] = [
        ("name", (None, "Rex")),
        ("age", (None, "3")),
        ("owner", (None, '{"id": 1}', "application/json")),
        ("photo", ("a.png", b"\x89PNG", "image/png")),
        ("photos", ("a.png", b"\x89PNG", "image/png")),
        ("photos", ("b.png", b"\x89PNG", "image/png")),
    ]
    assert client.post("/a", files=parts).status_code == 204
    wrong = [("age", (None, "old")), ("owner", (None, '{"id": "x"}', "application/json"))]
    found = flaws(client.post("/a", files=wrong))
    assert sorted(found) == [("body", "/age", "type"), ("body", "/name", "required"), ("body", "/owner/id", "type")]
    headers = {"content-type": "multipart/form-data"}
    assert client.post("/a", content=b"--x--", headers=headers).status_code == 400


def test_each_line_of_json_lines_is_judged(serve: Serve) -> None:
    lines = {"content": {"application/jsonl": {"itemSchema": {"type": "integer"}}}}
    client = serve({"/a": {"post": operation(requestBody=lines)}}, "3.2.0")
    headers = {"content-type": "application/jsonl"}
    assert client.post("/a", content=b"1\n2\n", headers=headers).status_code == 204
    assert flaws(client.post("/a", content=b'1\n"x"\n', headers=headers)) == [("body", "/1", "type")]


def test_texts_are_judged_and_bytes_pass(serve: Serve) -> None:
    client = serve(
        {
            "/text": {"post": takes({"type": "string", "maxLength": 3}, "text/plain")},
            "/bytes": {"post": takes({"type": "string", "format": "binary"}, "application/octet-stream")},
        }
    )
    headers = {"content-type": "text/plain"}
    assert client.post("/text", content="abc", headers=headers).status_code == 204
    assert flaws(client.post("/text", content="abcd", headers=headers)) == [("body", "", "maxLength")]
    assert client.post("/text", content=b"\xff", headers=headers).status_code == 400
    headers = {"content-type": "application/octet-stream"}
    assert client.post("/bytes", content=b"\xff\x00", headers=headers).status_code == 204


def test_what_only_the_server_says_need_not_be_sent(serve: Serve) -> None:
    schema = {
        "type": "object",
        "required": ["id", "name", "made"],
        "properties": {
            "id": {"type": "string", "readOnly": True},
            "name": {"type": "string"},
            "made": {"$ref": "#/components/schemas/Made"},
        },
    }
    components = {"schemas": {"Made": {"type": "string", "readOnly": True}}}
    client = serve({"/a": {"post": takes(schema)}}, components=components)
    assert client.post("/a", json={"name": "x"}).status_code == 204
    assert flaws(client.post("/a", json={})) == [("body", "/name", "required")]


def test_the_tag_of_a_union_decides_what_is_wrong(serve: Serve) -> None:
    schemas = {
        "Cat": {
            "type": "object",
            "required": ["kind", "lives"],
            "properties": {"kind": {"type": "string"}, "lives": {"type": "integer"}},
        },
        "Dog": {
            "type": "object",
            "required": ["kind", "barks"],
            "properties": {"kind": {"type": "string"}, "barks": {"type": "boolean"}},
        },
    }
    union = {
        "oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
        "discriminator": {"propertyName": "kind", "mapping": {"cat": "#/components/schemas/Cat"}},
    }
    client = serve({"/a": {"post": takes(union)}}, components={"schemas": schemas})
    assert client.post("/a", json={"kind": "cat", "lives": 9}).status_code == 204
    assert client.post("/a", json={"kind": "Dog", "barks": True}).status_code == 204
    assert flaws(client.post("/a", json={"kind": "cat", "lives": "nine"})) == [("body", "/lives", "type")]
    assert flaws(client.post("/a", json={"kind": "cow"})) == [("body", "/kind", "enum")]


def test_what_several_branches_allow_is_right(serve: Serve) -> None:
    client = serve({"/a": {"post": takes({"oneOf": [{"type": "integer"}, {"type": "number"}]})}})
    assert client.post("/a", json=1).status_code == 204


@pytest.mark.parametrize(
    ("schema", "sent", "told"),
    [
        ({"anyOf": [{"required": ["a"]}, {"required": ["b", "c"]}]}, {}, "The body: Must have 'a', or 'b' and 'c'."),
        ({"anyOf": [{"type": "string"}, {"type": "null"}]}, 1, "The body: Must be a string or null."),
        ({"type": ["integer", "null"]}, "x", "The body: Must be an integer or null."),
    ],
)
def test_what_no_branch_allows_is_told_in_words(serve: Serve, schema: Any, sent: Any, told: str) -> None:
    assert serve({"/a": {"post": takes(schema)}}).post("/a", json=sent).json()["detail"] == told
