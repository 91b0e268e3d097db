"""Receiving webhooks: typed events, clear errors, and no other failure whatever the input."""

from __future__ import annotations

import base64
import builtins
import json
from contextlib import suppress
from types import MappingProxyType
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

from .conftest import EVENT, NOW, OTHER, SECRET


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


def forms_of(signed: dict[str, str]) -> list[Any]:
    """The same headers as HTTP libraries, web frameworks and gateways have them."""
    import httpx
    from aiohttp import web
    from aiohttp.test_utils import make_mocked_request
    from django.http import HttpHeaders
    from starlette.datastructures import Headers
    from starlette.requests import Request as StarletteRequest
    from werkzeug.datastructures import EnvironHeaders

    pairs = [(name.encode(), value.encode()) for name, value in signed.items()]
    environ: dict[str, Any] = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in signed.items()}
    mocked: web.Request = make_mocked_request("POST", "/", headers=signed)
    return [
        signed,
        MappingProxyType(signed),
        {name.upper(): value for name, value in signed.items()},
        {name: [value] for name, value in signed.items()},
        {name.encode(): value.encode() for name, value in signed.items()},
        {**signed, "webhook-timestamp": int(signed["webhook-timestamp"])},
        list(signed.items()),
        iter(signed.items()),
        pairs,
        httpx.Headers(signed),
        Headers(signed),
        Headers(raw=pairs),
        StarletteRequest({"type": "http", "headers": pairs}).headers,
        {**environ, "wsgi.version": (1, 0), "REQUEST_METHOD": "POST"},
        EnvironHeaders(environ),
        HttpHeaders(environ),
        mocked.headers,
    ]


def test_headers_come_in_whatever_form_a_framework_has() -> None:
    signed = sign(b"{}", SECRET, id="evt_1", timestamp=NOW)
    for headers in forms_of(signed):
        assert verify(b"{}", headers, SECRET, now=NOW) == ("evt_1", NOW), type(headers)


def test_a_header_that_came_twice_is_refused() -> None:
    import httpx
    from starlette.datastructures import Headers
    from werkzeug.datastructures import Headers as FlaskHeaders

    signed = sign(b"{}", SECRET, id="evt_1", timestamp=NOW)
    pairs = [*signed.items(), *signed.items()]
    raw = [(name.encode(), value.encode()) for name, value in pairs]
    forms: list[Any] = [pairs, httpx.Headers(pairs), FlaskHeaders(pairs), Headers(raw=raw)]
    for headers in [*forms, {**signed, "Webhook-Id": "evt_2"}, {**signed, "HTTP_WEBHOOK_ID": "evt_2"}]:
        with pytest.raises(WebhookHeaderError, match="2 times") as caught:
            verify(b"{}", headers, SECRET, now=NOW)
        assert caught.value.code == "duplicate_header"


@pytest.mark.parametrize("headers", [None, 7, "webhook-id: evt_1", [1, 2], [("a", "b", "c")], object()])
def test_what_holds_no_headers_is_named_as_such(headers: Any) -> None:
    with pytest.raises(WebhookHeaderError, match=f"No headers can be read from a {type(headers).__name__}"):
        verify(b"{}", headers, SECRET, now=NOW)


def test_a_header_without_a_value_is_missing() -> None:
    signed = sign(b"{}", SECRET, id="evt_1", timestamp=NOW)
    with pytest.raises(WebhookHeaderError, match="webhook-id is missing"):
        verify(b"{}", {**signed, "webhook-id": None}, SECRET, now=NOW)


def test_a_body_that_was_not_awaited_is_named_as_such() -> None:
    async def body() -> bytes:
        return b"{}"

    webhooks = client(webhook_secret=SECRET).webhooks
    with pytest.raises(WebhookPayloadError, match="`await` is missing") as caught:
        webhooks.unwrap(body(), webhooks.sign(b"{}"))
    assert caught.value.code == "parsed_body"


@pytest.mark.parametrize("tolerance", [-1, float("nan")])
def test_a_tolerance_that_would_let_anything_through_is_refused(tolerance: float) -> None:
    with pytest.raises(ConfigurationError, match="tolerance"):
        verify(b"{}", sign(b"{}", SECRET, id="evt_1", timestamp=1), SECRET, now=NOW, tolerance=tolerance)


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


cases = st.lists(st.booleans(), min_size=20, max_size=20)
junk = st.text(st.characters(exclude_characters=" "), max_size=30).filter(lambda token: not token.startswith("v1,"))


def cased(name: str, upper: list[bool]) -> str:
    return "".join(letter.upper() if up else letter for letter, up in zip(name, upper, strict=False))


@given(st.tuples(cases, cases, cases), st.permutations(range(3)), st.lists(st.tuples(junk, st.integers(1, 3))))
def test_the_case_and_order_of_headers_and_junk_among_signatures_do_not_matter(
    upper: tuple[list[bool], ...], order: list[int], tokens: list[tuple[str, int]]
) -> None:
    signed = sign(b"{}", SECRET, id="evt_1", timestamp=NOW)
    around = "".join(f"{token}{' ' * blanks}" for token, blanks in tokens)
    signed["webhook-signature"] = f"{around}{signed['webhook-signature']} {around}"
    pairs = [(cased(name, letters), value) for (name, value), letters in zip(signed.items(), upper, strict=True)]
    assert verify(b"{}", [pairs[place] for place in order], SECRET, now=NOW)


@given(st.data())
def test_no_cut_piece_of_a_signature_is_accepted(data: st.DataObject) -> None:
    signed = sign(b"{}", SECRET, id="evt_1", timestamp=NOW)
    whole = signed["webhook-signature"]
    cuts = sorted(data.draw(st.sets(st.integers(1, len(whole) - 1), min_size=1, max_size=5)))
    pieces = [whole[start:end] for start, end in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    signed["webhook-signature"] = " ".join(data.draw(st.permutations(pieces)))
    with pytest.raises(WebhookSignatureError):
        verify(b"{}", signed, SECRET, now=NOW)


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
