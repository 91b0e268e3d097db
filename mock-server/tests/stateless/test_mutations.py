"""Documents with slips anywhere: each is served or refused in one line, and no request makes the server fail."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import aiagentplatform_mock
import pytest
from aiagentplatform_mock import DocumentError
from aiagentplatform_mock.stateless.operations import Service
from aiagentplatform_mock.stateless.pipeline import Pipeline, Request
from hypothesis import given, settings
from hypothesis import strategies as st

WHOLE = json.loads((Path(aiagentplatform_mock.__file__).parent / "openapi.json").read_text(encoding="utf-8"))
PATHS = ("/files", "/files/{file_id}", "/workflows/{workflow_id}/triggers", "/executions/{execution_id}/events/stream")
DOCUMENT = {**WHOLE, "paths": {path: WHOLE["paths"][path] for path in PATHS}}


def places(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    if isinstance(node, (dict, list)):
        for key, child in node.items() if isinstance(node, dict) else enumerate(node):
            yield from places(child, (*path, key))


def changed(node: Any, path: tuple[str | int, ...], value: Any) -> Any:
    if not path:
        return value
    copied = node.copy()
    copied[path[0]] = changed(node[path[0]], path[1:], value)
    return copied


JUNK: tuple[Any, ...] = (
    *(None, True, 0, -1, 1.5, 10**400, "", "[", "x\r\ny: z", [], {}, [None], [{}]),
    *({"$ref": "#"}, {"$ref": "#/nowhere"}, {"$ref": 1}, {"$ref": "https://example.com/x"}),
    *({"type": "object"}, {"oneOf": [{}]}, {"a": 1}),
)


@settings(max_examples=60)
@given(place=st.sampled_from(sorted(places(DOCUMENT), key=repr)), junk=st.sampled_from(JUNK))
def test_no_slip_makes_the_server_fail(
    tmp_path_factory: pytest.TempPathFactory, place: tuple[str | int, ...], junk: Any
) -> None:
    file = tmp_path_factory.mktemp("slips") / "openapi.json"
    file.write_text(json.dumps(changed(DOCUMENT, place, junk)), encoding="utf-8")
    try:
        service = Service(file)
    except DocumentError as error:
        assert "\n" not in str(error)
        return
    pipeline = Pipeline(service)
    body = {"content-type": "application/json", "content-length": "8", "authorization": "Bearer x"}
    for operation in service.operations:
        path = operation.prefixes[0] + operation.path.replace("{", "").replace("}", "")
        for headers in (body, {"authorization": "Bearer x"}, {"prefer": "code=404"}):
            request = Request("req_1", 0.0, operation.method, path, "limit=1&after=x", headers, b'{"a": 1}')
            pipeline.note(request)
            assert pipeline.answer(request).status != 500
