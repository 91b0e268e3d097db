"""
The plan of `client.ts`: the client, its resources, and the product's own words as data for the runtime.

Must not know operations or types.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...ir import Api, Name
from ..names import camel, pascal
from ..prose import plain, sentence
from ..surface import Path, base_url
from .calls import resource_doc
from .imports import Imports
from .layout import layout
from .names import MEMBERS, Members
from .places import Place
from .rows import ChildRow, ClassRow
from .spell import Code, Plain, comment, literal

CORE = "./core/index.js"

CLIENT_MEMBERS = MEMBERS | {"baseURL", "close", "closed", "fetch", "options", "request", "withOptions"}
"""What the runtime's client calls something else."""

RECEIVER_MEMBERS = frozenset({"eventSchema", "logger", "receive", "receiver", "sign", "unwrap", "verify"})
"""The same of the resource that receives webhooks."""


def client_name(api: Api, taken: frozenset[str]) -> str:
    """The client's class, as the document writes it if that is an identifier."""
    name = api.client.name
    name = name if name.isascii() and name.isidentifier() and name[0].isupper() else pascal((name,))
    return f"{name}Client" if name in taken else name


def client_children(api: Api) -> dict[Name, str]:
    """What the client calls its resources."""
    scope = Members(CLIENT_MEMBERS)
    return {child.name: scope.claim(camel(child.name)) for child in api.root.children}


def client_context(api: Api, name: str, package: str, places: Mapping[Path, Place]) -> dict[str, object]:
    """What the template of `client.ts` prints."""
    imports = Imports()
    for each in ("ClientOptions", "Product"):
        imports.type(CORE, each)
    imports.value("./errors.js", "CODES")
    imports.value("./version.js", "VERSION")
    names = client_children(api)
    children: list[ChildRow] = []
    for child in api.root.children:
        place = places[(child.name,)]
        imports.value(f"./resources/{place.module}.js", place.name)
        children.append(ChildRow(names[child.name], place.name, resource_doc(child, 2)))
    if () in places:
        base = imports.value(f"./resources/{places[()].module}.js", places[()].name)
    else:
        base = imports.value(CORE, "Client")
    doc = comment(f"The client of {sentence(api.title)}\n\n{_environment(api)}")
    return {
        "product": layout(
            ("export const PRODUCT: Product = ", literal(_product(api, name, package), broken=True), ";")
        ),
        "imports": imports.lines(),
        "class": ClassRow(name, base, doc, children),
    }


def _environment(api: Api) -> str:
    prefix, url = plain(api.client.env_prefix), plain(base_url(api))
    return (
        f"What is not given is read from the environment: `{prefix}_API_KEY`, `{prefix}_BASE_URL`"
        f"{f' (else {url})' if url else ''} and `{prefix}_WEBHOOK_SECRET`."
    )


def _product(api: Api, name: str, package: str) -> dict[str, Plain]:
    client, errors = api.client, api.errors
    found: dict[str, Plain] = {
        "name": name,
        "package": package,
        "version": Code("VERSION"),
        "envPrefix": client.env_prefix,
        "baseURL": base_url(api),
        "idempotencyHeader": client.idempotency_header,
        "requestIdHeader": client.request_id_header,
        "headers": dict(client.headers),
    }
    found["auth"] = None
    if api.auth:
        auth = api.auth[0]
        found["auth"] = {"kind": auth.kind, "wire": auth.wire, "where": auth.where, "id": auth.id}
    found["errors"] = {
        "envelope": errors.envelope,
        "code": errors.code,
        "kind": errors.kind,
        "message": errors.message,
        "param": errors.param,
        "requestId": errors.request_id,
        "codes": Code("CODES"),
    }
    return found
