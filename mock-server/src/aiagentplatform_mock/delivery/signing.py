"""Standard Webhooks v1 signatures: what a delivery is signed with, and how.

Pure functions over bytes; must not know events, endpoints or sockets.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SECRET_PREFIX = "whsec_"
SECRET_BYTES = 32


def secret_from(key: bytes) -> str:
    """A secret as it is shown: the prefix and the key in base64."""
    return SECRET_PREFIX + base64.b64encode(key).decode()


def key_of(secret: str) -> bytes:
    """The key inside a secret.

    Raises:
        ValueError: It does not begin with `whsec_`, is no base64, or holds fewer than 24 or more than 64 bytes.
    """
    if not secret.startswith(SECRET_PREFIX):
        raise ValueError(f"A webhook secret begins with '{SECRET_PREFIX}'.")
    text = secret.removeprefix(SECRET_PREFIX).rstrip("=")
    key = base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    if not 24 <= len(key) <= 64:
        raise ValueError("A webhook secret holds 24 to 64 bytes.")
    return key


def signature(secret: str, message_id: str, timestamp: int, body: bytes) -> str:
    """One signature: `v1,` and the HMAC-SHA256 of id, timestamp and body, in base64."""
    signed = f"{message_id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key_of(secret), signed, hashlib.sha256).digest()).decode()


def signed_headers(secrets: Iterable[str], message_id: str, timestamp: int, body: bytes) -> dict[str, str]:
    """The three headers of a delivery; one signature for each secret, the newest first."""
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(signature(secret, message_id, timestamp, body) for secret in secrets),
    }
