"""The Python examples of the page on streams run as they are printed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from aiagentplatform import AIAgentPlatform
from scripted import Reply, ScriptedServer

DOCS = Path(__file__).parents[2] / "docs"
SSE = [("content-type", "text/event-stream")]


def run(page: str, **names: Any) -> None:
    programs = re.findall(r"^```python\n(.*?)^```", (DOCS / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert len(programs) == 2
    for program in programs:
        exec(compile(program, page, "exec"), names)


def data(value: object) -> bytes:
    return b"data: " + json.dumps(value).encode() + b"\n\n"


def test_streaming(server: ScriptedServer, capsys: pytest.CaptureFixture[str]) -> None:
    def chunk(delta: Any, finish: str | None = None) -> bytes:
        return data({"id": "c", "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]})

    event = {"type": "execution.completed", "sequence_number": 1, "execution": {"id": "exec_1"}}
    server.script(
        Reply(headers=SSE, chunks=[chunk({"content": "Ha"}), chunk({"content": "ha."}, "stop"), b"data: [DONE]\n\n"]),
        Reply(headers=SSE, chunks=[b"id: 1\nevent: execution.completed\n" + data(event)]),
    )
    with AIAgentPlatform(api_key="aap_test_0123456789", base_url=server.url) as client:
        run("streaming.md", client=client, execution_id="exec_1")
    assert capsys.readouterr().out == "Haha.stop\nexecution.completed\n"
