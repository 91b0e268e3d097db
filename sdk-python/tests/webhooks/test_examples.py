"""The examples of the page on webhooks, in their frameworks: each verifies, handles once and refuses."""

from __future__ import annotations

import runpy
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from aiagentplatform import AIAgentPlatform

from .apps import App, asgi, django_wsgi, flask
from .conftest import OTHER, SECRET, Sender

SNIPPETS = Path(__file__).parents[3] / "docs/snippets/python"


@contextmanager
def example(name: str) -> Generator[App]:
    names = runpy.run_path(str(SNIPPETS / f"webhook_{name}.py"), run_name="snippet")
    if name == "django":
        with django_wsgi(*names["urlpatterns"]) as app:
            yield app
    else:
        yield (flask if name == "flask" else asgi)(names["app"])


@pytest.mark.parametrize("framework", ["fastapi", "starlette", "flask", "django"])
def test_an_example_handles_once_and_refuses_what_is_false(
    framework: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AIAGENTPLATFORM_WEBHOOK_SECRET", SECRET)
    sender = Sender(AIAgentPlatform(webhook_secret=SECRET))
    done, other = sender.letter("workflow.completed", id="evt_1"), sender.letter("moon.landed", id="evt_2")
    false = sender.letter(id="evt_3", secret=OTHER)
    with example(framework) as app:
        statuses = [
            app.post(letter.body, letter.headers, path="/webhooks").status for letter in (done, done, other, false)
        ]
    assert statuses == [204, 204, 204, 400]
    assert capsys.readouterr().out == "completed: key_1\nmoon.landed\n"


def test_the_example_with_redis_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIAGENTPLATFORM_WEBHOOK_SECRET", SECRET)
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1/0")  # where nothing answers
    letter = Sender(AIAgentPlatform(webhook_secret=SECRET)).letter()
    with example("redis") as app:
        got: Any = app.post(letter.body, letter.headers, path="/webhooks")
    assert (got.status, got.body) == (503, b'{"code": "guard_unavailable"}')
