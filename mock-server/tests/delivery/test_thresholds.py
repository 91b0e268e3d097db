"""Events about monthly quotas."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def tight(monkeypatch: pytest.MonkeyPatch) -> None:
    """A free plan with five chat requests a month."""
    from aiagentplatform_mock.kernel.policy import plans

    monkeypatch.setitem(plans.PLANS["free"].quotas, "chat_requests", 5)


def test_thresholds_are_told_once_each(tight: None, new_tenant: Any, receiver: Any) -> None:
    tenant = new_tenant(plan="free")
    tenant.subscribe(receiver.url, ["usage.threshold_reached"])
    model = tenant.ok("GET", "/models")["data"][0]["id"]
    for _ in range(5):
        tenant.ok("POST", "/chat/completions", {"model": model, "messages": [{"role": "user", "content": "Hi"}]})
    told = [receiver.next().event["data"]["object"] for _ in range(2)]
    found = sorted((event["threshold"], event["used"], event["status"], event["quota"]) for event in told)
    assert found == [(0.8, 4, "warning", "chat_requests"), (1.0, 5, "exhausted", "chat_requests")]
    assert receiver.idle
