"""`retries.json`, `headers.json`, `query.json`, `errors.json` and `pages.json`, on the product's own client."""

from __future__ import annotations

from typing import Any

import pytest
from aiagentplatform._core import (
    REMOVE,
    APIError,
    APIStatusError,
    Operation,
    PageSpec,
    RetryPolicy,
    SDKError,
    Timeout,
)
from aiagentplatform.errors import CODES
from conftest import VirtualTime, awaited, gathered

from .cases import Case, load
from .fakes import Script, header, query_of
from .kinds import kind_of
from .stages import Stage

pytestmark = pytest.mark.anyio


def operation(case: Case, **changes: Any) -> Operation[Any]:
    asked = case.get("request", {})
    method = asked.get("method", "GET")
    body = "json" if method == "POST" else ""
    return Operation(
        "",
        method,
        "/things",
        returns="typing:Any",
        body=body,
        idempotent=asked.get("idempotent", method == "POST"),
        **changes,
    )


def options(case: Case) -> Any:
    given = dict(case.get("options") or {})
    policy = {name: given.pop(name) for name in ("max_retries", "max_retry_after") if name in given}
    made: dict[str, Any] = {"retry": RetryPolicy(**policy)} if policy else {}
    if "total" in given:
        made["timeout"] = Timeout(total=given.pop("total"))
    return {**given, **made}


def removals(headers: dict[str, str | None]) -> dict[str, Any]:
    return {name: REMOVE if value is None else value for name, value in headers.items()}


@pytest.mark.parametrize("case", load("retries.json"))
async def test_retries(case: Case, stage: Stage, virtual: VirtualTime) -> None:
    script, expected = Script(case["replies"]), case["expected"]
    given = {"api_key": iter(case["keys"]).__next__} if "keys" in case else {}
    client = stage.make_client(script, virtual, case["random"], **given)
    body = {} if case["request"]["method"] == "POST" else None
    error: SDKError | None = None
    try:
        await awaited(client._core.call(operation(case), options(case), body=body))
    except SDKError as failure:
        error = failure
    assert kind_of(error) == expected.get("error")
    assert len(script.requests) == expected["attempts"]
    assert virtual.sleeps == pytest.approx(expected["sleeps"])
    keys = {header(request, "idempotency-key") for request in script.requests}
    assert keys <= ({"key-1"} if case["request"]["idempotent"] else {None})
    sent = [header(request, "authorization") for request in script.requests]
    assert sent == expected.get("authorizations", sent)
    if isinstance(error, APIError):
        assert error.attempts == expected["attempts"]
        if "retry_after" in expected:
            assert error.retry_after == expected["retry_after"]


@pytest.mark.parametrize("case", load("headers.json"))
async def test_headers(case: Case, stage: Stage, virtual: VirtualTime) -> None:
    script, expected = Script([{"body": {}}]), case["expected"]
    if case.get("latin_1") and stage.library == "aiohttp":
        expected = {"error": "invalid_header"}
    body = {} if case["request"]["method"] == "POST" else None
    try:
        client = stage.make_client(script, virtual, headers=removals(case["client_headers"]))
        call = {**options(case), "headers": removals(case["call_headers"])}
        await awaited(client._core.call(operation(case), call, body=body))
    except SDKError as failure:
        assert kind_of(failure) == expected.get("error")
        assert not stage.arrivals(script)
        return
    assert "error" not in expected
    sent = script.requests[0]
    assert {name: header(sent, name) for name in expected["present"]} == expected["present"]
    assert [name for name in expected["absent"] if header(sent, name) is not None] == []


@pytest.mark.parametrize("case", load("query.json"))
async def test_query(case: Case, stage: Stage, virtual: VirtualTime) -> None:
    script, expected = Script([{"body": {}}]), case["expected"]
    styles = {name: (style, explode) for name, (style, explode) in case["styles"].items()}
    client = stage.make_client(script, virtual)
    try:
        await awaited(client._core.call(operation(case, styles=styles), None, query=case["parameters"]))
    except SDKError as failure:
        assert kind_of(failure) == expected.get("error")
        assert not script.requests
    else:
        assert query_of(script.requests[0]) == expected["query"]


@pytest.mark.parametrize("case", load("errors.json"))
async def test_errors(case: Case, stage: Stage, virtual: VirtualTime) -> None:
    expected = dict(case["expected"])
    client = stage.make_client(Script([case["reply"]]), virtual, max_retries=0)
    with pytest.raises(APIStatusError) as caught:
        await awaited(client._core.call(operation(case)))
    error = caught.value
    assert kind_of(error) == expected.pop("kind")
    if "message_contains" in expected:
        assert expected.pop("message_contains") in error.message
    if "documented" in expected:
        assert (CODES.get(error.code or "") is type(error)) == expected.pop("documented")
    if "rate_limit_requests" in expected:
        allowance = error.rate_limit and error.rate_limit.requests
        assert allowance is not None
        found = {"limit": allowance.limit, "remaining": allowance.remaining, "reset": allowance.reset}
        assert found == expected.pop("rate_limit_requests")
    assert {name: getattr(error, name) for name in expected} == expected


@pytest.mark.parametrize("case", load("pages.json"))
async def test_pages(case: Case, stage: Stage, virtual: VirtualTime) -> None:
    script, expected = Script(case["replies"]), case["expected"]
    client = stage.make_client(script, virtual)
    found: list[Any] = []
    error: SDKError | None = None
    try:
        page = await awaited(
            client._core.page(operation(case, page=PageSpec(**case["page"])), None, query=case["query"])
        )
        found += page.data if case["walk"] == "first_page" else ()
        async for each in walked(page, case["walk"]):
            found.append(each)
    except SDKError as failure:
        error = failure
    assert kind_of(error) == expected.get("error")
    assert [query_of(request) for request in script.requests] == expected["requests"]
    assert [[item["id"] for item in each] if isinstance(each, list) else each["id"] for each in found] == expected[
        "items"
    ]


async def walked(page: Any, walk: str) -> Any:
    """What the walk gives, one by one; an error comes after what came before it."""
    if walk == "first_page":
        return
    if walk == "pages":
        for each in await gathered(page.iter_pages()):
            yield each.data
        return
    items = page.iter_items(backwards=walk == "items_backwards")
    if hasattr(items, "__aiter__"):
        async for item in items:
            yield item
    else:
        for item in items:
            yield item
