"""Files: uploaded, listed, downloaded, deleted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from aiagentplatform_mock import serve
from aiagentplatform_mock.kernel.policy.plans import PLANS

if TYPE_CHECKING:
    from conftest import Tenant


def upload(
    tenant: Tenant, name: str = "notes.txt", data: bytes = b"Buy milk.", purpose: str = "user_data"
) -> dict[str, Any]:
    return tenant.ok("POST", "/files", files={"file": (name, data, "text/plain")}, data={"purpose": purpose})


def test_an_upload_tells_what_was_kept(tenant: Tenant) -> None:
    file = upload(tenant)
    assert file["object"] == "file"
    assert file["bytes"] == len(b"Buy milk.")
    assert (file["filename"], file["purpose"], file["content_type"]) == ("notes.txt", "user_data", "text/plain")
    assert tenant.ok("GET", f"/files/{file['id']}") == file


def test_the_content_comes_back_byte_for_byte(tenant: Tenant) -> None:
    data = bytes(range(256)) * 4096
    file = upload(tenant, 'Übersicht "1".bin', data)
    reply = tenant.http.get(f"{tenant.base_url}/files/{file['id']}/content")
    assert reply.content == data
    assert reply.headers["content-type"] == "application/octet-stream"
    assert reply.headers["content-disposition"].startswith("attachment")


def test_an_empty_file_is_a_file(tenant: Tenant) -> None:
    file = upload(tenant, data=b"")
    assert file["bytes"] == 0
    assert tenant.http.get(f"{tenant.base_url}/files/{file['id']}/content").content == b""


def test_files_are_listed_by_purpose_and_in_pages(tenant: Tenant) -> None:
    ids = [upload(tenant, purpose=purpose)["id"] for purpose in ("vision", "user_data", "vision")]
    assert [file["id"] for file in tenant.ok("GET", "/files")["data"]] == ids[::-1]
    assert [file["id"] for file in tenant.ok("GET", "/files?purpose=vision")["data"]] == [ids[2], ids[0]]
    page = tenant.ok("GET", "/files?limit=2")
    assert page["has_more"] is True
    assert [file["id"] for file in tenant.ok("GET", f"/files?after={page['last_id']}")["data"]] == ids[:1]


def test_a_deleted_file_is_gone(tenant: Tenant) -> None:
    file = upload(tenant)
    assert tenant.ok("DELETE", f"/files/{file['id']}") == {"id": file["id"], "object": "file", "deleted": True}
    for path in (f"/files/{file['id']}", f"/files/{file['id']}/content"):
        assert tenant.refused("GET", path)["code"] == "not_found"
    assert tenant.refused("DELETE", f"/files/{file['id']}")["status"] == 404


def test_another_companys_file_does_not_exist(tenant: Tenant, other: Tenant) -> None:
    file = upload(tenant)
    for path in (f"/files/{file['id']}", f"/files/{file['id']}/content"):
        assert other.refused("GET", path)["status"] == 404
    assert other.refused("DELETE", f"/files/{file['id']}")["status"] == 404
    assert other.ok("GET", "/files")["data"] == []


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ({"files": {"file": ("a.txt", b"x")}}, 400),
        ({"files": {"file": ("a.txt", b"x")}, "data": {"purpose": "fun"}}, 400),
        ({"data": {"purpose": "vision"}, "files": {"other": ("a.txt", b"x")}}, 400),
        ({"content": b"{}", "headers": {"content-type": "application/json"}}, 415),
    ],
)
def test_an_incomplete_upload_is_refused(tenant: Tenant, arguments: dict[str, Any], status: int) -> None:
    assert tenant.refused("POST", "/files", **arguments)["status"] == status


def test_a_file_that_is_too_large_is_refused() -> None:
    with serve(max_upload_bytes=1_000) as server:
        reply = httpx.post(
            f"{server.base_url}/files",
            headers={"authorization": f"Bearer {server.api_key}"},
            files={"file": ("a.txt", b"x" * 2_000)},
            data={"purpose": "vision"},
        )
        assert (reply.status_code, reply.json()["error"]["code"]) == (413, "payload_too_large")


def test_a_plans_storage_is_limited(tenant_on: Callable[[str], Tenant], monkeypatch: pytest.MonkeyPatch) -> None:
    small = replace(PLANS["free"], quotas={"storage_bytes": 10})
    monkeypatch.setattr("aiagentplatform_mock.kernel.policy.companies.PLANS", {**PLANS, "free": small})
    tenant = tenant_on("free")
    upload(tenant, data=b"12345678")
    error = tenant.refused("POST", "/files", files={"file": ("a.txt", b"12345678")}, data={"purpose": "vision"})
    assert (error["status"], error["code"], error["quota"]["name"]) == (402, "quota_exceeded", "storage_bytes")
