"""A toy platform: the real conventions, a small document and handlers that do what each test needs."""

from __future__ import annotations

import copy
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from aiagentplatform_mock.kernel import Bytes, Call, Handlers, Json, Platform, Problem, Settings, Sse, SseEvent
from aiagentplatform_mock.kernel.app import App
from aiagentplatform_mock.kernel.document import Document, load
from aiagentplatform_mock.server import RunningServer, serve_app

if TYPE_CHECKING:
    from aiagentplatform_mock.server import Credentials

ERRORS = {
    "400": "BadRequest",
    "401": "Unauthorized",
    "402": "PaymentRequired",
    "403": "Forbidden",
    "404": "NotFound",
    "409": "Conflict",
    "413": "PayloadTooLarge",
    "415": "UnsupportedMediaType",
    "422": "UnprocessableEntity",
    "429": "TooManyRequests",
    "500": "InternalServerError",
    "503": "ServiceUnavailable",
}


def ref(name: str, kind: str = "schemas") -> dict[str, str]:
    return {"$ref": f"#/components/{kind}/{name}"}


def operation(operation_id: str, scope: str, content: dict[str, Any], **more: Any) -> dict[str, Any]:
    errors = {status: ref(name, "responses") for status, name in ERRORS.items()}
    responses = {"200": {"description": "Done.", "content": content}, **errors}
    return {"operationId": operation_id, "security": [{"bearerAuth": [scope]}], "responses": responses, **more}


def body(schema: dict[str, Any], media: str = "application/json", required: bool = True) -> dict[str, Any]:
    return {"required": required, "content": {media: {"schema": schema}}}


