"""Parameters in path, query, headers and cookies: read by style and explode (RFC 6570), then judged.

Must not know bodies.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote

from ...kernel.shapes import is_array
from ..complaints import Flaw
from ..media import family_of
from .kinds import Kind, nested

if TYPE_CHECKING:
    from ..operations import Operation, Parameter

_MISSING: Any = object()
_SEPARATORS = {"spaceDelimited": re.compile(r" |%20|\+"), "pipeDelimited": re.compile(r"\|"), "form": re.compile(",")}


@dataclass(frozen=True, slots=True)
class Said:
    """Where parameters stand in a request. `path` is still percent-encoded; header names are lower case."""

    path: Mapping[str, str]
    query: str
    headers: Mapping[str, str]
    pairs: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    @property
    def cookies(self) -> dict[str, str]:
        rows = (part.strip().partition("=") for part in self.headers.get("cookie", "").split(";"))
        return {name: value.strip('"') for name, _, value in rows if name}


def said(path: Mapping[str, str], query: str, headers: Mapping[str, str]) -> Said:
    """The request's parts, its query decoded."""
    return Said(path, query, headers, parse_qsl(query, keep_blank_values=True))


def flaws_of(operation: Operation, request: Said) -> list[Flaw]:
    """What is wrong with the parameters of a request."""
    found: list[Flaw] = []
    for parameter in operation.parameters:
        if parameter.where == "path" and parameter.name not in request.path:
            continue  # the document declares it, and the path has no place for it
        found += _flaws(parameter, operation, request)
    return found


def _flaws(parameter: Parameter, operation: Operation, request: Said) -> list[Flaw]:
    kind = Kind(parameter.judge.schema, parameter.judge.defs)
    least: list[Flaw] | None = None
    for value in _readings(parameter, operation, request, kind):
        if value is _MISSING:
            flaw = Flaw(parameter.where, parameter.name, "", "required", f"'{parameter.name}' is required.")
            return [flaw] if parameter.required else []
        if value == "" and parameter.allow_empty:
            return []
        flaws = [
            Flaw(parameter.where, parameter.name, fault.pointer, fault.keyword, fault.message)
            for fault in parameter.judge.faults(value)
        ]
        if not flaws:
            return []
        least = flaws if least is None else least
    return least or []


def _readings(parameter: Parameter, operation: Operation, request: Said, kind: Kind) -> Iterator[Any]:
    """What the text may mean: typed as the schema says, else plain text."""
    if parameter.content is not None:
        yield _content(parameter, request)
        return
    read = _READERS[parameter.where]
    yield read(parameter, operation, request, kind)
    yield read(parameter, operation, request, Kind(True, {}))


# ── one place each ───────────────────────────────────────────────────────────────────────────────


def _path(parameter: Parameter, operation: Operation, request: Said, kind: Kind) -> Any:
    text, name = request.path[parameter.name], re.escape(parameter.name)
    separator = ","
    if parameter.style == "label":
        text, separator = text.removeprefix("."), "." if parameter.explode else ","
    elif parameter.style == "matrix":
        text, separator = text.removeprefix(";"), ";" if parameter.explode else ","
        if not parameter.explode or not kind.types & {"object"}:
            text = re.sub(rf"(^|(?<=;)){name}=", "", text)
    return _spread(text, separator, kind, explode=parameter.explode, decode=unquote)


def _header(parameter: Parameter, operation: Operation, request: Said, kind: Kind) -> Any:
    text = request.headers.get(parameter.name.lower())
    return _MISSING if text is None else _spread(text, ",", kind, explode=parameter.explode, decode=str.strip)


def _cookie(parameter: Parameter, operation: Operation, request: Said, kind: Kind) -> Any:
    text = request.cookies.get(parameter.name)
    return _MISSING if text is None else _spread(text, ",", kind, explode=False, decode=unquote)


def _querystring(parameter: Parameter, operation: Operation, request: Said, kind: Kind) -> Any:
    return request.query or _MISSING


