"""Lists end: the page after the first is empty, and no other follows."""

from __future__ import annotations

from typing import Any

import pytest

from .toys import Document, Serve, answers

ITEMS = {"type": "array", "items": {"type": "object", "properties": {"id": {"type": "string"}}}}


def lists(required: list[str], members: Document, **more: Any) -> Document:
    schema = {"type": "object", "required": required, "properties": {"data": ITEMS, **members}}
    return {"get": {"responses": answers(schema, **more)}}


CURSOR = lists(["data", "has_more"], {"has_more": {"type": "boolean"}, "last_id": {"type": ["string", "null"]}})
TOKEN = lists(["data"], {"next_page_token": {"type": "string"}})
NEEDED = lists(["data", "next"], {"next": {"type": "string"}})
NULLABLE = lists(
    ["data", "next_page"], {"next_page": {"type": ["object", "null"], "properties": {"uri": {"type": "string"}}}}
)
PLAIN: Document = {"get": {"responses": answers(ITEMS)}}


@pytest.mark.parametrize(
    ("path", "query", "page"),
    [
        (CURSOR, "after=x", {"data": [], "has_more": False, "last_id": "last_id"}),
        (TOKEN, "page_token=x", {"data": []}),
        (NEEDED, "cursor=x", {"data": [], "next": ""}),
        (NULLABLE, "offset=x", None),
        (NULLABLE, "offset=20", {"data": [], "next_page": None}),
        (PLAIN, "page=2", []),
        (PLAIN, "pageNumber=2", []),
    ],
)
def test_a_page_after_the_first_is_empty(serve: Serve, path: Document, query: str, page: Any) -> None:
    client = serve({"/a": path})
    first = client.get("/a").json()
    assert first["data"] if isinstance(first, dict) else first
    assert client.get(f"/a?{query}").json() == (first if page is None else page)


@pytest.mark.parametrize("query", ["page=1", "offset=0", "cursor=", "limit=5", "page=0"])
def test_the_first_page_is_not(serve: Serve, query: str) -> None:
    assert serve({"/a": PLAIN}).get(f"/a?{query}").json() == [{"id": "id"}]


def test_an_example_with_more_to_come_is_kept_for_the_first_page(serve: Serve) -> None:
    example = {"data": [{"id": "1"}], "has_more": True, "next_cursor": "abc"}
    members = {"has_more": {"type": "boolean"}, "next_cursor": {"type": ["string", "null"]}}
    client = serve({"/a": lists(["data", "has_more"], members, example=example)})
    assert client.get("/a").json() == example
    assert client.get("/a?cursor=abc").json() == {"data": [], "has_more": False, "next_cursor": None}


def test_a_list_that_may_not_be_empty_stays(serve: Serve) -> None:
    client = serve({"/a": {"get": {"responses": answers({**ITEMS, "minItems": 1})}}})
    assert client.get("/a?page=2").json() == [{"id": "id"}]
