"""With a data file everything survives a restart; files that cannot be used are refused in one clear line."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pytest
from aiagentplatform_mock import RunningServer
from aiagentplatform_mock.kernel.storage.database import Database, DatabaseError

MakeToy = Callable[..., AbstractContextManager[RunningServer]]


def test_everything_survives_a_restart(make_toy: MakeToy, tmp_path: Path) -> None:
    data = str(tmp_path / "platform.db")
    key = {"Idempotency-Key": "k"}
    with make_toy(data=data) as server:
        headers = {"Authorization": f"Bearer {server.api_key}"}
        thing = httpx.post(server.base_url + "/things", json={"name": "x"}, headers={**headers, **key}).json()
        httpx.post(server.url + "/_mock/clock", json={"advance": 1000}, headers=headers)
        now = httpx.get(server.url + "/_mock/clock", headers=headers).json()["now"]
        company = server.company_id
    with make_toy(data=data) as server:
        assert server.company_id == company
        assert server.api_key not in headers["Authorization"]
        assert httpx.get(f"{server.base_url}/things/{thing['id']}", headers=headers).json() == thing
        again = httpx.post(server.base_url + "/things", json={"name": "x"}, headers={**headers, **key})
        assert (again.headers["idempotency-replayed"], again.json()) == ("true", thing)
        assert 0 <= httpx.get(server.url + "/_mock/clock", headers=headers).json()["now"] - now < 60


def test_a_chosen_key_may_be_chosen_again(make_toy: MakeToy, tmp_path: Path) -> None:
    settings = {"data": str(tmp_path / "platform.db"), "api_key": "aap_test_chosen"}
    for _ in range(2):
        with make_toy(**settings) as server:
            assert server.api_key == "aap_test_chosen"
            headers = {"Authorization": "Bearer aap_test_chosen"}
            assert httpx.get(server.base_url + "/things", headers=headers).status_code == 200


def test_only_hashes_of_secrets_are_in_the_file(make_toy: MakeToy, tmp_path: Path) -> None:
    data = tmp_path / "platform.db"
    with make_toy(data=str(data)) as server:
        secret = server.api_key
        httpx.get(server.base_url + "/things", headers={"Authorization": f"Bearer {secret}"})
    files = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert secret.encode() not in files
    assert secret.removeprefix("aap_test_").encode() not in files


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    data = tmp_path / "notes.txt"
    data.write_text("Dear diary, " * 100)
    with pytest.raises(DatabaseError, match=r"notes\.txt: file is not a database"):
        Database(str(data))
    assert data.read_text().startswith("Dear diary")


def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    data = tmp_path / "other.db"
    other = sqlite3.connect(data)
    other.execute("CREATE TABLE mine (x)")
    other.close()
    before = data.read_bytes()
    with pytest.raises(DatabaseError, match="belongs to another program"):
        Database(str(data))
    assert data.read_bytes() == before


def test_a_file_of_another_version_is_refused(tmp_path: Path) -> None:
    data = tmp_path / "old.db"
    Database(str(data)).close()
    connection = sqlite3.connect(data)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(DatabaseError, match="another version"):
        Database(str(data))


def test_a_file_in_use_is_refused(tmp_path: Path) -> None:
    data = str(tmp_path / "platform.db")
    first = Database(data)
    try:
        with pytest.raises(DatabaseError, match="locked"):
            Database(data)
    finally:
        first.close()


@pytest.mark.parametrize("name", ["missing/folder/x.db", "."])
def test_a_path_that_cannot_be_a_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(DatabaseError, match="unable to open"):
        Database(str(tmp_path / name))
