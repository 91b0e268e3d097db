"""The resource tree: what ids say, what is inferred where they say nothing, and how clashes end."""

from __future__ import annotations

from onespec.ir import Resource
from onespec.lower import lower

from .conftest import Workbench


def tree(bench: Workbench, *rows: str) -> dict[str, list[str]]:
    """Method names by dotted resource, for rows like ``GET /a/{id} operation.id tag``."""
    paths: dict[str, list[str]] = {}
    for row in rows:
        method, path, id_, tag = [*row.split(), "", ""][:4]
        names = [part[1:-1] for part in path.split("/") if part.startswith("{")]
        parameters = ", ".join(
            f"{{name: {name}, in: path, required: true, schema: {{type: string}}}}" for name in names
        )
        fields = f"parameters: [{parameters}], responses: {{}}"
        fields += f", operationId: {id_}" if id_ not in ("", "-") else ""
        fields += f", tags: [{tag}]" if tag else ""
        paths.setdefault(path, []).append(f"    {method.lower()}: {{{fields}}}")
    text = "paths:\n" + "\n".join(f'  "{path}":\n' + "\n".join(lines) for path, lines in paths.items())
    found: dict[str, list[str]] = {}

    def visit(resource: Resource, above: str) -> None:
        name = ".".join(part for part in (above, "_".join(resource.name)) if part)
        if resource.operations:
            found[name] = ["_".join(operation.name) for operation in resource.operations]
        for child in resource.children:
            visit(child, name)

    visit(bench.lower(text).root, "")
    return found


def test_dotted_and_slashed_ids_are_taken_at_their_word(bench: Workbench) -> None:
    assert tree(
        bench,
        "POST /c chat.completions.create",
        "GET /c chat.completions.list",
        "GET /r repos/list-for-user",
        "GET /k apiKeys.list",
    ) == {"chat.completions": ["create", "list"], "repos": ["list_for_user"], "api_keys": ["list"]}


def test_standard_methods_come_first_then_the_others_by_name(bench: Workbench) -> None:
    rows = [
        f"POST /{name} things.{name}" for name in ("zap", "delete", "archive", "create", "update", "list", "retrieve")
    ]
    assert tree(bench, *rows) == {"things": ["create", "list", "retrieve", "update", "delete", "archive", "zap"]}


def test_a_tag_is_a_resource_and_its_name_is_left_out_of_the_method(bench: Workbench) -> None:
    assert tree(bench, "GET /pets listPets Pets", "GET /pets/{id} getPetById Pets", "POST /pets addPet Pets") == {
        "pets": ["list", "add", "get_by_id"]
    }


def test_without_ids_and_tags_the_path_names_everything(bench: Workbench) -> None:
    assert tree(
        bench,
        "GET /v1/pets",
        "POST /v1/pets",
        "GET /v1/pets/{id}",
        "DELETE /v1/pets/{id}",
        "GET /v1/pets/{id}/toys",
        "PUT /v1/pets/{id}",
    ) == {"pets": ["create", "list", "retrieve", "replace", "delete", "list_toys"]}


def test_inferred_names_that_clash_become_longer(bench: Workbench) -> None:
    assert tree(bench, "GET /pet getPet Pets", "GET /pets getPets Pets") == {"pets": ["get_pet", "get_pets"]}
    assert tree(bench, "GET /a/{b}/c", "GET /a/c") == {"a": ["get_a_b_c", "get_a_c"]}


def test_an_inferred_name_gives_way_to_a_resource(bench: Workbench) -> None:
    found = tree(bench, "GET /a a.users.list", "GET /b users a")
    assert found == {"a": ["get_b"], "a.users": ["list"]}


def test_paths_of_one_verb_are_methods_of_the_client(bench: Workbench) -> None:
    assert tree(bench, "POST /sendMessage sendMessage", "POST /getMe getMe") == {"": ["get_me", "send_message"]}


def test_resource_docs_come_from_the_tags(bench: Workbench) -> None:
    api = bench.lower(
        """
        tags: [{name: Pets, description: Animals at home.}]
        paths:
          /a: {get: {operationId: pets.list, tags: [Pets], responses: {}}}
          /b: {get: {operationId: pets.toys.list, tags: [Pets], responses: {}}}
        """
    )
    (pets,) = api.root.children
    assert (pets.doc, pets.children[0].doc) == ("Animals at home.", "")


def test_an_id_that_names_a_resource_too_becomes_longer(bench: Workbench) -> None:
    assert tree(bench, "GET /a chat.completions", "GET /b chat.completions.list") == {
        "chat": ["chat_completions"],
        "chat.completions": ["list"],
    }


def test_ids_that_differ_only_in_case_are_told_apart_by_path(bench: Workbench) -> None:
    assert tree(bench, "GET /a things.list", "GET /b Things.List") == {"things": ["get_a", "get_b"]}


def test_resources_of_the_same_words_are_one(bench: Workbench) -> None:
    assert tree(bench, "GET /a user.groups.list", "GET /b user_groups.get", "GET /c user.groups.list.all") == {
        "user.groups": ["get", "user_groups_list"],
        "user.groups.list": ["all"],
    }


def test_tags_of_3_2_make_a_tree_and_remarks_no_resource(bench: Workbench) -> None:
    text = """
        openapi: 3.2.0
        info: {title: Test, version: '1'}
        tags:
          - {name: travel}
          - {name: travel-flights, parent: travel, kind: nav}
          - {name: beta, kind: badge}
          - {name: egg, parent: hen}
          - {name: hen, parent: egg}
          - {name: lost, parent: nowhere}
        paths:
          /a: {get: {operationId: listFlights, tags: [beta, travel-flights], responses: {}}}
          /b: {get: {operationId: boil, tags: [egg], responses: {}}}
          /lost: {get: {operationId: look, tags: [lost], responses: {}}}
          /things: {get: {tags: [beta], responses: {}}}
    """
    root = lower(bench.load(text)).root
    found = {child.name: [below.name for below in child.children] for child in root.children}
    assert found == {("hen",): [("egg",)], ("lost",): [], ("things",): [], ("travel",): [("flights",)]}
    assert [operation.name for operation in root.children[3].children[0].operations] == [("list",)]
