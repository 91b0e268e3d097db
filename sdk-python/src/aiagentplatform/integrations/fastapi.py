"""
Webhooks in FastAPI: a dependency that gives the typed event.

::

    receive = webhook_event(client.webhooks)

    @app.post("/webhooks", status_code=204)
    def webhooks(event: Annotated[Event, Depends(receive)]) -> None: ...

A table of handlers goes in as in Starlette: ``app.add_route("/webhooks", webhook_endpoint(hooks), methods=["POST"])``.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from typing import TypeVar

from fastapi import HTTPException, Request

from .._core.errors import ConfigurationError, WebhookError
from .._core.webhooks.answer import MAX_BODY, WebhookAnswer
from .._core.webhooks.intake import WebhookIntake, refused
from .._core.webhooks.reception import Secret, Unwraps
from .._core.webhooks.replay import AnyReplayGuard
from .._core.webhooks.signature import TOLERANCE
from .starlette import read_body, webhook_endpoint

__all__ = ["webhook_endpoint", "webhook_event"]

E = TypeVar("E")


def webhook_event(
    receiver: Unwraps[E],
    *,
    secret: Secret = None,
    tolerance: float = TOLERANCE,
    guard: AnyReplayGuard | None = None,
    max_body: int = MAX_BODY,
) -> Callable[[Request], AsyncIterator[E]]:
    """
    A dependency that verifies the webhook, claims its id and gives its typed event.

    The endpoint runs once for each webhook: repetitions are answered with 204 and refused ones with 4xx before it is
    called, both as an `HTTPException`. When the endpoint raises, the claim is released and the sender tries again; a
    response that it returns counts as success, whatever its status.

    Args:
        receiver: what verifies and decodes webhooks, such as ``client.webhooks``.
        secret: the endpoint's secret, or several while one is being replaced. Default: the client's `webhook_secret`.
        tolerance: how many seconds the timestamp may be from now.
        guard: remembers what was handled. Default: a `MemoryReplayGuard` of its own, which does for one process.
        max_body: how large a body may be, in bytes; larger ones are answered with 413.
    """
    intake = WebhookIntake(receiver, secret=secret, tolerance=tolerance, guard=guard)

    async def event(request: Request) -> AsyncIterator[E]:
        async with AsyncExitStack() as stack:
            try:
                body = await read_body(request, max_body)
                received = await stack.enter_async_context(intake.open(body, request.headers))
            except (WebhookError, ConfigurationError) as fault:
                raise _exception(refused(fault)) from None
            yield received

    return event


def _exception(answer: WebhookAnswer) -> HTTPException:
    """The only way in which a dependency can answer instead of its endpoint."""
    headers = {name: value for name, value in answer.headers.items() if name != "content-type"}
    return HTTPException(answer.status, {"code": answer.code}, headers)
