"""The product's own words: name, package, headers, base URLs. Stated by ``x-onespec-client``, else from the title."""

from __future__ import annotations

import re

from ..diagnostics import fault
from ..ir import Client, Server, Variable
from ..source import Documents, Node
from .decisions import Decisions
from .names import words

EXTENSION = "x-onespec-client"
NOISE = ("api", "rest", "openapi", "swagger", "spec", "specification", "the")
VERSION = re.compile("v?[0-9]+")
"""Words of a title that name no product."""

KEYS = ("name", "package", "env_prefix", "idempotency_header", "request_id_header", "headers")


def client_of(documents: Documents, decisions: Decisions) -> Client:
    """The client's description. Raises `bad-extension`."""
    info = documents.root.get("info") or Node({}, documents.entry, documents.root.offset)
    extension = info.get(EXTENSION)
    stated = extension if extension is not None else Node({}, documents.entry, info.offset)
    for name, node in stated.object().items():
        if name not in KEYS:
            raise fault(
                "bad-extension", f"`{EXTENSION}` has no `{name}`", node.key_origin, f"It has {', '.join(KEYS)}."
            )
    title = tuple(word for word in words(info.text("title")) if word not in NOISE and not VERSION.fullmatch(word))
    title = title or ("api",)
    client = Client(
        name=stated.text("name") or "".join(word[:1].upper() + word[1:] for word in title),
        package=stated.text("package") or "_".join(title),
        env_prefix=stated.text("env_prefix") or "_".join(title).upper(),
        idempotency_header=stated.text("idempotency_header", "Idempotency-Key"),
        request_id_header=stated.text("request_id_header", "x-request-id"),
        headers=tuple((name, node.string()) for name, node in sorted(stated.fields("headers").items())),
    )
    why = f"`{EXTENSION}` says so" if stated.get("name") is not None else f"the title is `{info.text('title')}`"
    decisions.add("client", f"{client.name}, package {client.package}", why, info.origin)
    return client


def servers_of(documents: Documents, decisions: Decisions) -> tuple[Server, ...]:
    """The base URLs in the document's order. A relative one is kept as it is."""
    for number, node in enumerate(documents.root.items("servers")):
        names = ", ".join(f"`{name}`" for name in sorted(node.fields("variables")))
        why = "the first server is the default" if number == 0 else "another server"
        decisions.add("server", node.text("url"), f"{why}; variables: {names}" if names else why, node.origin)
    return tuple(
        Server(
            node.text("url"),
            node.text("description").strip(),
            tuple(
                Variable(
                    name,
                    variable.text("default"),
                    tuple(value.string() for value in variable.items("enum")),
                    variable.text("description").strip(),
                )
                for name, variable in sorted(node.fields("variables").items())
            ),
        )
        for node in documents.root.items("servers")
    )
