"""What was used, by company, key and day; and the monthly quotas that follow from it.

Days and months are those of the company's clock, in UTC. Knows no operation.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from ..problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..clock import Clock
    from ..storage.database import Database
    from .companies import Company

# Which counter a quota limits; a quota that is not here is limited by what is stored.
COUNTER_OF_QUOTA: Mapping[str, str] = {
    "chat_requests": "chat_requests",
    "workflow_executions": "workflow_executions",
    "tokens": "tokens_used",
}


class Usage:
    """Counters of all companies: `api_calls`, `errors`, `chat_requests`, `workflow_executions`, `tokens_used`.

    Attributes:
        on_added: Called with the company's id, the counter and by how much it has just grown.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self.on_added: Callable[[str, str, int], None] | None = None

    def add(self, company_id: str, key_id: str, name: str, amount: int = 1) -> None:
        """Count something on the company's present day."""
        self._database.run(
            "INSERT INTO usage VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (company, day, key, name) DO UPDATE SET amount = amount + excluded.amount",
            (company_id, self._today(company_id), key_id, name, amount),
        )
        if self.on_added is not None:
            self.on_added(company_id, name, amount)

    def by_day(self, company_id: str, start: float, end: float, key_id: str | None = None) -> dict[str, dict[str, int]]:
        """Counters by day (`YYYY-MM-DD`) over the days that a range touches, of one key or of all.

        Args:
            company_id: The company.
            start: Unix seconds, inclusive.
            end: Unix seconds, exclusive.
            key_id: Only what this key used.
        """
        days: dict[str, dict[str, int]] = {}
        rows = self._database.rows(
            "SELECT day, name, sum(amount) FROM usage WHERE company = ? AND day >= ? AND day <= ? "
            "AND (? IS NULL OR key = ?) GROUP BY day, name ORDER BY day",
            (company_id, _day(start), _day(max(start, end - 1)), key_id, key_id),
        )
        for day, name, amount in rows:
            days.setdefault(str(day), {})[str(name)] = int(amount)
        return days

    def this_month(self, company_id: str, name: str) -> int:
        """How much of a counter was used in the company's present month."""
        row = self._database.row(
            "SELECT sum(amount) FROM usage WHERE company = ? AND day >= ? AND day < ? AND name = ?",
            (company_id, self._today(company_id)[:7] + "-01", self._today(company_id)[:7] + "-32", name),
        )
        return int(row[0]) if row and row[0] is not None else 0

    def check(self, company: Company, quota: str, *, used: int | None = None, amount: int = 1) -> None:
        """Refuse what would exceed a monthly quota.

        Args:
            company: Who asks.
            quota: The quota's name, such as `chat_requests` or `storage_bytes`.
            used: How much is used already; by default what was counted this month.
            amount: How much more is asked for.

        Raises:
            Problem: `quota_exceeded`, with the quota.
        """
        limit = company.plan.quotas.get(quota)
        if limit is None:
            return
        if used is None:
            used = self.this_month(company.id, COUNTER_OF_QUOTA[quota])
        if used + amount > limit:
            told = {"name": quota, "limit": limit, "used": used, "resets_at": self.next_month(company.id)}
            name = quota.replace("_", " ")
            raise Problem(
                "quota_exceeded",
                f"The {company.plan.name} plan's quota of {limit} {name} a month is used up.",
                quota=told,
            )

    def next_month(self, company_id: str) -> int:
        """When the company's monthly quotas start anew, in Unix seconds."""
        now = datetime.fromtimestamp(self._clock.now(company_id), timezone.utc)
        following = (now.replace(day=1) + timedelta(days=32)).replace(day=1)
        return int(following.replace(hour=0, minute=0, second=0, microsecond=0).timestamp())

    def _today(self, company_id: str) -> str:
        return _day(self._clock.now(company_id))


def _day(moment: float) -> str:
    return datetime.fromtimestamp(moment, timezone.utc).strftime("%Y-%m-%d")
