"""What the tests of webhooks share: a clock that stands still, a client with a secret, and signed events."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import Any

import pytest
from aiagentplatform import AIAgentPlatform, Clock

SECRET = "whsec_" + base64.b64encode(bytes(range(32))).decode()
OTHER = "whsec_" + base64.b64encode(bytes(range(40))).decode()
NOW = 1_793_491_200
EVENT: dict[str, Any] = {
    "id": "evt_1",
    "object": "event",
    "type": "api_key.expired",
    "created_at": NOW,
    "company_id": "co_1",
    "api_version": "2026-11-01",
    "data": {"object": {"id": "key_1"}},
}


class Time:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    @property
    def clock(self) -> Clock:
        return Clock(now=lambda: self.seconds, unix=lambda: float(NOW))


@dataclass(frozen=True)
class Letter:
    """A webhook on its way."""

    body: bytes
    headers: dict[str, str]


class Sender:
    """The platform, as a receiver sees it."""

    secret = SECRET

    def __init__(self, client: AIAgentPlatform) -> None:
        self.webhooks = client.webhooks

    def letter(self, type: str = "api_key.expired", *, id: str = "evt_1", secret: str = SECRET) -> Letter:
        body = json.dumps({**EVENT, "id": id, "type": type}).encode()
        return Letter(body, self.webhooks.sign(body, secret, id=id))


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def receiver(time: Time) -> AIAgentPlatform:
    """A client that verifies webhooks, at a moment that does not pass."""
    return AIAgentPlatform(webhook_secret=SECRET).with_options(clock=time.clock)


@pytest.fixture
def sender(receiver: AIAgentPlatform) -> Sender:
    return Sender(receiver)
