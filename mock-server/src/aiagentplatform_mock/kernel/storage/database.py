"""One SQLite connection, in memory or in a file, and the tables in it. SQL stays behind this and the stores.

Used from the event loop's thread only: every statement takes microseconds.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

# "AAPM": marks our files, so that another program's database is refused instead of being written to.
_APPLICATION_ID = 0x4141504D
_VERSION = 1

_TABLES = """
CREATE TABLE companies (id TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE clocks (company TEXT PRIMARY KEY, offset REAL NOT NULL, frozen_at REAL) WITHOUT ROWID;
CREATE TABLE keys (
    id TEXT PRIMARY KEY, company TEXT NOT NULL, mode TEXT NOT NULL, permissions TEXT NOT NULL,
    expires_at REAL, revoked_at REAL, last_used_at INTEGER) WITHOUT ROWID;
CREATE TABLE secrets (hash BLOB PRIMARY KEY, key TEXT NOT NULL, hint TEXT NOT NULL, ends_at REAL) WITHOUT ROWID;
CREATE INDEX secrets_of_key ON secrets (key);
CREATE TABLE objects (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, company TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, json TEXT);
CREATE UNIQUE INDEX objects_by_id ON objects (company, kind, id);
CREATE INDEX objects_in_order ON objects (company, kind, seq);
CREATE TABLE blobs (company TEXT NOT NULL, id TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (company, id));
CREATE TABLE logs (
    company TEXT NOT NULL, kind TEXT NOT NULL, stream TEXT NOT NULL, seq INTEGER NOT NULL, json TEXT NOT NULL,
    PRIMARY KEY (company, kind, stream, seq)) WITHOUT ROWID;
CREATE TABLE idempotency (
    company TEXT NOT NULL, key TEXT NOT NULL, fingerprint BLOB NOT NULL, created_at REAL NOT NULL,
    status INTEGER NOT NULL, headers TEXT NOT NULL, chunks TEXT NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (company, key)) WITHOUT ROWID;
CREATE TABLE usage (
    company TEXT NOT NULL, day TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, amount INTEGER NOT NULL,
    PRIMARY KEY (company, day, key, name)) WITHOUT ROWID;
"""


class DatabaseError(Exception):
    """The data file cannot be used. The message names the file and the reason."""


class Database:
    """The connection.

    Args:
        path: A file, made when absent; `None` keeps everything in memory.

    Raises:
        DatabaseError: The file cannot be opened, is corrupt, or is not ours.
    """

    def __init__(self, path: str | None = None) -> None:
        name = path or ":memory:"
        try:
            self._connection = sqlite3.connect(name, isolation_level=None, timeout=1.0, check_same_thread=False)
        except sqlite3.Error as error:
            raise DatabaseError(f"Cannot open the data file {name}: {error}.") from error
        try:
            self._prepare(name)
        except sqlite3.Error as error:
            self._connection.close()
            raise DatabaseError(f"Cannot use the data file {name}: {error}.") from error
        except DatabaseError:
            self._connection.close()
            raise

    def _prepare(self, name: str) -> None:
        application = self._pragma("application_id")
        empty = not self.rows("SELECT 1 FROM sqlite_schema LIMIT 1")
        if application != _APPLICATION_ID and not (empty and application == 0):
            raise DatabaseError(f"Cannot use the data file {name}: it belongs to another program.")
        if not empty and self._pragma("user_version") != _VERSION:
            raise DatabaseError(f"Cannot use the data file {name}: it was written by another version of this server.")
        # One server owns the file: a second one is refused with "database is locked".
        self._connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        if empty:
            with self.transaction():
                for statement in _TABLES.split(";"):
                    self._connection.execute(statement)
                self._connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
                self._connection.execute(f"PRAGMA user_version = {_VERSION}")

    def _pragma(self, name: str) -> int:
        return int(self.rows(f"PRAGMA {name}")[0][0])

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        return self._connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, if there is one."""
        found: tuple[Any, ...] | None = self._connection.execute(sql, parameters).fetchone()
        return found

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Run a statement. Returns how many rows it changed."""
        return self._connection.execute(sql, parameters).rowcount

    @contextmanager
    def transaction(self) -> Generator[None]:
        """All or nothing. Nested ones join the outer."""
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def close(self) -> None:
        self._connection.close()
