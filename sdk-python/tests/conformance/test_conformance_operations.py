"""`operations/`: each operation's own client method, called by its id with arguments by wire name."""

from __future__ import annotations

import base64
import email.parser
import email.policy
import inspect
import json
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qsl

import pytest
from aiagentplatform._core import Request
from conftest import VirtualTime, awaited, gathered

from .cases import FOLDER, Case, unpacked
from .fakes import BASE, Script, header, query_of
from .stages import Stage

pytestmark = pytest.mark.anyio


def cases() -> list[Any]:
    files = sorted((FOLDER / "operations").glob("*.json"))
    loaded = [json.loads(path.read_text("utf-8")) for path in files]
    return [
        pytest.param(each["operation"], case, id=f"{each['operation']}-{case['name']}")
        for each in loaded
        for case in each["cases"]
    ]


@pytest.mark.parametrize(("operation", "case"), cases())
async def test_operation(operation: str, case: Case, stage: Stage, virtual: VirtualTime) -> None:
    script = Script([case["reply"]])
    client = stage.make_client(script, virtual)
    method = method_of(client, operation, case)
    result = await awaited(method(**arguments(method, case)))
    if "events" in case["result"]:
        async with entered(result) as stream:
            events = await gathered(stream)
            assert written(events) == case["result"]["events"]
            if "final" in case["result"]:
                assert written(await awaited(stream.final())) == case["result"]["final"]
    else:
        assert await shown(result, case["result"]) == case["result"]
    (sent,) = script.requests
    compare(sent, await content(sent), case["request"])


def method_of(client: Any, operation: str, case: Case) -> Any:
    *path, name = operation.split(".")
    resource = client
    for part in path:
        resource = getattr(resource, part)
    if case["options"].get("stream"):
        name = "stream" if name == "create" else f"{name}_stream"
    return getattr(resource, name)


class entered:  # reads like the function that it is
    """A stream as an async context manager, whichever kind it is."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream

    async def __aenter__(self) -> Any:
        return await self.stream.__aenter__() if hasattr(self.stream, "__aenter__") else self.stream.__enter__()

    async def __aexit__(self, *error: Any) -> None:
        await awaited(self.stream.close())


def arguments(method: Any, case: Case) -> Case:
    """The method's arguments: path in order, the rest by the names that wire names became."""
    given = case["arguments"]
    parameters = list(inspect.signature(method).parameters)
    wire: Case = {**given.get("query", {}), **given.get("headers", {})}
    body = given.get("body")
    if body is not None:
        spread = "body" not in parameters
        wire |= cast("Case", body) if spread else {"body": body}
    named = dict(given.get("path", {}))
    for name, value in wire.items():
        named[parameter(name, parameters)] = opened(value)
    options = {name: value for name, value in case["options"].items() if name != "stream"}
    stream = {"stream"} & set(named) if case["options"].get("stream") else set[str]()
    return {**{name: value for name, value in named.items() if name not in stream}, "options": options or None}


def parameter(wire: str, parameters: list[str]) -> str:
    plain = wire.replace("-", "_").lower()
    return next((each for each in parameters if each.rstrip("_").removeprefix("body_").lower() == plain), wire)


def opened(value: Any) -> Any:
    if isinstance(value, dict) and "$file" in value:
        file = cast("Case", value)["$file"]
        return (file["filename"], unpacked(file["content_b64"]), file["content_type"])
    return value


def written(value: Any) -> Any:
    """A result back as JSON, without what was absent."""
    if isinstance(value, list):
        return [written(each) for each in cast("list[Any]", value)]
    return value.model_dump(mode="json", by_alias=True, exclude_unset=True) if hasattr(value, "model_dump") else value


async def shown(result: Any, expected: Case) -> Case:
    """The result in the form in which it is expected."""
    if "items" in expected:
        return {"items": [written(each) for each in result.data]}
    if "bytes_b64" in expected:
        return {"bytes_b64": base64.b64encode(await awaited(result.read())).decode()}
    return {"nothing": True} if result is None else {"value": written(result)}


async def content(request: Request) -> bytes:
    body = request.content
    if body is None or isinstance(body, bytes):
        return body or b""
    return b"".join(list(body))


def compare(sent: Request, body: bytes, expected: Case) -> None:
    assert sent.method == expected["method"]
    assert sent.url.partition("?")[0] == BASE + expected["path"]
    query = parse_qsl(query_of(sent), keep_blank_values=True, strict_parsing=bool(query_of(sent)))
    assert [list(pair) for pair in query] == expected["query"]
    for name, value in expected["headers"].items():
        assert header(sent, name) == value
    if "body" in expected:
        assert json.loads(body) == expected["body"]
    elif "form" in expected:
        assert [list(pair) for pair in parse_qsl(body.decode(), keep_blank_values=True)] == expected["form"]
    elif "parts" in expected:
        parts = multipart(body, header(sent, "content-type") or "")
        assert sorted(parts, key=str) == sorted(expected["parts"], key=str)
    elif "text" in expected:
        assert body.decode() == expected["text"]
    else:
        assert body == unpacked(expected.get("body_b64", ""))


def multipart(body: bytes, content_type: str) -> list[Case]:
    """The parts of a multipart body, as cases write them."""
    parser = email.parser.BytesParser(policy=email.policy.HTTP)
    message = parser.parsebytes(b"content-type: " + content_type.encode() + b"\r\n\r\n" + body)
    return [part_of(part) for part in message.iter_parts()]  # type: ignore[attr-defined]  # typeshed: HTTP's messages


def part_of(part: Any) -> Case:
    name = part.get_param("name", header="content-disposition")
    data: bytes = part.get_payload(decode=True)
    if (filename := part.get_filename()) is not None:
        encoded = base64.b64encode(data).decode()
        return {"name": name, "filename": filename, "content_type": part.get_content_type(), "content_b64": encoded}
    if part.get_content_type() == "application/json":
        return {"name": name, "json": json.loads(data)}
    return {"name": name, "text": data.decode()}


def test_there_is_a_case_for_every_operation() -> None:
    assert len(list(Path(FOLDER / "operations").glob("*.json"))) > 40
