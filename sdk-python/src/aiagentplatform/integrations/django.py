"""
Webhooks in Django, over WSGI and ASGI.

::

    hooks = WebhookHandlers(client.webhooks)
    urlpatterns = [path("webhooks", webhook_view(hooks))]

The views are exempt from CSRF protection: a webhook has no cookie, and its signature proves more than a token.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeAlias, TypeVar

from asgiref.sync import async_to_sync, sync_to_async
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.http.request import RawPostDataException
from django.views.decorators.csrf import csrf_exempt

from .._core.errors import ConfigurationError, WebhookError
from .._core.webhooks.answer import MAX_BODY, WRONG_METHOD, WebhookAnswer, check_length, check_size
from .._core.webhooks.handlers import WebhookHandlers
from .._core.webhooks.intake import WebhookIntake, refused
from .._core.webhooks.reception import Secret, Unwraps, is_async
from .._core.webhooks.replay import AnyReplayGuard
from .._core.webhooks.signature import TOLERANCE

E = TypeVar("E")
P = ParamSpec("P")
View: TypeAlias = Callable[Concatenate[HttpRequest, P], HttpResponse]
AsyncView: TypeAlias = Callable[Concatenate[HttpRequest, P], Awaitable[HttpResponse]]


def webhook_view(hooks: WebhookHandlers[Any], *, max_body: int = MAX_BODY) -> View[[]]:
    """
    A view for POST that calls the handlers and answers. If some are async, all run on an event loop of the request's.

    Args:
        hooks: the handlers.
        max_body: how large a body may be, in bytes; larger ones are answered with 413, as are those above Django's own
            ``DATA_UPLOAD_MAX_MEMORY_SIZE``.

    What a handler raises is Django's to answer: with 500, and the sender tries again.
    """

    def webhooks(request: HttpRequest) -> HttpResponse:
        def receive(body: bytes) -> WebhookAnswer:
            if not hooks.asynchronous:
                return hooks.receive(body, request.headers)
            return async_to_sync(hooks.receive_async)(body, request.headers, in_thread=in_thread)

        return _answered(request, max_body, receive)

    return csrf_exempt(webhooks)


def async_webhook_view(hooks: WebhookHandlers[Any], *, max_body: int = MAX_BODY) -> AsyncView[[]]:
    """The same as `webhook_view` for ASGI. Sync handlers run where Django's sync code does, so they may use its ORM."""

    async def webhooks(request: HttpRequest) -> HttpResponse:
        def receive(body: bytes) -> Awaitable[WebhookAnswer]:
            return hooks.receive_async(body, request.headers, in_thread=in_thread)

        return await _answered_async(request, max_body, receive)

    return csrf_exempt(webhooks)


def receives(
    receiver: Unwraps[E],
    *,
    secret: Secret = None,
    tolerance: float = TOLERANCE,
    guard: AnyReplayGuard | None = None,
    max_body: int = MAX_BODY,
) -> Callable[[Callable[Concatenate[HttpRequest, E, P], Any]], Callable[Concatenate[HttpRequest, P], Any]]:
    """
    Decorate a view, sync or async, that takes the request, the typed event, then what the URL holds.

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

    def decorate(
        function: Callable[Concatenate[HttpRequest, E, P], Any],
    ) -> Callable[Concatenate[HttpRequest, P], Any]:
        @wraps(function)
        def view(request: HttpRequest, /, *arguments: P.args, **named: P.kwargs) -> HttpResponse:
            def handle(event: E) -> Any:
                return function(request, event, *arguments, **named)

            return _answered(request, max_body, lambda body: intake.receive(body, request.headers, handle))

        @wraps(function)
        async def async_view(request: HttpRequest, /, *arguments: P.args, **named: P.kwargs) -> HttpResponse:
            async def handle(event: E) -> Any:
                return await function(request, event, *arguments, **named)

            def receive(body: bytes) -> Awaitable[Any]:
                return intake.receive_async(body, request.headers, handle, in_thread=in_thread)

            return await _answered_async(request, max_body, receive)

        return csrf_exempt(async_view) if is_async(function) else csrf_exempt(view)

    return decorate


async def in_thread(function: Callable[..., Any], *arguments: Any) -> Any:
    """What the function returns, run on the thread of Django's sync code, where the request's connections are."""
    return await sync_to_async(function, thread_sensitive=True)(*arguments)


def _answered(request: HttpRequest, limit: int, receive: Callable[[bytes], Any]) -> HttpResponse:
    body = _taken(request, limit)
    return _response(receive(body) if isinstance(body, bytes) else body)


async def _answered_async(request: HttpRequest, limit: int, receive: Callable[[bytes], Awaitable[Any]]) -> HttpResponse:
    body = _taken(request, limit)
    return _response(await receive(body) if isinstance(body, bytes) else body)


def _taken(request: HttpRequest, limit: int) -> bytes | WebhookAnswer:
    """The raw body, or the answer that says why it is not taken."""
    if request.method != "POST":
        return WRONG_METHOD
    try:
        return read_body(request, limit)
    except (WebhookError, ConfigurationError) as fault:
        return refused(fault)


def read_body(request: HttpRequest, limit: int) -> bytes:
    """
    The raw body. Raises `WebhookPayloadError` for one of more than `limit` bytes, `ConfigurationError` if it is gone.
    """
    check_length(request.META.get("CONTENT_LENGTH"), limit)
    try:
        body = request.body
    except RequestDataTooBig:
        check_size(limit + 1, limit)
        raise
    except RawPostDataException:
        raise ConfigurationError(
            "The request's body is gone: something read it as a stream before it could be verified, maybe a middleware."
        ) from None
    check_size(len(body), limit)
    return body


def _response(result: Any) -> HttpResponse:
    if not isinstance(result, WebhookAnswer):
        response: HttpResponse = result
        return response
    return HttpResponse(result.body, status=result.status, headers=dict(result.headers))
