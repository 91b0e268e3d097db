"""API keys: who a secret belongs to and what it may do. Only hashes of secrets are kept.

A key may have several secrets for a while: after a rotation the old one lives on for the overlap. What the API
shows of a key (name, metadata, …) is the resource's business, not this file's.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from ..problems import Problem

if TYPE_CHECKING:
    from ..storage.database import Database
    from ..storage.ids import Ids

Mode: TypeAlias = Literal["test", "live"]
Now: TypeAlias = Callable[[str], float]

ALL = "*"


@dataclass(frozen=True, slots=True)
class Key:
    """A key. Times are in Unix seconds of the company's clock."""

    id: str
    company_id: str
    mode: Mode
    permissions: frozenset[str]
    expires_at: float | None = None
    revoked_at: float | None = None
    last_used_at: int | None = None

    def may(self, permission: str) -> bool:
        """Whether the key has the permission."""
        return ALL in self.permissions or permission in self.permissions


@dataclass(frozen=True, slots=True)
class Issued:
    """A key and a secret of it, which is known only now."""

    key: Key
    secret: str
    hint: str


class Keys:
    """All keys of all companies."""

    def __init__(self, database: Database, ids: Ids, now: Now) -> None:
        self._database = database
        self._ids = ids
        self._now = now

    def issue(
        self,
        company_id: str,
        permissions: Iterable[str],
        *,
        mode: Mode = "test",
        expires_at: float | None = None,
        key_id: str | None = None,
        secret: str | None = None,
    ) -> Issued:
        """A new key with a secret.

        Args:
            company_id: The owner.
            permissions: Scopes such as `files:read`; `*` is all of them.
            mode: Secrets of test keys start with `aap_test_`, those of live keys with `aap_live_`.
            expires_at: When the key ends, in Unix seconds.
            key_id: Its id; by default a new one.
            secret: A chosen secret instead of a random one.
        """
        key = Key(key_id or self._ids.new("key"), company_id, mode, frozenset(permissions), expires_at)
        self._database.run(
            "INSERT INTO keys (id, company, mode, permissions, expires_at) VALUES (?, ?, ?, ?, ?)",
            (key.id, company_id, mode, json.dumps(sorted(key.permissions)), expires_at),
        )
        return self._add_secret(key, secret)

    def find(self, key_id: str) -> Key | None:
        """The key with that id."""
        row = self._database.row(f"SELECT {_COLUMNS} FROM keys WHERE id = ?", (key_id,))
        return None if row is None else _key(row)

    def lookup(self, secret: str) -> Key:
        """The key that a secret belongs to.

        Raises:
            Problem: `invalid_api_key`, `expired_api_key` or `revoked_api_key`.
        """
        key, ends_at = self._match(secret)
        now = self._now(key.company_id)
        if key.revoked_at is not None and key.revoked_at <= now:
            raise Problem("revoked_api_key", f"The API key {hint_of(secret)} was revoked.", "Authorization")
        if ends_at is not None and ends_at <= now:
            raise Problem(
                "revoked_api_key", f"The API key {hint_of(secret)} was rotated; use its new secret.", "Authorization"
            )
        if key.expires_at is not None and key.expires_at <= now:
            raise Problem("expired_api_key", f"The API key {hint_of(secret)} has expired.", "Authorization")
        return key

    def owner(self, secret: str) -> str | None:
        """The company of a secret, whatever state the key is in."""
        key = self.holder(secret)
        return None if key is None else key.company_id

    def holder(self, secret: str) -> Key | None:
        """The key of a secret, whatever state it is in."""
        try:
            return self._match(secret)[0]
        except Problem:
            return None

    def rotate(self, key_id: str, overlap: float = 0.0) -> Issued:
        """A new secret for a key. The one before it ends after `overlap` seconds, older ones end at once.

        Raises:
            KeyError: There is no such key.
        """
        key = self.find(key_id)
        if key is None:
            raise KeyError(key_id)
        now = self._now(key.company_id)
        with self._database.transaction():
            self._database.run("UPDATE secrets SET ends_at = ? WHERE key = ? AND ends_at > ?", (now, key_id, now))
            self._database.run(
                "UPDATE secrets SET ends_at = ? WHERE key = ? AND ends_at IS NULL", (now + overlap, key_id)
            )
            return self._add_secret(key, None)

    def update(self, key_id: str, permissions: Iterable[str], expires_at: float | None) -> None:
        """Change what a key may do and when it ends."""
        self._database.run(
            "UPDATE keys SET permissions = ?, expires_at = ? WHERE id = ?",
            (json.dumps(sorted(set(permissions))), expires_at, key_id),
        )

    def revoke(self, key_id: str, at: float | None = None) -> None:
        """End a key, now or at a moment."""
        key = self.find(key_id)
        if key is not None:
            moment = self._now(key.company_id) if at is None else at
            self._database.run("UPDATE keys SET revoked_at = ? WHERE id = ?", (moment, key_id))

    def touch(self, key: Key) -> None:
        """Remember that a key was used, to the second."""
        second = int(self._now(key.company_id))
        if key.last_used_at != second:
            self._database.run("UPDATE keys SET last_used_at = ? WHERE id = ?", (second, key.id))

    def _add_secret(self, key: Key, secret: str | None) -> Issued:
        secret = secret or self._ids.secret(f"aap_{key.mode}_")
        self._database.run(
            "INSERT INTO secrets (hash, key, hint) VALUES (?, ?, ?)", (_hash(secret), key.id, hint_of(secret))
        )
        return Issued(key, secret, hint_of(secret))

    def _match(self, secret: str) -> tuple[Key, float | None]:
        # The lookup goes by hash, so its time tells nothing about the secret; the comparison is constant-time.
        digest = _hash(secret)
        row = self._database.row("SELECT hash, key, ends_at FROM secrets WHERE hash = ?", (digest,))
        key = None if row is None else self.find(str(row[1]))
        if row is None or key is None or not hmac.compare_digest(bytes(row[0]), digest):
            raise Problem("invalid_api_key", f"The API key {hint_of(secret)} is not known.", "Authorization")
        return key, row[2]


def hint_of(secret: str) -> str:
    """What may be shown of a secret: its prefix and last four characters."""
    prefix = next((known for known in ("aap_test_", "aap_live_") if secret.startswith(known)), "")
    return f"{prefix}…{secret[-4:]}" if len(secret) >= len(prefix) + 12 else f"{prefix}…"


_COLUMNS = "id, company, mode, permissions, expires_at, revoked_at, last_used_at"


def _key(row: tuple[object, ...]) -> Key:
    key_id, company_id, mode, permissions, expires_at, revoked_at, last_used_at = row
    return Key(
        str(key_id),
        str(company_id),
        "live" if mode == "live" else "test",
        frozenset(json.loads(str(permissions))),
        _moment(expires_at),
        _moment(revoked_at),
        last_used_at if isinstance(last_used_at, int) else None,
    )


def _moment(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).digest()
