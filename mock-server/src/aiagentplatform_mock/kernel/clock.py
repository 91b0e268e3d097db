"""Time as a company sees it: real time plus an offset of its own, or a frozen moment.

Advancing a company's clock wakes what sleeps on it. Must not know who sleeps, or why.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .storage.database import Database

# Waits are cut into slices, so that a change of the system's time is noticed.
_SLICE_SECONDS = 3600.0


@dataclass(slots=True)
class _Setting:
    offset: float = 0.0
    frozen_at: float | None = None


class Clock:
    """The virtual clocks of all companies."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._settings = {
            str(company): _Setting(float(offset), frozen_at)
            for company, offset, frozen_at in database.rows("SELECT company, offset, frozen_at FROM clocks")
        }
        self._sleepers: dict[str, set[asyncio.Event]] = {}

    def now(self, company_id: str) -> float:
        """The company's time, in Unix seconds."""
        setting = self._settings.get(company_id)
        if setting is None:
            return time.time()
        return time.time() + setting.offset if setting.frozen_at is None else setting.frozen_at

    def frozen(self, company_id: str) -> bool:
        """Whether the company's time moves only when it is told to."""
        setting = self._settings.get(company_id)
        return setting is not None and setting.frozen_at is not None

    def set(self, company_id: str, moment: float, *, frozen: bool | None = None) -> float:
        """Set the company's time and wake its sleepers; `frozen` stops or restarts it. Returns the time."""
        setting = self._settings.setdefault(company_id, _Setting())
        if frozen is None:
            frozen = setting.frozen_at is not None
        setting.frozen_at = moment if frozen else None
        setting.offset = 0.0 if frozen else moment - time.time()
        self._database.run(
            "INSERT OR REPLACE INTO clocks (company, offset, frozen_at) VALUES (?, ?, ?)",
            (company_id, setting.offset, setting.frozen_at),
        )
        self._wake(company_id)
        return self.now(company_id)

    def advance(self, company_id: str, seconds: float) -> float:
        """Move the company's time forward. Returns the time."""
        return self.set(company_id, self.now(company_id) + seconds)

    def reset(self, company_id: str) -> None:
        """Back to real time."""
        self._settings.pop(company_id, None)
        self._database.run("DELETE FROM clocks WHERE company = ?", (company_id,))
        self._wake(company_id)

    async def sleep(self, company_id: str, seconds: float) -> None:
        """Sleep for that many seconds of the company's time."""
        await self.sleep_until(company_id, self.now(company_id) + seconds)

    async def sleep_until(self, company_id: str, moment: float) -> None:
        """Sleep until the company's time has come."""
        woken = asyncio.Event()
        sleepers = self._sleepers.setdefault(company_id, set())
        sleepers.add(woken)
        try:
            while (left := moment - self.now(company_id)) > 0:
                woken.clear()
                timeout = None if self.frozen(company_id) else min(left, _SLICE_SECONDS)
                try:
                    await asyncio.wait_for(woken.wait(), timeout)
                except asyncio.TimeoutError:
                    continue
        finally:
            sleepers.discard(woken)

    def _wake(self, company_id: str) -> None:
        for woken in self._sleepers.get(company_id, ()):
            woken.set()
