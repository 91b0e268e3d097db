"""Lists: by item, by page, forwards and backwards, lazily, with each way of going on."""

from __future__ import annotations

from typing import Any

import pytest
from aiagentplatform._core import APIResponseError, Headers, Operation, PageSpec, ResponseInfo
from aiagentplatform._core.reply.pagination import Fetched, Move, Walk, items_of, links, step
from conftest import Face, gathered
from hypothesis import given
from hypothesis import strategies as st
from scripted import Reply, ScriptedServer

CURSOR = PageSpec("data", "", "cursor", after="after", before="before", limit="limit", cursor="id", more="has_more")
TOKEN = PageSpec("items", "", "token", after="page_token", next_field="next.token")
NUMBER = PageSpec("data", "", "number", after="page", limit="per_page")
OFFSET = PageSpec("data", "", "offset", after="offset", limit="limit")
LINK = PageSpec("", "", "link")
LIST: Operation[Any] = Operation("things.list", "GET", "/things", returns="builtins:dict", page=CURSOR)


def envelope(first: int, last: int, *, more: bool) -> dict[str, Any]:
    return {"data": [{"id": f"t{n}"} for n in range(first, last + 1)], "has_more": more}


@pytest.mark.anyio
async def test_iterating_gives_all_items_and_fetches_only_what_is_needed(client: Face, server: ScriptedServer) -> None:
    server.script(
        Reply(body=envelope(1, 2, more=True)),
        Reply(body=envelope(3, 4, more=True)),
        Reply(body=envelope(5, 5, more=False)),
    )
    page = await client.page(LIST, query={"limit": 2, "order": "asc"})
    assert (len(page), page.has_next, page.has_previous, len(server.requests)) == (2, True, False, 1)
    assert page.url == f"{server.url}/things?limit=2&order=asc"
    assert [item["id"] for item in await gathered(page.iter_items())] == ["t1", "t2", "t3", "t4", "t5"]
    assert [seen.target for seen in server.requests] == [
        "/things?limit=2&order=asc",
        "/things?limit=2&order=asc&after=t2",
        "/things?limit=2&order=asc&after=t4",
    ]


@pytest.mark.anyio
async def test_walking_back_and_forth(client: Face, server: ScriptedServer) -> None:
    server.script(
        Reply(body=envelope(5, 6, more=False)),
        Reply(body=envelope(3, 4, more=True)),
        Reply(body=envelope(1, 2, more=False)),
    )
    page = await client.page(LIST, query={"after": "t4"})
    assert (page.has_next, page.has_previous) == (False, True)
    backwards = await gathered(page.iter_items(backwards=True))
    assert [item["id"] for item in backwards] == ["t6", "t5", "t4", "t3", "t2", "t1"]
    assert [seen.target for seen in server.requests[1:]] == ["/things?before=t5", "/things?before=t3"]
    server.script(Reply(body=envelope(3, 4, more=True)), Reply(body=envelope(5, 6, more=False)))
    middle = await client.page(LIST, query={"before": "t5"})
    assert (middle.has_next, middle.has_previous) == (True, True)
    following = middle.next_page() if client.flavour == "sync" else await middle.next_page()
    assert following is not None and server.requests[-1].target == "/things?after=t4"


@pytest.mark.anyio
async def test_by_page(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(body=envelope(1, 2, more=True)), Reply(body=envelope(3, 3, more=False)))
    page = await client.page(LIST)
    assert [len(each) for each in await gathered(page.iter_pages())] == [2, 1]


@pytest.mark.anyio
async def test_options_hold_for_every_page(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(body=envelope(1, 1, more=True)), Reply(body=envelope(2, 2, more=False)))
    page = await client.page(LIST, {"headers": {"x-mine": "1"}, "query": {"extra": "y"}})
    await gathered(page.iter_items())
    assert server.requests[1].target == "/things?extra=y&after=t1"
    assert server.requests[1].header("x-mine") == "1"


@pytest.mark.anyio
async def test_an_async_list_is_awaited_or_iterated(client: Face, server: ScriptedServer) -> None:
    if client.flavour == "sync":
        return
    server.script(Reply(body=envelope(1, 2, more=False)))
    pager = client.client._core.page(LIST, None)
    assert server.requests == []
    assert [item["id"] async for item in pager] == ["t1", "t2"]
    assert [len(page) async for page in pager.iter_pages()] == [2]


@pytest.mark.anyio
async def test_an_error_in_the_middle_of_a_list_is_raised(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(body=envelope(1, 1, more=True)), Reply(404))
    page = await client.page(LIST)
    with pytest.raises(Exception, match="404"):
        await gathered(page.iter_items())


def fetched(reply: Any, query: dict[str, Any] | None = None, link: str = "") -> Fetched:
    headers = Headers([("link", link)] if link else [])
    return Fetched(reply, ResponseInfo(200, headers, 1), query or {}, "https://api.acme.test/v1/things?x=1")


FULL = {"data": [{"id": "a"}, {"id": "b"}], "has_more": True}
LAST = {"data": [{"id": "a"}, {"id": "b"}], "has_more": False}


