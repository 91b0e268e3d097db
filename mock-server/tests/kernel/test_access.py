"""Keys and permissions, over HTTP."""

from __future__ import annotations

import httpx
import pytest
from aiagentplatform_mock import RunningServer


def get(server: RunningServer, authorization: str | None) -> httpx.Response:
    headers = {} if authorization is None else {"Authorization": authorization}
    return httpx.get(server.base_url + "/things", headers=headers)


@pytest.mark.parametrize("authorization", [None, "", "Bearer", "Basic dXNlcjpwYXNz"])
def test_a_request_without_a_key_says_how_to_send_one(toy: RunningServer, authorization: str | None) -> None:
    reply = get(toy, authorization)
    assert reply.status_code == 401
    assert reply.json()["error"]["code"] == "missing_api_key"
    assert reply.headers["www-authenticate"] == "Bearer"


def test_an_unknown_key_is_told_by_its_hint_only(toy: RunningServer) -> None:
    reply = get(toy, "Bearer aap_test_this-is-not-a-key-1234")
    assert (reply.status_code, reply.json()["error"]["code"]) == (401, "invalid_api_key")
    assert "aap_test_…1234" in reply.json()["error"]["message"]
    assert "not-a-key" not in reply.text


def test_the_scheme_is_not_case_sensitive(toy: RunningServer) -> None:
    assert get(toy, f"bearer {toy.api_key}").status_code == 200


def test_an_expired_key_says_so(toy: RunningServer) -> None:
    company = toy.new_company()
    keys, clock = toy.platform.keys, toy.platform.clock
    issued = keys.issue(company.company_id, ["*"], expires_at=clock.now(company.company_id) + 60)
    assert get(toy, f"Bearer {issued.secret}").status_code == 200
    headers = {"Authorization": f"Bearer {company.api_key}"}
    httpx.post(toy.url + "/_mock/clock", json={"advance": 61}, headers=headers)
    reply = get(toy, f"Bearer {issued.secret}")
    assert (reply.status_code, reply.json()["error"]["code"]) == (401, "expired_api_key")


def test_a_revoked_key_says_so(toy: RunningServer) -> None:
    company = toy.new_company()
    toy.platform.keys.revoke(company.key_id)
    reply = get(toy, f"Bearer {company.api_key}")
    assert (reply.status_code, reply.json()["error"]["code"]) == (401, "revoked_api_key")


def test_a_rotated_secret_lives_on_for_the_overlap(toy: RunningServer) -> None:
    company = toy.new_company()
    fresh = toy.platform.keys.rotate(company.key_id, overlap=100)
    assert get(toy, f"Bearer {company.api_key}").status_code == 200
    headers = {"Authorization": f"Bearer {fresh.secret}"}
    httpx.post(toy.url + "/_mock/clock", json={"advance": 101}, headers=headers)
    reply = get(toy, f"Bearer {company.api_key}")
    assert (reply.status_code, reply.json()["error"]["code"]) == (401, "revoked_api_key")
    assert get(toy, f"Bearer {fresh.secret}").status_code == 200


def test_a_missing_permission_is_named(toy: RunningServer) -> None:
    company = toy.new_company(permissions=("things:read",))
    headers = {"Authorization": f"Bearer {company.api_key}"}
    assert httpx.get(toy.base_url + "/things", headers=headers).status_code == 200
    reply = httpx.post(toy.base_url + "/things", headers=headers, json={"name": "x"})
    error = reply.json()["error"]
    assert (reply.status_code, error["code"], error["type"]) == (403, "permission_denied", "permission_error")
    assert "'things:write'" in error["message"]


def test_a_key_with_odd_characters_is_unknown_and_not_a_crash(toy: RunningServer) -> None:
    reply = httpx.get(toy.base_url + "/things", headers={"Authorization": "Bearer \xff\xfe".encode("latin-1")})
    assert (reply.status_code, reply.json()["error"]["code"]) == (401, "invalid_api_key")
