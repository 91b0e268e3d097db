"""The methods of emitted TypeScript: what they take, where they send it, and what the type checker says to it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from onespec.emit import Options
from onespec.emit.typescript import emit
from onespec.lower import lower
from onespec.source import load

from .typescript import run, tool

DOCUMENT = Path(__file__).parent / "typescript_edges.yaml"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    return emit(lower(load(DOCUMENT)), Options("edges", out=tmp_path_factory.mktemp("edges")))


def test_arguments_of_all_places_share_one_object(files: Mapping[str, str]) -> None:
    things = files["src/resources/things.ts"]
    assert "create(params: ThingCreateParams, options?: CallOptions): APIPromise<Thing> {" in things
    assert (
        "const { 'api-mode': apiMode, query_limit: queryLimit, 'X-Trace': xTrace, session, ...body } = params;"
        in things
    )
    assert "query: { 'api-mode': apiMode ?? 'fast', limit: queryLimit }," in things
    assert "headers: { 'X-Trace': xTrace }," in things
    assert "cookies: { session }," in things
    assert "body: { ...body, kind: body.kind ?? 'thing' }," in things


def test_what_has_one_value_need_not_be_given(files: Mapping[str, str]) -> None:
    things = files["src/resources/things.ts"]
    assert "  kind?: 'thing' | undefined;\n" in things
    assert "  'api-mode'?: 'fast' | undefined;\n" in things


def test_a_body_that_is_no_object_is_an_argument_by_position(files: Mapping[str, str]) -> None:
    things = files["src/resources/things.ts"]
    assert "\n    body?: readonly ThingParam[],\n    params: ThingReplaceParams = {},\n" in things
    assert "{ path: [id], query: { ...params }, body }" in things


def test_a_body_that_may_be_absent_needs_its_fields_only_if_it_is_there(files: Mapping[str, str]) -> None:
    assert "touch(id: string, params?: ThingTouchParams, options?: CallOptions)" in files["src/resources/things.ts"]
    assert "again(params: ThingAgainParams, options?: CallOptions)" in files["src/resources/things.ts"]


def test_a_required_header_makes_the_parameters_required(files: Mapping[str, str]) -> None:
    assert "delete(id: string, params: ThingDeleteParams, options" in files["src/resources/things.ts"]
    assert "{ path: [id], headers: { ...params } }" in files["src/resources/things.ts"]


def test_a_body_of_several_operations_has_a_name_of_its_own(files: Mapping[str, str]) -> None:
    assert "export type ThingTouchParams = Touch;" in files["src/resources/things.ts"]
    assert "export type ThingAgainParams = Touch;" in files["src/resources/things.ts"]


def test_input_and_output_differ_where_a_field_has_one_direction(files: Mapping[str, str]) -> None:
    (types,) = (text for text in files.values() if "export interface ThingParam {" in text)
    output, _, rest = types.partition("export interface ThingParam {")
    assert "password" not in output.partition("export interface Thing {")[2]
    twin = rest.partition("}")[0]
    assert "  password: string;" in twin
    assert "  id" not in twin
    assert "inner?: ThingParam | undefined;" in twin


def test_no_type_takes_the_name_of_what_programs_use(files: Mapping[str, str]) -> None:
    names = " ".join(text for name, text in files.items() if name.startswith("src/types/"))
    for name in ("ErrorObject", "PromiseObject", "RecordObject"):
        assert f"export interface {name} " in names
    assert "export type MapValue = Record<string, RecordObject>;" in names


def test_no_method_makes_a_resource_look_like_a_promise(files: Mapping[str, str]) -> None:
    assert "  then_(id: string, options?: CallOptions): APIPromise<ErrorObject[]> {" in files["src/resources/things.ts"]


def test_schemas_keep_the_names_of_the_document(files: Mapping[str, str]) -> None:
    strict = files["src/strict/index.ts"]
    assert "Record: { optional: { map: 'Map', promise: 'Promise' } }," in strict
    assert "ThingsThenResult: ['Error']," in strict
    assert "schema: 'ThingsThenResult'" in files["src/resources/things.ts"]


def test_a_timestamp_is_text_and_says_so(files: Mapping[str, str]) -> None:
    (types,) = (text for text in files.values() if "export interface Touch {" in text)
    assert "  /** A date and time as RFC 3339 writes it. */\n  at: string;" in types


def test_the_index_names_what_it_exports(files: Mapping[str, str]) -> None:
    assert "export *" not in "".join(files[f"src/{name}"] for name in ("index.ts", "types/index.ts"))
    index = files["src/index.ts"]
    assert "export type { MapValue, PromiseObject, RecordObject } from './types/say.js';" in index
    assert "Operation," not in index


def test_the_package_describes_itself(files: Mapping[str, str]) -> None:
    package = json.loads(files["package.json"])
    assert package["name"] == "edges"
    assert package["sideEffects"] is False
    assert set(package["exports"]) == {".", "./strict", "./node", "./integrations/*"}


def test_all_of_it_passes_the_type_checker(files: Mapping[str, str], tmp_path: Path) -> None:
    tool("tsc")
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    run(tmp_path, "tsc", "--noEmit")
