"""The pure parts: the schedule, Retry-After, the address rule, filters, signatures."""

from __future__ import annotations

import asyncio
import ipaddress
from datetime import datetime, timezone
from email.utils import format_datetime
from typing import Any

import pytest
from aiagentplatform_mock.delivery.addresses import Addresses, UrlNotAllowed, parse
from aiagentplatform_mock.delivery.payloads import context_of, wants
from aiagentplatform_mock.delivery.schedule import parse_retry_after, pause, retry_delay
from aiagentplatform_mock.delivery.signing import key_of, secret_from
from hypothesis import given
from hypothesis import strategies as st


@given(
    delays=st.lists(st.integers(1, 604800), max_size=20),
    jitter=st.floats(0, 1),
    attempts=st.integers(1, 30),
    retry_after=st.none() | st.floats(0, 86400),
    chance=st.floats(0, 1),
)
def test_a_delay_is_never_shorter_than_promised(
    delays: list[int], jitter: float, attempts: int, retry_after: float | None, chance: float
) -> None:
    delay = retry_delay({"delays": delays, "jitter": jitter}, attempts, retry_after, lambda: chance)
    if attempts > len(delays):
        assert delay is None
        return
    assert delay is not None
    assert delay >= delays[attempts - 1]
    assert delay >= (retry_after or 0)
    assert delay <= max(2 * delays[attempts - 1], retry_after or 0)


def test_pauses_double_up_to_an_hour() -> None:
    assert [pause(level, None) for level in range(4)] == [5, 10, 20, 40]
    assert pause(1000, None) == 3600
    assert pause(0, 77.0) == 77


@pytest.mark.parametrize(
    ("text", "seconds"),
    [(None, None), ("", None), ("7", 7), (" 7 ", 7), ("-1", None), ("1.5", None), ("soon", None), ("999999999", 86400)],
)
def test_retry_after_in_seconds(text: str | None, seconds: float | None) -> None:
    assert parse_retry_after(text, 0.0) == seconds


def test_retry_after_as_a_date() -> None:
    date = format_datetime(datetime.fromtimestamp(1_000_060, timezone.utc), usegmt=True)
    assert parse_retry_after(date, 1_000_000) == 60
    assert parse_retry_after(date, 1_000_100) == 0


@given(st.text(max_size=60))
def test_any_retry_after_is_survived(text: str) -> None:
    found = parse_retry_after(text, 1_000_000.0)
    assert found is None or 0 <= found <= 86400


def rule(*, loopback: bool = False, private: bool = False) -> Addresses:
    async def resolve(host: str, port: int) -> list[str]:
        raise OSError("no names here")

    return Addresses(lambda: loopback, private, resolve)


@given(st.ip_addresses())
def test_only_public_addresses_are_allowed(address: Any) -> None:
    if rule().allows(address):
        assert address.is_global
        assert not (address.is_private or address.is_loopback or address.is_link_local or address.is_multicast)


@given(st.ip_addresses(v=4))
def test_an_address_inside_another_is_judged_by_itself(address: ipaddress.IPv4Address) -> None:
    inside = [ipaddress.IPv6Address(f"::ffff:{address}"), ipaddress.IPv6Address(f"64:ff9b::{address}")]
    assert [rule().allows(outer) for outer in inside] == [rule().allows(address)] * 2


def test_loopback_is_allowed_where_the_server_is_local() -> None:
    for text in ("127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"):
        assert rule(loopback=True).allows(ipaddress.ip_address(text))
        assert not rule().allows(ipaddress.ip_address(text))
    assert not rule(loopback=True).allows(ipaddress.ip_address("10.0.0.1"))
    assert rule(private=True).allows(ipaddress.ip_address("10.0.0.1"))


@given(st.text(max_size=80))
def test_any_url_is_taken_apart_or_refused(url: str) -> None:
    try:
        target = parse(url)
    except UrlNotAllowed:
        return
    assert target.scheme in ("http", "https")
    assert target.host


def test_a_name_that_is_not_known_yet_passes() -> None:
    asyncio.run(rule().check("https://hooks.company.org/x"))


def test_a_secret_survives_the_round_trip() -> None:
    assert key_of(secret_from(bytes(range(32)))) == bytes(range(32))
    assert key_of(secret_from(bytes(24)).rstrip("=")) == bytes(24)


def endpoint(**fields: Any) -> dict[str, Any]:
    return {"status": "enabled", "events": ["*"], "filters": {}, **fields}


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({}, True),
        ({"status": "disabled"}, False),
        ({"events": ["workflow.completed"]}, True),
        ({"events": ["workflow.failed"]}, False),
        ({"filters": {"workflow_ids": ["wf_1", "wf_2"]}}, True),
        ({"filters": {"workflow_ids": ["wf_2"]}}, False),
        ({"filters": {"agent_ids": ["agt_1"]}}, True),
        ({"filters": {"agent_ids": ["agt_9"]}}, False),
        ({"filters": {"metadata": {"a": "1"}}}, True),
        ({"filters": {"metadata": {"a": "1", "b": "2"}}}, False),
        ({"filters": {"workflow_ids": ["wf_1"], "agent_ids": ["agt_9"]}}, False),
    ],
)
def test_filters_must_all_match(fields: dict[str, Any], wanted: bool) -> None:
    about = context_of({"id": "exec_1", "workflow_id": "wf_1", "metadata": {"a": "1"}}, {"agent_ids": ["agt_1"]})
    assert wants(endpoint(**fields), "workflow.completed", about) is wanted