def json_of(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def stream_of(schema: dict[str, Any]) -> dict[str, Any]:
    return {"text/event-stream": {"schema": {"type": "string"}, "x-itemSchema": schema}}


ANY = {"type": "object"}
PAGE = [ref(name, "parameters") for name in ("Limit", "After", "Before", "Order")]
THING_ID = {"name": "thing_id", "in": "path", "required": True, "schema": {"type": "string", "maxLength": 60}}
QUERY = [
    {"name": "tags", "in": "query", "schema": {"type": "array", "items": {"type": "integer"}}},
    {"name": "flag", "in": "query", "schema": {"type": "boolean"}},
    {"name": "ratio", "in": "query", "schema": {"type": "number", "maximum": 1}},
    {
        "name": "metadata",
        "in": "query",
        "style": "deepObject",
        "explode": True,
        "schema": {"type": "object", "additionalProperties": {"type": "string"}},
    },
]
SHAPES = {
    "Circle": {
        "type": "object",
        "required": ["type", "radius"],
        "properties": {"type": {"const": "circle"}, "radius": {"type": "number", "exclusiveMinimum": 0}},
    },
    "Square": {
        "type": "object",
        "required": ["type", "side"],
        "properties": {"type": {"const": "square"}, "side": {"type": "integer", "maximum": 10}},
    },
    "Shape": {
        "oneOf": [ref("Circle"), ref("Square")],
        "discriminator": {
            "propertyName": "type",
            "mapping": {"circle": "#/components/schemas/Circle", "square": "#/components/schemas/Square"},
        },
    },
    "NewThing": {
        "type": "object",
        "required": ["name"],
        "properties": {
            "name": {"type": "string", "minLength": 1, "maxLength": 20},
            "color": {"type": "string", "enum": ["red", "green"]},
            "shapes": {"type": "array", "items": ref("Shape")},
            "owner": {"oneOf": [{"type": "object", "required": ["email"]}, {"type": "null"}]},
        },
    },
    "Thing": {
        "type": "object",
        "required": ["id", "name"],
        "properties": {"id": {"type": "string"}, "name": {"type": "string"}},
    },
    "Form": {
        "type": "object",
        "required": ["file", "purpose"],
        "properties": {
            "file": {"type": "string", "format": "binary"},
            "purpose": {"type": "string", "enum": ["vision", "other"]},
            "count": {"type": "integer"},
            "expires": {"type": "object", "properties": {"seconds": {"type": "integer", "minimum": 10}}},
            "labels": {"type": "array", "items": {"type": "string"}},
        },
    },
}
PATHS: dict[str, Any] = {
    "/things": {
        "post": operation("things.create", "things:write", json_of(ref("Thing")), requestBody=body(ref("NewThing"))),
        "get": operation("things.list", "things:read", json_of(ANY), parameters=[*PAGE, *QUERY]),
    },
    "/things/special": {"get": operation("things.special", "things:read", json_of(ANY))},
    "/things/{thing_id}": {
        "parameters": [THING_ID],
        "get": operation("things.retrieve", "things:read", json_of(ref("Thing"))),
        "delete": operation("things.delete", "things:write", json_of(ANY)),
    },
    "/things/{thing_id}/do/{what}": {
        "parameters": [THING_ID, {"name": "what", "in": "path", "required": True, "schema": {"type": "string"}}],
        "post": operation("things.do", "things:write", json_of(ref("Thing")), requestBody=body(ANY, required=False)),
    },
    "/things/{thing_id}/events": {
        "parameters": [THING_ID],
        "get": operation("things.events", "things:read", stream_of({"type": "object", "required": ["n"]})),
    },
    "/chat": {
        "post": operation(
            "chat.completions.create",
            "chat:write",
            {**json_of(ANY), **stream_of({"type": "object", "required": ["n"]})},
            requestBody=body(ANY),
            **{"x-onespec-stream": {"selector": "stream", "terminator": "[DONE]"}},
        )
    },
    "/uploads": {
        "post": operation(
            "uploads.create", "things:write", json_of(ANY), requestBody=body(ref("Form"), "multipart/form-data")
        )
    },
    "/uploads/{thing_id}/content": {
        "parameters": [THING_ID],
        "get": operation("uploads.content", "things:read", {"application/octet-stream": {}}),
    },
}


def toy_document() -> Document:
    components = copy.deepcopy(load().root["components"])
    names = ("ErrorResponse", "Error", "ErrorDetail", "ExceededQuota", "ErrorType", "ErrorCode")
    components["schemas"] = {**{name: components["schemas"][name] for name in names}, **SHAPES}
    return Document(
        {
            "openapi": "3.1.1",
            "info": {"title": "Toy", "version": "2026-11-01"},
            "servers": [{"url": "https://api.example.com/v1"}],
            "paths": PATHS,
            "components": components,
        }
    )


handlers = Handlers()


@handlers("things.create")
async def create(call: Call) -> Json:
    return Json(call.store.insert("thing", {"id": call.platform.ids.new("thing"), **call.body}))


@handlers("things.list")
async def list_(call: Call) -> Json:
    return Json({**call.store.page("thing", call.query), "query": call.query})


@handlers("things.special")
async def special(call: Call) -> Json:
    return Json({"special": True})


@handlers("things.retrieve")
async def retrieve(call: Call) -> Json:
    return Json(call.store.get("thing", call.path["thing_id"]))


@handlers("things.delete")
async def delete(call: Call) -> Json:
    call.store.delete("thing", call.path["thing_id"])
    return Json({"deleted": True})


@handlers("things.do")
async def do(call: Call) -> Json:
    what = call.path["what"]
    if what == "bug":
        raise ZeroDivisionError("a secret detail")
    if what == "break":
        return Json({"nothing": "right"})
    if what == "overload":
        raise Problem("model_overloaded", "Too much.")
    if what == "refuse":
        raise Problem("invalid_state", "Not now.", "/state")
    if what == "sleep":
        await call.platform.clock.sleep(call.company.id, 3600)
    count = call.store.log("done", call.path["thing_id"], {"what": what})
    call.platform.topic(call.path["thing_id"]).notify()
    return Json({"id": call.path["thing_id"], "name": f"{what} {count}", "body": call.body})


@handlers("things.events")
async def events(call: Call) -> Sse:
    return Sse(_live(call))


async def _live(call: Call) -> AsyncIterator[SseEvent]:
    seen, name = 0, call.path["thing_id"]
    topic = call.platform.topic(name)
    while True:
        for sequence, item in call.store.read_log("done", name, after=seen):
            seen = sequence
            yield SseEvent({"n": sequence, "what": item["what"]}, event=item["what"], id=str(sequence))
            if item["what"] == "end":
                return
        await topic.wait()


@handlers("chat.completions.create")
async def chat(call: Call) -> Json | Sse:
    call.spend_tokens(int(call.body.get("tokens", 0)))
    if call.body.get("stream"):
        return Sse(_count(call), terminator="[DONE]")
    return Json({"run": call.store.log("run", "chat", {})})


async def _count(call: Call) -> AsyncIterator[SseEvent]:
    for n in range(int(call.body.get("n", 3))):
        if call.body.get("fail_at") == n:
            raise Problem("model_overloaded", "Too much.")
        if call.body.get("bug_at") == n:
            raise ZeroDivisionError
        if call.body.get("pause_at") == n:
            await call.platform.clock.sleep(call.company.id, 3600)
        yield SseEvent({"n": n})
    call.store.log("done", "run", {"what": "counted"})
    call.platform.topic("run").notify()


@handlers("uploads.create")
async def upload(call: Call) -> Json:
    file = call.body["file"]
    call.store.put_blob("blob", file.data)
    told = {"filename": file.filename, "content_type": file.content_type, "bytes": len(file.data)}
    return Json({**told, **{name: value for name, value in call.body.items() if name != "file"}})


@handlers("uploads.content")
async def content(call: Call) -> Bytes:
    return Bytes(call.store.get_blob(call.path["thing_id"]), filename='né "x".txt')


def toy_app(**settings: Any) -> App:
    platform = Platform(toy_document(), Settings(**{"validate_replies": True, "keep_alive": 0.2, **settings}))
    return App(platform, handlers)


@pytest.fixture
def make_toy() -> Callable[..., AbstractContextManager[RunningServer]]:
    """Makes a toy server with settings of its own."""
    return lambda **settings: serve_app(lambda: toy_app(**settings))


@pytest.fixture(scope="session")
def toy() -> Iterator[RunningServer]:
    with serve_app(toy_app) as server:
        yield server


@pytest.fixture
def company(toy: RunningServer) -> Credentials:
    return toy.new_company()


@pytest.fixture
def client(toy: RunningServer, company: Credentials) -> Iterator[httpx.Client]:
    headers = {"Authorization": f"Bearer {company.api_key}"}
    with httpx.Client(base_url=toy.base_url, headers=headers, timeout=10) as client:
        yield client


@pytest.fixture
def admin(toy: RunningServer, company: Credentials) -> Iterator[httpx.Client]:
    headers = {"Authorization": f"Bearer {company.api_key}"}
    with httpx.Client(base_url=toy.url + "/_mock", headers=headers, timeout=10) as client:
        yield client
