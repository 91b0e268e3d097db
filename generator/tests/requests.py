"""Requests as clients of any language sent them, and what the conformance cases say that they must be."""

from __future__ import annotations

import base64
import email.parser
import email.policy
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class Sent:
    """One request."""

    method: str
    url: str
    headers: Sequence[tuple[str, str]]
    content: bytes


def check(request: Sent, expected: Any) -> None:
    """Compare a request with that of a conformance case. The client's base URL ends in ``/base``."""
    content = request.content
    url = urlsplit(request.url)
    headers = {name.lower(): value for name, value in request.headers}
    assert request.method == expected["method"]
    path, _, query = expected["path"].partition("?")  # some documents write a query into a path
    assert url.path == f"/base{path}"
    assert _pairs(url.query) == [*_pairs(query), *expected["query"]], (url.query, expected)
    for name, value in expected["headers"].items():
        assert headers[name] == value
    if "body" in expected:
        assert json.loads(content) == expected["body"]
    elif "form" in expected:
        assert _pairs(content.decode()) == expected["form"]
    elif "parts" in expected:
        assert list(_parts(content, headers["content-type"])) == expected["parts"]
    elif "text" in expected:
        assert content.decode() == expected["text"]
    else:
        assert content == base64.b64decode(expected.get("body_b64", ""))


def _pairs(query: str) -> list[list[str]]:
    return [list(pair) for pair in parse_qsl(query, keep_blank_values=True)]


def _parts(content: bytes, content_type: str) -> Iterator[Any]:
    message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(
        f"Content-Type: {content_type}\r\n\r\n".encode() + content
    )
    for part in message.iter_parts():
        data = part.get_payload(decode=True)
        name = part.get_param("name", header="content-disposition")
        if part.get_filename():
            encoded = base64.b64encode(data).decode()
            yield {
                "name": name,
                "filename": part.get_filename(),
                "content_type": part.get_content_type(),
                "content_b64": encoded,
            }
        elif part.get_content_type() == "application/json":
            yield {"name": name, "json": json.loads(data)}
        else:
            yield {"name": name, "text": data.decode()}
