"""Companies (tenants): their plan and limits."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from .plans import PLANS, Plan

if TYPE_CHECKING:
    from ..storage.database import Database
    from ..storage.ids import Ids


@dataclass(frozen=True, slots=True)
class Company:
    """A tenant. Limits that are not `None` override the plan's."""

    id: str
    plan_name: str = "enterprise"
    requests_per_minute: int | None = None
    tokens_per_minute: int | None = None

    @property
    def plan(self) -> Plan:
        return PLANS[self.plan_name]

    @property
    def request_rate(self) -> int:
        """Requests a minute."""
        return self.plan.requests_per_minute if self.requests_per_minute is None else self.requests_per_minute

    @property
    def token_rate(self) -> int:
        """Model tokens a minute."""
        return self.plan.tokens_per_minute if self.tokens_per_minute is None else self.tokens_per_minute


class Companies:
    """All companies."""

    def __init__(self, database: Database, ids: Ids) -> None:
        self._database = database
        self._ids = ids
        self._companies: dict[str, Company] = {}
        for (text,) in database.rows("SELECT json FROM companies"):
            company = Company(**json.loads(text))
            self._companies[company.id] = company

    def create(
        self, plan: str = "enterprise", requests_per_minute: int | None = None, tokens_per_minute: int | None = None
    ) -> Company:
        """A new company.

        Args:
            plan: `free`, `pro` or `enterprise`.
            requests_per_minute: Overrides the plan's rate.
            tokens_per_minute: Overrides the plan's rate.
        """
        company = Company(self._ids.new("comp"), plan, requests_per_minute, tokens_per_minute)
        self.save(company)
        return company

    def save(self, company: Company) -> None:
        """Keep a company's present state."""
        self._companies[company.id] = company
        self._database.run("INSERT OR REPLACE INTO companies VALUES (?, ?)", (company.id, json.dumps(asdict(company))))

    def get(self, company_id: str) -> Company:
        """The company; `KeyError` if there is none."""
        return self._companies[company_id]

    def all(self) -> list[Company]:
        """All companies, oldest first."""
        return sorted(self._companies.values(), key=lambda company: company.id)