@pytest.mark.parametrize(
    ("spec", "page", "following", "preceding"),
    [
        (CURSOR, fetched(FULL), Move({"after": "b"}, ("before",)), None),
        (CURSOR, fetched(LAST), None, None),
        (CURSOR, fetched(LAST, {"after": "z"}), None, Move({"before": "a"}, ("after",))),
        (CURSOR, fetched(FULL, {"before": "z"}), Move({"after": "b"}, ("before",)), Move({"before": "a"}, ("after",))),
        (CURSOR, fetched(LAST, {"before": "z"}), Move({"after": "b"}, ("before",)), None),
        (CURSOR, fetched({"data": [], "has_more": True}), None, None),
        (CURSOR, fetched({"data": None}), None, None),
        (CURSOR, fetched({}), None, None),
        (TOKEN, fetched({"items": [1], "next": {"token": "n"}}), Move({"page_token": "n"}), None),
        (TOKEN, fetched({"items": [1], "next": {"token": ""}}), None, None),
        (TOKEN, fetched({"items": [1], "next": None}), None, None),
        (NUMBER, fetched({"data": [1, 2]}, {"per_page": 2}), Move({"page": 2}), None),
        (NUMBER, fetched({"data": [1]}, {"per_page": 2, "page": 3}), None, Move({"page": 2})),
        (NUMBER, fetched({"data": []}, {"page": 2}), None, Move({"page": 1})),
        (OFFSET, fetched({"data": [1, 2]}, {"limit": 2}), Move({"offset": 2}), None),
        (OFFSET, fetched({"data": [1]}, {"limit": 2, "offset": 3}), None, Move({"offset": 1})),
        (LINK, fetched([1], link='<?page=2>; rel="next"'), Move(url="https://api.acme.test/v1/things?page=2"), None),
        (LINK, fetched([1], link="</a>; rel=prev, </b>; rel=last"), None, Move(url="https://api.acme.test/a")),
    ],
)
def test_how_a_list_goes_on(spec: PageSpec, page: Fetched, following: Move | None, preceding: Move | None) -> None:
    assert step(spec, page, "next") == following
    assert step(spec, page, "previous") == preceding


@pytest.mark.parametrize(
    ("spec", "page"),
    [
        (CURSOR, fetched(FULL, {"after": "b"})),
        (TOKEN, fetched({"items": [1], "next": {"token": "n"}}, {"page_token": "n"})),
        (LINK, fetched([1], link="<https://api.acme.test/v1/things?x=1>; rel=next")),
    ],
)
def test_a_list_that_stands_still_is_an_error_not_an_endless_loop(spec: PageSpec, page: Fetched) -> None:
    with pytest.raises(APIResponseError, match="same page"):
        step(spec, page, "next")


@pytest.mark.anyio
@pytest.mark.parametrize("backwards", [False, True], ids=["forwards", "backwards"])
async def test_a_list_that_goes_in_a_circle_is_an_error_too(
    client: Face, server: ScriptedServer, backwards: bool
) -> None:
    pages = [Reply(body=envelope(n, n, more=True)) for n in (3, 2, 1)]
    server.script(*pages, *pages, *pages, Reply(body=envelope(9, 9, more=False)))
    first = await client.page(LIST, query={"before": "t9"} if backwards else {})
    with pytest.raises(APIResponseError, match="a page that was given before"):
        await gathered(first.iter_items(backwards=backwards))
    assert len(server.replies) > 1


@given(tail=st.integers(0, 200), circle=st.integers(1, 200))
def test_every_circle_is_noticed_soon_and_nothing_else_is_taken_for_one(tail: int, circle: int) -> None:
    walk = Walk()

    for number in range(tail + circle):
        walk.check(f"/things?after={number}")
    with pytest.raises(APIResponseError, match="does not end"):
        for further in range(3 * (tail + circle)):
            walk.check(f"/things?after={tail + further % circle}")


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            '<https://a.test/?p=2>; rel="next", </?p=9>; rel="last"',
            [("https://a.test/?p=2", ["next"]), ("/?p=9", ["last"])],
        ),
        ('<a,b>; title="x, <y>"; rel="next prev"', [("a,b", ["next", "prev"])]),
        ("<a>", [("a", [])]),
        ("", []),
        ("nonsense", []),
    ],
)
def test_link_headers(header: str, expected: list[tuple[str, list[str]]]) -> None:
    assert list(links(header)) == expected


@pytest.mark.anyio
async def test_a_link_to_another_server_is_not_followed(client: Face, server: ScriptedServer) -> None:
    operation: Operation[Any] = Operation("x.list", "GET", "/x", returns="builtins:list", page=LINK)
    server.script(Reply(body=[1], headers=[("link", "<https://evil.test/x>; rel=next")]))
    seen: list[Any] = []
    page = await client.page(operation, {"on_response": seen.append})
    page._fetched = Fetched(page.reply, seen[0], {}, server.url)
    with pytest.raises(APIResponseError, match="another server"):
        await gathered(page.iter_items())
    assert len(server.requests) == 1


def test_a_reply_may_be_the_list_itself() -> None:
    assert items_of(LINK, [1, 2]) == [1, 2]
