"""The files of a document, and where a reference in one of them leads. Each file is read once, when it is needed.

Must not know what a reference leads to. One that leads nowhere is noted, not fatal: the rest can still be served.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

from ..kernel.shapes import is_array, is_object
from .reader import DocumentError, read

if TYPE_CHECKING:
    from pathlib import Path

SUPPORTED = ("3.0", "3.1", "3.2")
_LONGEST_CHAIN = 100


@dataclass(frozen=True, slots=True)
class Place:
    """A value, the file it stands in, and the pointer that led to it."""

    value: Any
    file: str
    pointer: str

    def at(self, *keys: str | int) -> Place:
        """The value below; `None` where there is none."""
        value, pointer = self.value, self.pointer
        for key in keys:
            value = _child(value, str(key))
            pointer += "/" + escape(str(key))
        return Place(value, self.file, pointer)

    @property
    def name(self) -> str:
        """The last part of the pointer: a component's own name."""
        return unescape(self.pointer.rpartition("/")[2])


class Sources:
    """The entry document and every file it leads to.

    Args:
        entry: The path of the entry document.

    Attributes:
        version: Its OpenAPI version, such as `3.1.0`.
        dangling: References that lead nowhere, in the order they were met.

    Raises:
        DocumentError: The entry document cannot be read, or is no OpenAPI 3 document.
    """

    def __init__(self, entry: Path) -> None:
        self._folder = entry.parent
        self._files: dict[str, Any] = {}
        self._anchors: dict[str, dict[str, str]] = {}
        self._targets: dict[tuple[str, str], Place | None] = {}
        self.dangling: dict[str, None] = {}
        root = self._open(entry.name)
        self.version = _check(root, entry.name)
        self.root = Place(root, entry.name, "")
        identity = root.get("$self")
        self._identity = identity if isinstance(identity, str) else ""

    def resolve(self, place: Place) -> Place | None:
        """The value that a place stands for: itself, or the end of its chain of `$ref`s; `None` if there is none."""
        for _ in range(_LONGEST_CHAIN):
            value = place.value
            if not is_object(value) or not isinstance(value.get("$ref"), str):
                return place
            target = self.target(value["$ref"], place.file)
            if target is None:
                return None
            place = target
        self.dangling.setdefault(f"{place.file}#{place.pointer}: the reference leads back to itself")
        return None

    def target(self, reference: str, file: str) -> Place | None:
        """What one reference in a file points to; `None` if it points to nothing, which is noted."""
        key = (file, reference)
        if key not in self._targets:
            found = self._find(reference, file)
            if found is None:
                self.dangling.setdefault(f"{file}: `$ref: {reference}` leads nowhere")
            self._targets[key] = found
        return self._targets[key]

    def _find(self, reference: str, file: str) -> Place | None:
        address, _, fragment = reference.partition("#")
        name = self._file_named(address, file)
        if name is None:
            return None
        try:
            value = self._open(name)
        except DocumentError:
            return None
        pointer = unquote(fragment)
        if pointer and not pointer.startswith("/"):
            anchored = self._anchors_of(name).get(pointer)
            if anchored is None:
                return self._component(pointer, name)
            pointer = anchored
        for token in pointer.split("/")[1:]:
            value = _child(value, unescape(token), _MISSING)
            if value is _MISSING:
                return None
        return Place(value, name, pointer)

    def _component(self, name: str, file: str) -> Place | None:
        """The schema with that name: what a bare `Pet` means in documents that leave out the pointer."""
        place = Place(self._files[file], file, "").at("components", "schemas", name)
        return place if place.value is not None else None

    def _file_named(self, address: str, file: str) -> str | None:
        """The name of the file that an address means, seen from another; `None` for another host."""
        if not address:
            return file
        if self._identity:
            if urljoin(self._identity, address) == self._identity:
                return self.root.file
            if urlsplit(self._identity).scheme and address.startswith(self._identity.rpartition("/")[0] + "/"):
                address = address[len(self._identity.rpartition("/")[0]) + 1 :]
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return None
        return posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(address)))

    def _open(self, name: str) -> Any:
        if name not in self._files:
            self._files[name] = read(self._folder / name, name)
        return self._files[name]

    def _anchors_of(self, name: str) -> dict[str, str]:
        if name not in self._anchors:
            found: dict[str, str] = {}
            pending = [Place(self._files[name], name, "")]
            while pending:
                place = pending.pop()
                value = place.value
                if is_object(value):
                    for keyword in ("$anchor", "$dynamicAnchor", "$id"):
                        if isinstance(value.get(keyword), str):
                            found.setdefault(value[keyword].lstrip("#"), place.pointer)
                    pending.extend(place.at(key) for key in value)
                elif is_array(value):
                    pending.extend(place.at(number) for number in range(len(value)))
            self._anchors[name] = found
        return self._anchors[name]


_MISSING: Any = object()


def _child(value: Any, key: str, missing: Any = None) -> Any:
    if is_object(value):
        return value.get(key, missing)
    if is_array(value) and key.isdecimal() and int(key) < len(value):
        return value[int(key)]
    return missing


def escape(token: str) -> str:
    """One token of a JSON pointer, encoded (RFC 6901)."""
    return token.replace("~", "~0").replace("/", "~1")


def unescape(token: str) -> str:
    """One token of a JSON pointer, decoded."""
    return token.replace("~1", "/").replace("~0", "~")


def _check(root: Any, name: str) -> str:
    if not is_object(root):
        raise DocumentError(f"{name} is no OpenAPI document: it holds no object.")
    if "swagger" in root:
        raise DocumentError(f"{name} is a Swagger {root['swagger']} document: convert it to OpenAPI 3 first.")
    if "openapi" not in root:
        raise DocumentError(f"{name} is no OpenAPI document: it has no `openapi` field.")
    version = str(root["openapi"])
    if not version.startswith(tuple(f"{each}." for each in SUPPORTED)) and version not in SUPPORTED:
        raise DocumentError(f"{name} is written in OpenAPI {version}; supported are {', '.join(SUPPORTED)}.")
    return version
