"""
What to answer over HTTP: `WebhookAnswer`, from an error or from success. Must not know frameworks.

An answer holds a code and nothing else: the sender may show it to anybody, so messages go to the log.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from ..errors import ConfigurationError, WebhookError, WebhookInFlightError, WebhookPayloadError

MAX_BODY = 4 * 1024 * 1024
"""How large a webhook may be, in bytes, where nothing else is said."""

MAX_DIGITS = 18
"""More digits of a length are not read: it is too large then, whatever they are."""


@dataclass(frozen=True, slots=True)
class WebhookAnswer:
    """What to answer a webhook with. Any framework can send it."""

    status: int
    """2xx: handled, or nothing to do. Anything else: the sender tries again."""
    code: str = ""
    """Why it was not handled; empty if it was."""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def body(self) -> bytes:
        """The code as JSON; nothing on success."""
        return b"" if self.status == HTTPStatus.NO_CONTENT else json.dumps({"code": self.code}).encode()


HANDLED = WebhookAnswer(204)
WRONG_METHOD = WebhookAnswer(405, "method_not_allowed", {"content-type": "application/json", "allow": "POST"})


def check_size(size: int, limit: int) -> None:
    """Raise the error for a body of more than `limit` bytes, to be called before all of it is read."""
    if size > limit:
        raise WebhookPayloadError(f"The body has more than {limit} bytes.", code="body_too_large", status=413)


def check_length(length: str | None, limit: int) -> None:
    """The same for a Content-Length header. One that is missing or malformed tells nothing."""
    digits = (length or "").strip()
    if digits.isascii() and digits.isdigit():
        check_size(int(digits[:MAX_DIGITS]), limit)


def answer_to(fault: WebhookError | ConfigurationError) -> WebhookAnswer:
    """What to answer when a webhook was not handled."""
    if not isinstance(fault, WebhookError):
        return WebhookAnswer(500, "not_configured", {"content-type": "application/json"})
    if fault.status == HTTPStatus.NO_CONTENT:
        return WebhookAnswer(204, fault.code)
    headers = {"content-type": "application/json"}
    if isinstance(fault, WebhookInFlightError):
        headers["retry-after"] = str(math.ceil(fault.retry_after))
    return WebhookAnswer(fault.status, fault.code, headers)
