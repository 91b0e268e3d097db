"""Every operation of the document, driven by the document's own examples, with replies validated against it."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from aiagentplatform_mock.kernel.document import Document, Operation, load
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

DOCUMENT: Document = load()
OPERATIONS = list(DOCUMENT.operations.values())
WITH_JSON = [
    operation for operation in OPERATIONS if operation.body is not None and "application/json" in operation.body.media
]


def examples(operation: Operation) -> list[Any]:
    """The bodies that the document shows for an operation."""
    assert operation.body is not None
    pointer = operation.body.media["application/json"]
    media = DOCUMENT.at(pointer.rpartition("/")[0])
    shown = [example["value"] for example in media.get("examples", {}).values()]
    schema, _ = DOCUMENT.resolve(DOCUMENT.at(pointer), pointer)
    return shown or list(schema.get("examples", [])) or [{}]


def path_of(operation: Operation) -> str:
    """A path with made-up ids."""
    path = operation.path
    for parameter in operation.parameters:
        if parameter.where == "path":
            known = {"model": "auto", "version": "1"}
            path = path.replace("{" + parameter.name + "}", known.get(parameter.name, "none"))
    return path


def send(client: httpx.Client, operation: Operation, **more: Any) -> httpx.Response:
    """Send a request; of a stream only the head is awaited."""
    request = client.build_request(operation.method, path_of(operation).lstrip("/"), **more)
    reply = client.send(request, stream=True)
    try:
        if not reply.headers["content-type"].startswith("text/event-stream"):
            reply.read()
        return reply
    finally:
        reply.close()


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.id)
def test_an_operation_needs_a_key_and_its_permission(server: Any, operation: Operation) -> None:
    with httpx.Client(base_url=server.base_url) as client:
        assert send(client, operation).json()["error"]["code"] == "missing_api_key"
        assert operation.scopes, "the document names no permission"
        poor = server.new_company(permissions=())
        client.headers["Authorization"] = f"Bearer {poor.api_key}"
        error = send(client, operation).json()["error"]
        assert error["code"] == "permission_denied"
        assert operation.scopes[0] in error["message"]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.id)
def test_a_bare_request_is_answered_as_documented(client: httpx.Client, operation: Operation) -> None:
    reply = send(client, operation)
    assert reply.status_code < 500, reply.text


@pytest.mark.parametrize("operation", WITH_JSON, ids=lambda operation: operation.id)
def test_the_documents_examples_are_understood(client: httpx.Client, operation: Operation) -> None:
    for example in examples(operation):
        reply = send(client, operation, json=example)
        assert reply.status_code < 500, reply.text
        code = reply.json()["error"]["code"] if reply.status_code >= 400 else None
        assert code not in ("invalid_parameter", "missing_parameter", "invalid_json"), reply.text


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 2**60)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths of all values inside a value."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in entries:
        yield (*path, key)
        yield from places(inner, (*path, key))


@st.composite
def spoiled(draw: st.DrawFn, shown: list[Any]) -> Any:
    """An example with a few values replaced or removed."""
    value = copy.deepcopy(draw(st.sampled_from(shown)))
    for _ in range(draw(st.integers(1, 3))):
        known = list(places(value))
        if not known:
            return draw(_JSON)
        *way, last = draw(st.sampled_from(known))
        parent = value
        for key in way:
            parent = parent[key]
        if draw(st.booleans()):
            del parent[last]
        else:
            parent[last] = draw(_JSON)
    return value


@pytest.mark.parametrize("operation", WITH_JSON, ids=lambda operation: operation.id)
def test_no_spoiled_example_makes_the_server_fail(client: httpx.Client, operation: Operation) -> None:
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(body=spoiled(examples(operation)))
    def check(body: Any) -> None:
        reply = send(client, operation, content=json.dumps(body), headers={"Content-Type": "application/json"})
        assert reply.status_code < 500, reply.text

    check()
