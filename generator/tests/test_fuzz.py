"""Whatever is in a file: a result or diagnostics, in bounded time and memory, and never a traceback."""

from __future__ import annotations

import json
import os
import resource
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onespec.diagnostics import Fault
from onespec.pipeline import Given, understand

from .conftest import HEADER

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*/openapi.yaml"))
SEEDS = [path.read_bytes() for path in GOLDEN]
BITS = (
    b"",
    b"\x00",
    b"\xff",
    b"*a",
    b"&a ",
    b"{",
    b"]",
    b": ",
    b"- ",
    b"\n",
    b"\t",
    b'"',
    b"$ref: '#'",
    b"9" * 400,
    b"<<: ",
)
SECONDS = 20
"""Of CPU, far more than is needed: what explodes takes hours."""


def outcome(data: bytes, name: str) -> str:
    """The code of the first fault, or nothing."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
        try:
            understand(Given(path))
        except Fault as found:
            return found.diagnostics[0].code
        finally:
            assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - before < SECONDS
    return ""


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A good document with a few spans of bytes replaced, repeated or removed."""
    data = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        put = draw(st.one_of(st.sampled_from(BITS), st.binary(max_size=4), st.just(data[start:end] * 2)))
        data = data[:start] + put + data[end:]
    return data


@settings(max_examples=150, deadline=None)
@given(damaged(), st.sampled_from(["openapi.yaml", "openapi.json"]))
def test_damaged_bytes_give_a_result_or_a_diagnostic(data: bytes, name: str) -> None:
    outcome(data, name)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_diagnostic(data: bytes) -> None:
    outcome(b"openapi: 3.1.0\n" + data, "openapi.yaml")


# ── documents made to explode ────────────────────────────────────────────────────────────────────


def ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def document(schemas: dict[str, Any], media: str = "application/json") -> bytes:
    """A document with a reply of the schema `A`."""
    replies = {"200": {"content": {media: {"schema": ref("A")}}}}
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": "T", "version": "1"},
            "paths": {"/a": {"get": {"operationId": "a.get", "responses": replies}}},
            "components": {"schemas": schemas},
        }
    ).encode()


def layers(keyword: str, width: int, depth: int, last: dict[str, Any]) -> dict[str, Any]:
    """Schemas in layers, each composed of all of the layer below: `width` to the power of `depth` ways."""
    names = [[f"L{level}x{number}" for number in range(width)] for level in range(depth + 1)]
    found = {
        name: {keyword: [ref(below) for below in names[level + 1]]} for level in range(depth) for name in names[level]
    }
    return {"A": ref("L0x0"), **found, **dict.fromkeys(names[depth], last)}


TEXT = {"type": "string"}
OBJECT = {"type": "object", "required": ["t"], "properties": {"t": {"const": "z"}}}
LAUGHS = "x-a0: &a0 [1,2,3,4,5,6,7,8,9]\n" + "".join(
    f"x-a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 12)
)
EXPLOSIVE: dict[str, tuple[bytes, str, str]] = {
    "aliases of aliases": ((HEADER + LAUGHS).encode(), "openapi.yaml", "syntax"),
    "an alias within itself": ((HEADER + "x-a: &a [*a]\n").encode(), "openapi.yaml", "syntax"),
    "deep JSON": (b"[" * 100_000, "openapi.json", "syntax"),
    "deep YAML": (b"- " * 20_000, "openapi.yaml", "syntax"),
    "deep flow": (b"[" * 20_000, "openapi.yaml", "syntax"),
    "a giant number": ((HEADER + "x-a: " + "9" * 300_000).encode(), "openapi.yaml", ""),
    "giant limits": (
        document({"A": {"type": "integer", "maximum": 10**900, "enum": [10**700, 1]}}),
        "openapi.json",
        "",
    ),
    "a chain of references": (
        document({**{f"B{i}": ref(f"B{i + 1}") for i in range(5000)}, "B5000": TEXT, "A": ref("B0")}),
        "openapi.json",
        "",
    ),
    "a circle of references": (document({"A": ref("B"), "B": ref("A")}), "openapi.json", "circular-ref"),
    "a chain of allOf": (
        document({**{f"B{i}": {"allOf": [ref(f"B{i + 1}"), {}]} for i in range(2000)}, "B2000": TEXT, "A": ref("B0")}),
        "openapi.json",
        "unsupported",
    ),
    "layers of allOf": (document(layers("allOf", 5, 20, OBJECT)), "openapi.json", ""),
    "layers of oneOf": (document(layers("oneOf", 5, 20, OBJECT)), "openapi.json", ""),
    "layers of events": (document(layers("anyOf", 5, 20, OBJECT), "text/event-stream"), "openapi.json", ""),
    "a product of alternatives": (
        document(
            {"A": {"allOf": [{"oneOf": [{"properties": {f"p{i}{j}": TEXT}} for j in range(9)]} for i in range(9)]}}
        ),
        "openapi.json",
        "unsupported",
    ),
    "names alike": (
        document({"A": {"type": "object", "properties": {"-" * i: OBJECT for i in range(500)}}}),
        "openapi.json",
        "",
    ),
    "values alike": (document({"A": {"type": "string", "enum": ["-" * i for i in range(2000)]}}), "openapi.json", ""),
}


@pytest.mark.parametrize("case", EXPLOSIVE)
def test_what_is_made_to_explode_does_not(case: str) -> None:
    data, name, code = EXPLOSIVE[case]
    assert outcome(data, name) == code


@pytest.mark.parametrize("address", ["a\\0b.yaml", "http://[x", "./", "/dev/zero", "pipe", "//host/a.yaml", "%00"])
def test_what_is_no_file_is_not_read(address: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    path = tmp_path / "openapi.yaml"
    path.write_text(f'{HEADER}paths: {{/a: {{$ref: "{address}"}}}}\n', "utf-8")
    with pytest.raises(Fault) as caught:
        understand(Given(path))
    (found,) = caught.value.diagnostics
    assert found.code in ("unreadable", "bad-ref", "remote-ref")
    assert found.origin.line == 3
