"""Where an emitted TypeScript package goes, what it consists of, and how its parts are written."""

from __future__ import annotations

import inspect
import json
import re
from pathlib import Path

import pytest
from onespec import ir
from onespec.cli import main
from onespec.emit import Options
from onespec.emit.prose import plain
from onespec.emit.typescript import emit, exports, runtime_files
from onespec.emit.typescript.clients import CLIENT_MEMBERS, RECEIVER_MEMBERS
from onespec.emit.typescript.imports import Imports, natural
from onespec.emit.typescript.layout import WIDTH, Choice, braces, brackets, layout, parentheses
from onespec.emit.typescript.names import GLOBALS, KEYWORDS, MEMBERS, module_name
from onespec.emit.typescript.spell import comment, distinct, literal, string
from onespec.runtime import typescript_runtime

from .conftest import Workbench

TEMPLATES = sorted(Path(inspect.getfile(emit)).parent.glob("templates/*.jinja"))
API = ir.Api("Thing", "1", ir.Client("Thing", "thing", "THING"), ir.Resource(()))
PARTS = ("src/core/", "src/integrations/", "src/node/")
GOOD = """
openapi: 3.1.0
info: { title: Zoo, version: "1" }
paths:
  /pets: { get: { operationId: pets.list, responses: { "200": { description: ok } } } }
"""


# ── the package ──────────────────────────────────────────────────────────────────────────────────


def test_a_folder_in_no_package_becomes_one(tmp_path: Path) -> None:
    files = emit(API, Options("@things/sdk", out=tmp_path))
    assert {"package.json", "tsconfig.json", "README.md", "src/index.ts", "src/core/index.ts"} <= files.keys()
    assert json.loads(files["package.json"])["name"] == "@things/sdk"
    assert "package: '@things/sdk'," in files["src/client.ts"]
    assert {name: text for name, text in files.items() if name.startswith(PARTS)} == {
        f"src/{name}": text for name, text in runtime_files("@things/sdk").items()
    }
    assert "SCOPE = '@things/sdk';" in files["src/core/scope.ts"]


def test_within_a_package_the_folder_is_its_sources(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"name": "@own/name", "version": "7.1.0"}', "utf-8")
    files = emit(API, Options("thing", out=tmp_path / "src"))
    assert "package.json" not in files
    assert {"index.ts", "core/index.ts"} <= files.keys()
    assert "VERSION = '7.1.0'" in files["version.ts"]
    assert "package: '@own/name'," in files["client.ts"]


def test_the_runtime_is_not_copied_onto_itself() -> None:
    files = emit(API, Options("thing", out=typescript_runtime()))
    assert not [name for name in files if name.startswith(("core/", "integrations/", "node/"))]
    assert "index.ts" in files


def test_a_second_run_changes_nothing(bench: Workbench, capsys: pytest.CaptureFixture[str]) -> None:
    spec, out = bench.write(GOOD), bench.folder / "out"
    command = ["generate", str(spec), "--target", "typescript", "--out", str(out)]
    assert main(command) == 0
    assert main([*command, "--check"]) == 0
    (out / "src" / "client.ts").write_text("// onespec", "utf-8")
    assert main([*command, "--check"]) == 1
    assert "stale src/client.ts" in capsys.readouterr().out


def test_what_was_written_by_hand_is_left_alone(bench: Workbench) -> None:
    spec, out = bench.write(GOOD), bench.folder / "out"
    out.mkdir()
    (out / "README.md").write_text("mine", "utf-8")
    assert main(["generate", str(spec), "--target", "typescript", "--out", str(out)]) == 0
    assert (out / "README.md").read_text("utf-8") == "mine"


def test_a_resource_extends_the_mixin_of_the_configuration(bench: Workbench) -> None:
    spec, out = bench.write(GOOD), bench.folder / "out"
    bench.write('[typescript.mixins]\npets = "../lib/pets/mixin.js:PetsMixin"', "onespec.toml")
    assert main(["generate", str(spec), "--target", "typescript", "--out", str(out)]) == 0
    source = (out / "src" / "resources" / "pets.ts").read_text("utf-8")
    assert "import { PetsMixin } from '../lib/pets/mixin.js';" in source
    assert "export class Pets extends PetsMixin {" in source