def _query(parameter: Parameter, operation: Operation, request: Said, kind: Kind) -> Any:
    name, types = parameter.name, kind.types
    if parameter.style == "deepObject":
        found = nested(kind, name, list(request.pairs))
        if found is not None:
            return found
    texts = [value for key, value in request.pairs if key in (name, f"{name}[]")]
    if "object" in types and not texts:
        return _members(parameter, operation, request, kind)
    if not texts:
        found = nested(kind, name, list(request.pairs)) if "array" in types else None
        return _MISSING if found is None else found
    if len(texts) > 1:
        return [(kind.item if "array" in types else kind).read(text) for text in texts]
    if types >= {"array"} and "string" not in types and (parameter.explode or parameter.style == "deepObject"):
        whole = kind.read(texts[0])
        return whole if is_array(whole) else [kind.item.read(texts[0])]
    if types & {"array", "object"} and not parameter.explode:
        return _spread(texts[0], parameter.style, kind, explode=False, decode=str)
    return kind.read(texts[0])


def _members(parameter: Parameter, operation: Operation, request: Said, kind: Kind) -> Any:
    """An exploded object: its members stand in the query under their own names."""
    others = {each.name for each in operation.parameters if each.where == "query" and each is not parameter}
    known = kind.names
    found: dict[str, Any] = {}
    for key, text in request.pairs if parameter.explode else ():
        if key in known or (kind.is_map and key.partition("[")[0] not in others):
            member = kind.member(key)
            value = member.read(text)
            if key in found or ("array" in member.types and not is_array(value)):
                earlier = found.get(key, [])
                value = [*(earlier if is_array(earlier) else [earlier]), member.item.read(text)]
            found[key] = value
    return found or _MISSING


_READERS: Mapping[str, Callable[[Parameter, Operation, Said, Kind], Any]] = {
    "path": _path,
    "header": _header,
    "cookie": _cookie,
    "query": _query,
    "querystring": _querystring,
}


def _spread(text: str, separator: str, kind: Kind, *, explode: bool, decode: Callable[[str], str]) -> Any:
    """One text that holds a whole array or object, if it may."""
    types = kind.types
    split = _SEPARATORS.get(separator) or re.compile(re.escape(separator))
    parts = [decode(part) for part in split.split(text)] if text else []
    if "array" in types and ("string" not in types or len(parts) > 1):
        return [kind.item.read(part) for part in parts]
    if "object" in types and (len(parts) > 1 or "=" in text):
        rows = (
            [part.partition("=")[::2] for part in parts]
            if explode
            else list(zip(parts[::2], parts[1::2], strict=False))
        )
        return {name: kind.member(name).read(value) for name, value in rows}
    return kind.read(decode(text))


def _content(parameter: Parameter, request: Said) -> Any:
    """A parameter whose text is a whole document of some media type."""
    where = {"header": request.headers, "cookie": request.cookies, "query": dict(request.pairs), "path": request.path}
    name = parameter.name.lower() if parameter.where == "header" else parameter.name
    text = request.query or None if parameter.where == "querystring" else where[parameter.where].get(name)
    if text is None:
        return _MISSING
    kind = Kind(parameter.judge.schema, parameter.judge.defs)
    match family_of(parameter.content or "", None):
        case "json":
            try:
                return json.loads(unquote(text) if parameter.where in ("path", "querystring") else text)
            except ValueError:
                return text
        case "form":
            pairs = parse_qsl(text, keep_blank_values=True)
            return {key: kind.member(key).read(value) for key, value in pairs}
        case "jsonl" | "json-seq":
            return _first(text)
        case _:
            return unquote(text) if parameter.where == "path" else text


def _first(text: str) -> Any:
    """The first of the values that a text in pieces holds; all are judged by the same schema."""
    piece = text.replace("\x1e", "\n").strip().partition("\n")[0]
    try:
        return json.loads(piece)
    except ValueError:
        return piece
