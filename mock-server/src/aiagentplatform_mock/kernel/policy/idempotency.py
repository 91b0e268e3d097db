"""Idempotency keys: a POST with the key of an earlier one gets the earlier reply.

A record is kept for 24 hours of the company's clock. Must not know sockets; a stream's events are kept as chunks.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..clock import Clock
    from ..storage.database import Database

KEPT_SECONDS = 24 * 3600.0
MAX_LENGTH = 255
_RETRY_AFTER_SECONDS = 1


@dataclass(frozen=True, slots=True)
class Stored:
    """A stored reply. `chunks` is its body: one chunk, or one an event. A `confidential` one never gets into a file."""

    status: int
    headers: Mapping[str, str]
    chunks: Sequence[bytes]
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to answer a request under an idempotency key."""

    company_id: str
    key: str
    fingerprint: bytes


class Idempotency:
    """The stored replies of all companies."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._in_flight: dict[tuple[str, str], bytes] = {}
        self._confidential: dict[tuple[str, str], tuple[bytes, float, Stored]] = {}

    def begin(self, company_id: str, key: str, fingerprint: bytes) -> Stored | Claim:
        """What was stored under the key; else a claim, which must be finished or released.

        Raises:
            Problem: `idempotency_key_reused`, `idempotency_in_progress`, or `invalid_parameter` for a bad key.
        """
        if not 1 <= len(key) <= MAX_LENGTH:
            raise Problem(
                "invalid_parameter", f"'Idempotency-Key' must have 1 to {MAX_LENGTH} characters.", "Idempotency-Key"
            )
        in_flight = self._in_flight.get((company_id, key))
        if in_flight is not None:
            _compare(in_flight, fingerprint)
            raise Problem(
                "idempotency_in_progress",
                "A request with this idempotency key is still in flight.",
                "Idempotency-Key",
                headers={"retry-after": str(_RETRY_AFTER_SECONDS)},
            )
        found = self._confidential.get((company_id, key)) or self._read(company_id, key)
        if found is not None:
            known, created_at, stored = found
            if created_at + KEPT_SECONDS > self._clock.now(company_id):
                _compare(known, fingerprint)
                return stored
        self._in_flight[company_id, key] = fingerprint
        return Claim(company_id, key, fingerprint)

    def finish(self, claim: Claim, stored: Stored) -> None:
        """Store the reply, unless its status says that the request should be tried again (429, 5xx, 402)."""
        self.release(claim)
        if stored.status in (402, 429) or stored.status >= 500:
            return
        now = self._clock.now(claim.company_id)
        self._confidential.pop((claim.company_id, claim.key), None)
        if stored.confidential:
            self._confidential[claim.company_id, claim.key] = (claim.fingerprint, now, stored)
            return
        self._database.run(
            "INSERT OR REPLACE INTO idempotency VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                claim.company_id,
                claim.key,
                claim.fingerprint,
                now,
                stored.status,
                json.dumps(dict(stored.headers)),
                json.dumps([len(chunk) for chunk in stored.chunks]),
                b"".join(stored.chunks),
            ),
        )

    def release(self, claim: Claim) -> None:
        """Give the key free again; nothing is stored."""
        self._in_flight.pop((claim.company_id, claim.key), None)

    def reset(self, company_id: str) -> None:
        """Forget the company's stored replies."""
        self._confidential = {place: kept for place, kept in self._confidential.items() if place[0] != company_id}
        self._database.run("DELETE FROM idempotency WHERE company = ?", (company_id,))

    def _read(self, company_id: str, key: str) -> tuple[bytes, float, Stored] | None:
        row = self._database.row(
            "SELECT fingerprint, created_at, status, headers, chunks, body FROM idempotency "
            "WHERE company = ? AND key = ?",
            (company_id, key),
        )
        if row is None:
            return None
        stored = Stored(int(row[2]), json.loads(row[3]), _split(bytes(row[5]), json.loads(row[4])))
        return bytes(row[0]), float(row[1]), stored


def fingerprint_of(method: str, path: str, query: str, content: bytes) -> bytes:
    """What two requests under one key must agree on."""
    digest = hashlib.sha256()
    for part in (method.encode(), path.encode(), query.encode(), content):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()


def _compare(known: bytes, given: bytes) -> None:
    if known != given:
        raise Problem(
            "idempotency_key_reused",
            "This idempotency key was used for another request. Use a fresh key for every new request.",
            "Idempotency-Key",
            headers={"x-should-retry": "false"},
        )


def _split(body: bytes, lengths: Sequence[int]) -> list[bytes]:
    chunks: list[bytes] = []
    start = 0
    for length in lengths:
        chunks.append(body[start : start + length])
        start += length
    return chunks
