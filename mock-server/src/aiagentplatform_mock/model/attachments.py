"""What came with a question besides text, each as a phrase and, where it is text, an excerpt.

Must not know how an answer is written.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from ..kernel import Problem

_EXCERPT = 120  # characters


class FileSource(Protocol):
    """Where uploaded files are found: the store of a company."""

    def find(self, kind: str, object_id: str) -> dict[str, Any] | None: ...

    def get_blob(self, blob_id: str) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Attachment:
    """`phrase` fits after "I looked at"; `excerpt` is the beginning of a text, or empty."""

    phrase: str
    excerpt: str = ""


def describe(part: Mapping[str, Any], files: FileSource) -> Attachment:
    """Describe a content part that is not text.

    Raises:
        Problem: `not_found` for an unknown file id, `invalid_parameter` for a part that holds nothing usable.
    """
    match part["type"]:
        case "image_url":
            return Attachment(_image(str(part["image_url"]["url"])))
        case "input_audio":
            _decoded(part["input_audio"]["data"], "input_audio.data")
            return Attachment(f"the {part['input_audio']['format']} recording")
        case _:
            return _file(part["file"], files)


def _image(url: str) -> str:
    kind, comma, data = url.partition(",")
    if kind.startswith("data:") and comma:
        _decoded(data, "image_url.url")
        return f"the {kind[5:].partition(';')[0].removeprefix('image/') or 'embedded'} image"
    if not url.startswith(("https://", "http://")):
        raise Problem("invalid_parameter", f"'{url[:80]}' is neither an http(s) URL nor a data: URL.", "image_url.url")
    return f"the image at {url}"


def _file(file: Mapping[str, Any], files: FileSource) -> Attachment:
    if file_id := file.get("file_id"):
        found = files.find("file", file_id)
        if found is None:
            raise Problem("not_found", f"There is no file '{file_id}'.", "file.file_id")
        return Attachment(f"the file '{found['filename']}'", _excerpt(files.get_blob(file_id)))
    if not file.get("file_data"):
        raise Problem("missing_parameter", "A file part needs 'file_id' or 'file_data'.", "file")
    data = _decoded(str(file["file_data"]).rpartition(",")[2], "file.file_data")
    return Attachment(f"the file '{file.get('filename') or 'unnamed'}'", _excerpt(data))


def _decoded(data: str, param: str) -> bytes:
    try:
        return base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        raise Problem("invalid_parameter", f"'{param}' is not base64.", param) from None


def _excerpt(data: bytes) -> str:
    try:
        text = data[: 4 * _EXCERPT].decode("utf-8", "strict" if len(data) <= 4 * _EXCERPT else "ignore")
    except UnicodeDecodeError:
        return ""
    return "" if "\0" in text else " ".join(text.split())[:_EXCERPT]
