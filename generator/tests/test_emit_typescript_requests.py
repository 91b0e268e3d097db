"""Each generated conformance case of the golden documents, called on the TypeScript package of the same document."""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from onespec.emit import Options
from onespec.emit.conformance import cases
from onespec.emit.names import camel
from onespec.emit.surface import all_operations
from onespec.emit.typescript import emit
from onespec.emit.typescript.arguments import Arguments, arguments_of
from onespec.emit.typescript.clients import client_name
from onespec.emit.typescript.exports import taken
from onespec.emit.typescript.symbols import symbols_of
from onespec.lower import lower
from onespec.source import load

from .requests import Sent, check
from .typescript import run, tool

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.parent.name for path in GOLDEN.glob("*/openapi.yaml"))
DRIVER = Path(__file__).with_name("typescript_calls.mjs")


@pytest.fixture(scope="module")
def calls() -> Mapping[str, list[Any]]:
    """What is called of each document, with the case that it is."""
    return {document: list(_calls(document)) for document in CASES}


@pytest.fixture(scope="module")
def told(calls: Mapping[str, list[Any]], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What was sent and what came back, by document; all of them in one run of Node.js."""
    tool("esbuild")
    root = tmp_path_factory.mktemp("bundled")
    documents: list[Any] = []
    for document in CASES:
        api = lower(load(GOLDEN / document / "openapi.yaml"))
        for name, text in emit(api, Options(document, out=root / document)).items():
            path = root / document / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        bundle = ("--bundle", "--format=esm", "--splitting", "--external:node:*", "--outdir=out", "--log-level=error")
        run(root / document, "esbuild", "src/index.ts", "src/strict/index.ts", *bundle)
        made = [call for call, _ in calls[document]]
        folder = (root / document / "out").as_uri()
        documents.append({"name": document, "client": client_name(api, taken()), "folder": folder, "calls": made})
    (root / "package.json").write_text('{"type": "module"}', "utf-8")
    (root / "calls.json").write_text(json.dumps(documents), "utf-8")
    done = subprocess.run(
        ["node", DRIVER, root / "calls.json"], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr[-5000:]
    return json.loads(done.stdout)


@pytest.mark.parametrize("document", CASES)
def test_a_call_sends_the_request_and_returns_the_result(
    document: str, calls: Mapping[str, list[Any]], told: Any
) -> None:
    for (_, case), found in zip(calls[document], told[document], strict=True):
        assert found["result"] == case["result"], case["name"]
        (sent,) = found["sent"]
        content = base64.b64decode(sent["content"])
        check(Sent(sent["method"], sent["url"], sent["headers"], content), case["request"])


def _calls(document: str) -> Any:
    api = lower(load(GOLDEN / document / "openapi.yaml"))
    symbols, types = symbols_of(api, taken()), {each.name: each for each in api.types}
    for path, operation in all_operations(api.root):
        arguments = arguments_of(operation, symbols)
        for case in cases(operation, types):
            name = camel(operation.name)
            if case["options"].get("stream"):
                name = "stream" if name == "create" else f"{name}Stream"
            key = case["options"].get("idempotency_key")
            yield (
                {
                    "path": [*(camel(each) for each in path), name],
                    "positional": _positional(arguments, case),
                    "options": {"idempotencyKey": key} if key else {},
                    "reply": case["reply"],
                    "expects": list(case["result"]),
                },
                case,
            )


def _positional(arguments: Arguments, case: Any) -> list[Any]:
    """The case's values as the method takes them."""
    given = case["arguments"]
    found = [given["path"][each.wire] for each in arguments.path]
    if arguments.body is not None:
        found.append(given.get("body"))
    if arguments.named:
        params: dict[str, Any] = {}
        for each in arguments.named:
            place = {None: "body", "header": "headers", "cookie": "cookies"}.get(each.where, each.where)
            values = given.get(place or "", {})
            if each.wire in values and not (case["options"].get("stream") and each.wire == "stream"):
                params[each.key] = values[each.wire]
        found.append(params)
    return found
