"""Small documents, served: whatever a test says about one operation stands in a whole document of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

import httpx
from aiagentplatform_mock import serve_document

Document: TypeAlias = "dict[str, Any]"
Serve: TypeAlias = Callable[..., httpx.Client]


def document(paths: Document, version: str = "3.1.0", **more: Any) -> Document:
    """A document with these paths."""
    return {"openapi": version, "info": {"title": "Toys", "version": "1"}, "paths": paths, **more}


def operation(**members: Any) -> Document:
    """An operation that answers 204, unless its members say more."""
    return {"responses": {"204": {"description": "Done."}}, **members}


def answers(schema: Any, media: str = "application/json", **more: Any) -> Document:
    """Responses with one good reply."""
    return {"200": {"description": "Good.", "content": {media: {"schema": schema, **more}}}}


def takes(schema: Any, media: str = "application/json", *, required: bool = True, **more: Any) -> Document:
    """An operation with a body."""
    return operation(requestBody={"required": required, "content": {media: {"schema": schema, **more}}})


def flaws(reply: httpx.Response) -> list[tuple[str, str, str]]:
    """Where the mock says a request is wrong: place, name or pointer, keyword."""
    assert reply.headers["content-type"] == "application/problem+json", reply.text
    return [(flaw["in"], flaw.get("name") or flaw["pointer"], flaw["code"]) for flaw in reply.json()["errors"]]


@contextmanager
def served(path: Path) -> Iterator[httpx.Client]:
    with serve_document(path) as server, httpx.Client(base_url=server.base_url, timeout=30) as client:
        yield client
