"""Tells when API keys expire: one task per key with an end, on the company's clock, over restarts.

Says so once. Must not know what a key looks like to the API, nor that an expired one is refused.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..kernel import Platform

_WATCHED = "watched_key"


class KeyExpiry:
    """Watches the keys of all companies.

    Attributes:
        on_expired: Called with the company's id and the key's id when a key has expired.
    """

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self.on_expired: Callable[[str, str], None] | None = None
        self._running: dict[str, asyncio.Task[None]] = {}

    def resume(self) -> None:
        """Go on watching what was watched when the server stopped."""
        for company in self._platform.companies.all():
            for row in self._platform.store_for(company.id).all(_WATCHED, {"watched": True}):
                self._launch(company.id, row["id"])

    def watch(self, company_id: str, key_id: str) -> None:
        """Watch a key that has just got an end, or another one, or none any more."""
        self._note(company_id, key_id, watched=True)
        self._launch(company_id, key_id)

    def _launch(self, company_id: str, key_id: str) -> None:
        if (former := self._running.pop(key_id, None)) is not None:
            former.cancel()
        self._running[key_id] = self._platform.tasks.start(self._watch(company_id, key_id), company_id=company_id)

    async def _watch(self, company_id: str, key_id: str) -> None:
        clock = self._platform.clock
        end = self._end(key_id)
        if end is not None:
            await clock.sleep_until(company_id, end)
        expired = self._end(key_id) is not None
        self._note(company_id, key_id, watched=False)
        if expired and self.on_expired is not None:
            self.on_expired(company_id, key_id)

    def _note(self, company_id: str, key_id: str, *, watched: bool) -> None:
        store = self._platform.store_for(company_id)
        row = {"id": key_id, "watched": watched}
        if store.find(_WATCHED, key_id) is None:
            store.insert(_WATCHED, row)
        else:
            store.replace(_WATCHED, row)

    def _end(self, key_id: str) -> float | None:
        """When the key expires; `None` if it never does, or was revoked before."""
        key = self._platform.keys.find(key_id)
        return None if key is None or key.revoked_at is not None else key.expires_at
