"""`sse.json` and `webhooks.json`, with those of `CONFORMANCE_EXTRA`: pure functions of bytes and text."""

from __future__ import annotations

from typing import Any

import pytest
from aiagentplatform._core import WebhookError
from aiagentplatform._core.streams.sse import SSEDecoder
from aiagentplatform._core.webhooks.signature import sign, verify

from .cases import Case, load, unpacked


def decoded(chunks: list[bytes]) -> tuple[list[dict[str, Any]], str, int | None]:
    decoder = SSEDecoder()
    events = [event for chunk in chunks for event in decoder.feed(chunk)] + decoder.end()
    shown = [
        {"event": each.event, "data": each.text, "id": each.id, "retry": each.retry, "id_field": each.own_id}
        for each in events
    ]
    return shown, decoder.last_event_id, decoder.retry


@pytest.mark.parametrize("case", load("sse.json", "vectors", extra=True))
def test_sse(case: Case) -> None:
    chunks = [unpacked(chunk) for chunk in case["chunks_b64"]]
    expected = case["expected_events"], case["final_last_event_id"], case["final_retry"]
    assert decoded(chunks) == expected
    assert decoded([b"".join(chunks)]) == expected
    if sum(map(len, chunks)) < 10_000:
        assert decoded([bytes([byte]) for chunk in chunks for byte in chunk]) == expected


@pytest.mark.parametrize("case", load("webhooks.json", "sign_vectors", extra=True))
def test_signing(case: Case) -> None:
    secret = case.get("secret") or f"whsk_{case['private_seed_b64']}"
    body, id, timestamp = unpacked(case["body_b64"]), case["id"], case["timestamp"]
    headers = sign(body, secret, id=id, timestamp=timestamp)
    assert headers == {
        "webhook-id": id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": case["signature"],
    }
    assert verify(body, headers, case.get("public") or secret, now=timestamp) == (id, timestamp)


@pytest.mark.parametrize("case", load("webhooks.json", "verify_vectors", extra=True))
def test_verifying(case: Case) -> None:
    headers = [(name, value) for name, value in case["headers"]]
    try:
        verify(unpacked(case["body_b64"]), headers, case["secrets"], now=case["now"], tolerance=case["tolerance"])
    except WebhookError as fault:
        assert {"valid": False, "error": fault.code} == case["expected"], fault
    else:
        assert case["expected"]["valid"]
