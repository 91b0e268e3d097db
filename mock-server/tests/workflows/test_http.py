"""Where the requests of steps may go."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from aiagentplatform_mock.delivery import Addresses
from aiagentplatform_mock.engine.http import request_of, send
from aiagentplatform_mock.engine.running import StepFailure

NAMES = {"inside.test": ["10.0.0.7"], "mixed.test": ["93.184.215.14", "127.0.0.1"], "here.test": ["127.0.0.1"]}


async def resolve(host: str, port: int) -> Sequence[str]:
    if host not in NAMES:
        raise OSError("unknown")
    return NAMES[host]


def try_to_send(url: str, *, loopback: bool, **config: Any) -> dict[str, Any]:
    addresses = Addresses(allow_loopback=lambda: loopback, allow_private=False, resolve=resolve)
    return asyncio.run(send(addresses, request_of({"url": url, **config}), None))


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/",
        "http://[::1]:1/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://[::ffff:10.0.0.1]/",
        "http://inside.test/",
        "http://mixed.test/",
    ],
)
def test_private_addresses_are_refused(url: str) -> None:
    with pytest.raises(StepFailure) as caught:
        try_to_send(url, loopback=False)
    assert (caught.value.code, caught.value.retryable) == ("url_not_allowed", False)


def test_a_server_of_this_machine_may_call_this_machine(api: Any) -> None:
    port = api.url.rpartition(":")[2]
    api.reply(200, {"ok": True})
    assert try_to_send(f"http://here.test:{port}/x", loopback=True)["body"] == {"ok": True}
    assert api.calls[0].headers["host"] == f"here.test:{port}"
    with pytest.raises(StepFailure, match="not a public address"):
        try_to_send("http://10.0.0.1/", loopback=True)


def test_a_host_that_is_not_known_may_come_back() -> None:
    with pytest.raises(StepFailure) as caught:
        try_to_send("http://nowhere.test/", loopback=False)
    assert (caught.value.code, caught.value.retryable) == ("connection_error", True)


def test_texts_and_data_are_sent_as_what_they_are(api: Any) -> None:
    for body in ("plain", {"a": "ü"}, None):
        try_to_send(api.url, loopback=True, method="POST", body=body)
    assert [call.headers.get("content-type") for call in api.calls] == [
        "text/plain; charset=utf-8",
        "application/json",
        None,
    ]
    assert api.calls[1].body == '{"a": "ü"}'.encode()
