"""A company's objects, blobs and logs. Every statement names the company, so nothing of another one is reachable.

Objects are JSON with an `id`; the order of insertion is the order of lists. Knows no resource.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from ..problems import Problem
from ..shapes import is_array
from .pages import page_from

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .database import Database

Object = dict[str, Any]
Action: TypeAlias = Literal["created", "updated", "deleted"]
Watcher: TypeAlias = "Callable[[str, Action, Object], None]"
"""Called with the company's id, what happens and the object, within the change itself."""

_OPERATORS = frozenset({"=", ">=", "<=", ">", "<"})


class CompanyStore:
    """The store of one company.

    Args:
        database: Where everything is.
        company_id: The company.
        watchers: Are told of every object that is made, changed or deleted.
    """

    def __init__(self, database: Database, company_id: str, watchers: Sequence[Watcher] = ()) -> None:
        self._database = database
        self._watchers = watchers
        self.company_id = company_id
        self.transaction = database.transaction

    # Objects

    def insert(self, kind: str, obj: Object) -> Object:
        """Keep a new object; returns it."""
        self._database.run(
            "INSERT INTO objects (company, kind, id, json) VALUES (?, ?, ?, ?)",
            (self.company_id, kind, obj["id"], _dump(obj)),
        )
        self._tell("created", obj)
        return obj

    def find(self, kind: str, object_id: str) -> Object | None:
        """The object, or `None` if this company has none with that id."""
        row = self._database.row(
            "SELECT json FROM objects WHERE company = ? AND kind = ? AND id = ?", (self.company_id, kind, object_id)
        )
        return None if row is None or row[0] is None else json.loads(row[0])

    def get(self, kind: str, object_id: str) -> Object:
        """The object.

        Raises:
            Problem: `not_found`, also if the object belongs to another company.
        """
        obj = self.find(kind, object_id)
        if obj is None:
            raise _missing(kind, object_id)
        return obj

    def replace(self, kind: str, obj: Object) -> Object:
        """Keep the object's new state; returns it.

        Raises:
            Problem: `not_found`: it was never inserted, or has been deleted.
        """
        changed = self._database.run(
            "UPDATE objects SET json = ? WHERE company = ? AND kind = ? AND id = ? AND json IS NOT NULL",
            (_dump(obj), self.company_id, kind, obj["id"]),
        )
        if not changed:
            raise _missing(kind, obj["id"])
        self._tell("updated", obj)
        return obj

    def delete(self, kind: str, object_id: str) -> None:
        """Forget the object. Its place is kept, so that a cursor that names it stays good.

        Raises:
            Problem: `not_found`.
        """
        former = self.get(kind, object_id)
        self._database.run(
            "UPDATE objects SET json = NULL WHERE company = ? AND kind = ? AND id = ?",
            (self.company_id, kind, object_id),
        )
        self._tell("deleted", former)

    def all(self, kind: str, where: Mapping[str, Any] | None = None) -> list[Object]:
        """All objects of a kind, oldest first. For `where` see `page`."""
        return _Rows(self._database, self.company_id, kind, where or {}).slice(beyond=None, ascending=True, limit=-1)

    def count(self, kind: str, where: Mapping[str, Any] | None = None) -> int:
        """How many objects of a kind there are."""
        return _Rows(self._database, self.company_id, kind, where or {}).count()

    def page(
        self,
        kind: str,
        query: Mapping[str, Any],
        where: Mapping[str, Any] | None = None,
        only: Callable[[Object], bool] | None = None,
    ) -> dict[str, Any]:
        """A page of objects, as the list envelope.

        Args:
            kind: What to list.
            query: The call's query: `limit`, `after`, `before`, `order`.
            where: Conditions by JSON field, such as `{"status": "failed", "created_at >=": 17, "data.x": None}`.
                A field may be dotted and be followed by an operator; a list means one of; `None` means no condition.
            only: A further condition in Python.

        Raises:
            Problem: `invalid_cursor`.
        """
        rows = _Rows(self._database, self.company_id, kind, where or {}, only)
        return page_from(rows, query)

    # Blobs

    def put_blob(self, blob_id: str, data: bytes) -> None:
        """Keep bytes under an id."""
        self._database.run("INSERT OR REPLACE INTO blobs VALUES (?, ?, ?)", (self.company_id, blob_id, data))

    def get_blob(self, blob_id: str) -> bytes:
        """The bytes.

        Raises:
            Problem: `not_found`.
        """
        row = self._database.row("SELECT data FROM blobs WHERE company = ? AND id = ?", (self.company_id, blob_id))
        if row is None:
            raise _missing("content", blob_id)
        return bytes(row[0])

    def delete_blob(self, blob_id: str) -> None:
        """Forget the bytes, if there are any."""
        self._database.run("DELETE FROM blobs WHERE company = ? AND id = ?", (self.company_id, blob_id))

    # Logs

    def log(self, kind: str, stream_id: str, item: Object) -> int:
        """Append an item to a log. Returns its sequence number, which starts at 1."""
        sequence = self.log_length(kind, stream_id) + 1
        self._database.run(
            "INSERT INTO logs VALUES (?, ?, ?, ?, ?)", (self.company_id, kind, stream_id, sequence, _dump(item))
        )
        return sequence

    def log_length(self, kind: str, stream_id: str) -> int:
        """The sequence number of a log's last item; 0 if it has none."""
        row = self._database.row(
            "SELECT max(seq) FROM logs WHERE company = ? AND kind = ? AND stream = ?",
            (self.company_id, kind, stream_id),
        )
        return int(row[0]) if row and row[0] is not None else 0

    def read_log(self, kind: str, stream_id: str, after: int = 0, limit: int | None = None) -> list[tuple[int, Object]]:
        """The items of a log after a sequence number, in order."""
        rows = self._database.rows(
            "SELECT seq, json FROM logs WHERE company = ? AND kind = ? AND stream = ? AND seq > ? ORDER BY seq LIMIT ?",
            (self.company_id, kind, stream_id, after, -1 if limit is None else limit),
        )
        return [(int(sequence), json.loads(item)) for sequence, item in rows]

    def _tell(self, action: Action, obj: Object) -> None:
        for watcher in self._watchers:
            watcher(self.company_id, action, obj)

    def clear(self) -> None:
        """Forget all objects, blobs and logs of the company."""
        with self.transaction():
            for table in ("objects", "blobs", "logs"):
                self._database.run(f"DELETE FROM {table} WHERE company = ?", (self.company_id,))


