"""Each generated conformance case of the golden documents, called on the package generated from the same document."""

from __future__ import annotations

import base64
import importlib
import json
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from onespec.emit import Options
from onespec.emit.conformance import cases
from onespec.emit.python import emit
from onespec.emit.python.arguments import WHOLE, arguments_of
from onespec.emit.python.clients import client_name
from onespec.emit.python.symbols import symbols_of
from onespec.emit.surface import all_operations
from onespec.lower import lower
from onespec.source import load

from .requests import Sent, check

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.parent.name for path in GOLDEN.glob("*/openapi.yaml"))


@dataclass
class Reply:
    """An open reply, as the runtime's transport interface wants it."""

    status: int
    headers: Any
    chunks: list[bytes]

    def read(self) -> bytes:
        return b"".join(self.chunks)

    def iter_raw(self) -> Iterator[bytes]:
        yield from self.chunks

    def close(self) -> None:
        pass


@dataclass
class Scripted:
    """Answers each request with the one reply, and keeps what was sent."""

    reply: Any = None
    requests: list[Any] = field(default_factory=list[Any])

    def send(self, request: Any) -> Any:
        self.requests.append((request, b"" if request.content is None else _content(request.content)))
        return self.reply

    def close(self) -> None:
        pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the packages are imported from."""
    path = tmp_path_factory.mktemp("packages")
    sys.path.insert(0, str(path))
    yield path
    sys.path.remove(str(path))


@pytest.mark.parametrize("document", CASES)
def test_a_call_sends_the_request_and_returns_the_result(document: str, folder: Path) -> None:
    api = lower(load(GOLDEN / document / "openapi.yaml"))
    package = importlib.import_module(_install(api, document, folder))
    symbols, types = symbols_of(api, frozenset()), {each.name: each for each in api.types}
    transport = Scripted()
    client = getattr(package, client_name(api))(
        api_key="key", base_url="https://host.example/base", transport=transport, strict=True
    )
    for path, operation in all_operations(api.root):
        for case in cases(operation, types):
            transport.requests.clear()
            transport.reply = _reply(case["reply"], package)
            positional, named = _arguments(arguments_of(operation, symbols), case)
            method = _method(client, path, operation, case)
            with pytest.deprecated_call() if operation.deprecated else nullcontext():
                result = method(*positional, **named, options=_options(case))
            assert _result(result, case["result"], package) == case["result"], case["name"]
            ((request, content),) = transport.requests
            check(Sent(request.method, request.url, list(request.headers), content), case["request"])


def _install(api: Any, document: str, folder: Path) -> str:
    package = f"called_{document}"
    for name, text in emit(api, Options(package, out=folder)).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return package


def _method(client: Any, path: Any, operation: Any, case: Any) -> Any:
    from onespec.emit.names import snake

    target = client
    for name in path:
        target = _attribute(target, snake(name))
    name = snake(operation.name)
    if case["options"].get("stream"):
        name = "stream" if name == "create" else f"{name}_stream"
    return _attribute(target, name)


def _attribute(target: Any, name: str) -> Any:
    return getattr(target, name, None) or getattr(target, f"{name}_")


def _arguments(known: Any, case: Any) -> tuple[list[Any], dict[str, Any]]:
    """The case's values as positional and keyword arguments."""
    given, positional, named = case["arguments"], [], {}
    for each in known:
        place = {"header": "headers"}.get(each.place, each.place)
        values = given.get(place, {})
        if place == "path":
            positional.append(values[each.wire])
        elif each.wire == WHOLE and place in given:
            named[each.name] = _files(values)
        elif isinstance(values, dict) and each.wire in values:
            named[each.name] = _files(values[each.wire])
    if case["options"].get("stream"):
        named.pop("stream")
    return positional, named


def _files(value: Any) -> Any:
    if isinstance(value, list):
        return [_files(item) for item in value]
    if isinstance(value, dict) and "$file" in value:
        file = value["$file"]
        return (file["filename"], base64.b64decode(file["content_b64"]), file["content_type"])
    return value


def _options(case: Any) -> Any:
    key = case["options"].get("idempotency_key")
    return {"idempotency_key": key} if key else None


def _reply(reply: Any, package: Any) -> Reply:
    chunks = [chunk.encode() for chunk in reply.get("chunks", [])]
    if "body" in reply:
        chunks = [json.dumps(reply["body"]).encode()]
    elif "text" in reply:
        chunks = [reply["text"].encode()]
    elif "body_b64" in reply:
        chunks = [base64.b64decode(reply["body_b64"])]
    return Reply(reply["status"], package.Headers(list(reply["headers"].items())), chunks)


def _result(result: Any, expected: Any, package: Any) -> Any:
    if isinstance(result, package.Page):
        return {"items": [_dumped(item) for item in result.data]}
    if isinstance(result, package.BinaryResponse):
        return {"bytes_b64": base64.b64encode(result.read()).decode()}
    if isinstance(result, package.Stream):
        with result as stream:
            found = {"events": [_dumped(event) for event in stream]}
            return {**found, "final": _dumped(stream.final())} if "final" in expected else found
    return {"nothing": True} if result is None else {"value": _dumped(result)}


def _dumped(value: Any) -> Any:
    from pydantic import BaseModel

    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    if isinstance(value, dict):
        return {name: _dumped(item) for name, item in value.items()}
    return [_dumped(item) for item in value] if isinstance(value, list) else value


def _content(content: Any) -> bytes:
    return content if isinstance(content, bytes) else b"".join(content)
