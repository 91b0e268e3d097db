"""The store and its pages: companies apart, both directions, conditions, logs, and cursors that outlive deletion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from aiagentplatform_mock.kernel import CompanyStore, Problem, page_of
from aiagentplatform_mock.kernel.storage.database import Database
from hypothesis import given
from hypothesis import strategies as st


@pytest.fixture
def database() -> Iterator[Database]:
    database = Database()
    yield database
    database.close()


@pytest.fixture
def store(database: Database) -> CompanyStore:
    return CompanyStore(database, "comp_1")


def ids(page: dict[str, Any]) -> list[str]:
    return [item["id"] for item in page["data"]]


def fill(store: CompanyStore, count: int) -> None:
    for number in range(count):
        store.insert("thing", {"id": f"t{number}", "parity": number % 2, "data": {"half": number // 2}})


def test_companies_see_nothing_of_each_other(database: Database, store: CompanyStore) -> None:
    other = CompanyStore(database, "comp_2")
    store.insert("thing", {"id": "a", "of": 1})
    other.insert("thing", {"id": "b", "of": 2})
    assert store.find("thing", "b") is None
    assert ids(other.page("thing", {})) == ["b"]
    with pytest.raises(Problem, match="not_found"):
        store.get("thing", "b")
    with pytest.raises(Problem, match="not_found"):
        store.replace("thing", {"id": "b"})
    with pytest.raises(Problem, match="not_found"):
        store.delete("thing", "b")
    with pytest.raises(Problem, match="invalid_cursor"):
        store.page("thing", {"after": "b"})


def test_an_object_is_replaced_and_deleted(store: CompanyStore) -> None:
    store.insert("thing", {"id": "a", "n": 1})
    store.replace("thing", {"id": "a", "n": 2})
    assert store.get("thing", "a") == {"id": "a", "n": 2}
    store.delete("thing", "a")
    assert store.find("thing", "a") is None
    with pytest.raises(Problem, match="not_found"):
        store.delete("thing", "a")


def test_pages_go_in_both_directions_and_orders(store: CompanyStore) -> None:
    fill(store, 5)
    first = store.page("thing", {"limit": 2})
    assert (ids(first), first["has_more"], first["first_id"], first["last_id"]) == (["t4", "t3"], True, "t4", "t3")
    second = store.page("thing", {"limit": 2, "after": "t3"})
    assert (ids(second), second["has_more"]) == (["t2", "t1"], True)
    last = store.page("thing", {"limit": 2, "after": "t1"})
    assert (ids(last), last["has_more"]) == (["t0"], False)
    back = store.page("thing", {"limit": 2, "before": "t0"})
    assert (ids(back), back["has_more"]) == (["t2", "t1"], True)
    assert ids(store.page("thing", {"limit": 3, "order": "asc"})) == ["t0", "t1", "t2"]
    assert ids(store.page("thing", {"limit": 2, "order": "asc", "before": "t4"})) == ["t2", "t3"]


def test_an_empty_page_has_no_ends(store: CompanyStore) -> None:
    assert store.page("thing", {}) == {
        "object": "list",
        "data": [],
        "first_id": None,
        "last_id": None,
        "has_more": False,
    }


def test_a_cursor_outlives_its_object(store: CompanyStore) -> None:
    fill(store, 4)
    store.delete("thing", "t2")
    assert ids(store.page("thing", {"after": "t2"})) == ["t1", "t0"]


def test_both_cursors_at_once_are_refused(store: CompanyStore) -> None:
    fill(store, 2)
    with pytest.raises(Problem, match="invalid_parameter"):
        store.page("thing", {"after": "t0", "before": "t1"})


def test_conditions_look_into_objects(store: CompanyStore) -> None:
    fill(store, 6)
    assert ids(store.page("thing", {}, {"parity": 1})) == ["t5", "t3", "t1"]
    assert ids(store.page("thing", {}, {"data.half": 1})) == ["t3", "t2"]
    assert ids(store.page("thing", {}, {"data.half >=": 2, "parity": 0})) == ["t4"]
    assert ids(store.page("thing", {}, {"id": ["t0", "t5", "t9"]})) == ["t5", "t0"]
    assert ids(store.page("thing", {}, {"parity": None})) == ids(store.page("thing", {}))
    assert ids(store.page("thing", {"limit": 2}, only=lambda thing: thing["parity"] == 0)) == ["t4", "t2"]
    assert store.count("thing", {"parity": 0}) == 3
    with pytest.raises(ValueError, match="operator"):
        store.all("thing", {"parity ~": 1})


@given(
    total=st.integers(0, 12),
    limit=st.integers(1, 5),
    order=st.sampled_from(["asc", "desc"]),
    backwards=st.booleans(),
)
def test_walking_pages_meets_every_object_once(total: int, limit: int, order: str, backwards: bool) -> None:
    items = [{"id": f"t{number}"} for number in range(total)]
    wanted = [item["id"] for item in (items if order == "asc" else items[::-1])]
    query: dict[str, Any] = {"limit": limit, "order": order}
    met: list[str] = []
    if backwards and wanted:
        query["before"], met = wanted[-1], [wanted[-1]]
    while True:
        page = page_of(items, query)
        met = ids(page) + met if backwards else met + ids(page)
        if not page["has_more"]:
            break
        query["before" if backwards else "after"] = page["first_id" if backwards else "last_id"]
    assert met == wanted


def test_logs_count_from_one_and_are_apart(store: CompanyStore) -> None:
    assert store.log_length("events", "a") == 0
    assert [store.log("events", "a", {"n": n}) for n in range(3)] == [1, 2, 3]
    assert store.log("events", "b", {}) == 1
    assert store.read_log("events", "a", after=1) == [(2, {"n": 1}), (3, {"n": 2})]
    assert store.read_log("events", "a", limit=1) == [(1, {"n": 0})]


def test_a_transaction_is_all_or_nothing(store: CompanyStore) -> None:
    with pytest.raises(RuntimeError), store.transaction():
        store.insert("thing", {"id": "a"})
        with store.transaction():
            store.insert("thing", {"id": "b"})
        raise RuntimeError
    assert store.all("thing") == []


def test_blobs_are_bytes(store: CompanyStore) -> None:
    store.put_blob("f", b"\x00\xff")
    assert store.get_blob("f") == b"\x00\xff"
    store.delete_blob("f")
    with pytest.raises(Problem, match="not_found"):
        store.get_blob("f")
