"""What holds for any document: a result or located diagnostics, and one meaning for every order of keys."""

from __future__ import annotations

import copy
import json
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from onespec.bundle import bundle
from onespec.check import check
from onespec.diagnostics import Fault
from onespec.emit.json import as_text
from onespec.lower import lower
from onespec.source import load

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*/openapi.yaml"))
ODD: tuple[object, ...] = (
    None,
    True,
    -1,
    "",
    "{id}",
    [],
    {},
    ["a"],
    {"$ref": "#"},
    {"$ref": "#/nope"},
    {"$ref": 5},
    {"type": "object"},
    {"type": 5},
    {"enum": [1, "a", None, {}]},
    {"properties": {"a": 5}},
    {"allOf": 5},
    {"oneOf": [{"type": "null"}]},
)
WORDS = (
    "type",
    "allOf",
    "oneOf",
    "properties",
    "items",
    "$ref",
    "enum",
    "schema",
    "parameters",
    "x-onespec-stream",
    "security",
)


def plain_documents() -> list[Any]:
    return [bundle(load(path)) for path in GOLDEN]


DOCUMENTS = plain_documents()


def containers(value: Any) -> list[Any]:
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    own = [value] if isinstance(value, (dict, list)) and value else []
    return own + [found for child in children for found in containers(child)]


@st.composite
def mutated(draw: st.DrawFn) -> Any:
    """A good document with a few values replaced, removed, added or moved."""
    document = copy.deepcopy(draw(st.sampled_from(DOCUMENTS)))
    for _ in range(draw(st.integers(1, 4))):
        places = containers(document)
        place = draw(st.sampled_from(places))
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = draw(st.sampled_from(keys))
        match draw(st.integers(0, 3)):
            case 0:
                place[key] = copy.deepcopy(draw(st.sampled_from(ODD)))
            case 1:
                del place[key]
            case 2 if isinstance(place, dict):
                place[draw(st.sampled_from(WORDS))] = copy.deepcopy(draw(st.sampled_from(ODD)))
            case _:
                place[key] = copy.deepcopy(draw(st.sampled_from(places)))
    return document


def run(document: Any) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "openapi.json"
        path.write_text(json.dumps(document), "utf-8")
        documents = load(path)
        bundle(documents, "3.2")
        api = lower(documents)
        check(api)
        return as_text(api)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(mutated())
def test_any_document_gives_a_result_or_located_diagnostics(document: Any) -> None:
    try:
        run(document)
    except Fault as found:
        assert all(each.origin.file and each.origin.line and each.origin.column for each in found.diagnostics)


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(DOCUMENTS), st.randoms(use_true_random=False))
def test_the_order_of_keys_means_nothing(document: Any, random: Any) -> None:
    def shuffled(value: Any) -> Any:
        if isinstance(value, dict):
            keys = list(value)
            random.shuffle(keys)
            return {key: shuffled(value[key]) for key in keys}
        return [shuffled(child) for child in value] if isinstance(value, list) else value

    assert run(shuffled(document)) == run(document)
