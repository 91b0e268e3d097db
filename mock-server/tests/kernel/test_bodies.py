"""Request bodies: sizes, content types, JSON, multipart, and what is said about invalid ones."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import httpx
import pytest
from aiagentplatform_mock.kernel.document.schemas import pointer_of
from aiagentplatform_mock.server import RunningServer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

MakeToy = Callable[..., AbstractContextManager[RunningServer]]

JSON = {"Content-Type": "application/json"}


def refused(reply: httpx.Response, status: int, code: str) -> dict[str, Any]:
    assert reply.status_code == status, reply.text
    error: dict[str, Any] = reply.json()["error"]
    assert error["code"] == code
    return error


@pytest.mark.parametrize(
    ("body", "where"),
    [
        (b"{", "line 1, column 2"),
        (b'{\n "name": \n}', "line 3, column 1"),
        (b"", "needs a body"),
        (b"\xff{}", "byte 0"),
        (b'{"name": NaN}', "NaN"),
        (b'{"name": 1e999}', "out of range"),
        (b'{"name": "\\ud800"}', "surrogate"),
        (b'{"a":' * 100_000, "nested"),
        (b"9" * 5000, "not valid JSON"),
    ],
)
def test_a_body_that_is_not_json_says_where(client: httpx.Client, body: bytes, where: str) -> None:
    reply = client.post("/things", content=body, headers=JSON)
    assert reply.status_code == 400
    assert reply.json()["error"]["code"] == ("invalid_json" if body else "missing_parameter")
    assert where in reply.json()["error"]["message"]


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", None])
def test_another_content_type_is_unsupported(client: httpx.Client, content_type: str | None) -> None:
    headers = {} if content_type is None else {"Content-Type": content_type}
    reply = client.post("/things", content=b'{"name": "x"}', headers=headers)
    assert "send application/json" in refused(reply, 415, "unsupported_media_type")["message"]


def test_a_content_type_may_have_parameters_and_capitals(client: httpx.Client) -> None:
    headers = {"Content-Type": "Application/JSON; charset=utf-8"}
    assert client.post("/things", content=b'{"name": "x"}', headers=headers).status_code == 200


def test_an_optional_body_may_be_absent(client: httpx.Client) -> None:
    assert client.post("/things/x/do/y").json()["body"] == {}


@pytest.mark.parametrize(
    ("body", "code", "param", "message"),
    [
        ({}, "missing_parameter", "/name", "'name' is required."),
        ([], "invalid_parameter", "", "Must be an object."),
        ({"name": 1}, "invalid_parameter", "/name", "Must be a string."),
        ({"name": ""}, "invalid_parameter", "/name", "1 or more characters"),
        ({"name": "x" * 21}, "invalid_parameter", "/name", "20 or fewer characters"),
        ({"name": "x", "color": "blue"}, "invalid_parameter", "/color", "one of 'red', 'green'"),
        ({"name": "x", "shapes": {}}, "invalid_parameter", "/shapes", "Must be an array."),
        ({"name": "x", "shapes": [{"radius": 1}]}, "missing_parameter", "/shapes/0/type", "one of 'circle', 'square'"),
        ({"name": "x", "shapes": [{"type": "star"}]}, "invalid_parameter", "/shapes/0/type", "'circle', 'square'"),
        ({"name": "x", "shapes": [{"type": []}]}, "invalid_parameter", "/shapes/0/type", "'circle', 'square'"),
        ({"name": "x", "shapes": [7]}, "invalid_parameter", "/shapes/0", "an object whose 'type'"),
        (
            {"name": "x", "shapes": [{"type": "square", "side": 11}]},
            "invalid_parameter",
            "/shapes/0/side",
            "10 or less",
        ),
        ({"name": "x", "shapes": [{"type": "circle"}]}, "missing_parameter", "/shapes/0/radius", "'radius'"),
        ({"name": "x", "owner": {}}, "missing_parameter", "/owner/email", "'email' is required."),
    ],
)
def test_an_invalid_body_names_the_value_at_fault(
    client: httpx.Client, body: Any, code: str, param: str, message: str
) -> None:
    error = refused(client.post("/things", json=body), 400, code)
    assert error["param"] == param
    assert message in error["message"]


def test_several_faults_are_all_listed(client: httpx.Client) -> None:
    error = refused(client.post("/things", json={"name": 1, "color": "blue"}), 400, "invalid_parameter")
    assert {detail["pointer"] for detail in error["details"]} == {"/name", "/color"}


def test_a_pointer_escapes_slashes_and_tildes() -> None:
    assert pointer_of(["a/b", 0, "c~d"]) == "/a~1b/0/c~0d"


@pytest.fixture
def small(make_toy: MakeToy) -> Iterator[httpx.Client]:
    with (
        make_toy(max_json_bytes=1000, max_upload_bytes=5000) as server,
        httpx.Client(base_url=server.base_url, headers={"Authorization": f"Bearer {server.api_key}"}) as client,
    ):
        yield client


@pytest.mark.parametrize("size", [1001, 3_000_000])
def test_a_huge_json_body_is_too_large(small: httpx.Client, size: int) -> None:
    reply = small.post("/things", content=b" " * size, headers=JSON)
    assert "1000 bytes" in refused(reply, 413, "payload_too_large")["message"]
    assert small.get("/things").status_code == 200


def test_a_body_of_the_largest_size_is_accepted(small: httpx.Client) -> None:
    assert small.post("/things", content=b'{"name": "x"}'.ljust(1000), headers=JSON).status_code == 200


def test_a_huge_body_without_a_declared_length_is_too_large(small: httpx.Client) -> None:
    reply = small.post("/things", content=(b" " * 600 for _ in range(5)), headers=JSON)
    refused(reply, 413, "payload_too_large")


def test_uploads_have_a_limit_of_their_own(small: httpx.Client) -> None:
    data = {"purpose": "other"}
    assert small.post("/uploads", files={"file": ("a", b"x" * 3000)}, data=data).status_code == 200
    refused(small.post("/uploads", files={"file": ("a", b"x" * 6000)}, data=data), 413, "payload_too_large")


def test_a_multipart_body_gives_typed_fields_and_the_file(client: httpx.Client) -> None:
    fields = {"purpose": "vision", "count": "3", "expires[seconds]": "60", "labels[]": ["a", "b"]}
    reply = client.post("/uploads", files={"file": ("né.png", b"\x00\r\n--x", "image/png")}, data=fields)
    assert reply.json() == {
        "filename": "né.png",
        "content_type": "image/png",
        "bytes": 6,
        "purpose": "vision",
        "count": 3,
        "expires": {"seconds": 60},
        "labels": ["a", "b"],
    }


@pytest.mark.parametrize(
    ("fields", "code", "param"),
    [
        ({}, "missing_parameter", "/purpose"),
        ({"purpose": "fun"}, "invalid_parameter", "/purpose"),
        ({"purpose": "other", "count": "three"}, "invalid_parameter", "/count"),
        ({"purpose": "other", "expires[seconds]": "1"}, "invalid_parameter", "/expires/seconds"),
        ({"purpose": ["other", "vision"]}, "invalid_parameter", "/purpose"),
    ],
)
def test_an_invalid_form_names_the_field(client: httpx.Client, fields: dict[str, Any], code: str, param: str) -> None:
    reply = client.post("/uploads", files={"file": ("a", b"x")}, data=fields)
    assert refused(reply, 400, code)["param"] == param


def test_a_file_must_be_a_file(client: httpx.Client) -> None:
    files = {"purpose": (None, "other"), "file": (None, "just text")}
    assert refused(client.post("/uploads", files=files), 400, "invalid_parameter")["param"] == "/file"


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (b"x", "multipart/form-data"),
        (b"no boundary here", "multipart/form-data; boundary=b"),
        (
            b'--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx',
            "multipart/form-data; boundary=b",
        ),
        (b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n", "multipart/form-data; boundary=b"),
    ],
)
def test_a_malformed_multipart_body_is_refused(client: httpx.Client, content: bytes, content_type: str) -> None:
    reply = client.post("/uploads", content=content, headers={"Content-Type": content_type})
    refused(reply, 400, "invalid_request")


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)
_NEARLY = st.fixed_dictionaries({}, optional=dict.fromkeys(("name", "color", "shapes", "owner"), _VALUES))
_FUZZ = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@_FUZZ
@given(body=_VALUES | _NEARLY)
def test_no_json_makes_the_server_fail(client: httpx.Client, body: Any) -> None:
    content = json.dumps(body).encode()
    reply = client.post("/things", content=content, headers=JSON)
    assert reply.status_code in (200, 400), reply.text


@_FUZZ
@given(content=st.binary(max_size=60))
def test_no_bytes_make_the_server_fail(client: httpx.Client, content: bytes) -> None:
    reply = client.post("/things", content=content, headers=JSON)
    assert reply.status_code == 400, reply.text


@_FUZZ
@given(content=st.binary(max_size=200))
def test_no_multipart_bytes_make_the_server_fail(client: httpx.Client, content: bytes) -> None:
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n'
    reply = client.post("/uploads", content=head + content, headers={"Content-Type": "multipart/form-data; boundary=b"})
    assert reply.status_code == 400, reply.text
