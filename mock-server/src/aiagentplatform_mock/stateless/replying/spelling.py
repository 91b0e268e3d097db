"""A value as the bytes of a media type: JSON, text, XML, a form, a file. Must not know where the value came from."""

from __future__ import annotations

import base64
import json
import re
from typing import Any
from urllib.parse import quote, urlencode
from xml.sax.saxutils import escape

from ...kernel.replies.sse import dump
from ...kernel.shapes import is_array, is_object
from ..media import Family, essence

BOUNDARY = "mock-boundary"
_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
_TYPE_OF_RANGE = {"image": "image/png", "text": "text/plain", "audio": "audio/mpeg", "video": "video/mp4"}


def spelt(value: Any, family: Family, media_type: str, title: str) -> bytes:
    """The bytes of a body."""
    match family:
        case "json":
            return dump(value).encode()
        case "form":
            return urlencode(_pairs(value)).encode()
        case "xml":
            return value.encode() if isinstance(value, str) else _xml(value, title).encode()
        case "multipart":
            return _parts(value)
        case "binary":
            return _file(value, essence(media_type))
        case _:
            return (value if isinstance(value, str) else dump(value)).encode()


def content_type(family: Family, media_type: str) -> str:
    """The `Content-Type` of a body: a range means one of its types, and text says how it is encoded."""
    name = essence(media_type)
    if "*" in name:
        name = _TYPE_OF_RANGE.get(name.partition("/")[0]) or (
            "application/json" if family == "json" else "application/octet-stream"
        )
        media_type = name
    if name.startswith("multipart/"):
        return f"{name}; boundary={BOUNDARY}"
    return f"{media_type}; charset=utf-8" if name.startswith("text/") and "charset" not in media_type else media_type


def header_text(value: Any, *, explode: bool = False, content: bool = False) -> str:
    """A header's value in OpenAPI's simple style, in characters that a header may have."""
    if content:
        text = json.dumps(value)
    elif is_array(value):
        text = ",".join(_word(each) for each in value)
    elif is_object(value):
        text = ",".join(f"{name}{'=' if explode else ','}{_word(each)}" for name, each in value.items())
    else:
        text = _word(value)
    return quote(text, safe="".join(map(chr, range(0x20, 0x7F)))).strip()


def _word(value: Any) -> str:
    return value if isinstance(value, str) else dump(value)


def _pairs(value: Any) -> list[tuple[str, str]]:
    if not is_object(value):
        return [("value", _word(value))]
    return [
        (name, _word(each))
        for name, given in value.items()
        for each in (given if is_array(given) else [given])
        if each is not None
    ]


def _parts(value: Any) -> bytes:
    lines: list[str] = []
    for name, text in _pairs(value):
        lines += [f"--{BOUNDARY}", f'Content-Disposition: form-data; name="{quote(name)}"', "", text]
    return ("\r\n".join([*lines, f"--{BOUNDARY}--"]) + "\r\n").encode()


def _file(value: Any, media_type: str) -> bytes:
    if media_type in ("image/png", "image/*"):
        return _PIXEL
    return (
        value.encode()
        if isinstance(value, str) and value
        else b"hello"
        if value in (None, "")
        else dump(value).encode()
    )


def _xml(value: Any, title: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>{_element(_tag(title), value)}'


def _element(name: str, value: Any) -> str:
    if is_array(value):
        return "".join(_element(name, each) for each in value)
    inner = "".join(_element(_tag(key), each) for key, each in value.items()) if is_object(value) else _escaped(value)
    return f"<{name}>{inner}</{name}>"


def _escaped(value: Any) -> str:
    return "" if value is None else escape(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", _word(value)))


def _tag(text: str) -> str:
    name = re.sub(r"[^\w.-]", "_", text, flags=re.ASCII)
    return name if re.match(r"[A-Za-z_]", name) else f"_{name}"
