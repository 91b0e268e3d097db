"""
Receiving webhooks: `WebhookReceiver`, which the generated ``client.webhooks`` inherits.

It joins the client's settings, the signature's rules and the typed event, and knows none of them itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from uuid import uuid4

from ..errors import ConfigurationError, ResponseDecodeError, WebhookPayloadError
from ..reply.decode import decoder
from .reception import Reception
from .signature import TOLERANCE, Body, HeaderSource, Verified, raw_bytes, sign, verify

if TYPE_CHECKING:
    from ..settings.config import Config
    from .replay import AnyReplayGuard

E = TypeVar("E")


class WebhookReceiver(Generic[E]):
    """Verifies, decodes and signs webhooks. No network is used, so the methods are the same in the async client."""

    _event: str = ""
    _core: Any

    def unwrap(
        self,
        body: Body,
        headers: HeaderSource,
        secret: str | Sequence[str] | None = None,
        *,
        tolerance: float = TOLERANCE,
    ) -> E:
        """
        Verify a webhook and return its typed event.

        Args:
            body: the raw request body, exactly as it came.
            headers: the request's headers, as your framework has them.
            secret: the endpoint's secret, or several while one is being replaced. Default: the client's
                `webhook_secret`.
            tolerance: how many seconds the timestamp may be from now.

        Raises:
            WebhookError: the webhook is not to be trusted; `code` says why. Answer with its `status`.
            WebhookPayloadError: the signature fits, but the body is not an event.
            ConfigurationError: there is no secret, or it is malformed.
        """
        self.verify(body, headers, secret, tolerance=tolerance)
        data = raw_bytes(body)
        if not data.lstrip().startswith(b"{"):
            raise WebhookPayloadError("The signature fits, but the body is not a JSON object.", code="invalid_payload")
        try:
            event: E = decoder(self._event or "builtins:dict")(data, strict=self._config.strict)
        except ResponseDecodeError as fault:
            raise WebhookPayloadError(
                f"The signature fits, but the body is not an event. {fault.message}", code="invalid_payload"
            ) from fault
        return event

    def receive(
        self,
        body: Body,
        headers: HeaderSource,
        secret: str | Sequence[str] | None = None,
        *,
        tolerance: float = TOLERANCE,
        guard: AnyReplayGuard | None = None,
    ) -> Reception[E]:
        """
        Handle a webhook once: ``with client.webhooks.receive(body, headers, guard=guard) as event:``, or `async with`.

        Entering verifies the webhook, claims its id with the guard and gives the typed event. The id is handled when
        the block ends. When the block raises, the claim is released, so that the sender's next attempt is handled.

        Args:
            body: the raw request body, exactly as it came.
            headers: the request's headers, as your framework has them.
            secret: the endpoint's secret, or several while one is being replaced. Default: the client's
                `webhook_secret`.
            tolerance: how many seconds the timestamp may be from now.
            guard: remembers which webhooks were handled; make one for all of them. Default: none, and repeated
                deliveries are handled again.

        Raises on entering:
            WebhookError: there is nothing to handle, and `status` is what to answer; see `WebhookDuplicateError`,
                `WebhookInFlightError`, `WebhookGuardError`, and `unwrap` for the others.
            ConfigurationError: there is no secret, or it is malformed.
        """
        return Reception(self, body, headers, secret, tolerance=tolerance, guard=guard)

    def verify(
        self,
        body: Body,
        headers: HeaderSource,
        secret: str | Sequence[str] | None = None,
        *,
        tolerance: float = TOLERANCE,
    ) -> Verified:
        """
        Verify a webhook without decoding it, and return its id and timestamp.

        The id is the same over all deliveries of one event: keep it to ignore repeated ones. Arguments and errors are
        those of `unwrap`.
        """
        return verify(body, headers, self._secret(secret), now=self._config.clock.unix(), tolerance=tolerance)

    def sign(
        self,
        body: Body,
        secret: str | Sequence[str] | None = None,
        *,
        id: str | None = None,
        timestamp: int | None = None,
    ) -> dict[str, str]:
        """
        Sign a body as the platform does, to test a receiver, and return the headers to send with it.

        Args:
            body: the request body.
            secret: one secret or several. Default: the client's `webhook_secret`.
            id: the webhook's id. Default: a new one.
            timestamp: Unix seconds. Default: now.
        """
        return sign(
            body,
            self._secret(secret),
            id=f"msg_{uuid4().hex}" if id is None else id,
            timestamp=int(self._config.clock.unix()) if timestamp is None else timestamp,
        )

    @property
    def _config(self) -> Config:
        config: Config = self._core.config
        return config

    def _secret(self, given: str | Sequence[str] | None) -> str | Sequence[str]:
        secret = self._config.webhook_secret if given is None else given
        if secret is None:
            product = self._config.product
            raise ConfigurationError(
                f"There is no webhook secret. Pass secret=..., {product.name}(webhook_secret=...), or set the "
                f"environment variable {product.env_prefix}_WEBHOOK_SECRET."
            )
        return secret
