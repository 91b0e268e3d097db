"""`timeouts.json`, `replies.json`, `decoding.json` and `middleware.json`, on the product's own client."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import pytest
from aiagentplatform import types
from aiagentplatform._core import OMIT, APIError, Operation, Request, Timeout, Unknown, WholeResponse, response_of
from aiagentplatform._core.reply.decode import Decoder
from conftest import VirtualTime, awaited

from .cases import Case, body_of, load, unpacked
from .fakes import Script, header
from .kinds import failure, kind_of
from .stages import Stage

pytestmark = pytest.mark.anyio


class OwnError(Exception):
    """What a middleware of a case raises of its own."""


# ── timeouts ─────────────────────────────────────────────────────────────────────────────────────


def timeout(case: Case, whose: str) -> Any:
    """A timeout as the case gives it: a number, null, or single limits."""
    if whose not in case:
        return OMIT
    given = case[whose]
    return Timeout(**given) if isinstance(given, dict) else given


@pytest.mark.parametrize("case", load("timeouts.json"))
async def test_timeouts(case: Case, stage: Stage, virtual: VirtualTime) -> None:
    expected = case["expected"]
    script = Script(case.get("replies") or [{"body": {}}])
    operation: Operation[Any] = Operation(
        "", "POST", "/things", returns="typing:Any", idempotent=True, timeout=case.get("operation")
    )
    error: Exception | None = None
    try:
        client = stage.make_client(
            script, virtual, timeout=timeout(case, "client"), max_retries=case.get("max_retries", 2)
        )
        options = {"timeout": timeout(case, "call")} if "call" in case else None
        await awaited(client._core.call(operation, options))
    except Exception as raised:
        error = raised
    assert kind_of(error) == expected.get("error")
    if "cause" in expected:
        assert error is not None and kind_of(error.__cause__) == expected["cause"]
    for kind in expected.get("also", ()):
        assert isinstance(error, type(failure(kind)))
    assert [asdict(request.timeout) for request in script.requests] == [
        pytest.approx(limits) for limits in expected.get("limits", [])
    ]


# ── replies ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("case", load("replies.json"))
async def test_replies(case: Case, stage: Stage, virtual: VirtualTime) -> None:
    expected = dict(case["expected"])
    operation: Operation[Any] = Operation(
        "", "GET", "/things", returns="" if case.get("returns") == "nothing" else "typing:Any"
    )
    script = Script([*case.get("before", ()), case["reply"]] * 2)
    client = stage.make_client(script, virtual)
    told: list[Any] = []
    error: APIError | None = None
    value: Any = None
    try:
        value = await awaited(client._core.call(operation, {"on_response": told.append}))
    except APIError as raised:
        error = raised
    assert kind_of(error) == expected.pop("error", None)
    (info,) = told
    if "value" in expected:
        assert value == expected.pop("value")
    if "content_b64" in expected:
        reply = await awaited(client.with_raw_response(client.request)("GET", "/things"))
        assert reply.content == unpacked(expected.pop("content_b64"))
    if "rate_limit" in expected:
        limits = expected.pop("rate_limit")
        found = None if info.rate_limit is None else {k: v for k, v in asdict(info.rate_limit).items() if v}
        assert found == limits
    for name, text in expected.pop("headers", {}).items():
        assert info.headers[name] == text
    source = error if error is not None else info
    assert {name: getattr(source, name) for name in expected} == expected


# ── decoding ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("case", load("decoding.json"))
async def test_decoding(case: Case, stage: Stage, virtual: VirtualTime) -> None:
    expected = case["expected"]
    target = getattr(types, case["type"])
    client = stage.make_client(Script([{"body": case["body"]}, {"body": {}}]), virtual, strict=case["strict"])
    error: APIError | None = None
    value: Any = None
    try:
        value = await awaited(client.request("GET", "/things", returns=target))
    except APIError as raised:
        error = raised
    assert kind_of(error) == expected.get("error")
    if error is not None:
        return
    if "variant" in expected:
        unknown = isinstance(value, Unknown)
        assert unknown if expected["variant"] == "unknown" else type(value).__name__ == expected["variant"]
    for pointer, wanted in expected.get("values", {}).items():
        assert member(value, pointer) == wanted
    for pointer in expected.get("null", ()):
        assert (member(value, pointer), given(value, pointer)) == (None, True)
    for pointer in expected.get("absent", ()):
        assert (member(value, pointer), given(value, pointer)) == (None, False)
    if expected.get("round_trip"):
        await awaited(client.request("POST", "/things", body=value))
        sent = client._core.pool.transport().script.requests[-1].content
        assert json.loads(sent) == case["body"], "sent back as it came"


def member(value: Any, pointer: str) -> Any:
    """What a JSON pointer names in a decoded value, whether its parts are models, dicts or lists."""
    for part in pointer.split("/")[1:]:
        if isinstance(value, list):
            value = value[int(part)]
        else:
            value = value[part] if isinstance(value, dict) else getattr(value, attribute(value, part))
    return value


def attribute(model: Any, wire: str) -> str:
    """What a model calls the field with this name on the wire."""
    return next((name for name, field in type(model).model_fields.items() if field.alias == wire), wire)


def given(value: Any, pointer: str) -> bool:
    """Whether the field was in the reply."""
    above, _, name = pointer.rpartition("/")
    model = member(value, above)
    return attribute(model, name) in model.model_fields_set


def test_a_type_is_decoded_by_its_json_alone() -> None:
    with pytest.raises(ValueError, match="valid"):
        Decoder(types.File, "File").validate_json(b"[]")


# ── middleware ───────────────────────────────────────────────────────────────────────────────────


class Layer:
    """A middleware as a case describes it; `order` is where it notes what it sees."""

    def __init__(self, spec: Case, order: list[str]) -> None:
        self.spec, self.order = spec, order
        self.left = spec.get("times", 1_000)

    def before(self, request: Request) -> Request | WholeResponse:
        spec = self.spec
        self.order.append(f"{spec['name']} {request.attempt}" if spec.get("numbered") else spec["name"])
        self.left -= 1
        if self.left >= 0 and "failure" in spec:
            raise OwnError if spec["failure"] == "own" else failure(spec["failure"])
        if self.left >= 0 and "answer" in spec:
            answer = spec["answer"]
            return WholeResponse(answer.get("status", 200), answer.get("headers", {}), body_of(answer))
        return request.with_headers(spec.get("headers", {}))

    def after(self, response: Any) -> Any:
        self.order.append(f"/{self.spec['name']}{f' {response.status}' if self.spec.get('numbered') else ''}")
        return response

    def broken(self, error: BaseException) -> None:
        self.order.append(f"!{self.spec['name']} {kind_of(error)}")

    def __call__(self, request: Request, send: Any) -> Any:
        changed = self.before(request)
        if isinstance(changed, WholeResponse):
            return changed
        try:
            return self.after(send(changed))
        except APIError as error:
            self.broken(error)
            raise

    async def asynchronous(self, request: Request, send: Any) -> Any:
        changed = self.before(request)
        if isinstance(changed, WholeResponse):
            return changed
        try:
            return self.after(await send(changed))
        except APIError as error:
            self.broken(error)
            raise


@pytest.mark.parametrize("case", load("middleware.json"))
async def test_middleware(case: Case, stage: Stage, virtual: VirtualTime) -> None:
    expected, script, order = case["expected"], Script(case["replies"]), list[str]()
    layers = [Layer(spec, order) for spec in case["layers"]]
    client = stage.make_client(
        script, virtual, middleware=layers if stage.flavour == "sync" else [each.asynchronous for each in layers]
    )
    error: Exception | None = None
    value: Any = None
    try:
        value = await awaited(client.request("GET", "/things"))
    except Exception as raised:
        error = raised
    assert ("own" if isinstance(error, OwnError) else kind_of(error)) == expected.get("error")
    assert (len(script.requests), value) == (expected["attempts"], expected.get("value"))
    assert order == expected.get("order", order)
    assert virtual.sleeps == expected.get("sleeps", virtual.sleeps)
    assert {name: header(script.requests[0], name) for name in expected.get("present", ())} == expected.get(
        "present", {}
    )


async def test_what_stands_beside_a_reply_is_on_the_object(stage: Stage, virtual: VirtualTime) -> None:
    reply = {"headers": {"x-request-id": "req_1"}, "body": {"id": "file_1", "object": "file"}}
    client = stage.make_client(Script([reply]), virtual)
    info = response_of(await awaited(client.request("GET", "/things", returns=types.File)))
    assert info is not None and info.request_id == "req_1"
