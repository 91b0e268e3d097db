"""Events and webhooks: the bus, the deliveries that follow from it, and the expiry of keys, tied to one platform.

The platform's `events` is a `Delivery`; resources of this area get at the rest of it with `delivery_of`.
"""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from .addresses import Addresses, Resolve, UrlNotAllowed, look_up
from .deliveries import DELIVERY, Deliveries
from .endpoints import ENDPOINT, shown
from .events import EVENT, Events, Listener
from .expiry import KeyExpiry
from .sender import Sender
from .thresholds import Thresholds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..kernel import Platform

ANSWER_SECONDS = 15.0
"""How long an endpoint may take to answer, in real time."""

__all__ = [
    "DELIVERY",
    "ENDPOINT",
    "EVENT",
    "Addresses",
    "Delivery",
    "Events",
    "Listener",
    "UrlNotAllowed",
    "delivery_of",
]


class Delivery:
    """What the platform sends by itself.

    Args:
        platform: What it is part of.
        resolve: Looks host names up.

    Attributes:
        events: The bus.
        deliveries: The deliveries to webhooks.
        expiry: The watch over keys that end.
        addresses: Which URLs the platform may call.
    """

    def __init__(self, platform: Platform, resolve: Resolve) -> None:
        self._platform = platform
        self.addresses = Addresses(
            allow_loopback=lambda: _is_local(platform.base_url),
            allow_private=platform.settings.allow_private_urls,
            resolve=resolve,
        )
        self._sender = Sender(self.addresses, ANSWER_SECONDS)
        self.events = Events(platform)
        self.deliveries = Deliveries(platform, self._sender, self._emit_disabled)
        self.expiry = KeyExpiry(platform)
        self.events.deliver = self.deliveries.fan_out
        platform.usage.on_added = Thresholds(platform).noticed

    def emit(
        self,
        company_id: str,
        type: str,
        object: Mapping[str, Any],
        previous: Mapping[str, Any] | None = None,
        context: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Keep an event and tell everybody; see `Events.emit`."""
        return self.events.emit(company_id, type, object, previous, context)

    def subscribe(self, listener: Listener) -> None:
        """Have a function called with every event from now on."""
        self.events.subscribe(listener)

    def start(self) -> None:
        """Go on with what was under way when the server stopped."""
        self.deliveries.resume()
        self.expiry.resume()

    async def close(self) -> None:
        """Break off deliveries and close connections."""
        await self.deliveries.stop()
        await self._sender.close()

    def _emit_disabled(self, company_id: str, endpoint: dict[str, Any]) -> None:
        now = self._platform.clock.now(company_id)
        self.emit(company_id, "webhook.disabled", shown(endpoint, now), {"status": "enabled", "disabled_reason": None})


def install(platform: Platform) -> None:
    """Put events and deliveries on the platform."""
    delivery = Delivery(platform, look_up)
    platform.events = delivery
    platform.on_start(delivery.start)
    platform.on_stop(delivery.close)


def delivery_of(platform: Platform) -> Delivery:
    """The platform's `Delivery`.

    Raises:
        RuntimeError: Its events are something else.
    """
    events = platform.events
    if not isinstance(events, Delivery):
        raise RuntimeError("The platform's events were not installed by 'delivery'.")
    return events


def _is_local(base_url: str) -> bool:
    """Whether a server at that URL can be reached from this machine only."""
    host = urlsplit(base_url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
