"""
What a web framework's adapter stands on: `WebhookIntake`, from a raw request to an answer.

It joins a receiver, its settings and a reception, and turns errors into answers. Must not know frameworks.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from contextlib import AsyncExitStack, ExitStack
from typing import Any, Generic, TypeVar

from ..errors import ConfigurationError, WebhookError
from .answer import HANDLED, WebhookAnswer, answer_to
from .reception import InThread, Reception, Secret, Unwraps, called, in_thread, logger, refusal_level
from .replay import AnyReplayGuard, MemoryReplayGuard
from .signature import TOLERANCE, Body, HeaderSource

E = TypeVar("E")


class WebhookIntake(Generic[E]):
    """
    Takes webhooks in.

    Args:
        receiver: what verifies and decodes them, such as ``client.webhooks``.
        secret: the endpoint's secret, or several while one is being replaced. Default: the client's `webhook_secret`.
        tolerance: how many seconds the timestamp may be from now.
        guard: remembers what was handled. Default: a `MemoryReplayGuard` of its own, which does for one process.
    """

    def __init__(
        self,
        receiver: Unwraps[E],
        *,
        secret: Secret = None,
        tolerance: float = TOLERANCE,
        guard: AnyReplayGuard | None = None,
    ) -> None:
        self._receiver = receiver
        self._secret = secret
        self._tolerance = tolerance
        self._guard = MemoryReplayGuard() if guard is None else guard

    def open(self, body: Body, headers: HeaderSource, *, in_thread: InThread = in_thread) -> Reception[E]:
        """The reception of one webhook: a context manager that gives the event."""
        return Reception(
            self._receiver,
            body,
            headers,
            self._secret,
            tolerance=self._tolerance,
            guard=self._guard,
            in_thread=in_thread,
        )

    def receive(self, body: Body, headers: HeaderSource, handler: Callable[[E], Any]) -> Any:
        """
        Verify a webhook and call the handler with its event, unless that was done before.

        Returns what the handler returns if it is not None, else a `WebhookAnswer`. What the handler raises is raised,
        after the claim was released: answer with a 5xx, as frameworks do by themselves, and the sender tries again.
        """
        try:
            with ExitStack() as stack:
                try:  # around the entering alone: an error of the handler's is not the webhook's
                    event = stack.enter_context(self.open(body, headers))
                except (WebhookError, ConfigurationError) as fault:
                    return refused(fault)
                result = handler(event)
                if inspect.isawaitable(result):
                    raise asynchronous(handler, result)
                return settled(result)
        except Declined as declined:
            return declined.response

    async def receive_async(
        self,
        body: Body,
        headers: HeaderSource,
        handler: Callable[[E], Any],
        *,
        in_thread: InThread = in_thread,
    ) -> Any:
        """The same as `receive`; a handler that is no coroutine function runs on another thread."""
        try:
            async with AsyncExitStack() as stack:
                try:
                    event = await stack.enter_async_context(self.open(body, headers, in_thread=in_thread))
                except (WebhookError, ConfigurationError) as fault:
                    return refused(fault)
                return settled(await called(handler, event, in_thread=in_thread))
        except Declined as declined:
            return declined.response


class Declined(Exception):
    """Ends a reception with a response that is none of success, so that its claim is released."""

    def __init__(self, response: Any) -> None:
        super().__init__()
        self.response = response


def settled(response: Any) -> Any:
    """What to send for what a handler returned. Raises `Declined` for a framework's response with a status from 300."""
    if getattr(response, "status_code", 200) >= 300:
        raise Declined(response)
    return HANDLED if response is None else response


def refused(fault: WebhookError | ConfigurationError) -> WebhookAnswer:
    """The answer when a webhook is not handled. The log tells why; the answer has but a code."""
    logger.log(refusal_level(fault), "webhook not handled: %s", fault.message)
    return answer_to(fault)


def asynchronous(handler: object, result: Any) -> ConfigurationError:
    """The error that a sync receiver raises for an async handler."""
    if inspect.iscoroutine(result):
        result.close()
    name = getattr(handler, "__qualname__", type(handler).__name__)
    return ConfigurationError(f"The handler {name} is asynchronous: receive with receive_async, or make it sync.")
