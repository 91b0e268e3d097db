"""
A table of handlers by event: `WebhookHandlers`, which picks the one that an event is for.

Must not know how a webhook comes in (`intake`), nor which events there are.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from typing import Any, Generic, Literal, TypeVar, cast, get_args, get_origin, overload

from ..errors import ConfigurationError
from ..values.type_guards import is_dict
from .answer import WebhookAnswer
from .intake import WebhookIntake
from .reception import InThread, Secret, Unwraps, called, in_thread, is_async, logger
from .replay import AnyReplayGuard
from .signature import TOLERANCE, Body, HeaderSource

E = TypeVar("E")
T = TypeVar("T")
U = TypeVar("U")
V = TypeVar("V")
R = TypeVar("R")
H = TypeVar("H", bound=Callable[[Any], Any])


class WebhookHandlers(Generic[E]):
    """
    Handlers of webhooks, by event. Give it to an adapter of your web framework, or call `receive` yourself.

    Handlers may be sync or async. A webhook whose event has no handler goes to the `default` one; without that it is
    acknowledged and nothing happens, for a platform may send events that came after your program.

    Args:
        receiver: what verifies and decodes webhooks, such as ``client.webhooks``.
        secret: the endpoint's secret, or several while one is being replaced. Default: the client's `webhook_secret`.
        tolerance: how many seconds the timestamp may be from now.
        guard: remembers what was handled. Default: a `MemoryReplayGuard` of its own, which does for one process.
        tag: the event's field that tells which it is.
    """

    def __init__(
        self,
        receiver: Unwraps[E],
        *,
        secret: Secret = None,
        tolerance: float = TOLERANCE,
        guard: AnyReplayGuard | None = None,
        tag: str = "type",
    ) -> None:
        self._intake: WebhookIntake[E] = WebhookIntake(receiver, secret=secret, tolerance=tolerance, guard=guard)
        self._tag = tag
        self._handlers: dict[str, Callable[[Any], Any]] = {}
        self._default: Callable[[Any], Any] | None = None

    # ── registering ──

    @overload
    def on(self, event: type[T], /) -> Callable[[Callable[[T], R]], Callable[[T], R]]: ...
    @overload
    def on(self, event: type[T], other: type[U], /) -> Callable[[Callable[[T | U], R]], Callable[[T | U], R]]: ...
    @overload
    def on(
        self, event: type[T], other: type[U], third: type[V], /
    ) -> Callable[[Callable[[T | U | V], R]], Callable[[T | U | V], R]]: ...
    @overload
    def on(self, *events: str) -> Callable[[H], H]: ...

    def on(self, *events: Any) -> Any:
        """
        Register the decorated function for events: by their classes, which types its argument, or by their names.

        Raises `ConfigurationError` if an event has a handler already, or a class is no event.
        """
        names = [name for event in events for name in self._names(event)]

        def register(handler: H) -> H:
            for name in names:
                if name in self._handlers:
                    raise ConfigurationError(f"{name!r} has a handler already: {_name_of(self._handlers[name])}.")
            self._handlers.update(dict.fromkeys(names, handler))
            return handler

        return register

    def default(self, handler: Callable[[E], R]) -> Callable[[E], R]:
        """Register the decorated function for all events that have no handler, known or not."""
        if self._default is not None:
            raise ConfigurationError(f"There is a default handler already: {_name_of(self._default)}.")
        self._default = handler
        return handler

    @property
    def asynchronous(self) -> bool:
        """Whether any handler is a coroutine function, so that webhooks must be received by `receive_async`."""
        return any(is_async(handler) for handler in (*self._handlers.values(), self._default) if handler is not None)

    def _names(self, event: Any) -> Iterable[str]:
        if isinstance(event, str):
            return [event]
        field = getattr(event, "model_fields", {}).get(self._tag)
        annotation = None if field is None else field.annotation
        if get_origin(annotation) is not Literal:
            raise ConfigurationError(
                f"{getattr(event, '__name__', event)!r} is no class of one event: its {self._tag!r} is not fixed. "
                f"Register by name, or use `default`."
            )
        return cast("tuple[str, ...]", get_args(annotation))

    # ── receiving ──

    def receive(self, body: Body, headers: HeaderSource) -> WebhookAnswer:
        """
        Verify a webhook, call its handler unless that was done before, and return what to answer.

        Args:
            body: the raw request body, exactly as it came.
            headers: the request's headers, as your framework has them.

        What the handler returns is not looked at. What it raises is raised, after the claim was released: answer with
        a 5xx, and the sender tries again.
        """
        self._refuse_async()
        answer: WebhookAnswer = self._intake.receive(body, headers, self._handle)
        return answer

    async def receive_async(
        self, body: Body, headers: HeaderSource, *, in_thread: InThread = in_thread
    ) -> WebhookAnswer:
        """The same as `receive`, asynchronously. Sync handlers and guards are run by `in_thread`: on other threads."""

        async def handle(event: E) -> None:
            handler = self._chosen(event)
            if handler is not None:
                await called(handler, event, in_thread=in_thread)

        answer: WebhookAnswer = await self._intake.receive_async(body, headers, handle, in_thread=in_thread)
        return answer

    def _handle(self, event: E) -> Any:
        handler = self._chosen(event)
        result = None if handler is None else handler(event)
        return result if inspect.isawaitable(result) else None  # which the intake refuses

    def _chosen(self, event: E) -> Callable[[Any], Any] | None:
        name = event.get(self._tag) if is_dict(event) else getattr(event, self._tag, None)
        handler = self._handlers.get(name, self._default) if isinstance(name, str) else self._default
        if handler is None:
            logger.debug("webhook without a handler: %r", name)
        return handler

    def _refuse_async(self) -> None:
        if self.asynchronous:
            raise ConfigurationError("There are asynchronous handlers: receive with receive_async, or make them sync.")


def _name_of(handler: Callable[..., Any]) -> str:
    return getattr(handler, "__qualname__", type(handler).__name__)
