"""The generated cases: true to the document's schemas, and what the specification says a call looks like."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from onespec import ir
from onespec.bundle import bundle
from onespec.emit import Options
from onespec.emit.conformance import cases, emit, file_name
from onespec.emit.patterns import matching
from onespec.emit.samples import Endless, Sampler
from onespec.emit.wire import body_of, headers_of, path_of, query_of
from onespec.lower import lower
from onespec.source import load

GOLDEN = Path(__file__).parent / "golden"
JSON_CASES = ("library", "pets", "recursion", "streams", "unions")
TEXT = ir.Scalar("string")


# ── whole documents ──────────────────────────────────────────────────────────────────────────────


def emitted(case: str) -> dict[str, Any]:
    api = lower(load(GOLDEN / case / "openapi.yaml"))
    return {name: json.loads(text) for name, text in emit(api, Options()).items()}


def json_values(case: str) -> Iterator[tuple[str, str, Any]]:
    """Each JSON body and reply of a document's cases: what it is, the pointer of its schema, the value."""
    document = bundle(load(GOLDEN / case / "openapi.yaml"))
    by_id = {
        operation["operationId"]: (path, method, operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if isinstance(operation, dict) and "operationId" in operation
    }
    for content in emitted(case).values():
        path, method, operation = by_id[content["operation"]]
        place = f"#/paths/{path.replace('~', '~0').replace('/', '~1')}/{method}"
        status = next(status for status in operation["responses"] if status.startswith("2"))
        for each in content["cases"]:
            title = f"{content['operation']} {each['name']}"
            if "body" in each["request"]:
                yield (
                    f"{title} request",
                    f"{place}/requestBody/content/application~1json/schema",
                    each["request"]["body"],
                )
            if "body" in each["reply"]:
                yield (
                    f"{title} reply",
                    f"{place}/responses/{status}/content/application~1json/schema",
                    each["reply"]["body"],
                )


@pytest.mark.parametrize("case", JSON_CASES)
def test_every_body_and_reply_is_true_to_its_schema(case: str) -> None:
    document = bundle(load(GOLDEN / case / "openapi.yaml"))
    seen = 0
    for title, pointer, value in json_values(case):
        faults = [fault.message for fault in Draft202012Validator({**document, "$ref": pointer}).iter_errors(value)]
        assert not faults, f"{title}: {faults} in {value}"
        seen += 1
    assert seen


@pytest.mark.parametrize("case", sorted(path.parent.name for path in GOLDEN.glob("*/openapi.yaml")))
def test_each_operation_has_a_file_whose_cases_have_the_documented_form(case: str) -> None:
    for content in emitted(case).values():
        names = [each["name"] for each in content["cases"]]
        assert names[0] == "minimal"
        assert len(set(names)) == len(names)
        for each in content["cases"]:
            assert each.keys() == {"name", "arguments", "options", "request", "reply", "result"}
            assert each["arguments"].keys() <= {"path", "query", "headers", "body"}
            assert len(each["request"].keys() & {"body", "form", "parts", "text", "body_b64"}) <= 1
            assert len(each["result"].keys() & {"value", "items", "events", "bytes_b64", "nothing"}) == 1


def test_the_two_faces_of_an_operation_have_a_case_each() -> None:
    found = {each["name"]: each for each in emitted("streams")["operations/answers.create.json"]["cases"]}
    assert list(found) == ["minimal", "full", "stream"]
    assert found["full"]["request"]["body"]["stream"] is False
    assert found["stream"]["request"]["body"]["stream"] is True
    assert found["stream"]["reply"]["chunks"][-1] == "data: [DONE]\n\n"


def test_a_stream_with_terminal_events_ends_with_one_and_numbers_them() -> None:
    (case,) = (each for each in emitted("streams")["operations/jobs.events.json"]["cases"] if each["name"] == "minimal")
    events = case["result"]["events"]
    assert [event["type"] for event in events] == ["job.progress", "job.done"]
    assert [event["number"] for event in events] == [1, 2]
    assert case["reply"]["chunks"][1].startswith("id: 2\nevent: job.done\ndata: {")
    assert case["result"]["final"] == events[-1]["job"]


def test_files_and_forms_are_parts_and_pairs() -> None:
    upload = emitted("streams")["operations/recordings.upload.json"]["cases"][-1]["request"]["parts"]
    assert upload[0] == {
        "name": "audio",
        "filename": "upload.txt",
        "content_type": "text/plain",
        "content_b64": "aGVsbG8=",
    }
    assert {"name": "tags", "json": {"genre": "genre"}} in upload
    assert emitted("streams")["operations/login.json"]["cases"][-1]["request"]["form"] == [
        ["user", "user"],
        ["scope", "scope"],
    ]


def test_ids_that_are_no_file_names_still_get_a_file_each() -> None:
    taken = {"operations/a_b.json": ""}
    assert file_name("a/b", taken) == "operations/a_b-2.json"
    assert file_name("..", {}) == "operations/_.json"


def test_the_last_page_says_that_no_other_follows() -> None:
    item = ir.Model(("item",), (ir.Field(("id",), "id", TEXT, True),))
    page = ir.Model(
        ("page",),
        (
            ir.Field(("data",), "data", ir.ListOf(ir.Ref(("item",))), True),
            ir.Field(("more",), "more", ir.Scalar("boolean"), True),
            ir.Field(("next",), "next", TEXT, True),
        ),
    )
    result = ir.Page(ir.Ref(("page",)), ir.Ref(("item",)), "data", "token", "after", next_field="next", more="more")
    (case,) = cases(ir.Operation("list", ("list",), "GET", "/", result), {("item",): item, ("page",): page})
    assert case["reply"]["body"] == {"data": [{"id": "id"}], "more": False, "next": ""}
    assert case["result"] == {"items": [{"id": "id"}]}


# ── values ───────────────────────────────────────────────────────────────────────────────────────


def sample(type_: ir.Type, *declared: ir.Declaration, full: bool = True, side: Any = "request") -> Any:
    return Sampler({each.name: each for each in declared}, side, full).value(type_)


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (ir.Limits(), 1),
        (ir.Limits(minimum=5), 5),
        (ir.Limits(maximum=-2), -2),
        (ir.Limits(exclusive_minimum=1), 2),
        (ir.Limits(minimum=3, multiple_of=4), 4),
        (ir.Limits(exclusive_maximum=0), -1),
    ],
)
def test_integers_keep_their_limits(limits: ir.Limits, expected: int) -> None:
    assert sample(ir.Scalar("integer", limits)) == expected


