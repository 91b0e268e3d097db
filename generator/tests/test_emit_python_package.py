"""What an emitted package consists of, and what the generator knows of the runtime beneath it."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from pathlib import Path

import pytest
from aiagentplatform import _core as runtime
from onespec import ir
from onespec.diagnostics import Fault
from onespec.emit import Options
from onespec.emit.graph import components, definition_order
from onespec.emit.prose import limits_text
from onespec.emit.python import emit, runtime_files
from onespec.emit.python import exports as known
from onespec.emit.python.describe import with_limits
from onespec.emit.python.names import MODEL_ATTRIBUTES, SPELLED_BUILTINS
from onespec.emit.python.project import project_of
from onespec.emit.statuses import STATUS_ERRORS, status_error
from onespec.runtime import python_runtime
from onespec.write import write
from pydantic import BaseModel

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

TEMPLATES = sorted(Path(inspect.getfile(emit)).parent.glob("templates/*.jinja"))
TEXT = ir.Scalar("string")


def operation(name: str, path: str = "/", **more: object) -> ir.Operation:
    return ir.Operation(name, tuple(name.split(".")[-1:]), "POST", path, ir.Nothing(), **more)  # type: ignore[arg-type]


def api(*resources: ir.Resource, title: str = "Thing", **more: object) -> ir.Api:
    root = ir.Resource((), children=resources)
    return ir.Api(title, "1", ir.Client("Thing", "thing", "THING"), root, **more)  # type: ignore[arg-type]


# ── the runtime ──────────────────────────────────────────────────────────────────────────────────


def test_a_package_has_every_name_of_the_runtime_that_is_for_users(tmp_path: Path) -> None:
    assert set(runtime.__all__) > known.INTERNAL
    (names,) = (
        ast.literal_eval(node.value)
        for node in ast.parse(emit(api(), Options(out=tmp_path))["thing/__init__.py"]).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    )
    assert set(names) == {*runtime.__all__, "AsyncThing", "Thing", "__version__", "types"} - known.INTERNAL


def test_every_status_error_exists_in_the_runtime() -> None:
    for status in (*STATUS_ERRORS, "418", "502", "5XX"):
        assert issubclass(getattr(runtime, status_error(status)), runtime.APIStatusError)


def test_reserved_names_cover_what_the_runtimes_classes_have() -> None:
    public = {name for name in dir(runtime.Model) if not name.startswith("_")}
    assert public <= MODEL_ATTRIBUTES | SPELLED_BUILTINS
    assert {name for name in dir(BaseModel) if not name.startswith("_")} <= MODEL_ATTRIBUTES | SPELLED_BUILTINS
    for client in (runtime.SyncClient, runtime.AsyncClient):
        assert {name for name in dir(client) if not name.startswith("_")} <= known.CLIENT_ATTRIBUTES
    assert {name for name in dir(runtime.WebhookReceiver) if not name.startswith("_")} <= known.RECEIVER_ATTRIBUTES


def test_the_runtime_is_copied_except_into_its_own_home(tmp_path: Path) -> None:
    parts = ("thing/_core/", "thing/integrations/")
    copied = {name: text for name, text in emit(api(), Options(out=tmp_path)).items() if name.startswith(parts)}
    assert copied == {f"thing/{name}": text for name, text in runtime_files().items()}
    home = python_runtime()
    at_home = emit(api(), Options(package=home.name, out=home.parent))
    assert not [name for name in at_home if "/_core/" in name or "/integrations/" in name]


# ── the project ──────────────────────────────────────────────────────────────────────────────────


def test_a_folder_in_no_project_gets_one_that_its_owner_can_take_over(tmp_path: Path) -> None:
    hostile = api(title='A "quoted"\n"""title\\')
    files = emit(hostile, Options("thing.sdk", out=tmp_path))
    project = tomllib.loads(files["pyproject.toml"])
    assert project["project"]["name"] == "thing-sdk"
    assert project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"] == ["thing"]
    assert "thing/sdk/__init__.py" in files
    (tmp_path / "pyproject.toml").write_text(files["pyproject.toml"], "utf-8")
    assert project_of(tmp_path, "thing.sdk").own_files == ("pyproject.toml", "README.md")
    (tmp_path / "README.md").write_text("# Mine\n", "utf-8")
    assert project_of(tmp_path, "thing.sdk").own_files == ("pyproject.toml",)


