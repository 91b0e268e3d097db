"""API keys: created, used, rotated, revoked, counted."""

from __future__ import annotations

import pytest
from aiagentplatform import PermissionDeniedError
from aiagentplatform.errors import ExpiredApiKeyError, InvalidApiKeyError, RevokedApiKeyError

from .driver import Driver


async def life(d: Driver) -> None:
    keys = d.client.api_keys
    made = await d.do(keys.create(name="Reader", permissions=["models:read"], expires_in=3600))
    async with d.opened(d.client.with_options(api_key=made.key)) as reader:
        assert await d.do(reader.models.retrieve("gpt-5.2"))
        with pytest.raises(PermissionDeniedError) as denied:
            await d.do(reader.workflows.list())
        assert denied.value.code == "permission_denied" and "workflows:read" in denied.value.message
        rotated = await d.do(keys.rotate(made.id, overlap_seconds=0))
        with pytest.raises(RevokedApiKeyError):
            await d.do(reader.models.retrieve("gpt-5.2"))
    async with d.opened(d.client.with_options(api_key=rotated.key)) as reader:
        assert await d.do(reader.models.retrieve("gpt-5.2"))
    assert (await d.do(keys.update(rotated.id, name="Renamed"))).name == "Renamed"
    assert (await d.do(keys.retrieve(rotated.id))).last_used_at is not None
    assert (await d.do(keys.usage(rotated.id))).total.api_calls >= 1
    assert (await d.do(keys.revoke(rotated.id))).status == "revoked"
    assert rotated.id in [each.id for each in await d.all(keys.list(status="revoked"))]


async def refusals(d: Driver) -> None:
    made = await d.do(d.client.api_keys.create(name="Short", permissions=["models:read"], expires_in=60))
    d.company.advance(61)
    for key, error in ((made.key, ExpiredApiKeyError), ("aap_test_nobody", InvalidApiKeyError)):
        async with d.opened(d.client.with_options(api_key=key)) as client:
            with pytest.raises(error) as refused:
                await d.do(client.models.list())
            assert refused.value.status == 401 and refused.value.request_id
            assert key not in str(refused.value)
