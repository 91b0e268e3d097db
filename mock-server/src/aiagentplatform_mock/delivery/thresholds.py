"""Tells when a share of a monthly quota is used up: at each counting, whether it stepped over a threshold.

Keeps nothing: a threshold lies between what was used before and after. Must not refuse anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..kernel.policy.usage import COUNTER_OF_QUOTA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..kernel import Platform

SHARES = (0.8, 1.0)


class Thresholds:
    """Watches the counters of all companies."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform

    def noticed(self, company_id: str, counter: str, amount: int) -> None:
        """Emit what follows from a counter that has just grown by an amount."""
        for threshold in self._reached(company_id, counter, amount):
            self._platform.events.emit(company_id, "usage.threshold_reached", threshold)

    def _reached(self, company_id: str, counter: str, amount: int) -> Iterator[dict[str, Any]]:
        platform = self._platform
        for quota, limit in platform.companies.get(company_id).plan.quotas.items():
            if COUNTER_OF_QUOTA.get(quota) != counter:
                continue
            used = platform.usage.this_month(company_id, counter)
            for share in SHARES:
                if used - amount < share * limit <= used:
                    yield {
                        "id": platform.ids.new("thr"),
                        "object": "usage.threshold",
                        "created_at": int(platform.clock.now(company_id)),
                        "quota": quota,
                        "threshold": share,
                        "limit": limit,
                        "used": used,
                        "resets_at": platform.usage.next_month(company_id),
                        "status": "exhausted" if used >= limit else "warning",
                    }
