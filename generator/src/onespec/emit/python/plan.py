"""
The plan of a whole package: which files there are, from which template, with which rows.

Decides nothing of the API's meaning (that is `lower`'s work) and writes no text but names. Must not know Jinja.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ...ir import Api, Auth, ErrorCode, Name, Ref, Resource
from .calls import ResourcePlanner, places_of
from .declarations import models_module, ordered, params_module
from .describe import status_error
from .exports import ERRORS, RUNTIME, TAKEN
from .imports import Imports, import_lines
from .names import Scope, pascal, snake
from .results import named_results
from .rows import FLAVOURS, GENERATED, ChildRow, Place
from .spell import docstring, literal, plain, sentence, string
from .symbols import Symbols, symbols_of
from .unions import tags_of

CLIENT_ATTRIBUTES = frozenset({"close", "aclose", "config", "request", "stream", "with_options"})
"""What the runtime's clients call something else; a resource of that name gets a trailing underscore."""


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
class ClientRow:
    """One client class."""

    name: str
    base: str
    doc: str
    key: str
    children: tuple[ChildRow, ...]


@dataclass(frozen=True, slots=True)
class ModuleRow:
    """A module and the names that it gives."""

    name: str
    names: tuple[str, ...]


def plan(api: Api, package: str, version: str, mixins: Mapping[str, str]) -> Iterator[PlannedFile]:
    """Every generated file, by path within the package."""
    api, unnamed = named_results(_with_receiver(api))
    symbols = symbols_of(api, unnamed)
    errors = error_rows(api)
    yield from _types(symbols)
    yield from _resources(api, package, symbols, mixins)
    yield PlannedFile(
        "errors.py", "errors.py.jinja", {"title": _title("Errors"), "rows": errors, "imports": _bases(errors)}
    )
    yield _client(api, package)
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
    places = _places(api)
    for path, node in _nodes(api.root, ()):
        dotted = ".".join(snake(name) for name in path)
        receives = bool(api.webhooks) and path == (("webhooks",),)
        event = _event(api, package, symbols) if receives else None
        module = ResourcePlanner(package, symbols, places, places[path], node, event, mixins.get(dotted, "")).module()
        yield PlannedFile(f"resources/{module.name}.py", "resource.py.jinja", {"module": module})
    yield PlannedFile(
        "resources/__init__.py", "title.jinja", {"title": _title("The resources of the API, one module each")}
    )


def _nodes(node: Resource, path: tuple[Name, ...]) -> Iterator[tuple[tuple[Name, ...], Resource]]:
    for child in node.children:
        yield (*path, child.name), child
        yield from _nodes(child, (*path, child.name))


def _with_receiver(api: Api) -> Api:
    """An API that sends webhooks has a resource that receives them."""
    if not api.webhooks or any(child.name == ("webhooks",) for child in api.root.children):
        return api
    receiver = Resource(("webhooks",), doc="Receives the webhooks that the API sends.")
    return replace(api, root=replace(api.root, children=(*api.root.children, receiver)))


def _places(api: Api) -> dict[tuple[Name, ...], Place]:
    name = client_name(api)
    return places_of(api.root, {*TAKEN, name, f"Async{name}"})


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
    name = client_name(api)
    scope = Scope({*TAKEN, name, f"Async{name}"})
    return [_error_row(each, scope) for each in api.errors.codes]


def _error_row(code: ErrorCode, scope: Scope) -> ErrorRow:
    words = code.name[:-1] if len(code.name) > 1 and code.name[-1] == "error" else code.name
    wish, base = f"{pascal(words)}Error", status_error(str(code.status))
    doc = docstring(f"{code.status} `{plain(code.code)}`: {code.doc}" if code.doc else f"{code.status}.", 4)
    if wish == base:
        return ErrorRow(string(code.code), base, "", doc)
    return ErrorRow(string(code.code), scope.claim(wish, f"{pascal(words)}CodeError"), base, doc)


def _bases(rows: list[ErrorRow]) -> list[str]:
    imports = Imports()
    imports.use_all("._core", {"APIStatusError", *(row.base or row.name for row in rows)})
    return import_lines(imports)


# ── the client and the package ───────────────────────────────────────────────────────────────────


def _client(api: Api, package: str) -> PlannedFile:
    places = _places(api)
    runtime = Imports()
    runtime.use_all("._core", ("OMIT", "AsyncClient", "ErrorSpec", "Product", "SyncClient"))
    runtime.use_all("._core", ("AuthSpec",) if api.auth else ())
    context = {
        "title": _title(f"The clients of {api.title}"),
        "product": _product(api, package),
        "clients": [_client_row(api, places, number) for number in range(len(FLAVOURS))],
        "imports": import_lines(runtime),
        "typing_imports": _client_imports(places),
    }
    return PlannedFile("client.py", "client.py.jinja", context)