@pytest.mark.parametrize("mixin", ["../lib/pets.js", "../lib/pets.js:Pets Mixin", "'; import x;:Pets", ":Pets"])
def test_a_mixin_that_is_none_is_told(bench: Workbench, capsys: pytest.CaptureFixture[str], mixin: str) -> None:
    spec = bench.write(GOOD)
    bench.write(f"[typescript.mixins]\npets = {json.dumps(mixin)}", "onespec.toml")
    assert main(["generate", str(spec), "--target", "typescript", "--out", str(bench.folder / "out")]) == 1
    assert "the mixin of `pets` is not `module:Class`" in capsys.readouterr().err


def test_the_choices_of_one_language_are_not_those_of_another(bench: Workbench) -> None:
    spec, out = bench.write(GOOD), bench.folder / "out"
    bench.write('[python]\npackage = "pets"\n[typescript]\npackage = "@pets/sdk"', "onespec.toml")
    assert main(["generate", str(spec), "--target", "typescript", "--out", str(out)]) == 0
    assert json.loads((out / "package.json").read_text("utf-8"))["name"] == "@pets/sdk"


def test_a_template_is_short_and_holds_no_logic() -> None:
    for path in TEMPLATES:
        text = path.read_text("utf-8")
        assert text.count("\n") < 120, path.name
        assert not re.search(r"\{% *(?:set|macro|call|include)|\{\{[^}]*[|(]", text), path.name


# ── the runtime ──────────────────────────────────────────────────────────────────────────────────


def test_what_the_generator_knows_of_the_runtime_is_there() -> None:
    values, types = exports.runtime_names()
    assert values | types >= exports.INTERNAL
    exported_values, exported_types = exports.exported()
    assert {"SDKError", "APIStatusError", "NotFoundError", "Stream"} <= set(exported_values)
    assert {"CallOptions", "ClientOptions", "FileInput", "Strict"} <= set(exported_types)


def test_every_public_name_of_the_runtime_is_the_packages_too(tmp_path: Path) -> None:
    index = emit(API, Options("thing", out=tmp_path))["src/index.ts"]
    for name in (*exports.exported()[0], *exports.exported()[1]):
        assert name in index


MEMBER = re.compile(
    r"^  (?:static |protected |readonly |override |async |get )*([a-zA-Z]\w*)(?:<[^>]*>)?[(:?]", re.MULTILINE
)


@pytest.mark.parametrize(
    ("file", "known"),
    [
        ("core/client.ts", CLIENT_MEMBERS),
        ("core/resource.ts", MEMBERS),
        ("core/webhooks/resource.ts", MEMBERS | RECEIVER_MEMBERS),
    ],
)
def test_no_resource_or_method_has_the_name_of_a_member_of_the_runtime(file: str, known: frozenset[str]) -> None:
    text = (typescript_runtime() / file).read_text("utf-8")
    (body,) = re.findall(r"^export abstract class.*?^}", text, re.MULTILINE | re.DOTALL)
    members = set(MEMBER.findall(body)) - {"constructor", "if", "return", "for"}
    assert members
    assert members <= known


# ── names ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["index", "con", "nul", "com1", "lpt9"])
def test_no_module_has_the_name_of_a_file_with_a_meaning(name: str) -> None:
    assert module_name((name,)) == f"{name}_"


def test_names_that_programs_use_are_reserved() -> None:
    assert {"Promise", "Record", "Error", "Response", "Array", "File", "Event", "Map", "Date"} <= GLOBALS
    assert {"delete", "import", "await", "arguments", "eval"} <= KEYWORDS


# ── spelling ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("", "''"),
        ("it's", '"it\'s"'),
        ('"it\'s"', "'\"it\\'s\"'"),
        ("a\nb\\", "'a\\nb\\\\'"),
        ("\u2028\u202e\0", "'\\u2028\\u202e\\x00'"),
        ("\U000e0001", "'\\u{e0001}'"),
        ("\ud800", "'\\ud800'"),
        ("ünï 😀", "'ünï 😀'"),
    ],
)
def test_a_string_is_one_line_and_prints(text: str, source: str) -> None:
    assert string(text) == source


