"""Query and path parameters: types, defaults, styles, and what is said about invalid ones."""

from __future__ import annotations

from typing import Any

import httpx
import pytest


@pytest.mark.parametrize(
    ("query", "read"),
    [
        ("", {}),
        ("limit=5", {"limit": 5}),
        ("tags=1&tags=2", {"tags": [1, 2]}),
        ("tags[]=1", {"tags": [1]}),
        ("tags%5B%5D=1&tags%5B%5D=2", {"tags": [1, 2]}),
        ("flag=true", {"flag": True}),
        ("flag=false", {"flag": False}),
        ("ratio=0.5", {"ratio": 0.5}),
        ("ratio=1", {"ratio": 1}),
        ("metadata[a]=1&metadata[b]=", {"metadata": {"a": "1", "b": ""}}),
        ("unknown=1", {}),
    ],
)
def test_the_query_has_the_documented_types_and_defaults(
    client: httpx.Client, query: str, read: dict[str, Any]
) -> None:
    reply = client.get("/things?" + query)
    assert reply.json()["query"] == {"limit": 20, "order": "desc", **read}


@pytest.mark.parametrize(
    ("query", "param"),
    [
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=ten", "limit"),
        ("limit=", "limit"),
        ("limit=1.5", "limit"),
        ("limit=9999999999999999999999", "limit"),
        ("limit=1&limit=2", "limit"),
        ("order=up", "order"),
        ("after=", "after"),
        ("flag=yes", "flag"),
        ("flag=1", "flag"),
        ("tags=1&tags=x", "tags"),
        ("ratio=nan", "ratio"),
        ("ratio=2", "ratio"),
    ],
)
def test_an_invalid_query_parameter_is_named(client: httpx.Client, query: str, param: str) -> None:
    reply = client.get("/things?" + query)
    error = reply.json()["error"]
    assert (reply.status_code, error["code"], error["param"]) == (400, "invalid_parameter", param)
    assert f"'{param}'" in error["message"]


def test_an_invalid_path_parameter_is_named(client: httpx.Client) -> None:
    reply = client.get("/things/" + "x" * 61)
    assert (reply.status_code, reply.json()["error"]["param"]) == (400, "thing_id")
