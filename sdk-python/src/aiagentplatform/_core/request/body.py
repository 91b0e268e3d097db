"""
An operation's body, by its media type. Each format has a file of its own; `multipart.py` is loaded by the first upload.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..errors import ArgumentError
from ..operation import Operation
from ..transports.interface import Content
from ..values.omit import OMIT, Omit
from ..values.type_guards import is_dict, is_mapping
from .json_body import encode_json
from .parameters import encode_form

MEDIA = {
    "json": "application/json",
    "form": "application/x-www-form-urlencoded",
    "binary": "application/octet-stream",
    "text": "text/plain; charset=utf-8",
}


def _present(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that were given."""
    return {name: value for name, value in fields.items() if value is not OMIT}


def encode_body(operation: Operation[Any], given: Any, extra: Mapping[str, Any] | None) -> tuple[Content, str]:
    """The body, and its content type where that is not known beforehand."""
    media = operation.body
    if not media or isinstance(given, Omit) or (given is None and media != "json" and not extra):
        return None, ""
    body: Any = _extended(operation, given, extra) if extra else given
    if operation.sparing and is_dict(body) and not _present(body):
        return None, ""
    if media == "json":
        return encode_json(_present(body) if is_dict(body) else body), ""
    if media == "text":
        return str(body).encode(), ""
    if media == "form":
        return encode_form(body, operation.styles), ""
    from .multipart import encode_file, encode_multipart

    return encode_multipart(body, operation.file_fields) if media == "multipart" else (encode_file(body), "")


def _extended(operation: Operation[Any], body: Any, extra: Mapping[str, Any]) -> dict[str, Any]:
    if body is None:
        return dict(extra)
    if not is_mapping(body):
        raise ArgumentError(f"{operation.id or operation.path} takes no more fields: its body is not an object.")
    return {**body, **extra}
