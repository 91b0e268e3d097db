"""Overlays: what each action does, what stays where it was, and where a fault in what was laid over it is."""

from __future__ import annotations

import pytest
from onespec.diagnostics import Diagnostic
from onespec.overlay import lay
from onespec.pipeline import Given, understand
from onespec.source import Documents, Plain, plain

from .conftest import Workbench, all_operations

DOCUMENT = """
openapi: 3.1.0
info: {title: Test, version: '1', contact: {name: a}}
tags: [{name: a}, {name: b}]
paths:
  /a:
    get: {operationId: a.list, deprecated: true, tags: [a], responses: {}}
    post: {operationId: a.create, responses: {}}
  /b:
    get: {operationId: b.list, responses: {}}
x-shared: &shared {one: 1}
x-first: *shared
x-second: *shared
"""
HEAD = "overlay: 1.1.0\ninfo: {title: T, version: '1'}\nactions:\n"


def laid(bench: Workbench, actions: str) -> tuple[dict[str, Plain], list[Diagnostic]]:
    """The document, plain, with these actions laid over it; and the warnings."""
    documents = Documents(bench.write(DOCUMENT))
    warnings = lay(documents, [bench.write(HEAD + actions, "overlay.yaml")])
    found = plain(documents.root)
    assert isinstance(found, dict)
    return found, warnings


def test_objects_are_merged_arrays_joined_and_the_rest_replaced(bench: Workbench) -> None:
    found, warnings = laid(
        bench, "  - {target: $, update: {info: {title: New, contact: {url: u}}, tags: [{name: c}], openapi: 3.2.0}}\n"
    )
    assert found["info"] == {"title": "New", "version": "1", "contact": {"name": "a", "url": "u"}}
    assert found["tags"] == [{"name": "a"}, {"name": "b"}, {"name": "c"}]
    assert found["openapi"] == "3.2.0"
    assert warnings == []


def test_a_value_is_added_to_an_array_and_a_scalar_replaced(bench: Workbench) -> None:
    found, _ = laid(
        bench,
        "  - {target: $.tags, update: {name: c}}\n"
        "  - {target: $.tags, update: [{name: d}, {name: e}]}\n"
        "  - {target: $.info.title, update: New}\n",
    )
    assert found["tags"] == [{"name": each} for each in "abcde"]
    assert found["info"] == {"title": "New", "version": "1", "contact": {"name": "a"}}


def test_every_match_is_changed_and_filters_select(bench: Workbench) -> None:
    found, _ = laid(
        bench,
        "  - {target: '$.paths.*.get', update: {x-seen: true}}\n"
        "  - {target: '$.paths.*[?@.deprecated == true]', remove: true}\n"
        '  - {target: "$.tags[?@ == $.tags[0]]", remove: true}\n',
    )
    assert found["paths"] == {
        "/a": {"post": {"operationId": "a.create", "responses": {}}},
        "/b": {"get": {"operationId": "b.list", "responses": {}, "x-seen": True}},
    }
    assert found["tags"] == [{"name": "b"}]


def test_several_elements_of_one_array_are_removed(bench: Workbench) -> None:
    found, _ = laid(bench, "  - {target: '$.tags[*]', remove: true}\n")
    assert found["tags"] == []


def test_what_is_copied_is_merged(bench: Workbench) -> None:
    found, _ = laid(bench, "  - {target: \"$.paths['/b']\", copy: \"$.paths['/a']\"}\n")
    paths = found["paths"]
    assert isinstance(paths, dict)
    assert list(paths) == ["/a", "/b"]
    assert isinstance(copied := paths["/b"], dict)
    assert copied["get"] == {
        "operationId": "a.list", "responses": {}, "deprecated": True, "tags": ["a"],
    }  # fmt: skip
    assert "post" in copied


def test_later_actions_see_what_earlier_ones_did(bench: Workbench) -> None:
    found, _ = laid(bench, "  - {target: $, update: {x-new: {}}}\n  - {target: $.x-new, update: {a: 1}}\n")
    assert found["x-new"] == {"a": 1}


def test_what_an_alias_shares_is_changed_in_one_place(bench: Workbench) -> None:
    found, _ = laid(bench, "  - {target: $.x-first, update: {two: 2}}\n")
    assert (found["x-shared"], found["x-first"], found["x-second"]) == ({"one": 1}, {"one": 1, "two": 2}, {"one": 1})


def test_a_target_that_matches_nothing_is_a_warning(bench: Workbench) -> None:
    _, warnings = laid(bench, "  - {target: $.nope, remove: true}\n")
    (warning,) = warnings
    assert (warning.code, warning.level) == ("unmatched-target", "warning")
    assert (warning.origin.file, warning.origin.line, warning.origin.column) == ("overlay.yaml", 4, 14)


@pytest.mark.parametrize("version", ["1.0.0", "1.1.0"])
def test_references_in_an_overlay_lead_into_the_document(bench: Workbench, version: str) -> None:
    bench.write("components: {schemas: {B: {type: object, properties: {b: {type: string}}}}}", "api/parts.yaml")
    entry = bench.write(DOCUMENT, "api/openapi.yaml")
    overlay = bench.write(
        HEAD.replace("1.1.0", version)
        + "  - target: $.paths['/b'].get\n    update: {responses: {200: {content: {application/json: "
        + '{schema: {$ref: "parts.yaml#/components/schemas/B"}}}}}}\n',
        "ours/overlay.yaml",
    )
    understood = understand(Given(entry, (overlay,)))
    assert len(understood.api.types) == 1
    assert set(all_operations(understood.api.root)) == {"a.list", "a.create", "b.list"}
    assert [path.name for path in understood.files()] == ["overlay.yaml", "openapi.yaml", "parts.yaml"]
