"""What a handler gets: one validated call of one operation, by one company.

Data and shortcuts only; must not know HTTP, SQL or how a call came to be.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .platform import Platform
    from .policy.companies import Company
    from .policy.keys import Key
    from .storage.store import CompanyStore


@dataclass(frozen=True, slots=True)
class Call:
    """One call. `query` has the documented types with defaults applied; `body` is the parsed JSON, or a
    multipart body as a dict whose files are `Upload`s; it is `{}` when an optional body is absent."""

    operation: str
    path: Mapping[str, str]
    query: Mapping[str, Any]
    headers: Mapping[str, str]
    body: Any
    raw: bytes = field(repr=False)
    company: Company
    key: Key
    platform: Platform = field(repr=False)
    store: CompanyStore = field(repr=False)
    base_url: str
    request_id: str

    def now(self) -> float:
        """The company's time, in Unix seconds."""
        return self.platform.clock.now(self.company.id)

    def spend_tokens(self, tokens: int) -> None:
        """Count model tokens against the company's rate limit, quota and usage."""
        self.platform.rates.spend_tokens(self.company, tokens)
        self.platform.usage.add(self.company.id, self.key.id, "tokens_used", tokens)
