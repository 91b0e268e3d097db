"""
Webhooks in Starlette, and in whatever is built on it.

::

    hooks = WebhookHandlers(client.webhooks)
    app = Starlette(routes=[webhook_route("/webhooks", hooks)])
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from .._core.errors import ConfigurationError, WebhookError
from .._core.webhooks.answer import MAX_BODY, WRONG_METHOD, WebhookAnswer, check_length, check_size
from .._core.webhooks.handlers import WebhookHandlers
from .._core.webhooks.intake import WebhookIntake, refused
from .._core.webhooks.reception import Secret, Unwraps, called
from .._core.webhooks.replay import AnyReplayGuard
from .._core.webhooks.signature import TOLERANCE

E = TypeVar("E")
Endpoint = Callable[[Request], Awaitable[Response]]


def webhook_route(
    path: str, hooks: WebhookHandlers[Any], *, name: str | None = None, max_body: int = MAX_BODY
) -> Route:
    """A route for POST that receives webhooks; see `webhook_endpoint`."""
    return Route(path, webhook_endpoint(hooks, max_body=max_body), methods=["POST"], name=name)


def webhook_endpoint(hooks: WebhookHandlers[Any], *, max_body: int = MAX_BODY) -> Endpoint:
    """
    An endpoint that calls the handlers, the sync ones on threads, and answers.

    Args:
        hooks: the handlers.
        max_body: how large a body may be, in bytes; larger ones are answered with 413.

    What a handler raises is Starlette's to answer: with 500, and the sender tries again.
    """

    async def endpoint(request: Request) -> Response:
        return await _answered(request, max_body, lambda body: hooks.receive_async(body, request.headers))

    return endpoint


def receives(
    receiver: Unwraps[E],
    *,
    secret: Secret = None,
    tolerance: float = TOLERANCE,
    guard: AnyReplayGuard | None = None,
    max_body: int = MAX_BODY,
) -> Callable[[Callable[[Request, E], Any]], Endpoint]:
    """
    Decorate an endpoint that takes the request and the typed event, async or sync (then it runs on a thread).

    It is called once for each webhook, and only with verified ones. Its response is sent; None stands for 204. When it
    raises or its response has a status from 300, the webhook is not handled, and the next attempt comes through.

    Args:
        receiver: what verifies and decodes webhooks, such as ``client.webhooks``.
        secret: the endpoint's secret, or several while one is being replaced. Default: the client's `webhook_secret`.
        tolerance: how many seconds the timestamp may be from now.
        guard: remembers what was handled. Default: a `MemoryReplayGuard` of its own, which does for one process.
        max_body: how large a body may be, in bytes.
    """
    intake = WebhookIntake(receiver, secret=secret, tolerance=tolerance, guard=guard)

    def decorate(function: Callable[[Request, E], Any]) -> Endpoint:
        @wraps(function)
        async def endpoint(request: Request) -> Response:
            async def handle(event: E) -> Any:
                return await called(function, request, event)

            return await _answered(request, max_body, lambda body: intake.receive_async(body, request.headers, handle))

        return endpoint

    return decorate


async def _answered(request: Request, limit: int, receive: Callable[[bytes], Awaitable[Any]]) -> Response:
    if request.method != "POST":
        return _response(WRONG_METHOD)
    try:
        body = await read_body(request, limit)
    except (WebhookError, ConfigurationError) as fault:
        return _response(refused(fault))
    return _response(await receive(body))


async def read_body(request: Request, limit: int) -> bytes:
    """
    The raw body. Raises `WebhookPayloadError` for one of more than `limit` bytes, without reading all of it, and
    `ConfigurationError` if it is gone.
    """
    length = request.headers.get("content-length")
    check_length(length, limit)
    try:
        if length is not None:
            return await request.body()  # kept by the request, so that it can be had again
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            check_size(len(body), limit)
    except RuntimeError:  # Starlette's: the stream is consumed
        raise ConfigurationError(
            "The request's body is gone: something read it as a form or a stream before it could be verified. Take no "
            "form or file in an endpoint that receives webhooks."
        ) from None
    return bytes(body)


def _response(result: Any) -> Response:
    if not isinstance(result, WebhookAnswer):
        response: Response = result
        return response
    return Response(result.body, result.status, result.headers)
