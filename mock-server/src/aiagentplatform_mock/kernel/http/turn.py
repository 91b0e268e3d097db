"""One request on its way through the pipeline: what arrived, and what the steps found out about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..document.document import Operation
    from ..faults.rules import Fault
    from ..policy.companies import Company
    from ..policy.keys import Key
    from ..problems import Problem
    from ..storage.journal import Entry


@dataclass(slots=True)
class Turn:
    """The state of one request. Later fields are filled in by the steps, in order."""

    request_id: str
    method: str
    path: str
    query: str
    headers: dict[str, str]
    base_url: str
    raw: bytes = b""
    operation: Operation | None = None
    refused: Problem | None = None
    path_values: dict[str, str] = field(default_factory=dict[str, str])
    company: Company | None = None
    key: Key | None = None
    fault: Fault | None = None
    entry: Entry | None = None
    parameters: dict[str, Any] = field(default_factory=dict[str, Any])
    body: Any = None

    @property
    def secret(self) -> str | None:
        """The bearer token, if there is one."""
        scheme, _, token = self.headers.get("authorization", "").partition(" ")
        return token.strip() or None if scheme.lower() == "bearer" else None


def headers_of(pairs: Any) -> dict[str, str]:
    """A request's headers by lower-case name; repeated ones are joined."""
    headers: dict[str, str] = {}
    for raw_name, raw_value in pairs:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers
