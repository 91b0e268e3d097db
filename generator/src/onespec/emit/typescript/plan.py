"""
The plan of a whole package: which files there are, from which template, with which rows.

Decides nothing of the API's meaning (that is `lower`'s work) and writes no text but names. Must not know Jinja.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ...ir import Api, Ref, Resource
from ..names import snake
from ..prose import plain, sentence
from ..statuses import code_class
from ..surface import Path, all_resources, with_receiver
from .calls import ResourcePlanner
from .clients import CLIENT_MEMBERS, RECEIVER_MEMBERS, client_children, client_context, client_name
from .declarations import CORE, TypesModule, types_module
from .exports import exported, taken
from .imports import Imports, export, path_order
from .layout import braces, layout
from .names import Members
from .places import Place, places_of
from .rows import GENERATED, ResourceModule
from .schemas import Schemas, schemas_of
from .spell import comment, key_name, literal, string
from .symbols import Symbols, symbols_of


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file of the package: its path, its template and what the template prints."""

    path: str
    template: str
    context: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ErrorRow:
    """A documented code, its class and the runtime's class that it extends; no `base` if it is the runtime's own."""

    code: str
    name: str
    base: str
    doc: str


def plan(api: Api, package: str, version: str, mixins: Mapping[str, str]) -> Iterator[PlannedFile]:
    """Every generated file, by path within the sources."""
    api = with_receiver(api)
    client = client_name(api, taken())
    symbols = symbols_of(api, {*taken(), client, "CODES", "PRODUCT", "VERSION"})
    errors = error_rows(api, symbols.scope)
    schemas = schemas_of(api, symbols)
    types = [
        module for name, members in symbols.modules().items() if (module := types_module(name, members, symbols)).rows
    ]
    places = places_of(api.root, symbols.scope)
    resources = list(_resources(api, symbols, schemas, places, mixins))
    yield from (
        PlannedFile(
            f"types/{each.name}.ts", "types.ts.jinja", {"title": _title(f"Types of {each.name}"), "module": each}
        )
        for each in types
    )
    yield PlannedFile("types/index.ts", "exports.ts.jinja", {"title": _title("All types"), "lines": _all_types(types)})
    yield from (PlannedFile(f"resources/{each.name}.ts", "resource.ts.jinja", {"module": each}) for each in resources)
    failures = {"title": _title("Errors"), "rows": errors, "imports": _bases(errors), "codes": _codes(errors)}
    yield PlannedFile("errors.ts", "errors.ts.jinja", failures)
    about = {"title": _title(f"The client of {api.title}"), **client_context(api, client, package, places)}
    yield PlannedFile("client.ts", "client.ts.jinja", about)
    yield PlannedFile("version.ts", "version.ts.jinja", {"title": _title("The version"), "version": string(version)})
    yield _strict(schemas)
    yield _index(api, client, errors, types, resources)


def _title(text: str) -> str:
    return comment(f"{sentence(text)} {GENERATED}")


# ── types and resources ──────────────────────────────────────────────────────────────────────────


def _all_types(types: Sequence[TypesModule]) -> list[str]:
    return _sorted({f"./{each.name}.js": (each.names, ()) for each in types})


def _resources(
    api: Api, symbols: Symbols, schemas: Schemas, places: Mapping[Path, Place], mixins: Mapping[str, str]
) -> Iterator[ResourceModule]:
    for path, node in all_resources(api.root):
        planner = ResourcePlanner(symbols, schemas, places, places[path], node)
        if bool(api.webhooks) and path == (("webhooks",),):
            _receive(planner, api, symbols)
        mixin = mixins.get(".".join(snake(name) for name in path), "")
        if mixin:
            module, _, name = mixin.partition(":")
            planner.base = (module, name)
            planner.event = planner.event_schema = ""
        yield planner.module()
    if api.root.operations:
        alone: Resource = replace(api.root, children=())
        names = frozenset(CLIENT_MEMBERS | set(client_children(api).values()))
        yield ResourcePlanner(symbols, schemas, places, places[()], alone, (CORE, "Client"), reserved=names).module()


def _receive(planner: ResourcePlanner, api: Api, symbols: Symbols) -> None:
    """Makes the resource receive the API's webhooks."""
    event = api.webhook_event
    planner.base = (CORE, "WebhookResource")
    planner.reserved = RECEIVER_MEMBERS
    planner.event = "Record<string, unknown>"
    if isinstance(event, Ref):
        symbol = symbols[event.name]
        planner.event = planner.imports.type(f"../types/{symbol.module}.js", symbol.name)
        planner.event_schema = symbol.schema


# ── errors ───────────────────────────────────────────────────────────────────────────────────────


def error_rows(api: Api, scope: Members) -> list[ErrorRow]:
    """One row per documented code. A code that says what a status says has the runtime's own class."""
    found: list[ErrorRow] = []
    for code in api.errors.codes:
        wanted = code_class(code)
        doc = comment(f"{code.status} `{plain(code.code)}`: {code.doc}" if code.doc else f"{code.status}.")
        if wanted.is_the_runtimes:
            found.append(ErrorRow(code.code, wanted.base, "", doc))
        else:
            found.append(ErrorRow(code.code, scope.claim(wanted.wish, wanted.other), wanted.base, doc))
    return found


def _bases(rows: Sequence[ErrorRow]) -> list[str]:
    imports = Imports()
    imports.type("./core/index.js", "StatusErrorClass")
    for row in rows:
        imports.value("./core/index.js", row.base or row.name)
    return imports.lines()


def _codes(rows: Sequence[ErrorRow]) -> str:
    inside = braces([f"{key_name(row.code)}: {row.name}" for row in rows], broken=True)
    return layout(("export const CODES: Readonly<Record<string, StatusErrorClass>> = ", inside, ";"))


# ── strict, and the index ────────────────────────────────────────────────────────────────────────


def _strict(schemas: Schemas) -> PlannedFile:
    source = layout(("export const schemas: Schemas = ", literal(dict(sorted(schemas.by_name.items())), True), ";"))
    return PlannedFile(
        "strict/index.ts",
        "strict.ts.jinja",
        {"title": _title("What replies are checked against when a client is strict"), "schemas": source},
    )


def _index(
    api: Api, client: str, errors: Sequence[ErrorRow], types: Sequence[TypesModule], resources: Sequence[ResourceModule]
) -> PlannedFile:
    values, kinds = exported()
    rows: dict[str, tuple[Sequence[str], Sequence[str]]] = {
        "./client.js": ((), (client,)),
        "./core/index.js": (kinds, values),
        "./errors.js": ((), [row.name for row in errors if row.base]),
        "./version.js": ((), ("VERSION",)),
    }
    rows.update({f"./types/{each.name}.js": (each.names, ()) for each in types})
    rows.update({f"./resources/{each.name}.js": (each.names, (each.row.name,)) for each in resources})
    title = comment("\n\n".join(filter(None, (sentence(api.title), plain(api.doc), GENERATED))))
    return PlannedFile("index.ts", "exports.ts.jinja", {"title": title, "lines": _sorted(rows)})


def _sorted(rows: Mapping[str, tuple[Sequence[str], Sequence[str]]]) -> list[str]:
    """Statements that export, by module: its types, then its values."""
    lines: list[str] = []
    for module in sorted(rows, key=path_order):
        types, values = rows[module]
        lines += [export(module, types, True)] if types else []
        lines += [export(module, values, False)] if values else []
    return lines or ["export {};"]
