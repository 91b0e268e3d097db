"""From replies to errors: the right class and every attribute, whatever the server sends."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest
from aiagentplatform._core import (
    APIError,
    APIStatusError,
    ErrorSpec,
    Headers,
    NotFoundError,
    RateLimitError,
    SDKError,
    ServiceUnavailableError,
    errors,
)
from aiagentplatform._core.reply.failure import BY_STATUS, event_error, status_error
from conftest import make_product
from hypothesis import given
from hypothesis import strategies as st

ACME = make_product()


class ModelNotFoundError(NotFoundError):
    """A documented code's own class."""


CODES = {"model_not_found": ModelNotFoundError}
CODED = make_product(errors=ErrorSpec(envelope="error", codes=f"{__name__}:CODES"))


def test_every_attribute_of_the_envelope() -> None:
    body = {
        "error": {
            "type": "not_found_error", "code": "model_not_found", "message": "No such model.", "param": "/model",
            "request_id": "req_b", "doc_url": "https://d", "details": [{"pointer": "/a"}],
        }
    }  # fmt: skip
    headers = Headers([("x-request-id", "req_h"), ("retry-after", "2"), ("x-ratelimit-remaining-tokens", "5")])
    error = status_error(ACME, 404, headers, json.dumps(body).encode(), attempts=3)
    assert type(error) is NotFoundError
    assert (error.status, error.code, error.type, error.message) == (
        404,
        "model_not_found",
        "not_found_error",
        "No such model.",
    )
    assert (error.param, error.request_id, error.doc_url) == ("/model", "req_h", "https://d")
    assert (error.details, error.body, error.attempts, error.retry_after) == ([{"pointer": "/a"}], body, 3, 2.0)
    assert error.rate_limit is not None and error.rate_limit.tokens is not None
    assert error.rate_limit.tokens.remaining == 5
    assert str(error) == "404 model_not_found: No such model. (request req_h)"


@pytest.mark.parametrize(
    ("data", "message", "code"),
    [
        (b"", "status 500 and no explanation", None),
        (b"null", "no explanation", None),
        (b"<html><h1>Bad\ngateway</h1></html>", "HTML instead of a JSON error: Bad gateway", None),
        (b"<html><title>502</title><body>x", "HTML instead of a JSON error: 502", None),
        (b"<" * 1_000_000, "HTML instead of a JSON error: <<<", None),
        (b"upstream timed out", "text instead of a JSON error: upstream", None),
        (b"\xff\xfe\x00bad", "text instead", None),
        (b'{"error": {"code": 404}}', "unknown form", "404"),
        (b'{"error": {"code": true, "message": 5}}', "unknown form", None),
        (b'{"error": "it broke", "code": "x"}', "it broke", "x"),
        (b'{"message": "no envelope", "code": "y"}', "no envelope", "y"),
        (b'{"error": null, "message": "null envelope"}', "", None),
        (b"[1]", "unknown form", None),
        (b"7", "unknown form", None),
        (b"[" * 100_000, "text instead", None),
    ],
)
def test_survives_what_is_no_envelope(data: bytes, message: str, code: str | None) -> None:
    error = status_error(ACME, 500, Headers(), data)
    assert message in error.message
    assert (error.code, error.status, error.param) == (code, 500, None)


FIELDS = st.sampled_from(["error", "code", "type", "message", "param"])
SOME_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(FIELDS, inner),
)


@given(st.integers(400, 599), st.binary() | SOME_JSON.map(lambda value: json.dumps(value).encode()))
def test_any_body_gives_an_error_of_its_status(status: int, data: bytes) -> None:
    error = status_error(ACME, status, Headers(), data)
    assert error.status == status and error.message and str(error)
    assert error.code is None or isinstance(error.code, str)
    expected = BY_STATUS.get(status, errors.InternalServerError if status >= 500 else APIStatusError)
    assert type(error) is expected


def test_a_documented_code_has_its_own_class() -> None:
    error = status_error(CODED, 404, Headers(), b'{"error": {"code": "model_not_found"}}')
    assert type(error) is ModelNotFoundError


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"error": {"code": "model_not_found", "message": "m"}}, ModelNotFoundError),
        ({"error": {"type": "rate_limit_error", "message": "m"}}, RateLimitError),
        ({"error": {"type": "overloaded_error"}}, ServiceUnavailableError),
        ({"error": {"message": "m"}}, APIStatusError),
    ],
)
def test_an_error_inside_a_stream_has_the_class_it_has_over_http(body: dict[str, Any], expected: type) -> None:
    assert type(event_error(CODED, body)) is expected


def test_without_an_envelope_the_body_is_the_error() -> None:
    product = make_product(errors=ErrorSpec(code="errorCode", message="detail"))
    error = status_error(product, 400, Headers(), b'{"errorCode": "bad", "detail": "d"}')
    assert (error.code, error.message) == ("bad", "d")


def test_errors_survive_pickling() -> None:
    error = status_error(ACME, 429, Headers([("retry-after", "3")]), b'{"error": {"message": "slow down"}}', 2)
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.args, again.__dict__.keys()) == (type(error), error.args, error.__dict__.keys())
    assert (again.retry_after, again.attempts, str(again)) == (3.0, 2, str(error))


def test_the_tree_in_the_docstring_is_the_tree_of_the_code() -> None:
    drawn: list[tuple[str, str]] = []
    above: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        name = line.strip("│├└─ ").split(" ")[0]
        if not name.endswith("Error") or (not above and name != "SDKError"):
            continue
        depth = (len(line) - len(line.lstrip("│├└─ "))) // 4 - 1
        above[depth:] = [name]
        if depth > 0:
            drawn.append((name, above[depth - 1]))
    classes = {
        name: kind for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, SDKError)
    }
    assert sorted(name for name, _ in drawn) == sorted(set(classes) - {"SDKError"})
    for name, parent in drawn:
        assert classes[name].__base__ is classes[parent] or classes[parent] in classes[name].__bases__
    assert issubclass(APIError, SDKError)
