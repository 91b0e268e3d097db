"""The document as tables: operations, their parameters, bodies, replies, security and servers.

Read once, schemas excepted: those are lowered when they are first needed. Must not know requests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ..kernel.shapes import as_array, as_object, is_object
from .judging import Judge
from .lowering import Lowering
from .media import Family, family_of
from .sources import Place, Sources

if TYPE_CHECKING:
    from pathlib import Path

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
STREAM = "x-onespec-stream"
_ITEM_SCHEMAS = ("itemSchema", "x-itemSchema")
_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
_NOT_PARAMETERS = frozenset({"accept", "content-type", "authorization"})  # as the specification says
_MOST_PREFIXES = 64


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter outside the body. With `content` its text is of that media type."""

    name: str
    where: str
    required: bool
    style: str
    explode: bool
    allow_empty: bool
    content: str | None
    judge: Judge


@dataclass(frozen=True, slots=True)
class Media:
    """One media type of a body. `item` is the schema of each piece, where it comes in pieces."""

    type: str
    family: Family
    judge: Judge | None
    item: Judge | None
    written_item: bool
    examples: Mapping[str, Any]
    encoding: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Body:
    """What an operation accepts, by media type."""

    required: bool
    media: Mapping[str, Media]


@dataclass(frozen=True, slots=True)
class Header:
    """A header of a reply."""

    name: str
    required: bool
    explode: bool
    content: str | None
    examples: Mapping[str, Any]
    judge: Judge


@dataclass(frozen=True, slots=True)
class Reply:
    """What an operation answers with one status (`200`, `4XX` or `default`), by media type."""

    status: str
    headers: tuple[Header, ...]
    media: Mapping[str, Media]