def test_a_second_package_in_the_folder_leaves_the_first_ones_project_alone(tmp_path: Path) -> None:
    write(emit(api(), Options("first", out=tmp_path)), tmp_path)
    second = emit(api(), Options("second", out=tmp_path))
    assert not {"pyproject.toml", "README.md"} & second.keys()
    assert write(second, tmp_path).deleted == ()
    assert (tmp_path / "first" / "client.py").is_file()
    assert write(emit(api(), Options("first", out=tmp_path)), tmp_path).is_fresh


def test_the_project_around_the_folder_gives_the_version(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.x]\nversion = "9"\n[project]\nname = "x"\nversion = "3.2.1"\n', "utf-8"
    )
    files = emit(api(), Options(out=tmp_path / "src"))
    assert '__version__ = "3.2.1"' in files["thing/_version.py"]
    assert "pyproject.toml" not in files


# ── templates ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_is_short_and_holds_no_logic(template: Path) -> None:
    text = template.read_text("utf-8")
    assert len(text.splitlines()) < 120
    for tag in re.findall(r"{%-?\s*(.*?)\s*-?%}", text):
        assert re.fullmatch(r"for \w+ in [\w.]+|if [\w.]+( and [\w.]+)?|elif [\w.]+|else|endfor|endif", tag), tag
    for shown in re.findall(r"{{\s*(.*?)\s*}}", text):
        assert re.fullmatch(r"[\w.]+", shown), shown


# ── resources ────────────────────────────────────────────────────────────────────────────────────


def test_a_mixin_is_inherited_first_in_both_flavours(tmp_path: Path) -> None:
    things = ir.Resource(("things",), (operation("things.do"),))
    options = Options("acme", {"things": "acme.lib.things:Extra"}, tmp_path)
    source = emit(api(things), options)["acme/resources/things.py"]
    assert "from ..lib.things import AsyncExtra, Extra" in source
    assert "class Things(Extra, Resource):" in source
    assert "class AsyncThings(AsyncExtra, AsyncResource):" in source


def test_resources_that_the_client_cannot_call_by_their_name_get_an_underscore(tmp_path: Path) -> None:
    things = [ir.Resource((name,), (operation(f"{name}.do"),)) for name in ("close", "request", "import")]
    source = emit(api(*things), Options(out=tmp_path))["thing/client.py"]
    assert [name for name in ("close_", "request_", "import_") if f"def {name}(self)" in source] == [
        "close_",
        "request_",
        "import_",
    ]


def test_classes_named_like_the_client_or_the_runtime_make_way(tmp_path: Path) -> None:
    things = [ir.Resource((name,), (operation(f"{name}.do"),)) for name in ("thing", "page", "timeout")]
    source = emit(api(*things), Options(out=tmp_path))["thing/client.py"]
    for name in ("ThingResource", "PageResource", "TimeoutResource"):
        assert f"-> {name}:" in source


def test_operations_of_the_root_are_the_clients_own(tmp_path: Path) -> None:
    root = ir.Resource((), (operation("ping"), operation("close")))
    files = emit(ir.Api("T", "1", ir.Client("Thing", "thing", "THING"), root), Options(out=tmp_path))
    assert "class Thing(SyncClient, Root):" in files["thing/client.py"]
    assert "def ping(" in files["thing/resources/root.py"]
    assert "def close_(" in files["thing/resources/root.py"]


def test_a_cookie_parameter_is_refused_and_never_dropped(tmp_path: Path) -> None:
    cookie = ir.Parameter(("c",), "c", "cookie", TEXT, True)
    with pytest.raises(Fault) as caught:
        emit(api(ir.Resource(("a",), (operation("a.b", parameters=(cookie,)),))), Options(out=tmp_path))
    assert [each.code for each in caught.value.diagnostics] == ["unsupported"]


