"""Embeddings: their forms, their geometry, and what is refused."""

from __future__ import annotations

import base64
import math
import struct
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Tenant


def embed(tenant: Tenant, given: Any, **fields: Any) -> dict[str, Any]:
    return tenant.ok("POST", "/embeddings", {"model": "text-embedding-3-small", "input": given, **fields})


def vectors(tenant: Tenant, given: Any, **fields: Any) -> list[list[float]]:
    return [entry["embedding"] for entry in embed(tenant, given, **fields)["data"]]


def cosine(left: list[float], right: list[float]) -> float:
    return sum(a * b for a, b in zip(left, right, strict=True))


def test_a_vector_has_length_one_and_the_models_dimensions(tenant: Tenant) -> None:
    for model, dimensions in (("text-embedding-3-small", 1536), ("text-embedding-3-large", 3072)):
        (vector,) = vectors(tenant, "A cat sat on the mat.", model=model)
        assert len(vector) == dimensions
        assert math.isclose(math.hypot(*vector), 1, abs_tol=1e-5)


def test_fewer_dimensions_can_be_asked_for(tenant: Tenant) -> None:
    for dimensions in (1, 7, 256):
        (vector,) = vectors(tenant, "A cat sat on the mat.", dimensions=dimensions)
        assert len(vector) == dimensions
        assert math.isclose(math.hypot(*vector), 1, abs_tol=1e-5)


def test_base64_holds_the_same_numbers(tenant: Tenant) -> None:
    (vector,) = vectors(tenant, "A cat sat on the mat.", dimensions=64)
    (text,) = vectors(tenant, "A cat sat on the mat.", dimensions=64, encoding_format="base64")
    assert list(struct.unpack("<64f", base64.b64decode(str(text)))) == vector


def test_similar_texts_are_closer(tenant: Tenant) -> None:
    cat, cats, invoice = vectors(
        tenant, ["The cat sat on the mat.", "Cats sitting on mats.", "Invoice 2041 is overdue since March."]
    )
    assert cosine(cat, cats) > cosine(cat, invoice) + 0.2


def test_the_same_text_has_the_same_vector(tenant: Tenant, other: Tenant) -> None:
    assert vectors(tenant, "tea") == vectors(other, "tea")


@pytest.mark.parametrize(
    ("given", "count"), [("one", 1), (["one", "two"], 2), ([1, 2, 3], 1), ([[1, 2], [3], [4]], 3), ("?!", 1), (" ", 1)]
)
def test_every_form_of_input_is_taken(tenant: Tenant, given: Any, count: int) -> None:
    reply = embed(tenant, given, dimensions=8)
    assert [entry["index"] for entry in reply["data"]] == list(range(count))
    assert reply["usage"]["prompt_tokens"] == reply["usage"]["total_tokens"] > 0


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"input": ""}, "invalid_parameter"),
        ({"input": []}, "invalid_parameter"),
        ({"input": [1, "two"]}, "invalid_parameter"),
        ({"model": "gpt-5.2"}, "invalid_parameter"),
        ({"model": "nobody"}, "model_not_found"),
        ({"dimensions": 2000}, "invalid_parameter"),
        ({"input": ["short", "word " * 9000]}, "context_length_exceeded"),
    ],
)
def test_what_cannot_be_embedded_is_refused(tenant: Tenant, fields: dict[str, Any], code: str) -> None:
    body = {"model": "text-embedding-3-small", "input": "tea", **fields}
    assert tenant.refused("POST", "/embeddings", body)["code"] == code
