"""Rate limits and monthly quotas, on the company's clock."""

from __future__ import annotations

import httpx
import pytest
from aiagentplatform_mock import RunningServer
from aiagentplatform_mock.kernel.policy.rates import Bucket, duration
from hypothesis import given
from hypothesis import strategies as st


def client_of(toy: RunningServer, **company: object) -> httpx.Client:
    made = httpx.post(toy.url + "/_mock/companies", json=company).json()
    return httpx.Client(base_url=toy.base_url, headers={"Authorization": f"Bearer {made['api_key']}"}, timeout=10)


def company_of(toy: RunningServer, client: httpx.Client) -> str:
    return str(toy.platform.keys.owner(client.headers["Authorization"].removeprefix("Bearer ")))


def advance(toy: RunningServer, client: httpx.Client, seconds: float) -> None:
    httpx.post(toy.url + "/_mock/clock", json={"advance": seconds}, headers=client.headers).raise_for_status()


def freeze(toy: RunningServer, client: httpx.Client, **more: float) -> None:
    httpx.post(toy.url + "/_mock/clock", json={"freeze": True, **more}, headers=client.headers).raise_for_status()


def test_a_request_rate_is_limited_and_the_headers_count_down(toy: RunningServer) -> None:
    with client_of(toy, rate_limit={"requests": 3}) as client:
        freeze(toy, client)
        replies = [client.get("/things") for _ in range(4)]
        assert [reply.status_code for reply in replies] == [200, 200, 200, 429]
        assert [reply.headers["x-ratelimit-remaining-requests"] for reply in replies] == ["2", "1", "0", "0"]
        assert [reply.headers["x-ratelimit-reset-requests"] for reply in replies] == ["20s", "40s", "1m0s", "1m0s"]
        last = replies[-1]
        assert last.json()["error"]["code"] == "rate_limit_exceeded"
        assert last.json()["error"]["type"] == "rate_limit_error"
        assert (last.headers["retry-after"], last.headers["retry-after-ms"]) == ("20", "20000")
        assert last.headers["ratelimit"].startswith('"requests";r=0;t=60')
        assert last.headers["ratelimit-policy"].startswith('"requests";q=3;w=60')


def test_waiting_as_told_lifts_the_limit(toy: RunningServer) -> None:
    with client_of(toy, rate_limit={"requests": 1}) as client:
        freeze(toy, client)
        assert client.get("/things").status_code == 200
        wait = int(client.get("/things").headers["retry-after"])
        advance(toy, client, wait - 1)
        assert client.get("/things").status_code == 429
        advance(toy, client, 1)
        assert client.get("/things").status_code == 200


def test_tokens_are_limited_after_they_were_used(toy: RunningServer) -> None:
    with client_of(toy, rate_limit={"tokens": 100}) as client:
        freeze(toy, client)
        reply = client.post("/chat", json={"tokens": 150})
        assert (reply.status_code, reply.headers["x-ratelimit-remaining-tokens"]) == (200, "0")
        limited = client.get("/things")
        assert (limited.status_code, limited.headers["retry-after"]) == (429, "31")
        assert "100 tokens per minute" in limited.json()["error"]["message"]
        advance(toy, client, 31)
        assert client.get("/things").status_code == 200


def test_a_limit_of_nothing_never_lets_through(toy: RunningServer) -> None:
    with client_of(toy, rate_limit={"requests": 0}) as client:
        reply = client.get("/things")
        assert (reply.status_code, reply.headers["retry-after"]) == (429, "86400")


def test_a_refused_request_is_not_remembered_under_its_idempotency_key(toy: RunningServer) -> None:
    with client_of(toy, rate_limit={"requests": 1}) as client:
        freeze(toy, client)
        key = {"Idempotency-Key": "k"}
        assert client.get("/things").status_code == 200
        assert client.post("/things/x/do/y", headers=key).status_code == 429
        advance(toy, client, 60)
        reply = client.post("/things/x/do/y", headers=key)
        assert (reply.status_code, "idempotency-replayed" in reply.headers) == (200, False)


@given(
    capacity=st.integers(1, 1000),
    steps=st.lists(st.tuples(st.floats(-100, 200), st.integers(0, 300)), max_size=20),
)
def test_a_bucket_never_holds_more_than_its_capacity(capacity: int, steps: list[tuple[float, int]]) -> None:
    now, bucket = 1000.0, Bucket(capacity, 1000.0)
    for elapsed, spent in steps:
        now += elapsed
        before = bucket.level
        bucket.refill(now)
        assert before <= bucket.level <= capacity
        bucket.level -= spent
        wait = bucket.seconds_until(1.0)
        assert wait >= 0
        bucket.refill(now + wait + 1e-6)
        assert bucket.level >= 1.0 - 1e-6


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0s"),
        (0.0201, "21ms"),
        (1, "1s"),
        (59.2, "1m0s"),
        (372, "6m12s"),
        (3600, "1h0m0s"),
        (float("inf"), "24h0m0s"),
    ],
)
def test_durations_are_spelled_as_openai_does(seconds: float, text: str) -> None:
    assert duration(seconds) == text


def test_a_monthly_quota_is_a_402_with_the_quota(toy: RunningServer) -> None:
    with client_of(toy, plan="free", rate_limit={"requests": 100_000}) as client:
        freeze(toy, client, set=1_796_000_000)
        toy.platform.usage.add(company_of(toy, client), "key", "chat_requests", 999)
        assert [client.post("/chat", json={}).status_code for _ in range(2)] == [200, 402]
        error = client.post("/chat", json={}).json()["error"]
        assert (error["type"], error["code"]) == ("billing_error", "quota_exceeded")
        assert error["quota"] == {
            "name": "chat_requests",
            "limit": 1000,
            "used": 1000,
            "resets_at": 1_796_083_200,
        }
        assert client.get("/things").status_code == 200
        freeze(toy, client, set=1_796_083_200)
        assert client.post("/chat", json={}).status_code == 200


def test_what_fails_or_is_replayed_uses_no_quota(toy: RunningServer) -> None:
    with client_of(toy, plan="free") as client:
        key = {"Idempotency-Key": "k"}
        for _ in range(3):
            client.post("/chat", json={}, headers=key)
            client.post("/chat", json=[])
        assert toy.platform.usage.this_month(company_of(toy, client), "chat_requests") == 1


def test_another_plan_lifts_the_quota(toy: RunningServer) -> None:
    with client_of(toy, plan="free") as client:
        toy.platform.usage.add(company_of(toy, client), "key", "chat_requests", 1000)
        assert client.post("/chat", json={}).status_code == 402
        httpx.post(toy.url + "/_mock/company", json={"plan": "pro"}, headers=client.headers)
        assert client.post("/chat", json={}).status_code == 200


def test_use_is_counted_by_key_and_day(toy: RunningServer) -> None:
    with client_of(toy) as client:
        freeze(toy, client, set=1_796_000_000)
        client.post("/chat", json={"tokens": 7})
        client.get("/things/none")
        advance(toy, client, 86_400)
        client.get("/things")
        key = toy.platform.keys.holder(client.headers["Authorization"].removeprefix("Bearer "))
        assert key is not None
        assert toy.platform.usage.by_day(key.company_id, 1_796_000_000, 1_796_090_000, key.id) == {
            "2026-11-30": {"api_calls": 2, "chat_requests": 1, "errors": 1, "tokens_used": 7},
            "2026-12-01": {"api_calls": 1},
        }
