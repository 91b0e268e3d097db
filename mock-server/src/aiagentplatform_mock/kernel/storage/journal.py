"""What was asked: the last requests of each company, for tests and people to look at. Secrets are struck out."""

from __future__ import annotations

import json
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..shapes import is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Mapping

KEPT = 1000
_STRUCK = "[redacted]"
_SECRET_HEADERS = frozenset({"authorization", "cookie", "proxy-authorization", "x-api-key", "api-key"})
_SECRET_MEMBERS = frozenset({"secret", "api_key", "password", "authorization", "access_token", "client_secret"})
_SECRET_PREFIXES = ("aap_test_", "aap_live_", "whsec_")
_MAX_BODY_SHOWN = 100_000


@dataclass(slots=True)
class Entry:
    """One request and, once it is known, how it was answered."""

    id: str
    at: float
    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: Any
    operation: str | None
    attempt: int
    status: int | None = None
    fault: str | None = None
    replayed: bool = False

    def told(self) -> dict[str, Any]:
        """The entry as the admin API shows it."""
        return {name: getattr(self, name) for name in self.__slots__}


class Journal:
    """The requests of all companies."""

    def __init__(self) -> None:
        self._entries: dict[str, deque[Entry]] = {}

    def add(self, company_id: str, entry: Entry) -> None:
        entries = self._entries.setdefault(company_id, deque(maxlen=KEPT))
        entry.attempt = 1 + _attempts_before(entries, entry)
        entries.append(entry)

    def of(self, company_id: str) -> list[Entry]:
        """The company's requests, oldest first."""
        return list(self._entries.get(company_id, ()))

    def clear(self, company_id: str) -> None:
        self._entries.pop(company_id, None)


def _attempts_before(entries: deque[Entry], entry: Entry) -> int:
    """How often this was tried before: under the same idempotency key, or else as the failures just before it."""
    key = entry.headers.get("idempotency-key")
    same = [
        earlier
        for earlier in entries
        if (earlier.method, earlier.path, earlier.query) == (entry.method, entry.path, entry.query)
        and earlier.headers.get("idempotency-key") == key
    ]
    if key is not None:
        return len(same)
    count = 0
    for earlier in reversed(same):
        if earlier.fault is None and (earlier.status is None or earlier.status < 400):
            break
        count += 1
    return count


def redact_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers without secrets."""
    return {name: _STRUCK if name in _SECRET_HEADERS else value for name, value in headers.items()}


def shown_body(raw: bytes, content_type: str) -> Any:
    """What is shown of a body: its JSON without secrets, else its size."""
    if not raw:
        return None
    if "json" in content_type and len(raw) <= _MAX_BODY_SHOWN:
        try:
            return redact(json.loads(raw))
        except (ValueError, RecursionError):
            return raw[:1000].decode("utf-8", "replace")
    return f"{len(raw)} bytes of {content_type or 'unknown type'}"


def redact(value: Any) -> Any:
    """A JSON value with the secrets in it struck out, known by their names or their looks."""
    if isinstance(value, str):
        return _STRUCK if value.startswith(_SECRET_PREFIXES) else value
    if is_object(value):
        return {
            name: _STRUCK if name.lower() in _SECRET_MEMBERS and isinstance(inner, str) else redact(inner)
            for name, inner in value.items()
        }
    if is_array(value):
        return [redact(item) for item in value]
    return value
