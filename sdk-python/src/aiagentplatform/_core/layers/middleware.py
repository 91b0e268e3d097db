"""
Middleware: functions of the caller's around each attempt of a call. Must not know what a request means.

A middleware is given the request and what sends it on, and returns the reply. The first in the list is the outermost.
An error that it raises is treated as if the transport had raised it: one of the `APIConnectionError` family may be
followed by another attempt, any other ends the call.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from typing import Any, Protocol, TypeAlias

from ..errors import ConfigurationError
from ..transports.interface import AsyncResponse, AsyncTransport, Request, Response, Transport

Send: TypeAlias = Callable[[Request], Response]
"""Sends a request on, to the next middleware or to the transport. Raises `APIConnectionError` and its kin."""

AsyncSend: TypeAlias = Callable[[Request], Awaitable[AsyncResponse]]
"""The asynchronous twin of `Send`."""


class Middleware(Protocol):
    """
    Stands around each attempt of a sync client's calls::

        def timed(request: Request, send: Send) -> Response:
            started = time.monotonic()
            response = send(request)
            print(request.operation, response.status, time.monotonic() - started)
            return response

    It may send another request than it was given (`Request.with_headers`), send it several times (then `close` each
    reply that is not returned), or not at all (`WholeResponse`). The reply's body is still on the wire.
    """

    def __call__(self, request: Request, send: Send, /) -> Response: ...


class AsyncMiddleware(Protocol):
    """The asynchronous twin of `Middleware`."""

    def __call__(self, request: Request, send: AsyncSend, /) -> Awaitable[AsyncResponse]: ...


class Layered:
    """A transport with middleware around it."""

    def __init__(self, transport: Transport, layers: Iterable[Middleware]) -> None:
        self._send: Send = transport.send
        self.close = transport.close
        for layer in reversed(tuple(layers)):
            self._send = partial(_through, layer, self._send)

    def send(self, request: Request) -> Response:
        return self._send(request)


def _through(layer: Middleware, send: Send, request: Request) -> Response:
    response: Any = layer(request, send)
    if inspect.isawaitable(response):
        getattr(response, "close", lambda: None)()  # else Python warns of a coroutine that was never awaited
        raise ConfigurationError("A middleware is async; use the async client, or a plain function.")
    answer: Response = _reply(response, layer)
    return answer


def _reply(answer: Any, layer: object) -> Any:
    """What a middleware returned; raises `ConfigurationError` if that is no reply."""
    if hasattr(answer, "status"):
        return answer
    if inspect.iscoroutine(answer):
        answer.close()  # else Python warns of a coroutine that was never awaited
    name = getattr(layer, "__name__", type(layer).__name__)
    raise ConfigurationError(
        f"The middleware {name!r} must return what `send` gives, or another reply such as a WholeResponse, not "
        f"{type(answer).__name__}."
    )


class AsyncLayered:
    """The asynchronous twin of `Layered`. Plain functions may stand in it too, if they return what `send` gives."""

    def __init__(self, transport: AsyncTransport, layers: Iterable[AsyncMiddleware]) -> None:
        self._send: AsyncSend = transport.send
        self.aclose = transport.aclose
        for layer in reversed(tuple(layers)):
            self._send = partial(_through_async, layer, self._send)

    async def send(self, request: Request) -> AsyncResponse:
        return await self._send(request)


async def _through_async(layer: AsyncMiddleware, send: AsyncSend, request: Request) -> AsyncResponse:
    response: Any = layer(request, send)
    answer: AsyncResponse = _reply(await response if inspect.isawaitable(response) else response, layer)
    return answer
