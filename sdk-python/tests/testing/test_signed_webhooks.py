"""Signed webhooks: each type of event is accepted by the receiver, each flaw is refused with its code."""

from __future__ import annotations

import base64
import json
from datetime import datetime, timezone

import pytest
from aiagentplatform import AIAgentPlatform, WebhookError
from aiagentplatform.testing import EVENT_TYPES, WEBHOOK_SECRET, signed_webhook, webhook_event
from aiagentplatform_mock.kernel.document import load
from aiagentplatform_mock.kernel.document.schemas import Schemas

CLIENT = AIAgentPlatform(webhook_secret=WEBHOOK_SECRET)
DOCUMENT = load()
TYPES = DOCUMENT.root["components"]["schemas"]["Event"]["discriminator"]["mapping"]


def test_there_is_an_event_for_every_type_of_the_document() -> None:
    assert set(EVENT_TYPES) == set(TYPES) and len(EVENT_TYPES) == 13


@pytest.mark.parametrize("kind", EVENT_TYPES)
def test_every_event_is_accepted_and_true_to_the_document(kind: str) -> None:
    webhook = signed_webhook(kind)
    event = CLIENT.webhooks.unwrap(webhook.body, webhook.headers)
    assert event.type == kind and event == webhook.event
    assert webhook.headers["webhook-id"] == event.id
    value = event.model_dump(mode="json", exclude_unset=True)
    assert Schemas(DOCUMENT).faults(f"/components/schemas/{TYPES[kind].rpartition('/')[2]}", value) == []


@pytest.mark.parametrize("kind", EVENT_TYPES)
def test_a_thin_event_is_true_to_the_document(kind: str) -> None:
    webhook = signed_webhook(kind, thin=True)
    CLIENT.webhooks.verify(webhook.body, webhook.headers)
    body = json.loads(webhook.body)
    assert Schemas(DOCUMENT).faults("/components/schemas/ThinEvent", body) == []
    assert set(body["data"]["object"]) == {"id", "object", "status"}


@pytest.mark.parametrize(
    ("flaw", "code"),
    [
        ("body", "no_matching_signature"),
        ("id", "no_matching_signature"),
        ("secret", "no_matching_signature"),
        ("timestamp", "timestamp_too_old"),
        ("missing_signature", "missing_header"),
    ],
)
def test_a_flaw_is_refused(flaw: str, code: str) -> None:
    webhook = signed_webhook("api_key.created", tampered=flaw)
    with pytest.raises(WebhookError) as caught:
        CLIENT.webhooks.unwrap(webhook.body, webhook.headers)
    assert caught.value.code == code


def test_the_event_is_what_the_test_says() -> None:
    webhook = signed_webhook(
        "workflow.failed",
        {"metadata": {"order": "17"}},
        previous={"status": "running"},
        id="msg_7",
        company_id="comp_7",
    )
    event = CLIENT.webhooks.unwrap(webhook.body, webhook.headers)
    assert event.type == "workflow.failed"
    assert (event.data.object.metadata, event.data.previous) == ({"order": "17"}, {"status": "running"})
    assert (event.company_id, webhook.headers["webhook-id"]) == ("comp_7", "msg_7")
    assert webhook_event("workflow.failed").data.object.status == "failed"


def test_several_secrets_sign_while_one_is_replaced() -> None:
    new = "whsec_" + base64.b64encode(bytes(32)).decode()
    webhook = signed_webhook(secret=[new, WEBHOOK_SECRET])
    for secret in (new, WEBHOOK_SECRET):
        CLIENT.webhooks.verify(webhook.body, webhook.headers, secret)
    assert webhook.secret == new


def test_the_time_can_be_told() -> None:
    moment = datetime(2026, 11, 1, tzinfo=timezone.utc)
    for timestamp in (moment, moment.timestamp()):
        assert signed_webhook(timestamp=timestamp).headers["webhook-timestamp"] == "1793491200"


def test_what_does_not_exist_is_refused_and_the_choices_are_listed() -> None:
    with pytest.raises(ValueError, match=r"no event of type 'workflow.exploded'.*workflow.completed"):
        signed_webhook("workflow.exploded")
    with pytest.raises(ValueError, match=r"no flaw 'luck'.*body, id"):
        signed_webhook(tampered="luck")  # type: ignore[arg-type]


def test_no_secret_is_shown() -> None:
    assert WEBHOOK_SECRET not in repr(signed_webhook())
