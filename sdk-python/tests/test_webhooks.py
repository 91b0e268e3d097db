"""Receiving webhooks: typed events, clear errors, and no other failure whatever the input."""

from __future__ import annotations

import base64
import builtins
import json
from contextlib import suppress
from typing import Any

import pytest
from aiagentplatform import AIAgentPlatform, AsyncAIAgentPlatform, ConfigurationError
from aiagentplatform._core import (
    Clock,
    Unknown,
    WebhookError,
    WebhookHeaderError,
    WebhookPayloadError,
    WebhookSecretError,
    WebhookSignatureError,
    WebhookTimestampError,
)
from aiagentplatform._core.webhooks.signature import sign, verify
from conftest import VirtualTime
from hypothesis import given
from hypothesis import strategies as st

SECRET = "whsec_" + base64.b64encode(bytes(range(32))).decode()
OTHER = "whsec_" + base64.b64encode(bytes(range(40))).decode()
NOW = 1_793_491_200
EVENT = {
    "id": "evt_1",
    "object": "event",
    "type": "api_key.expired",
    "created_at": NOW,
    "company_id": "co_1",
    "api_version": "2026-11-01",
    "data": {"object": {"id": "key_1"}},
}


def client(**settings: Any) -> Any:
    clock = Clock(unix=lambda: float(NOW))
    return AIAgentPlatform(api_key="aap_test_0123456789", **settings).with_options(clock=clock)


def test_unwrap_gives_the_typed_event() -> None:
    webhooks = client(webhook_secret=SECRET).webhooks
    body = json.dumps(EVENT).encode()
    event = webhooks.unwrap(body, webhooks.sign(body))
    assert event.type == "api_key.expired"
    assert "ApiKey" in type(event).__name__


def test_an_event_of_a_later_version_is_unknown_not_wrong() -> None:
    webhooks = client(webhook_secret=SECRET).webhooks
    body = json.dumps({**EVENT, "type": "moon.landed"}).encode()
    event = webhooks.unwrap(body, webhooks.sign(body))
    assert isinstance(event, Unknown)
    assert event.raw["type"] == "moon.landed"


def test_the_async_client_receives_without_awaiting() -> None:
    webhooks = AsyncAIAgentPlatform(api_key="aap_test_0123456789", webhook_secret=SECRET).webhooks
    assert webhooks.verify(b"{}", webhooks.sign(b"{}", id="evt_9")).id == "evt_9"


def test_any_of_several_secrets_fits() -> None:
    webhooks = client().webhooks
    assert webhooks.verify(b"{}", webhooks.sign(b"{}", SECRET), [OTHER, SECRET])
    headers = webhooks.sign(b"{}", [OTHER, SECRET])
    assert len(headers["webhook-signature"].split(" ")) == 2
    assert webhooks.verify(b"{}", headers, SECRET)


def test_without_a_secret_the_error_tells_how_to_give_one() -> None:
    with pytest.raises(ConfigurationError, match="AIAGENTPLATFORM_WEBHOOK_SECRET"):
        client().webhooks.verify(b"{}", {})


@pytest.mark.parametrize(
    ("change", "kind", "code"),
    [
        ({"webhook-id": ""}, WebhookHeaderError, "missing_header"),
        ({"webhook-timestamp": "soon"}, WebhookTimestampError, "invalid_timestamp"),
        ({"webhook-timestamp": "1"}, WebhookTimestampError, "timestamp_too_old"),
        ({"webhook-signature": "v1,AAAA"}, WebhookSignatureError, "no_matching_signature"),
    ],
)
def test_each_fault_has_its_error(change: dict[str, str], kind: type[WebhookError], code: str) -> None:
    webhooks = client(webhook_secret=SECRET).webhooks
    with pytest.raises(kind) as caught:
        webhooks.unwrap(b"{}", {**webhooks.sign(b"{}"), **change})
    assert caught.value.code == code


def test_a_malformed_secret_is_the_receivers_fault_and_is_not_shown() -> None:
    with pytest.raises(WebhookSecretError) as caught:
        client().webhooks.verify(b"{}", {}, "whsec_top secret")
    assert isinstance(caught.value, ConfigurationError)
    assert "top secret" not in str(caught.value)


@pytest.mark.parametrize("body", [b"", b"[1]", b'{"a":', b"\xff\xfe", b"[" * 100_000, b'{"a":' * 100_000])
def test_a_signed_body_that_is_no_event_is_a_payload_error(body: bytes) -> None:
    webhooks = client(webhook_secret=SECRET).webhooks
    with pytest.raises(WebhookPayloadError) as caught:
        webhooks.unwrap(body, webhooks.sign(body))
    assert caught.value.code == "invalid_payload"


