"""When a request is a recorded one: by what its parts mean, and with what was struck out standing for anything."""

from __future__ import annotations

import json
from typing import Any

import pytest
from aiagentplatform.testing.cassettes.matching import Matcher
from aiagentplatform.testing.cassettes.recording import RecordedRequest


def posted(body: Any, url: str = "https://a.test/v1/x") -> RecordedRequest:
    return RecordedRequest("POST", url, [], body if isinstance(body, bytes) else json.dumps(body).encode())


@pytest.mark.parametrize(
    ("sent", "recorded", "same"),
    [
        ({"a": 1, "b": [2]}, {"b": [2], "a": 1}, True),
        ({"a": [1, 2]}, {"a": [2, 1]}, False),
        ({"a": 1}, {"a": True}, False),
        ({"a": [{"b": 0}]}, {"a": [{"b": False}]}, False),
        ({"a": None}, {}, False),
        ({"a": "x 123 y"}, {"a": "x REDACTED y"}, True),
        ({"a": ["deep", "secret"]}, {"a": ["deep", "REDACTED"]}, True),
        ({"a": "x 123 z"}, {"a": "x REDACTED y"}, False),
        ({"a": "REDACTED"}, {"a": "secret"}, False),
        (b"a=secret&b=1", b"a=REDACTED&b=1", True),
        (b"\xff1", b"\xff2", False),
        (b'{"a": 1}', b'{"a":1}', True),
        (b"", {}, False),
    ],
)
def test_bodies_are_compared_by_their_meaning(sent: Any, recorded: Any, same: bool) -> None:
    assert Matcher().fits(posted(sent), posted(recorded)) is same


@pytest.mark.parametrize(
    ("sent", "recorded", "same"),
    [
        ("https://a.test/x?a=1&b=2", "https://a.test/x?b=2&a=1", True),
        ("https://a.test/x?a=1&a=2", "https://a.test/x?a=2&a=1", True),
        ("https://a.test/x?a=1", "https://a.test/x", False),
        ("https://a.test/x?a=", "https://a.test/x", False),
        ("https://b.test:1/x", "https://a.test/x", True),
        ("https://a.test/a%20b", "https://a.test/a b", True),
        ("https://a.test/x/secret", "https://a.test/x/REDACTED", True),
        ("https://a.test/x?key=k1", "https://a.test/x?key=REDACTED", True),
        ("https://a.test/y", "https://a.test/x", False),
    ],
)
def test_urls_are_compared_by_path_and_query(sent: str, recorded: str, same: bool) -> None:
    assert Matcher().fits(posted({}, sent), posted({}, recorded)) is same


def test_differences_are_told_place_by_place_and_not_without_end() -> None:
    matcher = Matcher()
    sent = posted({"a": {"b/c": [1, 2]}, "long": "x" * 100, "d": 1, "e": 1, "f": 1, "g": 1})
    recorded = posted({"a": {"b/c": [1]}, "long": "y" * 100})
    first, *rest = matcher.differences(sent, recorded)
    assert first == "body/a/b~1c/1: sent 2, recorded nothing"
    assert rest[-1] == "and 1 more" and len(rest) == 5
    assert all(len(line) < 200 for line in rest)


def test_the_nearest_is_the_one_with_most_in_common() -> None:
    near, far = posted({"q": "What is the capital of France?"}), posted({"q": "Tell me a joke."})
    assert Matcher().nearest(posted({"q": "What is the capital of Peru?"}), [far, near]) is near
    assert Matcher().nearest(near, []) is None