@dataclass(frozen=True, slots=True)
class Scheme:
    """One way to show who one is."""

    id: str
    type: str
    where: str
    name: str
    scheme: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation. `security` are alternatives, each of which needs all of its schemes; none: it is public."""

    id: str
    method: str
    path: str
    prefixes: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    body: Body | None
    replies: Mapping[str, Reply]
    security: tuple[tuple[Scheme, ...], ...]
    stream: Mapping[str, Any]


class Service:
    """A document that can be served.

    Args:
        path: The entry document's file.

    Attributes:
        sources: Its files.
        operations: All operations.
        prefix: The path of its first server, such as `/v1`.

    Raises:
        DocumentError: It cannot be read, or is no OpenAPI 3 document.
    """

    def __init__(self, path: Path) -> None:
        self.sources = Sources(path)
        self._requests = Lowering(self.sources, "request")
        self._replies = Lowering(self.sources, "reply")
        root = self.sources.root
        self._prefixes = _prefixes(root.value.get("servers"))
        self.prefix = self._prefixes[0]
        self._schemes = self._read_schemes(root)
        self.operations = tuple(self._read(root))

    @property
    def title(self) -> str:
        return str(as_object(self.sources.root.value.get("info")).get("title") or "")

    @property
    def version(self) -> str:
        return str(as_object(self.sources.root.value.get("info")).get("version") or "")

    def _resolved(self, place: Place) -> Place:
        """The value at a place, its references followed; an empty object if there is none."""
        found = self.sources.resolve(place)
        return found if found is not None and is_object(found.value) else Place({}, place.file, place.pointer)

    def _read(self, root: Place) -> Iterator[Operation]:
        paths = root.at("paths")
        taken: set[str] = set()
        for path in as_object(paths.value):
            if not path.startswith("/"):
                continue
            item = self._resolved(paths.at(path))
            more = item.at("additionalOperations")
            places = [(method, item.at(method)) for method in METHODS if is_object(item.value.get(method))]
            places += [(method, more.at(method)) for method in as_object(more.value)]
            for method, place in places:
                operation = self._operation(path, method.upper(), item, place, taken)
                taken.add(operation.id)
                yield operation

    def _operation(self, path: str, method: str, item: Place, place: Place, taken: set[str]) -> Operation:
        node = place.value
        own = node.get("servers", item.value.get("servers"))
        name = str(node.get("operationId") or f"{method} {path}")
        return Operation(
            id=name if name not in taken else f"{method} {path}",
            method=method,
            path=path,
            prefixes=_prefixes(own) if own else self._prefixes,
            parameters=self._parameters(item, place),
            body=self._body(place),
            replies=self._reply_table(place),
            security=self._security(node.get("security", self.sources.root.value.get("security"))),
            stream=as_object(node.get(STREAM)),
        )

    # ── what is asked ────────────────────────────────────────────────────────────────────────────

    def _parameters(self, item: Place, operation: Place) -> tuple[Parameter, ...]:
        found: dict[tuple[str, str], Parameter] = {}
        for owner in (item, operation):
            listed = owner.at("parameters")
            for number in range(len(as_array(listed.value))):
                place = self._resolved(listed.at(number))
                where, name = str(place.value.get("in")), str(place.value.get("name", ""))
                if where == "header" and name.lower() in _NOT_PARAMETERS:
                    continue
                if where in (*_STYLES, "querystring"):
                    key = name.lower() if where == "header" else name
                    found[(where, key)] = self._parameter(place, where, name)
        return tuple(found.values())

    def _parameter(self, place: Place, where: str, name: str) -> Parameter:
        node = place.value
        content, schema = self._content_of(place)
        style = str(node.get("style") or _STYLES.get(where, "form"))
        explode = node.get("explode")
        return Parameter(
            name=name,
            where=where,
            required=node.get("required") is True or where == "path",
            style=style,
            explode=explode if isinstance(explode, bool) else style in ("form", "cookie"),
            allow_empty=node.get("allowEmptyValue") is True,
            content=content,
            judge=Judge(self._requests, schema),
        )

    def _content_of(self, place: Place) -> tuple[str | None, Place]:
        """The media type of a parameter or header, if it has one, and where its schema stands."""
        content = place.at("content")
        if is_object(content.value) and content.value:
            name = next(iter(content.value))
            media = self._resolved(content.at(name))
            keyword = next((each for each in ("schema", *_ITEM_SCHEMAS) if each in media.value), None)
            return name, media.at(keyword) if keyword else Place(True, place.file, media.pointer + "/schema")
        if "schema" in place.value:
            return None, place.at("schema")
        if "type" in place.value:
            return None, place  # as Swagger 2.0 wrote it
        return None, Place(True, place.file, place.pointer + "/schema")

    def _body(self, operation: Place) -> Body | None:
        if not is_object(operation.value.get("requestBody")):
            return None
        place = self._resolved(operation.at("requestBody"))
        media = self._media(place, self._requests)
        return Body(place.value.get("required") is True, media) if media else None

    def _media(self, owner: Place, lowering: Lowering) -> dict[str, Media]:
        content = owner.at("content")
        found: dict[str, Media] = {}
        for name in as_object(content.value):
            place = self._resolved(content.at(name))
            schema = self.sources.resolve(place.at("schema")) if "schema" in place.value else None
            item = next((each for each in _ITEM_SCHEMAS if each in place.value), None)
            found[name] = Media(
                type=name,
                family=family_of(name, schema.value if schema is not None else None),
                judge=Judge(lowering, place.at("schema")) if "schema" in place.value else None,
                item=Judge(lowering, place.at(item)) if item else None,
                written_item=item == "itemSchema",
                examples=self._examples(place),
                encoding=as_object(place.value.get("encoding")),
            )
        return found

    # ── what is answered ─────────────────────────────────────────────────────────────────────────

    def _reply_table(self, operation: Place) -> dict[str, Reply]:
        listed = operation.at("responses")
        found: dict[str, Reply] = {}
        for status in as_object(listed.value):
            if re.fullmatch(r"[1-5]([0-9]{2}|[xX]{2})|default", str(status)):
                place = self._resolved(listed.at(status))
                name = str(status).upper() if status != "default" else "default"
                found[name] = Reply(name, tuple(self._headers(place)), self._media(place, self._replies))
        return found

    def _headers(self, reply: Place) -> Iterator[Header]:
        listed = reply.at("headers")
        for name in as_object(listed.value):
            place = self._resolved(listed.at(name))
            content, schema = self._content_of(place)
            yield Header(
                name=name,
                required=place.value.get("required") is True,
                explode=place.value.get("explode") is True,
                content=content,
                examples=self._examples(place),
                judge=Judge(self._replies, schema),
            )

    def _examples(self, place: Place) -> dict[str, Any]:
        """The examples of a body or a header by name; the one without a name is called `example`."""
        found: dict[str, Any] = {}
        if "example" in place.value:
            found["example"] = place.value["example"]
        listed = place.at("examples")
        for name in as_object(listed.value):
            example = self._resolved(listed.at(name)).value
            for key in ("dataValue", "value", "serializedValue"):
                if key in example:
                    found[name] = example[key]
                    break
        return found

    # ── who may ask, and where ───────────────────────────────────────────────────────────────────

    def _read_schemes(self, root: Place) -> dict[str, Scheme]:
        listed = root.at("components", "securitySchemes")
        found: dict[str, Scheme] = {}
        for name in as_object(listed.value):
            node = self._resolved(listed.at(name)).value
            kind = str(node.get("type"))
            where, wire = str(node.get("in") or "header"), str(node.get("name") or name)
            found[name] = Scheme(name, kind, where, wire, str(node.get("scheme") or "bearer").lower())
        return found

    def _security(self, requirements: Any) -> tuple[tuple[Scheme, ...], ...]:
        found = tuple(
            tuple(self._schemes[name] for name in requirement if name in self._schemes)
            for requirement in as_array(requirements)
            if is_object(requirement)
        )
        return found if all(found) else ()


def _prefixes(servers: Any) -> tuple[str, ...]:
    """The paths of servers, their variables replaced by each value they may have; the first is the usual one."""
    found: dict[str, None] = {}
    for server in map(as_object, as_array(servers)):
        for url in _spelt(str(server.get("url", "")), as_object(server.get("variables"))):
            found.setdefault("/" + urlsplit(url if "//" in url[:9] else f"//host/{url.lstrip('/')}").path.strip("/"))
    return tuple("" if path == "/" else path for path in list(found)[:_MOST_PREFIXES]) or ("",)


def _spelt(url: str, variables: Mapping[str, Any]) -> Iterator[str]:
    path = url.partition("://")[2].partition("/")[2] if "://" in url else url
    names = [name for name in re.findall(r"\{([^{}]+)\}", path) if is_object(variables.get(name))]
    options: list[list[str]] = []
    for name in names:
        default, listed = variables[name].get("default"), variables[name].get("enum")
        values = [default, *as_array(listed)]
        options.append(list(dict.fromkeys(str(value) for value in values if value is not None)))
    for chosen in product(*options):
        spelt = url
        for name, value in zip(names, chosen, strict=True):
            spelt = spelt.replace(f"{{{name}}}", value)
        yield spelt
