"""
The plan of `client.py`: both clients, their resources, and the product's own words as data for the runtime.

Must not know operations or types.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...ir import Api, Auth, Name
from ..names import pascal, snake
from ..prose import plain, sentence
from ..surface import base_url
from .exports import CLIENT_ATTRIBUTES, taken
from .imports import Imports, import_lines
from .names import Scope
from .places import Place, places_of
from .rows import FLAVOURS, ChildRow
from .spell import docstring, literal, string


@dataclass(frozen=True, slots=True)
class ClientRow:
    """One client class."""

    name: str
    base: str
    doc: str
    key: str
    middleware: str
    children: tuple[ChildRow, ...]


def client_context(api: Api, package: str) -> dict[str, object]:
    """What the template of `client.py` prints."""
    places = places_of(api.root, client_names(api))
    runtime = Imports()
    runtime.use_all("typing", ("TYPE_CHECKING", "Any"))
    runtime.use_all("functools", ("cached_property",) if api.root.children else ())
    runtime.use("._version", "__version__")
    runtime.use_all("._core", ("OMIT", "AsyncClient", "ErrorSpec", "Product", "SyncClient"))
    runtime.use_all("._core", ("AuthSpec",) if api.auth else ())
    if () in places:
        runtime.use_all(f".resources.{places[()].module}", (places[()].name, f"Async{places[()].name}"))
    return {
        "product": _product(api, package),
        "clients": [_client_row(api, places, number) for number in range(len(FLAVOURS))],
        "imports": import_lines(runtime),
        "typing_imports": _client_imports(places),
    }


def _client_imports(places: Mapping[tuple[Name, ...], Place]) -> list[str]:
    imports = Imports()
    imports.use_all("._core", ("AsyncMiddleware", "Connection", "HeaderValue", "Middleware", "Omit"))
    imports.use_all("._core", ("RetryPolicy", "Timeout", "TransportChoice"))
    for path, place in places.items():
        if len(path) == 1:
            imports.use_all(f".resources.{place.module}", (place.name, f"Async{place.name}"))
    return import_lines(imports)


def _client_row(api: Api, places: Mapping[tuple[Name, ...], Place], number: int) -> ClientRow:
    flavour = FLAVOURS[number]
    names = client_children(api)
    children = tuple(
        ChildRow(
            names[child.name],
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
    if () in places:
        base += f", {flavour.prefix}{places[()].name}"
    return ClientRow(f"{flavour.prefix}{name}", base, docstring(doc, 4), key, f"{flavour.prefix}Middleware", children)


def client_children(api: Api) -> dict[Name, str]:
    """What the client calls its resources."""
    scope = Scope(CLIENT_ATTRIBUTES)
    return {child.name: scope.claim(snake(child.name)) for child in api.root.children}


def client_names(api: Api) -> set[str]:
    """The names of classes that stand beside the clients, and theirs: what no other class may be called."""
    name = client_name(api)
    return {*taken(), name, f"Async{name}"}


def client_name(api: Api) -> str:
    """The client's class, as the document writes it if that is an identifier."""
    name = api.client.name
    name = name if name.isascii() and name.isidentifier() and name[0].isupper() else pascal((name,))
    return f"{name}Client" if {name, f"Async{name}"} & taken() else name


def _client_arguments(api: Api) -> str:
    prefix = plain(api.client.env_prefix)
    return (
        "Args:\n"
        f"    api_key: The key, or a function that gives one. Default: the environment variable {prefix}_API_KEY.\n"
        f"    base_url: Where the API is. Default: {prefix}_BASE_URL, else {base_url(api)}\n"
        f"    webhook_secret: Verifies webhooks. Default: {prefix}_WEBHOOK_SECRET.\n"
        "    timeout: Seconds that a single wait may take, a `Timeout`, or None for no limit.\n"
        "    max_retries: How many times a failed call is tried again.\n"
        "    retry: When and how long to wait before it is; overrides `max_retries`.\n"
        "    headers: Sent with every request.\n"
        "    query: Sent with every request.\n"
        "    transport: What sends requests: a library's name or a client of it, or a `Transport` of your own.\n"
        "    connection: Proxies, certificates, HTTP/2 and limits of the connections that the client opens.\n"
        "    strict: Raise an error for a reply that breaks its schema, instead of decoding what can be decoded.\n"
        "    middleware: Functions around each attempt, the outermost first."
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
        f"base_url={string(base_url(api))}",
        f"idempotency_header={string(client.idempotency_header)}",
        f"request_id_header={string(client.request_id_header)}",
        f"headers={literal(dict(client.headers))}",
        f"auth={_auth(api.auth[0]) if api.auth else None}",
        f"errors=ErrorSpec({fields}, codes={string(f'{package}.errors:CODES')})",
    ]


def _auth(auth: Auth) -> str:
    fields = {"kind": auth.kind, "wire": auth.wire, "where": auth.where, "id": auth.id}
    return f"AuthSpec({', '.join(f'{name}={string(value)}' for name, value in fields.items())})"
