"""The snippets of the documentation: each runs against the mock server, and stands in the pages as it was run."""

from __future__ import annotations

import re
import runpy
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiagentplatform import AIAgentPlatform
from mock_platform import Company

ROOT = Path(__file__).parents[3]
SNIPPETS = sorted((ROOT / "docs/snippets/python").glob("*.py"))
PAGES = [ROOT / "README.md", ROOT / "sdk-python/README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"<!-- snippet: (\S+) -->\n```python\n(.*?)```", re.DOTALL)

SPOKEN: dict[str, list[dict[str, object]]] = {
    "tools": [{"tool_calls": [{"name": "weather", "arguments": {"city": "Paris"}}]}, {"content": "21 degrees."}],
    "tools_by_hand": [
        {"tool_calls": [{"name": "weather", "arguments": {"city": "Paris"}}]},
        {"content": "21 degrees."},
    ],
    "tools_limits": [
        {"tool_calls": [{"name": "buy", "arguments": {"item": "coffee", "count": 2}}]},
        {"tool_calls": [{"name": "buy", "arguments": {"item": "tea", "count": 2}}]},
        {"content": "Tea it is."},
    ],
    "tools_async": [
        {
            "content": "Let me see. ",
            "tool_calls": [
                {"name": "price", "arguments": {"item": "tea"}},
                {"name": "count_stock", "arguments": {"item": "tea"}},
            ],
        },
        {"content": "4.50, and three are left."},
    ],
    "deltas": [{"tool_calls": [{"name": "weather", "arguments": {"city": "Paris"}}]}],
    "structured_stream": [{"content": '{"name": "Dal", "ingredients": ["lentils", "cumin"]}'}],
    "structured_unions": [{"content": '{"value": {"kind": "refund", "order": "A-17"}}'}],
    "structured_output": [{"content": '{"name": "Dal", "minutes": 30, "ingredients": ["lentils", "cumin"]}'}],
}
"""What the model says, where a program needs it to say something certain."""

PRINTED = {
    "async_client": "\n\n",
    "errors_and_retries": "404 model_not_found",
    "files": "report.txt 15000 bytes",
    "pages": "3 models",
    "middleware": "1 model is known",
    "raw_replies": "text/event-stream",
    "raw_request": "application/json",
    "structured_output": "Dal, 30 minutes: lentils, cumin",
    "streaming": "stop, ",
    "testing": "ok",
    "testing_cassette": "The nearest is number 1",
    "testing_scripted": "every reply was asked for",
    "testing_webhooks": "A17 failed",
    "content_parts": "png image",
    "deltas": "call weather {'city': 'Paris'}\nend: tool_calls\n",
    "structured_stream": "Dal: 2 ingredients\nDal ['lentils', 'cumin']\n",
    "structured_unions": "refund A-17\n",
    "tools": 'weather({"city":"Paris"}) = {"city":"Paris","celsius":[21]}\n21 degrees.\n2 rounds, ',
    "tools_async": "Let me see. [price]\n[count_stock]\n4.50, and three are left.\n2 calls, stop\n",
    "tools_by_hand": "weather({",
    "tools_limits": "Stopped by max_rounds; open calls: 1\nTea it is.\n",
    "transports_aiohttp": "100 replies",
    "transports_connection": "proxy='http://proxy.example:3128'",
    "transports_handed_in": "HTTP/1.1 200",
    "transports_own": "gpt-5.2",
    "transfers": "1000000 bytes downloaded",
    "typed_arguments": "stop",
    "typed_service": "A TEST NEEDS NO CLIENT\n[]",
    "typed_unions": "done: Hello, Ada!\nChoose another model.",
    "wait": "completed\n",
    "wait_until": "processed\n1 model\n",
    "webhook_handlers": "workflow.started\n400 no_matching_signature\n",
    "webhook_rotation": "msg_",
    "workflow": "completed after 2 steps",
}
"""What a run must have shown; the others must just come to their end."""


@pytest.fixture
def environment(company: Company, monkeypatch: pytest.MonkeyPatch) -> Iterator[Company]:
    monkeypatch.setenv("AIAGENTPLATFORM_API_KEY", company.api_key)
    monkeypatch.setenv("AIAGENTPLATFORM_BASE_URL", company.base_url)
    yield company


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda path: path.stem)
def test_a_snippet_runs(snippet: Path, environment: Company, capsys: pytest.CaptureFixture[str]) -> None:
    environment.say(*SPOKEN.get(snippet.stem, []))
    run_name = "snippet" if snippet.stem == "webhook_receiver" else "__main__"
    runpy.run_path(str(snippet), run_name=run_name)
    assert PRINTED.get(snippet.stem, "") in capsys.readouterr().out


def test_the_webhook_receiver_tells_true_from_false(
    environment: Company, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with AIAgentPlatform() as client:
        secret = "whsec_" + "c2VjcmV0" * 4
        monkeypatch.setenv("AIAGENTPLATFORM_WEBHOOK_SECRET", secret)
        receiver = runpy.run_path(str(ROOT / "docs/snippets/python/webhook_receiver.py"), run_name="snippet")
        with receiver["serve"](0) as server:
            thread = threading.Thread(target=lambda: server.serve_forever(0.01), daemon=True)
            thread.start()
            try:
                endpoint = client.webhooks.create(
                    url=f"http://127.0.0.1:{server.server_port}", events=["api_key.created"], secret=secret
                )
                good = client.webhooks.test(endpoint.id, type="api_key.created")
                client.webhooks.rotate_secret(endpoint.id, overlap_seconds=0)
                bad = client.webhooks.test(endpoint.id, type="api_key.created")
            finally:
                server.shutdown()
                thread.join()
    assert (good.status, bad.status) == ("succeeded", "failed")
    assert capsys.readouterr().out.count("new key:") == 1
    assert bad.attempts[0].response_status == 400


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_page_shows_its_snippets_as_they_were_run(page: Path) -> None:
    for name, code in FENCE.findall(page.read_text("utf-8")):
        assert code == (ROOT / "docs/snippets" / name).read_text("utf-8"), f"{page.name} does not show {name} as it is"


def test_every_snippet_stands_in_a_page() -> None:
    shown = {name for page in PAGES for name, _ in FENCE.findall(page.read_text("utf-8"))}
    assert shown == {f"python/{path.name}" for path in SNIPPETS}


def test_the_front_page_shows_nothing_that_was_not_run() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert text.count("```python") == len(FENCE.findall(text)) > 0
