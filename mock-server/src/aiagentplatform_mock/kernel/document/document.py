"""The bundled OpenAPI document as tables: operations, their parameters, bodies, replies and streams.

Reads the document once. Must not know requests, handlers or how a schema is validated.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from ..shapes import is_array

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

METHODS = ("get", "put", "post", "delete", "patch")
Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter. `pointer` leads to its schema."""

    name: str
    where: str
    required: bool
    schema: Mapping[str, Any]
    pointer: str
    style: str
    explode: bool


@dataclass(frozen=True, slots=True)
class Body:
    """What an operation accepts: the schema's pointer by media type."""

    required: bool
    media: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation. `replies` gives the schema's pointer by status and media type."""

    id: str
    method: str
    path: str
    parameters: tuple[Parameter, ...]
    body: Body | None
    replies: Mapping[tuple[str, str], str]
    item_pointers: Mapping[str, str]
    scopes: tuple[str, ...]
    public: bool
    stream: Mapping[str, Any] | None

    @property
    def success(self) -> int:
        """The first documented success status."""
        return min((int(status) for status, _ in self.replies if status.startswith("2")), default=200)


class Document:
    """A bundled OpenAPI 3.1 document, all of whose references are internal."""

    def __init__(self, root: Node) -> None:
        self.root = root

    @cached_property
    def prefix(self) -> str:
        """The path that all operations share, from the first server: `/v1`."""
        servers = self.root.get("servers") or [{"url": ""}]
        return urlsplit(str(servers[0]["url"])).path.rstrip("/")

    @cached_property
    def version(self) -> str:
        return str(self.root["info"]["version"])

    @cached_property
    def errors(self) -> Mapping[str, Mapping[str, Any]]:
        """The error table: code to status and description."""
        schemas: Node = self.root["components"]["schemas"]
        tables = [schema["x-onespec-errors"] for schema in schemas.values() if "x-onespec-errors" in schema]
        return dict(tables[0]) if tables else {}

    @cached_property
    def operations(self) -> Mapping[str, Operation]:
        """All operations by id."""
        return {operation.id: operation for operation in self._read()}

    def at(self, pointer: str) -> Any:
        """The value at a JSON pointer that starts with `#`."""
        node: Any = self.root
        for token in pointer.lstrip("#").split("/")[1:]:
            key = unquote(token).replace("~1", "/").replace("~0", "~")
            node = node[int(key)] if is_array(node) else node[key]
        return node

    def resolve(self, node: Node, pointer: str) -> tuple[Node, str]:
        """Follow `$ref`s: the value and where it stands."""
        while "$ref" in node:
            pointer = str(node["$ref"])
            node = self.at(pointer)
        return node, pointer

    def _read(self) -> Iterator[Operation]:
        for path, entry in self.root.get("paths", {}).items():
            item, here = self.resolve(entry, join("#", "paths", path))
            for method in METHODS:
                if method in item:
                    yield self._operation(path, method, item, here)

    def _operation(self, path: str, method: str, item: Node, here: str) -> Operation:
        node: Node = item[method]
        place = join(here, method)
        parameters = {
            (parameter.where, parameter.name): parameter
            for owner, at in ((item, here), (node, place))
            for parameter in self._parameters(owner, at)
        }
        replies, items = self._replies(node, place)
        security: list[dict[str, list[str]]] = node.get("security", self.root.get("security")) or []
        scopes = tuple(str(scope) for requirement in security for names in requirement.values() for scope in names)
        return Operation(
            id=str(node["operationId"]),
            method=method.upper(),
            path=path,
            parameters=tuple(parameters.values()),
            body=self._body(node, place),
            replies=replies,
            item_pointers=items,
            scopes=scopes,
            public=not security,
            stream=node.get("x-onespec-stream"),
        )

    def _parameters(self, owner: Node, here: str) -> Iterator[Parameter]:
        for index, entry in enumerate(owner.get("parameters", [])):
            node, place = self.resolve(entry, join(here, "parameters", str(index)))
            style = node.get("style", "form" if node["in"] in ("query", "cookie") else "simple")
            schema, pointer = self.resolve(node.get("schema", {}), join(place, "schema"))
            yield Parameter(
                name=str(node["name"]),
                where=str(node["in"]),
                required=bool(node.get("required", False)),
                schema=schema,
                pointer=pointer,
                style=str(style),
                explode=bool(node.get("explode", style == "form")),
            )

    def _body(self, node: Node, here: str) -> Body | None:
        if "requestBody" not in node:
            return None
        body, place = self.resolve(node["requestBody"], join(here, "requestBody"))
        media = {str(name).lower(): join(place, "content", name, "schema") for name in body.get("content", {})}
        return Body(bool(body.get("required", False)), media)

    def _replies(self, node: Node, here: str) -> tuple[dict[tuple[str, str], str], dict[str, str]]:
        replies: dict[tuple[str, str], str] = {}
        items: dict[str, str] = {}
        for status, entry in node.get("responses", {}).items():
            reply, place = self.resolve(entry, join(here, "responses", str(status)))
            content: Node = reply.get("content", {})
            if not content:
                replies[str(status), ""] = ""
            for media, described in content.items():
                at = join(place, "content", media)
                replies[str(status), str(media).lower()] = join(at, "schema")
                for keyword in ("x-itemSchema", "itemSchema"):
                    if keyword in described:
                        items[str(status)] = join(at, keyword)
        return replies, items


def join(pointer: str, *keys: str) -> str:
    """A JSON pointer, in URI fragment form, that goes further."""
    return "/".join([pointer, *(key.replace("~", "~0").replace("/", "~1") for key in keys)])


def load(path: str | None = None) -> Document:
    """The document from a bundle: a file, or the one that is shipped with this package."""
    if path is not None:
        return Document(json.loads(Path(path).read_text(encoding="utf-8")))
    text = resources.files("aiagentplatform_mock").joinpath("openapi.json").read_text(encoding="utf-8")
    return Document(json.loads(text))