def test_a_method_that_hides_a_builtin_does_not_break_annotations(tmp_path: Path) -> None:
    many = ir.Operation("a.list", ("list",), "GET", "/", ir.Response(ir.ListOf(TEXT)))
    source = emit(api(ir.Resource(("a",), (many,))), Options(out=tmp_path))["thing/resources/a.py"]
    assert "-> builtins.list[str]:" in source


def test_a_required_constant_is_sent_without_being_asked_for(tmp_path: Path) -> None:
    model = ir.Model(
        ("new",), (ir.Field(("kind",), "kind", ir.Const("x"), True), ir.Field(("name",), "name", TEXT, True))
    )
    body = ir.Body("json", "application/json", ir.Ref(("new",)), True, True)
    things = ir.Resource(("things",), (operation("things.add", body=body),))
    source = emit(api(things, types=(model,)), Options(out=tmp_path))["thing/resources/things.py"]
    assert 'def add(self, *, name: str, kind: Literal["x"] = "x", options' in source


# ── types ────────────────────────────────────────────────────────────────────────────────────────


def test_modules_that_lead_to_each_other_become_one(tmp_path: Path) -> None:
    def model(name: str, module: str, *others: str) -> ir.Model:
        fields = tuple(ir.Field((other,), other, ir.Ref((other,)), False) for other in others)
        return ir.Model((name,), fields, module=(module,))

    types = (model("a", "one", "b"), model("b", "two", "c"), model("c", "one"), model("d", "three", "a"))
    files = emit(api(types=types), Options(out=tmp_path))
    modules = {name for name in files if name.startswith("thing/types/") and not name.endswith("_params.py")}
    assert modules == {"thing/types/__init__.py", "thing/types/one.py", "thing/types/three.py"}


def test_aliases_stand_after_what_they_name_even_in_circles() -> None:
    hard = {"union": ["a", "b"]}
    soft = {"a": ["union"], "b": ["union", "c"], "c": []}
    order = definition_order(["a", "union", "b", "c"], hard, soft)
    assert order.index("union") > max(order.index("a"), order.index("b"))
    assert order.index("c") < order.index("b")


def test_components_are_found_dependencies_first() -> None:
    edges = {"a": ["b"], "b": ["c"], "c": ["b", "d"], "d": []}
    assert [sorted(each) for each in components(edges, edges.__getitem__)] == [["d"], ["b", "c"], ["a"]]


def test_a_long_chain_of_types_needs_no_deep_stack(tmp_path: Path) -> None:
    types = tuple(
        ir.Model((f"m{n}",), (ir.Field(("next",), "next", ir.Ref((f"m{n + 1}",)), False),) if n < 2999 else ())
        for n in range(3000)
    )
    source = emit(api(types=types), Options(out=tmp_path))["thing/types/shared.py"]
    assert len(ast.parse(source).body) > 3000


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (ir.Limits(minimum=1, maximum=100), "From 1 to 100."),
        (ir.Limits(minimum=0.5), "At least 0.5."),
        (ir.Limits(min_length=1), "Not empty."),
        (ir.Limits(max_length=64), "At most 64 characters."),
        (ir.Limits(min_items=3, max_items=3), "Exactly 3 items."),
        (ir.Limits(exclusive_minimum=0, multiple_of=0.25), "More than 0. A multiple of 0.25."),
        (ir.Limits(), ""),
    ],
)
def test_limits_are_told_in_words(limits: ir.Limits, expected: str) -> None:
    assert limits_text(ir.Nullable(ir.Scalar("number", limits))) == expected


def test_a_description_ends_before_the_facts_begin() -> None:
    told = with_limits("How many", ir.Scalar("integer", ir.Limits(minimum=1)), ir.Default(20), True)
    assert told == "How many. At least 1. Default: 20. Deprecated."