class _Rows:
    """The rows of a kind that meet conditions: a source for pages."""

    def __init__(
        self,
        database: Database,
        company_id: str,
        kind: str,
        where: Mapping[str, Any],
        only: Callable[[Object], bool] | None = None,
    ) -> None:
        self._database = database
        self._of_kind = (company_id, kind)
        self._only = only
        conditions = [_condition(field, value) for field, value in where.items() if value is not None]
        self._sql = " AND ".join(["company = ? AND kind = ? AND json IS NOT NULL", *(sql for sql, _ in conditions)])
        self._parameters = [*self._of_kind, *(value for _, values in conditions for value in values)]

    def position(self, cursor: str) -> int | None:
        row = self._database.row(
            "SELECT seq FROM objects WHERE company = ? AND kind = ? AND id = ?", (*self._of_kind, cursor)
        )
        return None if row is None else int(row[0])

    def slice(self, *, beyond: int | None, ascending: bool, limit: int) -> list[Object]:
        sql, parameters = self._sql, list(self._parameters)
        if beyond is not None:
            sql += " AND seq > ?" if ascending else " AND seq < ?"
            parameters.append(beyond)
        sql = f"SELECT json FROM objects WHERE {sql} ORDER BY seq {'ASC' if ascending else 'DESC'} LIMIT ?"
        if self._only is None:
            return [json.loads(row[0]) for row in self._database.rows(sql, (*parameters, limit))]
        found: list[Object] = []
        for (text,) in self._database.rows(sql, (*parameters, -1)):
            if self._only(obj := json.loads(text)):
                found.append(obj)
                if len(found) == limit:
                    break
        return found

    def count(self) -> int:
        row = self._database.row(f"SELECT count(*) FROM objects WHERE {self._sql}", self._parameters)
        return int(row[0]) if row else 0


def _condition(field: str, value: Any) -> tuple[str, list[Any]]:
    name, _, operator = field.partition(" ")
    path = "$" + "".join(f'."{part}"' for part in name.split("."))
    if is_array(value):
        return f"json_extract(json, ?) IN ({', '.join('?' * len(value))})", [path, *value]
    if (operator or "=") not in _OPERATORS:
        raise ValueError(f"Unknown operator in the condition {field!r}.")
    return f"json_extract(json, ?) {operator or '='} ?", [path, value]


def _dump(obj: Object) -> str:
    return json.dumps(obj, separators=(",", ":"))


def _missing(kind: str, object_id: str) -> Problem:
    return Problem("not_found", f"There is no {kind.replace('_', ' ')} '{object_id}'.")
