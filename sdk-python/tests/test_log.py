"""Logs: switched on by the environment, and never a secret in them."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from aiagentplatform._core import AuthenticationError, Operation
from aiagentplatform._core.settings.log import logger_of
from conftest import Face, make_product
from scripted import Reply, ScriptedServer

POST: Operation[Any] = Operation(
    "things.create", "POST", "/things", returns="builtins:dict", body="json", idempotent=True
)


@pytest.mark.anyio
async def test_logs_hide_keys_bodies_and_queries(
    client: Face, server: ScriptedServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="acme")
    server.script(Reply(503), Reply(body={}))
    await client.call(POST, {"query": {"token": "query-secret"}}, body={"text": "body-secret"})
    lines = [record.getMessage() for record in caplog.records if record.name == "acme"]
    assert [line for line in lines if "attempt 2" in line and "POST" in line]
    assert any("failed, attempt 1: 503" in line for line in lines)
    assert not any(secret in line for line in lines for secret in ("acme_key", "query-secret", "body-secret"))


@pytest.mark.anyio
async def test_a_key_that_the_server_quotes_is_shown_nowhere(
    client: Face, server: ScriptedServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="acme")
    server.script(Reply(401, body={"error": {"message": "No such key: acme_key_0123456789."}}))
    with pytest.raises(AuthenticationError) as caught:
        await client.call(POST, body={})
    shown = [str(caught.value), repr(caught.value), *(record.getMessage() for record in caplog.records)]
    assert "No such key: ***." in shown[0]
    assert not any("acme_key_0123456789" in text for text in shown)


def test_the_environment_switches_logging_on(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setenv("LOUD_LOG", "debug")
    logger = logger_of(make_product(env_prefix="LOUD", package="loud"))
    assert logger.level == logging.DEBUG
    monkeypatch.setenv("ODD_LOG", "nonsense")
    assert logger_of(make_product(env_prefix="ODD", package="odd")).level == logging.NOTSET
    assert caplog.messages == ["The log level 'nonsense' in ODD_LOG is none of debug, info, warning, error."]
