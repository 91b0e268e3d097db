"""
The acts of the demo, one function each, in the order in which they are shown.

An act uses the SDK as an application would, prints what it sees, and raises when something is not as promised. What the
acts hand on to each other travels in `Stage`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aiagentplatform import AIAgentPlatform, AuthenticationError, WebhookError, response_of
from rich.console import Console
from rich.table import Table

from .narration import narrate
from .workflow import NEWSROOM

if TYPE_CHECKING:
    from .platform import Platform
    from .receiver import Receiver

MODEL = "gpt-5.2"


@dataclass
class Stage:
    """What every act has: a terminal, a platform, a client of it, and a place where webhooks arrive."""

    console: Console
    platform: Platform
    client: AIAgentPlatform
    receiver: Receiver
    folder: Path
    secret: str = ""
    workflow_id: str = ""


def list_models(stage: Stage) -> None:
    """Models, a page at a time"""
    table = Table("model", "provider", "context (tokens)", "vision", "tools", "reasoning", box=None)
    for model in stage.client.models.list(limit=5):
        able = model.capabilities
        marks = ("✓" if yes else "·" for yes in (able.vision, able.tools, able.reasoning))
        table.add_row(model.id, model.provider, f"{model.context_window:,}", *marks)
    expect(table.row_count > 5, "more models than one page holds")
    stage.console.print(table)


def ask(stage: Stage) -> None:
    """A question, answered at once"""
    question = "Why do agents need memory?"
    completion = stage.client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": question}])
    answer = completion.choices[0].message.content
    expect(bool(answer), "an answer")
    info = response_of(completion)
    stage.console.print(f"[bold]{question}[/]\n{answer}")
    stage.console.print(f"[dim]{completion.usage.total_tokens} tokens, request {info and info.request_id}[/]")


def stream(stage: Stage) -> None:
    """An answer, streamed"""
    question = "What makes a good mock server?"
    stage.console.print(f"[bold]{question}[/]")
    with stage.client.chat.completions.stream(
        model=MODEL, messages=[{"role": "user", "content": question}], stream_options={"include_usage": True}
    ) as chunks:
        printed = ""
        for text in chunks.text():
            stage.console.print(text, end="", soft_wrap=True, highlight=False, markup=False)
            printed += text
        final = chunks.final()
    expect(final.choices[0].message.content == printed, "the accumulated message to be what was streamed")
    stage.console.print(f"\n[dim]finished: {final.choices[0].finish_reason}, {final.usage.total_tokens} tokens[/]")


def upload(stage: Stage) -> None:
    """A file, up and down again"""
    brief = stage.folder / "brief.txt"
    brief.write_text("Write about SDKs that are generated from one document.\n" * 200, encoding="utf-8")
    uploaded = stage.client.files.upload(file=brief, purpose="user_data")
    copy = stage.folder / "copy.txt"
    with stage.client.files.content(uploaded.id) as content:
        content.write_to(copy)
    expect(copy.read_bytes() == brief.read_bytes(), "the download to be the upload")
    stage.console.print(
        f"{uploaded.filename} → [cyan]{uploaded.id}[/] → {copy.name}, {copy.stat().st_size:,} bytes, identical"
    )


def register_webhook(stage: Stage) -> None:
    """A webhook endpoint"""
    endpoint = stage.client.webhooks.create(url=stage.receiver.url, events=["workflow.completed"])
    stage.secret = endpoint.secret
    stage.console.print(f"[cyan]{endpoint.id}[/] → {endpoint.url}, for workflow.completed")


def create_workflow(stage: Stage) -> None:
    """A workflow of several agents, with a decision and a loop"""
    workflow = stage.client.workflows.create(**NEWSROOM)
    stage.workflow_id = workflow.id
    steps = " → ".join(step.id for step in workflow.steps)
    stage.console.print(f"[cyan]{workflow.id}[/] {workflow.name}: {steps}")


def follow_execution(stage: Stage) -> None:
    """Its execution, followed live over a connection that drops"""
    stage.platform.inject_fault("GET", "/v1/executions/*/events/stream", {"kind": "cut", "after_events": 4})
    execution = stage.client.workflows.executions.create(
        stage.workflow_id,
        input={"topic": "open standards", "audience": "engineers", "sections": ["why", "how", "cost"]},
    )
    seen: list[int] = []
    with stage.client.workflows.executions.events(execution.id) as events:
        for event in events:
            seen.append(event.sequence_number)
            narrate(stage.console, event)
        final = events.final()
    expect(seen == list(range(1, len(seen) + 1)), "every event once, in order, across the reconnect")
    expect(final.status == "completed", f"the execution to complete, not: {final.status}")
    stage.console.print(f"[green]{final.status}[/] after {len(seen)} events, none lost, none repeated: {final.output}")


def receive_webhook(stage: Stage) -> None:
    """The webhook it caused, received and verified"""
    posted = stage.receiver.wait()
    event = stage.client.webhooks.unwrap(posted.body, posted.headers, stage.secret)
    expect(event.type == "workflow.completed", f"workflow.completed, not {event.type}")
    stage.console.print(f"[green]verified[/] {event.type} [cyan]{event.id}[/], sent for {event.data.object.id}")
    try:
        stage.client.webhooks.unwrap(posted.body.replace(b"completed", b"cancelled"), posted.headers, stage.secret)
    except WebhookError as error:
        stage.console.print(f"a tampered copy is refused: [yellow]{error.code}[/]")
    else:
        raise AssertionError("a tampered webhook was accepted")


def retry(stage: Stage) -> None:
    """A failure, and the retry that hides it"""
    stage.platform.inject_fault(
        "POST", "/v1/embeddings", {"kind": "status", "status": 503, "headers": {"retry-after": "1"}}
    )
    vectors = stage.client.embeddings.create(model="text-embedding-3-small", input=["retry", "resume"])
    info = response_of(vectors)
    expect(info is not None and info.attempts == 2, f"two attempts, not {info}")
    stage.console.print("503 with Retry-After: 1 → waited, sent again under the same idempotency key")
    stage.console.print(f"[green]{len(vectors.data)} vectors[/] after {info and info.attempts} attempts")


def rotate_key(stage: Stage) -> None:
    """An API key, rotated"""
    first = stage.client.api_keys.create(name="demo", permissions=["models:read"])
    second = stage.client.api_keys.rotate(first.id, overlap_seconds=0)
    with stage.client.with_options(api_key=second.key) as renewed:
        expect(bool(renewed.models.retrieve(MODEL).id), "the new secret to work")
    try:
        stage.client.with_options(api_key=first.key).models.retrieve(MODEL)
    except AuthenticationError as error:
        stage.console.print(f"[cyan]{second.id}[/]: the new secret works")
        stage.console.print(f"the old one is refused: [yellow]{error.code}[/]")
    else:
        raise AssertionError("the rotated secret was accepted")


ACTS = (
    list_models,
    ask,
    stream,
    upload,
    register_webhook,
    create_workflow,
    follow_execution,
    receive_webhook,
    retry,
    rotate_key,
)


def expect(met: bool, what: str) -> None:
    """Raise when a promise is not kept."""
    if not met:
        raise AssertionError(f"expected {what}")
