"""Modules: one a file or a resource, and never a circle of imports."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from onespec.ir import Alias, Api, Field, ListOf, Model, Name, Ref
from onespec.lookup import references
from onespec.lower.modules import components, modules_of, users_of

from .conftest import Workbench

names = st.sampled_from([(letter,) for letter in "abcdefgh"])
graphs = st.dictionaries(names, st.frozensets(names, max_size=3), min_size=1)


def models(edges: dict[Name, frozenset[Name]]) -> dict[Name, Model]:
    return {
        name: Model(
            name, tuple(Field(other, other[0], ListOf(Ref(other)), True) for other in sorted(others) if other in edges)
        )
        for name, others in edges.items()
    }


@given(graphs, st.dictionaries(names, st.sampled_from([("m",), ("m", "n"), ("o",), ()])))
def test_modules_never_import_each_other_in_a_circle(
    edges: dict[Name, frozenset[Name]], files: dict[Name, Name]
) -> None:
    declarations = models(edges)
    modules = modules_of(declarations, files, {name: {name} for name in declarations})
    graph = {
        module: {
            modules[other]
            for name in declarations
            if modules[name] == module
            for other in references(declarations[name])
            if modules[other] != module
        }
        for module in modules.values()
    }
    assert all(len(group) == 1 for group in components(graph))


def test_modules_that_would_form_a_circle_become_one_named_by_what_they_share() -> None:
    a, b, c, d = (("a",), ("b",), ("c",), ("d",))
    declarations = models({a: frozenset((b,)), b: frozenset(), c: frozenset((d,)), d: frozenset()})
    one, two = ("work", "one"), ("work", "two")
    modules = modules_of(declarations, {a: one, b: two, c: two, d: one}, {})
    assert set(modules.values()) == {("work",)}


def by_name(api: Api) -> dict[str, str]:
    return {"_".join(each.name): "_".join(each.module) for each in api.types}


def test_in_one_file_a_module_is_the_resource_that_uses_it(bench: Workbench) -> None:
    reply = '{"200": {content: {application/json: {schema: {$ref: "#/components/schemas/%s"}}}}}'
    api = bench.lower(
        f"""
        paths:
          /a: {{get: {{operationId: a.get, responses: {reply % "A"}}}}}
          /b: {{get: {{operationId: b.c.get, responses: {reply % "B"}}}}}
          /d: {{get: {{operationId: d.get, responses: {reply % "D"}}}}}
        components:
          schemas:
            A: {{properties: {{all: {{$ref: "#/components/schemas/All"}}}}}}
            B: {{properties: {{all: {{$ref: "#/components/schemas/All"}}, two: {{$ref: "#/components/schemas/Two"}}}}}}
            D: {{properties: {{all: {{$ref: "#/components/schemas/All"}}, two: {{$ref: "#/components/schemas/Two"}}}}}}
            All: {{properties: {{x: {{type: string}}}}}}
            Two: {{properties: {{x: {{type: string}}}}}}
        """
    )
    assert by_name(api) == {"a": "a", "b": "b_c", "d": "d", "all": "shared", "two": "b_c"}


def test_in_several_files_a_module_is_a_file(bench: Workbench) -> None:
    bench.write(
        """
        paths:
          /p:
            get:
              operationId: p.get
              responses: {"200": {content: {application/json: {schema: {$ref: "#/components/schemas/P"}}}}}
        components:
          schemas:
            P: {properties: {q: {$ref: "../openapi.yaml#/components/schemas/Q"}, r: {enum: [a, b]}}}
        """,
        "resources/my.pets.yaml",
    )
    api = bench.lower(
        """
        paths: {/p: {$ref: "resources/my.pets.yaml#/paths/~1p"}}
        components: {schemas: {Q: {properties: {x: {type: string}}}}}
        """
    )
    assert by_name(api) == {"p": "my_pets", "p_r": "my_pets", "q": "shared"}


def test_declarations_that_need_each_other_share_a_module(bench: Workbench) -> None:
    bench.write("components: {schemas: {B: {properties: {a: {$ref: 'a.yaml#/components/schemas/A'}}}}}", "b.yaml")
    bench.write("components: {schemas: {A: {properties: {b: {$ref: 'b.yaml#/components/schemas/B'}}}}}", "a.yaml")
    api = bench.lower(
        """
        paths:
          /p:
            get:
              operationId: p.get
              responses: {"200": {content: {application/json: {schema: {$ref: "b.yaml#/components/schemas/B"}}}}}
        """
    )
    assert len(set(by_name(api).values())) == 1


def test_users_are_counted_to_many_and_no_further() -> None:
    circle = {("a",): ("b",), ("b",): ("c",), ("c",): ("a",)}
    declarations = {name: Alias(name, Ref(below)) for name, below in circle.items()}
    modules = [(f"m{number}",) for number in range(9)]
    users = users_of({module: [Ref(("a",))] for module in modules}, declarations)
    assert users == {name: set(modules[:3]) for name in declarations}
