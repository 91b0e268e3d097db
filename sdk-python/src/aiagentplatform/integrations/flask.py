"""
Webhooks in Flask.

::

    hooks = WebhookHandlers(client.webhooks)
    app.add_url_rule("/webhooks", view_func=webhook_view(hooks))
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeAlias, TypeVar

from flask import Request, Response, current_app, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestEntityTooLarge

from .._core.errors import ConfigurationError, WebhookError
from .._core.webhooks.answer import MAX_BODY, WRONG_METHOD, WebhookAnswer, check_size
from .._core.webhooks.handlers import WebhookHandlers
from .._core.webhooks.intake import WebhookIntake, refused
from .._core.webhooks.reception import Secret, Unwraps, is_async
from .._core.webhooks.replay import AnyReplayGuard
from .._core.webhooks.signature import TOLERANCE

E = TypeVar("E")
P = ParamSpec("P")
View: TypeAlias = Callable[P, ResponseReturnValue]


def webhook_view(hooks: WebhookHandlers[Any], *, max_body: int = MAX_BODY) -> View[[]]:
    """
    A view for POST that calls the handlers and answers. Async handlers need Flask's extra ``async``.

    Args:
        hooks: the handlers.
        max_body: how large a body may be, in bytes; larger ones are answered with 413.

    What a handler raises is Flask's to answer: with 500, and the sender tries again.
    """

    def webhooks() -> ResponseReturnValue:
        receive = current_app.ensure_sync(hooks.receive_async) if hooks.asynchronous else hooks.receive
        return _answered(max_body, lambda body: receive(body, request.headers))

    return _for_post(webhooks)


def receives(
    receiver: Unwraps[E],
    *,
    secret: Secret = None,
    tolerance: float = TOLERANCE,
    guard: AnyReplayGuard | None = None,
    max_body: int = MAX_BODY,
) -> Callable[[Callable[Concatenate[E, P], Any]], View[P]]:
    """
    Decorate a view that takes the typed event, then what the URL holds. Put it below Flask's own ``@app.post(...)``.

    It is called once for each webhook, and only with verified ones. Its response is sent; None stands for 204. When it
    raises or its response has a status from 300, the webhook is not handled, and the next attempt comes through. An
    async view needs Flask's extra ``async``.

    Args:
        receiver: what verifies and decodes webhooks, such as ``client.webhooks``.
        secret: the endpoint's secret, or several while one is being replaced. Default: the client's `webhook_secret`.
        tolerance: how many seconds the timestamp may be from now.
        guard: remembers what was handled. Default: a `MemoryReplayGuard` of its own, which does for one process.
        max_body: how large a body may be, in bytes.
    """
    intake = WebhookIntake(receiver, secret=secret, tolerance=tolerance, guard=guard)

    def decorate(function: Callable[Concatenate[E, P], Any]) -> View[P]:
        @wraps(function)
        def view(*arguments: P.args, **named: P.kwargs) -> ResponseReturnValue:
            def handle(event: E) -> Response | None:
                return _made(function(event, *arguments, **named))

            async def handle_async(event: E) -> Response | None:
                return _made(await function(event, *arguments, **named))

            def receive(body: bytes) -> Any:
                if not is_async(function):
                    return intake.receive(body, request.headers, handle)
                return current_app.ensure_sync(intake.receive_async)(body, request.headers, handle_async)

            return _answered(max_body, receive)

        return _for_post(view)

    return decorate


def _for_post(view: View[P]) -> View[P]:
    vars(view)["methods"] = ["POST"]  # where `add_url_rule` looks, unless it is told others
    return view


def _answered(limit: int, receive: Callable[[bytes], Any]) -> ResponseReturnValue:
    if request.method != "POST":
        return _response(WRONG_METHOD)
    try:
        body = read_body(request, limit)
    except (WebhookError, ConfigurationError) as fault:
        return _response(refused(fault))
    return _response(receive(body))


def read_body(request: Request, limit: int) -> bytes:
    """The raw body, which the request keeps. Raises `WebhookPayloadError` for one of more than `limit` bytes."""
    check_size(request.content_length or 0, limit)
    with suppress(AttributeError):  # before Flask 3.1, only the app has a limit for a body without a length
        request.max_content_length = limit + 1  # one more, for Werkzeug may cut at its limit and say nothing
    try:
        body: bytes = request.get_data()
    except RequestEntityTooLarge:
        check_size(limit + 1, limit)
        raise
    check_size(len(body), limit)
    return body


def _made(result: Any) -> Response | None:
    """The response that Flask makes of what a view returned, whose status tells whether the webhook is handled."""
    return None if result is None else current_app.make_response(result)


def _response(result: Any) -> ResponseReturnValue:
    if isinstance(result, WebhookAnswer):
        return Response(result.body, result.status, dict(result.headers))
    response: ResponseReturnValue = result
    return response