def _client_imports(places: Mapping[tuple[Name, ...], Place]) -> list[str]:
    imports = Imports()
    imports.use_all("._core", ("HeaderValue", "Omit", "RetryPolicy", "Timeout", "TransportChoice"))
    for path, place in places.items():
        if len(path) == 1:
            imports.use_all(f".resources.{place.module}", (place.name, f"Async{place.name}"))
    return import_lines(imports)


def _client_row(api: Api, places: Mapping[tuple[Name, ...], Place], number: int) -> ClientRow:
    flavour = FLAVOURS[number]
    scope = Scope(CLIENT_ATTRIBUTES)
    children = tuple(
        ChildRow(
            scope.claim(snake(child.name)),
            f"{flavour.prefix}{places[(child.name,)].name}",
            places[(child.name,)].module,
            docstring(child.doc or sentence(" ".join(child.name).capitalize()), 8),
        )
        for child in api.root.children
    )
    name = client_name(api)
    kind = "asynchronous" if flavour.prefix else "blocking"
    doc = f"The {kind} client of {sentence(api.title)}\n\n{_client_arguments(api)}"
    key = "str | Callable[[], str | Awaitable[str]] | None" if flavour.prefix else "str | Callable[[], str] | None"
    base = "AsyncClient" if flavour.prefix else "SyncClient"
    return ClientRow(f"{flavour.prefix}{name}", base, docstring(doc, 4), key, children)


def client_name(api: Api) -> str:
    """The client's class, as the document writes it if that is an identifier."""
    name = api.client.name
    name = name if name.isascii() and name.isidentifier() and name[0].isupper() else pascal((name,))
    return f"{name}Client" if {name, f"Async{name}"} & TAKEN else name


def _client_arguments(api: Api) -> str:
    prefix = plain(api.client.env_prefix)
    return (
        "Args:\n"
        f"    api_key: The key, or a function that gives one. Default: the environment variable {prefix}_API_KEY.\n"
        f"    base_url: Where the API is. Default: {prefix}_BASE_URL, else {_base_url(api)}\n"
        f"    webhook_secret: Verifies webhooks. Default: {prefix}_WEBHOOK_SECRET.\n"
        "    timeout: Seconds that a single wait may take, a `Timeout`, or None for no limit.\n"
        "    max_retries: How many times a failed call is tried again.\n"
        "    retry: When and how long to wait before it is; overrides `max_retries`.\n"
        "    headers: Sent with every request.\n"
        "    query: Sent with every request.\n"
        "    transport: What sends requests: a `Transport`, or a client of httpx or httpx2.\n"
        "    strict: Raise an error for a reply that breaks its schema, instead of decoding what can be decoded."
    )


def _product(api: Api, package: str) -> list[str]:
    client, errors = api.client, api.errors
    spec = {name: getattr(errors, name) for name in ("envelope", "code", "kind", "message", "param", "request_id")}
    fields = ", ".join(f"{name}={string(value)}" for name, value in spec.items())
    return [
        f"name={string(client_name(api))}",
        f"package={string(package)}",
        "version=__version__",
        f"env_prefix={string(client.env_prefix)}",
        f"base_url={string(_base_url(api))}",
        f"idempotency_header={string(client.idempotency_header)}",
        f"request_id_header={string(client.request_id_header)}",
        f"headers={literal(dict(client.headers))}",
        f"auth={_auth(api.auth[0]) if api.auth else None}",
        f"errors=ErrorSpec({fields}, codes={string(f'{package}.errors:CODES')})",
    ]


def _auth(auth: Auth) -> str:
    fields = {"kind": auth.kind, "wire": auth.wire, "where": auth.where, "id": auth.id}
    return f"AuthSpec({', '.join(f'{name}={string(value)}' for name, value in fields.items())})"


def _base_url(api: Api) -> str:
    """The first server's address, its variables at their defaults."""
    if not api.servers:
        return ""
    url = api.servers[0].url
    for variable in api.servers[0].variables:
        url = url.replace(f"{{{variable.name}}}", variable.default)
    return url


def _package(api: Api, errors: list[ErrorRow]) -> PlannedFile:
    name = client_name(api)
    own = sorted({row.name for row in errors if row.base})
    modules = [
        ModuleRow("_core", (*RUNTIME, *ERRORS)),
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
