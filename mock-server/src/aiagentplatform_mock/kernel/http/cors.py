"""CORS: open for test keys, so that docs and consoles can call from a browser; closed for live keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..replies.outgoing import Outgoing

if TYPE_CHECKING:
    from collections.abc import Mapping

_EXPOSED = (
    "x-request-id, x-ratelimit-limit-requests, x-ratelimit-remaining-requests, x-ratelimit-reset-requests, "
    "x-ratelimit-limit-tokens, x-ratelimit-remaining-tokens, x-ratelimit-reset-tokens, ratelimit, ratelimit-policy, "
    "retry-after, retry-after-ms, x-should-retry, idempotency-replayed, content-disposition, aap-version"
)


def preflight(headers: Mapping[str, str]) -> Outgoing:
    """The reply to an OPTIONS request. It carries no key yet; the request that follows decides."""
    asked = headers.get("access-control-request-headers", "authorization, content-type, idempotency-key")
    return Outgoing(
        204,
        {
            "access-control-allow-origin": "*",
            "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE, OPTIONS",
            "access-control-allow-headers": asked,
            "access-control-max-age": "600",
            "vary": "access-control-request-headers",
        },
    )


def headers_for(secret: str | None) -> dict[str, str]:
    """The headers that let a browser read the reply."""
    if secret is not None and secret.startswith("aap_live_"):
        return {}
    return {"access-control-allow-origin": "*", "access-control-expose-headers": _EXPOSED}