@given(st.integers(-50, 50), st.integers(0, 40))
def test_numbers_stay_between_their_limits(low: int, width: int) -> None:
    value = sample(ir.Scalar("number", ir.Limits(minimum=low, maximum=low + width)))
    assert low <= value <= low + width


@given(st.integers(0, 30), st.integers(0, 30))
def test_texts_keep_their_length(least: int, more: int) -> None:
    assert (
        least <= len(sample(ir.Scalar("string", ir.Limits(min_length=least, max_length=least + more)))) <= least + more
    )


@pytest.mark.parametrize(
    ("pattern", "least"),
    [
        (r"^[a-z]+$", 5),
        (r"^wf_[0-9A-HJKMNP-TV-Z]{26}$", 0),
        (r"^(live|test)_\d{2,4}$", 0),
        (r"^\+?[1-9]\d{1,14}$", 4),
        (r"^[^\s]+@[^\s]+\.[a-z]{2,}$", 0),
        (r"^(?:a|b)*c?$", 3),
        (r"[\w.-]+", 2),
        (r"^x{0,8}$", 4),
        (r"\x41\u0042", 0),
        (r"^[\]\\]$", 0),
    ],
)
def test_a_text_matches_its_pattern(pattern: str, least: int) -> None:
    found = matching(pattern, least)
    assert found is not None
    assert re.search(pattern, found)
    assert len(found) >= least


@pytest.mark.parametrize("pattern", [r"^(?=a)a$", r"(a)\1", r"\p{L}", "(", "[", "*", "a{"])
def test_a_pattern_that_cannot_be_read_gives_nothing_or_a_match(pattern: str) -> None:
    assert matching(pattern) in (None, "a{")


@given(st.text())
def test_no_pattern_breaks_the_reader(pattern: str) -> None:
    matching(pattern, 2, 5)


