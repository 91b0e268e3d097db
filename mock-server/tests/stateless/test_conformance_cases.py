"""The generated conformance cases of the platform's own document: each request is right, each reply of its kind."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import aiagentplatform_mock
import httpx
import pytest

from .toys import served

DOCUMENT = Path(aiagentplatform_mock.__file__).parent / "openapi.json"
CASES = Path(__file__).parents[3] / "conformance/operations"


@pytest.fixture(scope="module")
def platform() -> Iterator[httpx.Client]:
    with served(DOCUMENT) as client:
        client.headers["authorization"] = "Bearer any"
        yield client


def file_of(part: dict[str, Any]) -> tuple[str, tuple[Any, ...]]:
    if "content_b64" in part:
        return part["name"], (part["filename"], base64.b64decode(part["content_b64"]), part["content_type"])
    if "json" in part:
        return part["name"], (None, json.dumps(part["json"]), "application/json")
    return part["name"], (None, part["text"])


@pytest.mark.parametrize("file", sorted(CASES.glob("*.json")), ids=lambda file: file.stem)
def test_every_case_of_an_operation_is_answered(platform: httpx.Client, file: Path) -> None:
    for case in json.loads(file.read_text(encoding="utf-8"))["cases"]:
        sent = case["request"]
        reply = platform.request(
            sent["method"],
            sent["path"],
            params=[tuple(pair) for pair in sent["query"]],
            headers=sent["headers"],
            content=json.dumps(sent["body"]) if "body" in sent else None,
            files=[file_of(part) for part in sent["parts"]] if "parts" in sent else None,
        )
        media = reply.headers.get("content-type", "").partition(";")[0]
        assert reply.is_success, reply.text
        assert media == case["reply"]["headers"].get("content-type", "").partition(";")[0]
        assert "x-mock-warning" not in reply.headers
        if case["name"] == "stream":
            assert reply.text.endswith("data: [DONE]\n\n")
