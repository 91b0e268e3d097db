"""
One webhook's way in: verified, claimed, handled, and the claim settled. `Reception` is that way as a context manager,
for threads and for event loops.

Must not know frameworks, handlers, or what an answer over HTTP looks like.
"""

from __future__ import annotations

import inspect
import logging
from collections.abc import Awaitable, Callable, Sequence
from types import TracebackType
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

from ..errors import (
    ConfigurationError,
    WebhookDuplicateError,
    WebhookError,
    WebhookGuardError,
    WebhookInFlightError,
)
from .replay import AnyReplayGuard, ReplayClaim
from .signature import TOLERANCE, Body, HeaderSource, header_pairs, webhook_id

E = TypeVar("E")
E_co = TypeVar("E_co", covariant=True)

Secret: TypeAlias = str | Sequence[str] | None
InThread: TypeAlias = Callable[..., Awaitable[Any]]
"""Runs a function with arguments on another thread."""

SETTLING = 10.0
"""How long a claim may take to be settled, in seconds, when the task around it is cancelled."""

logger = logging.getLogger(f"{__name__.partition('._core.')[0]}.webhooks")  # below the package's own


class Unwraps(Protocol[E_co]):
    """What verifies and decodes webhooks, such as ``client.webhooks``."""

    def unwrap(self, body: Body, headers: HeaderSource, secret: Secret = None, *, tolerance: float = TOLERANCE) -> E_co:
        """The typed event. Raises `WebhookError`, or `ConfigurationError` if there is no secret."""
        ...


async def in_thread(function: Callable[..., Any], *arguments: Any) -> Any:
    """What the function returns, run on another thread so that the event loop goes on."""
    from anyio import to_thread

    return await to_thread.run_sync(function, *arguments)


async def called(function: Callable[..., Any], *arguments: Any, in_thread: InThread = in_thread) -> Any:
    """What the function returns: awaited if it is a coroutine function, else run on another thread."""
    if is_async(function):
        return await function(*arguments)
    (result,) = await in_thread(_boxed, function, *arguments)
    return await result if inspect.isawaitable(result) else result


def _boxed(function: Callable[..., Any], *arguments: Any) -> tuple[Any]:
    return (function(*arguments),)  # so that nothing on the way minds if it is a coroutine, as trio does


def is_async(function: Callable[..., Any]) -> bool:
    """Whether calling it gives a coroutine, so that it must not be called on a thread."""
    return inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(type(function).__call__)


class Reception(Generic[E]):
    """
    A webhook to handle: ``with`` (or ``async with``) verifies it, claims its id and gives the typed event. When the
    block ends, the id is handled; when it raises, the claim is released, and the sender's next attempt comes through.

    Raises on entering:
        WebhookError: nothing is to be handled. `status` is what to answer, `code` says why.
        WebhookDuplicateError: it was handled before.
        WebhookInFlightError: it is being handled elsewhere.
        ConfigurationError: there is no secret, or it is malformed; or the guard is asynchronous and the block is not.
    """

    def __init__(
        self,
        receiver: Unwraps[E],
        body: Body,
        headers: HeaderSource,
        secret: Secret = None,
        *,
        tolerance: float = TOLERANCE,
        guard: AnyReplayGuard | None = None,
        in_thread: InThread = in_thread,
    ) -> None:
        self._receiver = receiver
        self._webhook = (body, headers, secret, tolerance)
        self._guard = guard
        self._in_thread = in_thread
        self._claim: ReplayClaim | None = None

    def _unwrapped(self) -> tuple[E, str]:
        """The event, and the id that it came under."""
        body, headers, secret, tolerance = self._webhook
        pairs = header_pairs(headers)
        return self._receiver.unwrap(body, pairs, secret, tolerance=tolerance), webhook_id(pairs)

    # ── threads ──

    def __enter__(self) -> E:
        event, id = self._unwrapped()
        if self._guard is not None:
            if is_async(self._guard.claim):
                raise ConfigurationError(
                    f"{type(self._guard).__name__} is asynchronous: receive with `async with`, or use its sync twin."
                )
            try:
                claim: Any = self._guard.claim(id)
            except Exception as fault:
                raise unavailable(self._guard, fault) from fault
            self._claim = ours(claim)
        return event

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._guard is not None and self._claim is not None:
            settle: Any = self._guard.commit if kind is None else self._guard.release
            try:
                settle(self._claim)
            except Exception as failure:
                report(self._guard, self._claim, handled=kind is None, failure=failure)

    # ── event loops ──

    async def __aenter__(self) -> E:
        event, id = self._unwrapped()
        if self._guard is not None:
            from anyio import CancelScope, lowlevel

            with CancelScope(shield=True):  # a claim that nobody heard of could not be released
                self._claim = ours(await self._claimed(self._guard, id))
            try:
                await lowlevel.checkpoint_if_cancelled()
            except BaseException as cancelled:
                await self.__aexit__(type(cancelled), cancelled, None)
                raise
        return event

    async def _claimed(self, guard: AnyReplayGuard, id: str) -> ReplayClaim:
        try:
            claim: ReplayClaim = await called(guard.claim, id, in_thread=self._in_thread)
        except Exception as fault:
            raise unavailable(guard, fault) from fault
        return claim

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._guard is not None and self._claim is not None:
            from anyio import fail_after

            settle = self._guard.commit if kind is None else self._guard.release
            try:
                with fail_after(SETTLING, shield=True):
                    await called(settle, self._claim, in_thread=self._in_thread)
            except Exception as failure:
                report(self._guard, self._claim, handled=kind is None, failure=failure)


def ours(claim: ReplayClaim) -> ReplayClaim:
    """The claim, if the webhook is ours to handle. Raises the error that says what to do instead."""
    if claim.state == "handled":
        raise WebhookDuplicateError(f"The webhook {claim.id!r} was handled before.")
    if claim.state == "in_flight":
        raise WebhookInFlightError(
            f"The webhook {claim.id!r} is being handled elsewhere.", retry_after=max(claim.retry_after, 1.0)
        )
    return claim


def unavailable(guard: object, fault: Exception) -> WebhookGuardError:
    """The guard's failure. It names the kind alone: what the guard itself says may hold addresses and names."""
    return WebhookGuardError(f"{type(guard).__name__} does not answer: {type(fault).__name__}.")


def report(guard: object, claim: ReplayClaim, *, handled: bool, failure: Exception) -> None:
    """
    Log that a claim could not be settled.

    It lapses by itself, so nothing else is lost. To raise would be worse: a webhook that was handled would come again,
    and a handler's own error would be hidden.
    """
    done = "handled, which could not be remembered" if handled else "not handled, and its claim could not be released"
    logger.warning("webhook %r was %s: %s raised %s", claim.id, done, type(guard).__name__, type(failure).__name__)


def refusal_level(fault: WebhookError | ConfigurationError) -> int:
    """How loud to log that a webhook was not handled: repetitions are usual, and our own faults are not."""
    status = fault.status if isinstance(fault, WebhookError) else 500
    return logging.DEBUG if status in (204, 409) else logging.ERROR if status >= 500 else logging.WARNING
