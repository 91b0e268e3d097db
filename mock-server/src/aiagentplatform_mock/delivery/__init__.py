"""Events and webhooks: the bus, the deliveries that follow from it, and the expiry of keys, tied to one platform."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .addresses import Addresses, Resolve, UrlNotAllowed, look_up
from .deliveries import DELIVERY, Deliveries
from .endpoints import ENDPOINT, shown
from .events import EVENT, Events
from .expiry import KeyExpiry
from .sender import Sender

if TYPE_CHECKING:
    from ..kernel.platform import Platform

__all__ = ["DELIVERY", "ENDPOINT", "EVENT", "Delivery", "Events", "UrlNotAllowed"]


class Delivery:
    """What the platform sends by itself.

    Args:
        platform: What it is part of.
        allow_loopback: Whether webhooks may go to this machine; right when the server listens there only.
        resolve: Looks host names up; by default the system's resolver.
    """

    def __init__(self, platform: Platform, *, allow_loopback: bool, resolve: Resolve = look_up) -> None:
        self.addresses = Addresses(allow_loopback, resolve)
        self.events = Events(platform)
        self._platform = platform
        self._sender = Sender(self.addresses)
        self.deliveries = Deliveries(platform, self._sender, self._emit_disabled)
        self.expiry = KeyExpiry(platform, self._emit_expired)
        self.events.subscribe(self.deliveries.fan_out)

    def start(self) -> None:
        """Go on with what was under way when the server stopped. Needs the running loop."""
        self.deliveries.resume()
        self.expiry.resume()

    async def close(self) -> None:
        """Close connections; the tasks are the platform's."""
        await self._sender.close()

    def _emit_disabled(self, company_id: str, endpoint: dict[str, Any]) -> None:
        now = self._platform.clock.now(company_id)
        previous = {"status": "enabled", "disabled_reason": None}
        self.events.emit(company_id, "webhook.disabled", shown(endpoint, now), previous)

    def _emit_expired(self, company_id: str, key_id: str) -> None:
        from ..resources.api_keys import shown_key

        key = shown_key(self._platform, company_id, key_id)
        self.events.emit(company_id, "api_key.expired", key, {"status": "active"})