@pytest.mark.parametrize(
    ("value", "source"),
    [
        (None, "null"),
        (True, "true"),
        (1.0, "1"),
        (1e21, "1e21"),
        (float("nan"), "NaN"),
        (float("-inf"), "-Infinity"),
        ({"a": 1, "b-c": [1, "x"]}, "{ a: 1, 'b-c': [1, 'x'] }"),
        ({"__proto__": 1}, "{ ['__proto__']: 1 }"),
        ({}, "{}"),
        ([], "[]"),
    ],
)
def test_a_literal(value: object, source: str) -> None:
    assert layout(literal(value)) == source  # type: ignore[arg-type]


def test_a_comment_does_not_end_before_its_end() -> None:
    assert comment("a */ b") == "/** a *\\/ b */"
    assert comment("") == ""
    assert comment("a\n\nb", 2) == "/**\n   * a\n   *\n   * b\n   */"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("mail me@example.com", "mail me@example.com"),
        ("@deprecated", "\\@deprecated"),
        ("see {@link x}", "see \\{\\@link x\\}"),
        ("<b>bold</b> 1 < 2", "\\<b>bold\\</b> 1 < 2"),
        ("`{ a: '@b' }` and <i>", "`{ a: '@b' }` and \\<i>"),
    ],
)
def test_prose_is_no_markup(text: str, shown: str) -> None:
    assert comment(text) == f"/** {shown} */"


def test_tags_follow_the_text_after_a_blank_line() -> None:
    assert comment("Text.", 0, "@deprecated") == "/**\n * Text.\n *\n * @deprecated\n */"
    assert comment("", 0, "@deprecated") == "/** @deprecated */"


def test_a_long_comment_is_folded() -> None:
    lines = comment("word " * 60, 4).split("\n")
    assert len(lines) > 3
    assert all(len(line) <= WIDTH for line in lines)
    assert "".join(line.strip(" /*") + " " for line in lines).split() == plain("word " * 60).split()


def test_unknown_holds_everything() -> None:
    assert distinct(["string", "unknown", "null"]) == ["unknown"]
    assert distinct(["null", "string", "undefined", "string"]) == ["string", "null", "undefined"]


# ── layout ───────────────────────────────────────────────────────────────────────────────────────


def test_what_fits_stays_on_its_line_and_what_does_not_is_broken() -> None:
    call = ("f", parentheses(["a" * 50, braces(["b" * 30, "c"]), "d" * 25]), ";")
    assert layout(call) == f"f({'a' * 50}, {{ {'b' * 30}, c }}, {'d' * 25});"
    wider = ("f", parentheses(["a" * 50, braces(["b" * 30, "c"]), "d" * 25]), ";;")
    assert layout(wider) == f"f(\n  {'a' * 50},\n  {{ {'b' * 30}, c }},\n  {'d' * 25},\n);;"


def test_a_union_that_does_not_fit_has_a_line_for_each_member() -> None:
    assert layout(("type X =", Choice(("A", "B")), ";")) == "type X = A | B;"
    assert layout(("type X =", Choice(("A" * 60, "B" * 60)), ";")) == f"type X =\n  | {'A' * 60}\n  | {'B' * 60};"


def test_lists_of_several_lists_stand_one_a_line() -> None:
    assert layout(brackets([brackets(["1", "2"]), brackets(["3", "4"])])) == "[\n  [1, 2],\n  [3, 4],\n]"
    assert layout(brackets([brackets(["1"]), brackets(["3"])])) == "[[1], [3]]"


def test_imports_are_sorted_and_types_stand_apart() -> None:
    imports = Imports(["Taken"])
    imports.type("./b.js", "B10")
    imports.type("./b.js", "B9")
    imports.value("../core/index.js", "Zed")
    imports.type("../core/index.js", "a")
    imports.type("../core/index.js", "A")
    assert imports.type("./a_b.js", "Taken") == "CoreTaken"
    imports.type("./a.js", "Q")
    assert imports.lines() == [
        "import type { A, a } from '../core/index.js';",
        "import { Zed } from '../core/index.js';",
        "import type { Q } from './a.js';",
        "import type { Taken as CoreTaken } from './a_b.js';",
        "import type { B9, B10 } from './b.js';",
    ]
    assert natural("DrawingSize") < natural("DrawingsCreate") < natural("DrawingTitle")