def test_only_what_a_side_may_hold_is_there() -> None:
    model = ir.Model(
        ("m",),
        (
            ir.Field(("a",), "a", TEXT, True, access="read"),
            ir.Field(("b",), "b", TEXT, True, access="write"),
            ir.Field(("c",), "c", TEXT, False),
            ir.Field(("d",), "d", TEXT, False, deprecated=True),
        ),
    )
    assert sample(ir.Ref(("m",)), model) == {"b": "b", "c": "c"}
    assert sample(ir.Ref(("m",)), model, side="reply", full=False) == {"a": "a"}


def test_recursion_ends_where_it_may_and_is_named_where_it_may_not() -> None:
    node, name = ir.Ref(("node",)), ("node",)
    ends = ir.Model(
        name, (ir.Field(("next",), "next", ir.Nullable(node), True), ir.Field(("all",), "all", ir.ListOf(node), True))
    )
    assert sample(node, ends) == {"next": None, "all": []}
    endless = ir.Model(name, (ir.Field(("next",), "next", node, True),))
    with pytest.raises(Endless):
        sample(node, endless)


def test_a_member_of_a_union_carries_its_tag() -> None:
    model = ir.Model(("a",), (ir.Field(("kind",), "kind", TEXT, True),))
    union = ir.Union(("u",), (ir.Variant(ir.Ref(("a",)), ("a1", "a2")),), "kind")
    assert sample(ir.Ref(("u",)), model, union) == {"kind": "a1"}


# ── the wire, by the table of OpenAPI's styles ───────────────────────────────────────────────────

LIST = ["blue", "black"]
OBJECT = {"R": 100, "G": True}


def parameter(where: ir.Where, style: ir.Style, explode: bool) -> ir.Operation:
    one = ir.Parameter(("color",), "color", where, TEXT, True, style=style, explode=explode)
    return ir.Operation("o", ("o",), "GET", "/{color}" if where == "path" else "/", ir.Nothing(), parameters=(one,))


@pytest.mark.parametrize(
    ("style", "explode", "value", "expected"),
    [
        ("form", True, "a b&c", [["color", "a b&c"]]),
        ("form", True, LIST, [["color", "blue"], ["color", "black"]]),
        ("form", False, LIST, [["color", "blue,black"]]),
        ("form", True, OBJECT, [["R", "100"], ["G", "true"]]),
        ("form", False, OBJECT, [["color", "R,100,G,true"]]),
        ("spaceDelimited", False, LIST, [["color", "blue black"]]),
        ("pipeDelimited", False, LIST, [["color", "blue|black"]]),
        ("deepObject", True, {"a": {"b": [1, 2]}}, [["color[a][b]", "1"], ["color[a][b]", "2"]]),
        ("json", False, OBJECT, [["color", '{"R":100,"G":true}']]),
    ],
)
def test_query_styles(style: ir.Style, explode: bool, value: Any, expected: list[list[str]]) -> None:
    assert query_of(parameter("query", style, explode), {"color": value}) == expected


@pytest.mark.parametrize(
    ("style", "explode", "value", "expected"),
    [
        ("simple", False, "a/b c", "/a%2Fb%20c"),
        ("simple", False, LIST, "/blue,black"),
        ("simple", False, OBJECT, "/R,100,G,true"),
        ("simple", True, OBJECT, "/R=100,G=true"),
        ("label", False, LIST, "/.blue,black"),
        ("label", True, LIST, "/.blue.black"),
        ("matrix", False, "blue", "/;color=blue"),
        ("matrix", False, LIST, "/;color=blue,black"),
        ("matrix", True, LIST, "/;color=blue;color=black"),
        ("matrix", True, OBJECT, "/;R=100;G=true"),
    ],
)
def test_path_styles(style: ir.Style, explode: bool, value: Any, expected: str) -> None:
    assert path_of(parameter("path", style, explode), {"color": value}) == expected


def test_headers_are_simple_and_name_the_bodys_type() -> None:
    operation = parameter("header", "simple", False)
    assert headers_of(operation, {"color": LIST}) == {"color": "blue,black"}
    assert headers_of(operation, {"color": OBJECT}) == {"color": "R,100,G,true"}


def test_bodies_say_their_form() -> None:
    body = ir.Body("binary", "audio/mpeg", ir.File(), True, False)
    assert body_of(body, {"$file": {"content_b64": "aGVsbG8="}}) == {"body_b64": "aGVsbG8="}
    assert body_of(ir.Body("text", "text/plain", TEXT, True, False), "hi") == {"text": "hi"}
