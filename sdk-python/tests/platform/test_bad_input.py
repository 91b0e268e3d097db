"""What users get wrong, end to end: each gives one typed error that names the culprit."""

from __future__ import annotations

import json
import socket
from typing import Any

import pytest
from aiagentplatform import (
    APIConnectionError,
    BadRequestError,
    PayloadTooLargeError,
    PermissionDeniedError,
    UnprocessableEntityError,
    WebhookPayloadError,
    WebhookSignatureError,
)
from aiagentplatform.errors import (
    InvalidApiKeyError,
    InvalidJsonError,
    InvalidParameterError,
    InvalidWorkflowDefinitionError,
    ModelNotFoundError,
    QuotaExceededError,
    RateLimitExceededError,
)
from journeys.driver import Driver
from journeys.workflows import GREET
from mock_platform import MODEL, QUESTION, new_company

pytestmark = pytest.mark.anyio


async def test_a_wrong_key_is_named_as_such_and_not_shown(driver: Driver) -> None:
    async with driver.opened(driver.client.with_options(api_key="aap_test_wrong_0123456789")) as client:
        with pytest.raises(InvalidApiKeyError) as refused:
            await driver.do(client.models.list())
    assert (refused.value.status, refused.value.attempts) == (401, 1)
    assert refused.value.request_id and refused.value.doc_url
    assert "aap_test_wrong_0123456789" not in f"{refused.value!r} {refused.value}"


async def test_a_key_without_the_permission_names_the_permission(driver: Driver, platform_url: str) -> None:
    weak = new_company(platform_url, permissions=["models:read"])
    async with driver.opened(driver.client.with_options(api_key=weak.api_key)) as client:
        with pytest.raises(PermissionDeniedError, match="chat:write"):
            await driver.do(client.chat.completions.create(model=MODEL, messages=QUESTION))


async def test_an_unknown_model_is_named(driver: Driver) -> None:
    with pytest.raises(ModelNotFoundError, match="gpt-99") as refused:
        await driver.do(driver.client.chat.completions.create(model="gpt-99", messages=QUESTION))
    assert (refused.value.param, refused.value.code) == ("/model", "model_not_found")
    with pytest.raises(ModelNotFoundError):
        async with driver.opened(driver.client.chat.completions.stream(model="gpt-99", messages=QUESTION)):
            pass


async def test_an_invalid_definition_lists_each_fault_by_pointer(driver: Driver) -> None:
    steps = [{**GREET, "depends_on": ["nobody"]}, {**GREET, "id": "other", "depends_on": ["other"]}]
    with pytest.raises(InvalidWorkflowDefinitionError) as refused:
        await driver.do(driver.client.workflows.create(name="Bad", steps=steps))
    assert isinstance(refused.value, UnprocessableEntityError)
    assert {each["pointer"] for each in refused.value.details} == {"/steps/0/depends_on/0", "/steps/1/depends_on/0"}


async def test_a_value_that_is_not_allowed_is_named(driver: Driver) -> None:
    with pytest.raises(InvalidParameterError, match="temperature") as refused:
        await driver.do(driver.client.chat.completions.create(model=MODEL, messages=QUESTION, temperature=9))
    assert refused.value.param == "/temperature"


async def test_a_huge_body_is_refused_with_its_limit(driver: Driver) -> None:
    messages = [{"role": "user", "content": "x" * 21_000_000}]
    with pytest.raises(PayloadTooLargeError) as refused:
        await driver.do(driver.client.chat.completions.create(model=MODEL, messages=messages))
    assert (refused.value.code, refused.value.attempts) == ("payload_too_large", 1)


@pytest.mark.parametrize("body", [b'{"model": "gpt-5.2", ', b"\xff\xfe", b'{"model": NaN}'])
async def test_malformed_json_is_a_bad_request(driver: Driver, body: bytes) -> None:
    options: dict[str, Any] = {"headers": {"content-type": "application/json"}}
    with pytest.raises(InvalidJsonError) as refused:
        await driver.do(driver.client.request("POST", "/chat/completions", body=body, options=options))
    assert isinstance(refused.value, BadRequestError)


async def test_a_refused_connection_names_the_address(driver: Driver) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    async with driver.opened(driver.client.with_options(base_url=url, max_retries=0)) as client:
        with pytest.raises(APIConnectionError) as refused:
            await driver.do(client.models.list())
    assert refused.value.sent is False
    assert url.removesuffix("/v1").removeprefix("http://") in str(refused.value)


async def test_a_rate_that_is_exceeded_says_when_to_come_back(driver: Driver, platform_url: str) -> None:
    slow = new_company(platform_url, rate_limit={"requests": 1})
    async with driver.opened(driver.client.with_options(api_key=slow.api_key, max_retries=0)) as client:
        await driver.do(client.models.list())
        with pytest.raises(RateLimitExceededError) as refused:
            await driver.do(client.models.list())
    assert refused.value.retry_after is not None and 0 < refused.value.retry_after <= 60
    assert refused.value.rate_limit is not None and refused.value.rate_limit.requests is not None
    assert refused.value.rate_limit.requests.limit == 1


async def test_a_used_up_quota_is_not_tried_again(driver: Driver) -> None:
    error = {"error": {"type": "quota_error", "code": "quota_exceeded", "message": "No chat requests left."}}
    driver.company.fault("status", status=402, body=error)
    with pytest.raises(QuotaExceededError, match="No chat requests left") as refused:
        await driver.do(driver.client.chat.completions.create(model=MODEL, messages=QUESTION))
    assert refused.value.attempts == 1


async def test_a_changed_webhook_is_not_accepted(driver: Driver) -> None:
    webhooks = driver.client.webhooks
    made = await driver.do(webhooks.create(url=driver.inbox.url, events=["api_key.created"]))
    await driver.do(driver.client.api_keys.create(name="Signed", permissions=["models:read"]))
    got = driver.inbox.take()
    assert webhooks.unwrap(got.body, got.headers, made.secret).data.object.name == "Signed"
    with pytest.raises(WebhookSignatureError):
        webhooks.unwrap(got.body.replace(b"Signed", b"Forged"), got.headers, made.secret)
    respelled = json.dumps(json.loads(got.body), indent=1)
    with pytest.raises(WebhookSignatureError) as refused:
        webhooks.unwrap(respelled, got.headers, made.secret)
    assert refused.value.code == "no_matching_signature" and "raw" in refused.value.message
    with pytest.raises(WebhookPayloadError) as parsed:
        webhooks.unwrap(json.loads(got.body), got.headers, made.secret)
    assert parsed.value.code == "parsed_body" and "raw" in parsed.value.message
