"""
The plan of a whole package: which files there are, from which template, with which rows.

Decides nothing of the API's meaning (that is `lower`'s work) and writes no text but names. Must not know Jinja.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ...ir import Api, ErrorCode, Ref
from ..names import snake
from ..prose import plain, sentence
from ..statuses import code_class
from ..surface import all_resources, with_receiver
from ..unions import tags_of
from .calls import ResourcePlanner
from .clients import client_children, client_context, client_name, client_names
from .declarations import models_module, ordered, params_module
from .exports import CLIENT_ATTRIBUTES, RECEIVER_ATTRIBUTES, exported
from .imports import Imports, import_lines
from .names import Scope
from .places import places_of
from .results import named_results
from .rows import GENERATED
from .spell import docstring, string
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


@dataclass(frozen=True, slots=True)
class ModuleRow:
    """A module and the names that it gives."""

    name: str
    names: tuple[str, ...]


def plan(api: Api, package: str, version: str, mixins: Mapping[str, str]) -> Iterator[PlannedFile]:
    """Every generated file, by path within the package."""
    api, unnamed = named_results(with_receiver(api))
    symbols = symbols_of(api, unnamed)
    errors = error_rows(api)
    yield from _types(symbols)
    yield from _resources(api, package, symbols, mixins)
    yield PlannedFile(
        "errors.py", "errors.py.jinja", {"title": _title("Errors"), "rows": errors, "imports": _bases(errors)}
    )
    client = {"title": _title(f"The clients of {api.title}"), **client_context(api, package)}
    yield PlannedFile("client.py", "client.py.jinja", client)
    yield _package(api, errors)
    yield PlannedFile("_version.py", "version.py.jinja", {"title": _title("The version"), "version": string(version)})
    yield PlannedFile("py.typed", "empty.jinja", {})


def _title(text: str) -> str:
    return docstring(f"{sentence(text)} {GENERATED}")


# ── types and resources ──────────────────────────────────────────────────────────────────────────


def _types(symbols: Symbols) -> Iterator[PlannedFile]:
    tags = tags_of(symbols.shapes.values(), symbols.shapes)
    rows: list[ModuleRow] = []
    for name, members in symbols.modules().items():
        order = ordered(members)
        models = models_module(name, order, symbols, tags)
        params = params_module(name, order, symbols, tags)
        for module, template in ((models, "types.py.jinja"), (params, "params.py.jinja")):
            if module is not None and module.rows:
                title = _title(f"{'Types' if module is models else 'What callers may pass as types'} of {name}")
                yield PlannedFile(f"types/{module.name}.py", template, {"title": title, "module": module})
                rows.append(ModuleRow(module.name, tuple(sorted(row.name for row in module.rows))))
    rows.sort(key=lambda row: row.name)
    names = sorted(name for row in rows for name in row.names)
    context = {
        "title": _title("All types, loaded on first use"),
        "imports": _reexports(rows),
        "modules": rows,
        "names": names,
    }
    yield PlannedFile("types/__init__.py", "types_init.py.jinja", context)


def _reexports(rows: Sequence[ModuleRow]) -> list[str]:
    imports = Imports()
    for row in rows:
        imports.use_all(f".{row.name}", row.names)
    return import_lines(imports)


def _resources(api: Api, package: str, symbols: Symbols, mixins: Mapping[str, str]) -> Iterator[PlannedFile]:
    places = places_of(api.root, client_names(api))
    for path, node in all_resources(api.root):
        dotted = ".".join(snake(name) for name in path)
        event = _event(api, package, symbols) if bool(api.webhooks) and path == (("webhooks",),) else None
        reserved = RECEIVER_ATTRIBUTES if event else frozenset[str]()
        mixin = mixins.get(dotted, "")
        yield _resource(ResourcePlanner(package, symbols, places, places[path], node, event, mixin, reserved))
    if api.root.operations:
        alone = replace(api.root, children=())
        taken = CLIENT_ATTRIBUTES | set(client_children(api).values())
        yield _resource(ResourcePlanner(package, symbols, places, places[()], alone, reserved=taken))
    yield PlannedFile(
        "resources/__init__.py", "title.jinja", {"title": _title("The resources of the API, one module each")}
    )


def _resource(planner: ResourcePlanner) -> PlannedFile:
    module = planner.module()
    return PlannedFile(f"resources/{module.name}.py", "resource.py.jinja", {"module": module})


def _event(api: Api, package: str, symbols: Symbols) -> tuple[str, str]:
    """The declaration of a webhook's event and its ``module:Name``."""
    event = api.webhook_event
    if not isinstance(event, Ref):
        return ("", "typing:Any")
    symbol = symbols[event.name]
    return (symbol.name, f"{package}.types.{symbol.module}:{symbol.name}")


# ── errors ───────────────────────────────────────────────────────────────────────────────────────


def error_rows(api: Api) -> list[ErrorRow]:
    """One row per documented code. A code that says what a status says has the runtime's own class."""
    scope = Scope(client_names(api))
    return [_error_row(each, scope) for each in api.errors.codes]


def _error_row(code: ErrorCode, scope: Scope) -> ErrorRow:
    found = code_class(code)
    doc = docstring(f"{code.status} `{plain(code.code)}`: {code.doc}" if code.doc else f"{code.status}.", 4)
    if found.is_the_runtimes:
        return ErrorRow(string(code.code), found.base, "", doc)
    return ErrorRow(string(code.code), scope.claim(found.wish, found.other), found.base, doc)


def _bases(rows: list[ErrorRow]) -> list[str]:
    imports = Imports()
    imports.use_all("._core", {"APIStatusError", *(row.base or row.name for row in rows)})
    return import_lines(imports)


# ── the package ──────────────────────────────────────────────────────────────────────────────────


def _package(api: Api, errors: list[ErrorRow]) -> PlannedFile:
    name = client_name(api)
    own = sorted({row.name for row in errors if row.base})
    modules = [
        ModuleRow("_core", exported()),
        ModuleRow("_version", ("__version__",)),
        ModuleRow("client", (f"Async{name}", name)),
        *([ModuleRow("errors", tuple(own))] if own else []),
    ]
    names = [each for row in modules for each in row.names]
    title = docstring(f"{sentence(api.title)}\n\n{plain(api.doc)}\n\n{GENERATED}")
    return PlannedFile(
        "__init__.py",
        "package.py.jinja",
        {
            "title": title,
            "modules": modules,
            "names": sorted(names),
            "imports": ["from . import types", *_reexports(modules)],
        },
    )