@pytest.mark.parametrize("written", [json.dumps(EVENT), json.dumps(EVENT, separators=(",", ":")) + "\n"])
def test_a_body_that_was_written_again_is_named_as_such(written: str) -> None:
    sent = json.dumps(EVENT, separators=(",", ":")).encode()
    webhooks = client(webhook_secret=SECRET).webhooks
    with pytest.raises(WebhookSignatureError, match="parsed and written again"):
        webhooks.unwrap(written.encode(), webhooks.sign(sent))


def test_a_parsed_body_is_named_as_such() -> None:
    webhooks = client(webhook_secret=SECRET).webhooks
    with pytest.raises(WebhookPayloadError, match="raw bytes") as caught:
        webhooks.unwrap(EVENT, webhooks.sign(b"{}"))
    assert caught.value.code == "parsed_body"


def test_text_is_taken_if_it_still_fits_and_is_hinted_at_if_not() -> None:
    webhooks = client(webhook_secret=SECRET).webhooks
    assert webhooks.verify("{}", webhooks.sign(b"{}"))
    with pytest.raises(WebhookSignatureError, match="came as text"):
        webhooks.verify("\ufffd", webhooks.sign(b"\xff"))


def test_headers_come_in_whatever_form_a_framework_has() -> None:
    import httpx

    signed = sign(b"{}", SECRET, id="evt_1", timestamp=NOW)
    forms: list[Any] = [
        signed,
        {name.upper(): value for name, value in signed.items()},
        {name: [value] for name, value in signed.items()},
        list(signed.items()),
        [(name.encode(), value.encode()) for name, value in signed.items()],
        httpx.Headers(signed),
    ]
    for headers in forms:
        assert verify(b"{}", headers, SECRET, now=NOW)
    with pytest.raises(WebhookHeaderError, match="2 times"):
        verify(b"{}", httpx.Headers([*signed.items(), *signed.items()]), SECRET, now=NOW)


def test_ed25519_without_its_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("cryptography")
    seed = "whsk_" + base64.b64encode(bytes(32)).decode()
    real = builtins.__import__

    def refusing(name: str, *arguments: Any, **named: Any) -> Any:
        if name.startswith("cryptography"):
            raise ImportError(name)
        return real(name, *arguments, **named)

    assert sign(b"{}", seed, id="evt_1", timestamp=NOW)["webhook-signature"].startswith("v1a,")
    monkeypatch.setattr(builtins, "__import__", refusing)
    with pytest.raises(ConfigurationError, match="pip install cryptography"):
        sign(b"{}", seed, id="evt_1", timestamp=NOW)


anything = st.text(max_size=40)
near = st.sampled_from(
    ["v1,", "v1", ",", " ", "v1a,AAAA", "whsec_", "whpk_", SECRET, str(NOW), "9" * 5000, "\ud800", "\x00", "é", "-0"]
)
text = st.one_of(anything, near, st.lists(near, max_size=4).map("".join))
names = st.one_of(st.sampled_from(["webhook-id", "Webhook-Timestamp", "WEBHOOK-SIGNATURE"]), anything)


@given(st.lists(st.tuples(names, text), max_size=8), st.lists(text, max_size=3), st.binary(max_size=60))
def test_no_input_causes_another_error(pairs: list[tuple[str, str]], secrets: list[str], body: bytes) -> None:
    with suppress(WebhookError, ConfigurationError):
        verify(body, pairs, [*secrets, SECRET], now=NOW)


@given(text.filter(bool), text, st.one_of(st.binary(max_size=80), text))
def test_what_is_signed_verifies_and_nothing_else_does(id: str, signature: str, body: bytes | str) -> None:
    headers = sign(body, SECRET, id=id, timestamp=NOW)
    assert verify(body, headers, SECRET, now=NOW) == (id, NOW)
    try:
        verify(body, {**headers, "webhook-signature": signature}, SECRET, now=NOW)
    except WebhookError:
        pass
    else:
        assert headers["webhook-signature"] in signature.split(" ")


@given(st.integers(0, 2 * NOW), st.integers(0, 2 * NOW), st.integers(0, 1000))
def test_the_tolerance_holds_both_ways(timestamp: int, now: int, tolerance: int) -> None:
    headers = sign(b"", SECRET, id="evt_1", timestamp=timestamp)
    try:
        verify(b"", headers, SECRET, now=now, tolerance=tolerance)
    except WebhookTimestampError as fault:
        assert abs(now - timestamp) > tolerance
        assert fault.code == ("timestamp_too_old" if now > timestamp else "timestamp_too_new")
    else:
        assert abs(now - timestamp) <= tolerance


def test_virtual_time_is_used(virtual: VirtualTime) -> None:
    webhooks = client(webhook_secret=SECRET).with_options(clock=virtual.clock).webhooks
    assert webhooks.verify(b"{}", webhooks.sign(b"{}"))
