"""Request bodies: parsed as JSON or multipart, checked against the document.

Must not know companies, handlers or replies.
"""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any, NoReturn

from ..problems import Problem
from ..shapes import is_array, is_object
from .multipart import Upload, parse_multipart
from .parameters import typed, types_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .document import Body, Document
    from .schemas import Fault, Schemas

JSON = "application/json"
MULTIPART = "multipart/form-data"

_MAX_DETAILS = 20
_ESCAPED_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


def parse_json(raw: bytes) -> Any:
    """The JSON value of a body, by the letter of RFC 8259: no NaN, no lone surrogates, UTF-8 only.

    Raises:
        Problem: `invalid_json`, with line and column.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem("invalid_json", f"The body is not UTF-8: byte {error.start} is not allowed.") from error
    try:
        value = json.loads(text, parse_constant=_refuse_constant, parse_float=_finite)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise Problem("invalid_json", f"The body is not valid JSON: {error.msg} at {where}.") from error
    except RecursionError as error:
        raise Problem("invalid_json", "The body is nested too deeply.") from error
    except ValueError as error:
        raise Problem("invalid_json", f"The body is not valid JSON: {error}.") from error
    if _ESCAPED_SURROGATE.search(raw):
        try:
            json.dumps(value, ensure_ascii=False).encode("utf-8")
        except UnicodeEncodeError as error:
            raise Problem("invalid_json", "The body has an unpaired surrogate (\\ud800 to \\udfff).") from error
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON value")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"the number {text[:20]} is out of range")
    return number


class Bodies:
    """Parses and validates the bodies of requests."""

    def __init__(self, document: Document, schemas: Schemas) -> None:
        self._document = document
        self._schemas = schemas

    def media_type(self, body: Body | None, headers: Mapping[str, str]) -> str | None:
        """The media type of the body, which must be one that the operation accepts; `None` if there is no body.

        Raises:
            Problem: `unsupported_media_type`.
        """
        if body is None or not has_body(headers):
            return None
        given = headers.get("content-type", "")
        media = given.partition(";")[0].strip().lower()
        if media not in body.media:
            accepted = " or ".join(body.media)
            told = f"'{given[:100]}' is not accepted" if given else "The content type is missing"
            raise Problem("unsupported_media_type", f"{told}; send {accepted}.", "Content-Type")
        return media

    def parse(
        self, body: Body | None, media: str | None, raw: bytes, headers: Mapping[str, str], *, judge: bool = True
    ) -> Any:
        """The body's value, validated; `{}` if there is none and none is needed. Without `judge`, JSON is only parsed.

        Raises:
            Problem: `invalid_json`, `invalid_request`, `missing_parameter` or `invalid_parameter`.
        """
        if body is None:
            return {}
        if media is None or not raw:
            if body.required:
                raise Problem("missing_parameter", f"The request needs a body ({' or '.join(body.media)}).")
            return {}
        pointer = body.media[media]
        if media == JSON:
            value = parse_json(raw)
            if judge:
                self._refuse(self._schemas.faults(pointer, value))
            return value
        if media == MULTIPART:
            return self._multipart(pointer, raw, headers.get("content-type", ""))
        return raw

    def _multipart(self, pointer: str, raw: bytes, content_type: str) -> dict[str, Any]:
        schema, _ = self._document.resolve(self._document.at(pointer), pointer)
        properties: dict[str, Any] = schema.get("properties", {})
        value: dict[str, Any] = {}
        checked: dict[str, Any] = {}
        for name, part in parse_multipart(raw, content_type):
            field, _, member = name.partition("[")
            described = properties.get(field, {})
            if not isinstance(part, Upload):
                _place(value, field, member, typed(part, self._types_of_part(described, member)))
            elif self._is_file(described):
                _place(value, field, member, part)
            else:
                raise Problem("invalid_parameter", f"'{field}' is not a file.", f"/{field}")
        for name, entry in value.items():
            described = properties.get(name, {})
            if self._is_file(described) and not isinstance(entry, (Upload, list)):
                raise Problem("invalid_parameter", f"'{name}' must be a file, with a file name.", f"/{name}")
            # A file's bytes are not JSON; a text stands for them.
            checked[name] = "file" if isinstance(entry, Upload) else entry
        self._refuse(self._schemas.faults(pointer, checked))
        return value

    def _is_file(self, schema: Mapping[str, Any]) -> bool:
        node, _ = self._document.resolve(dict(schema), "#")
        node, _ = self._document.resolve(dict(node.get("items", node)), "#")
        return node.get("format") == "binary" or "contentMediaType" in node or not node

    def _types_of_part(self, schema: Mapping[str, Any], member: str) -> frozenset[str]:
        if not member:
            return types_of(self._document, schema)
        node, _ = self._document.resolve(dict(schema), "#")
        inner: Mapping[str, Any] = (
            node.get("items", {}) if member == "]" else node.get("properties", {}).get(member.rstrip("]"), {})
        )
        return types_of(self._document, inner)

    def _refuse(self, faults: list[Fault]) -> None:
        if not faults:
            return
        first = faults[0]
        raise Problem(
            "missing_parameter" if first.missing else "invalid_parameter",
            f"{first.pointer or 'The body'}: {first.message}" if first.pointer else f"The body: {first.message}",
            first.pointer,
            details=[
                {"pointer": fault.pointer, "code": fault.keyword, "message": fault.message}
                for fault in faults[:_MAX_DETAILS]
            ]
            if len(faults) > 1
            else None,
        )


def has_body(headers: Mapping[str, str]) -> bool:
    """Whether the request announces a body."""
    return "transfer-encoding" in headers or headers.get("content-length", "0") != "0"


def _place(value: dict[str, Any], field: str, member: str, entry: Any) -> None:
    """Put `field`, `field[]` or `field[member]` where it belongs; repeated fields make a list."""
    if member and member != "]":
        inner = value.setdefault(field, {})
        if is_object(inner):
            inner[member.rstrip("]")] = entry
    elif member == "]":
        inner = value.setdefault(field, [])
        if is_array(inner):
            inner.append(entry)
    elif field in value:
        raise Problem("invalid_parameter", f"'{field}' is given twice.", f"/{field}")
    else:
        value[field] = entry
