"""Reading: positions, both languages, references, and every way in which a file can be wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from onespec.diagnostics import Fault
from onespec.source import File, Node, load, plain
from onespec.source.json_reader import read_json
from onespec.source.nodes import line_starts
from onespec.source.yaml_reader import MAX_EXPANDED, read_yaml

from .conftest import Workbench


def as_json(text: str) -> Node:
    return read_json(File("a.json", Path("a.json"), text))


def as_yaml(text: str) -> Node:
    return read_yaml(File("a.yaml", Path("a.yaml"), text))


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(values, st.sampled_from([None, 0, 2]), st.booleans())
def test_json_reads_what_the_standard_library_writes(value: object, indent: int | None, ascii_only: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert plain(as_json(text)) == json.loads(text.encode("utf-8", "surrogatepass").decode("utf-8", "replace"))


@given(values)
def test_yaml_reads_json_alike(value: object) -> None:
    text = json.dumps(value)
    if "\\u007f" not in text:
        assert plain(as_yaml(text)) == json.loads(text)


@given(st.text(alphabet='{}[]",:\\ \n\t0123456789.-+eEtruefalsn\u2028\x00', max_size=40))
def test_json_is_refused_exactly_when_the_standard_library_refuses_it(text: str) -> None:
    def refuse(pairs: list[tuple[str, object]]) -> dict[str, object]:
        if len(dict(pairs)) < len(pairs):
            raise ValueError
        return dict(pairs)

    try:
        expected = json.loads(text, object_pairs_hook=refuse)
    except ValueError:
        with pytest.raises(Fault):
            as_json(text)
    else:
        assert plain(as_json(text)) == expected


@pytest.mark.parametrize("read", [as_json, as_yaml])
def test_every_value_and_key_has_a_position(read: Callable[[str], Node]) -> None:
    root = read('{\n  "a": [1,\n    {"b": null}]\n}')
    inner = root.object()["a"].array()[1].object()["b"]
    assert (inner.key_origin.line, inner.key_origin.column) == (3, 6)
    assert (inner.origin.line, inner.origin.column) == (3, 11)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("2024-01-01", "2024-01-01"),
        ("012", 12),
        ("0x1F", 31),
        ("0o17", 15),
        ("1_000", "1_000"),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("12:30", "12:30"),
        ("'1'", "1"),
        ("True", True),
        ("~", None),
        ("", None),
        ("-", [None]),
        ("=", "="),
    ],
)
def test_yaml_scalars_follow_the_core_schema(text: str, value: object) -> None:
    assert plain(as_yaml(text)) == value


def test_yaml_keys_are_text_as_written() -> None:
    assert plain(as_yaml("200: a\ntrue: b\nnull: c\n1.0: d")) == {"200": "a", "true": "b", "null": "c", "1.0": "d"}


def test_yaml_aliases_and_merge_keys_are_followed() -> None:
    assert plain(as_yaml("a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  b: 3\ne: *x")) == {
        "a": {"b": 1, "c": 2},
        "d": {"b": 3, "c": 2},
        "e": {"b": 1, "c": 2},
    }


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 1\na: 2", (2, 1)),
        ("a: {b: 1, b: 2}", (1, 11)),
        ("a: [1\nb: 2", (2, 2)),
        ("a: *nowhere", (1, 4)),
        ("&x [*x]", (1, 1)),
        ("? [a]\n: b", (1, 3)),
        ("a: \x07", (1, 4)),
        ("a: 1\n---\nb: 2", (2, 1)),
        ("[" * 3000, (1, 1001)),
    ],
)
def test_bad_yaml_is_a_fault_at_its_place(text: str, place: tuple[int, int]) -> None:
    with pytest.raises(Fault) as caught:
        as_yaml(text)
    origin = caught.value.diagnostics[0].origin
    assert origin.line == place[0]
    if len(text) < 1000:
        assert origin.column == place[1]


def test_aliases_that_explode_are_refused() -> None:
    lines = ["a0: &a0 [1]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    with pytest.raises(Fault, match=str(MAX_EXPANDED)):
        as_yaml("\n".join(lines))


@pytest.mark.parametrize("text", ["[" * 5000, '{"a":' * 5000])
def test_deep_nesting_is_a_fault(text: str) -> None:
    with pytest.raises(Fault, match="levels deep"):
        as_json(text)


@given(st.text(alphabet="a\r\n\u2028\x85", max_size=12))
def test_lines_end_at_lf_cr_and_crlf_alone(text: str) -> None:
    expected = [0]
    for position, character in enumerate(text):
        if character == "\n" or (character == "\r" and text[position + 1 : position + 2] != "\n"):
            expected.append(position + 1)
    assert line_starts(text) == expected


# ── references ───────────────────────────────────────────────────────────────────────────────────


def test_refs_lead_through_files_escapes_and_percent_signs(bench: Workbench) -> None:
    bench.write("components: {schemas: {A: {type: string}}}", "sub dir/b.yaml")
    bench.write('{"x/y": {"~": {"$ref": "b.yaml#/components/schemas/A"}}}', "sub dir/a.json")
    documents = bench.load(
        """
        openapi: 3.1.0
        components: {schemas: {T: {$ref: "sub%20dir/a.json#/x~1y/~0"}}}
        """
    )
    schema = documents.root.fields("components")["schemas"].object()["T"]
    assert plain(documents.resolve(schema)) == {"type": "string"}
    assert sorted(documents.files) == ["openapi.yaml", "sub dir/a.json", "sub dir/b.yaml"]


def test_a_property_called_ref_is_no_reference(bench: Workbench) -> None:
    bench.load(
        """
        openapi: 3.1.0
        components: {schemas: {T: {properties: {$ref: {type: string}}, example: {$ref: nowhere}, enum: [{$ref: x}]}}}
        """
    )


def test_refs_in_other_peoples_extensions_are_not_followed(bench: Workbench) -> None:
    bench.load("openapi: 3.1.0\nx-samples: {$ref: missing.py}")


def test_a_recursive_schema_is_fine(bench: Workbench) -> None:
    bench.load('openapi: 3.1.0\ncomponents: {schemas: {T: {items: {$ref: "#/components/schemas/T"}}}}')


def test_every_dangling_ref_is_reported_at_once(bench: Workbench) -> None:
    found = bench.faults(
        lambda: bench.load(
            """
            openapi: 3.1.0
            components:
              schemas:
                Pet: {type: string}
                A: {$ref: "#/components/schemas/Pat"}
                B: {properties: {c: {$ref: "gone.yaml#/x"}}}
            """
        )
    )
    assert sorted((each.code, each.origin.line) for each in found) == [("dangling-ref", 6), ("unreadable", 7)]
    assert "Did you mean `Pet`?" in [each.hint for each in found]


def test_a_byte_order_mark_is_dropped_and_latin_1_refused(bench: Workbench) -> None:
    path = bench.write("")
    path.write_bytes(b"\xef\xbb\xbfopenapi: 3.1.0")
    assert load(path).root.text("openapi") == "3.1.0"
    path.write_bytes(b"openapi: 3.1.0\ninfo: caf\xe9")
    found = bench.faults(lambda: load(path))
    assert [(each.code, each.origin.line, each.origin.column) for each in found] == [("encoding", 2, 10)]


def test_json_that_is_no_yaml_is_read_whatever_the_files_name(bench: Workbench) -> None:
    key = "k" * 2000
    document = bench.load(f'{{"openapi": "3.1.0",\t"{key}": 1}}')
    assert list(document.root.object()) == ["openapi", key]
