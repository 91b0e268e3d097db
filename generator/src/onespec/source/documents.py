"""
A document and the files it is made of: reads them, follows `$ref`s, keeps positions.

The one place of the generator that reads the document's files. It knows references, and nothing of what they lead to.
"""

from __future__ import annotations

import os
import posixpath
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from ..diagnostics import Collector, Diagnostic, Fault, IsSkipped, fault, never
from ..ir import NOWHERE, Origin
from .grammar import Kind, is_reference, kind_below, kind_of_element
from .json_reader import read_json
from .nodes import File, Node
from .pointers import anchors, walk
from .yaml_reader import read_yaml

SUPPORTED = ("3.0", "3.1", "3.2")


class Documents:
    """The entry document and every file that it leads to, each read once."""

    def __init__(self, entry: Path) -> None:
        self.folder = entry.parent
        self.files: dict[str, File] = {}
        self.overlays: list[File] = []
        self._places: dict[tuple[str, str], tuple[File, str]] = {}  # (file, text of a `$ref`) → (file, pointer)
        self._ends: dict[int, Node] = {}  # identity of a value that a `$ref` leads to → the end of its own chain
        self._targets: dict[tuple[str, str], Node] = {}
        self._identities: dict[str, str] = {}  # the address that a file gives itself → its name
        self._anchors: dict[str, dict[str, Node]] = {}
        self._addresses: dict[int, tuple[File, str]] = {}
        self.entry = self.open(entry.name, NOWHERE)
        self.root = self.entry.root

    # ── files ────────────────────────────────────────────────────────────────────────────────────

    def open(self, name: str, asked_by: Origin) -> File:
        """The file with this name, relative to the entry's folder. Raises `unreadable`, `encoding`, `syntax`…"""
        if name not in self.files:
            path = self.folder / name
            self.files[name] = read_file(path, name, asked_by)
            self._identities.setdefault(identity(self.files[name]), name)
        return self.files[name]

    # ── references ───────────────────────────────────────────────────────────────────────────────

    def resolve(self, node: Node) -> Node:
        """The value that a node stands for: itself, or the end of its chain of `$ref`s. Raises `circular-ref`…"""
        seen: dict[int, Node] = {}
        while (ref := reference(node)) is not None:
            if id(node.value) in seen:
                raise circle(node, list(seen.values()))
            seen[id(node.value)] = node
            node = self.target(ref)
            node = self._ends.get(id(node.value), node)
        for identity in list(seen)[1:]:  # the first one may be no part of a file, and its identity be taken again
            self._ends[identity] = node
        return node

    def target(self, ref: Node) -> Node:
        """What the text of one `$ref` points to. Raises `bad-ref`, `dangling-ref`, `remote-ref`, `unreadable`…"""
        file, pointer = self.locate(ref)
        key = (file.name, pointer)
        if key not in self._targets:
            found = self.anchor(file, pointer, ref) if pointer[:1] not in ("", "/") else walk(file, pointer, ref)
            self._targets[key] = found
            if isinstance(found.value, (dict, list)):
                self._addresses.setdefault(id(found.value), (file, pointer))
        return self._targets[key]

    def address(self, node: Node) -> tuple[File, str] | None:
        """The file and the pointer by which a `$ref` has led to this value; None when none has."""
        return self._addresses.get(id(node.value))

    def locate(self, ref: Node) -> tuple[File, str]:
        """The file and the decoded pointer of a `$ref`."""
        if not isinstance(ref.value, str):
            raise fault("bad-ref", f"`$ref` is {ref.kind}, not text", ref.origin)
        home = ref.file.home
        key = (home.name, ref.value)
        if key not in self._places:
            address, _, pointer = ref.value.partition("#")
            try:
                file = self.open(self.name_of(address, ref), ref.origin) if address else home
            except ValueError as error:  # of urllib
                raise fault("bad-ref", f"`$ref: {ref.value}` is no address: {error}", ref.origin) from None
            self._places[key] = file, unquote(pointer)
        return self._places[key]

    def name_of(self, address: str, ref: Node) -> str:
        """
        The name of the file that an address leads to. A file that gives itself an address (`$self`) is known by it,
        and what that address's folder holds is looked for beside the file. Raises `remote-ref`.
        """
        if own := identity(ref.file.home):
            full = urljoin(own, address)
            if (known := self._identities.get(full)) is not None:
                return known
            home = urljoin(own, ".")
            address = full[len(home) :] if full.startswith(home) else address
        if urlsplit(address).scheme not in ("", "file") or address.startswith("//"):
            raise fault(
                "remote-ref",
                f"`$ref: {ref.value}` points to another host",
                ref.origin,
                "Save that document beside this one and refer to the file.",
            )
        path = posixpath.normpath(posixpath.join(posixpath.dirname(ref.file.home.name), unquote(address)))
        return self.from_outside(path) if path.startswith("../") else path

    def from_outside(self, name: str) -> str:
        """The name of a file on a way that leaves the entry's folder, and perhaps comes back."""
        folder = os.path.abspath(self.folder)  # noqa: PTH100  links are not followed
        return Path(os.path.relpath(os.path.join(folder, name), folder)).as_posix()  # noqa: PTH118

    def anchor(self, file: File, name: str, ref: Node) -> Node:
        """The schema with this `$anchor` in a file. Raises `dangling-ref`."""
        if file.name not in self._anchors:
            self._anchors[file.name] = anchors(file)
        found = self._anchors[file.name].get(name)
        if found is None:
            raise fault(
                "dangling-ref", f"`$ref: {ref.value}` points to nothing: there is no such `$anchor`", ref.origin
            )
        return found

    # ── the whole ────────────────────────────────────────────────────────────────────────────────

    @property
    def sources(self) -> dict[str, File]:
        """Every file that a value may come from, overlays included, by name."""
        return {**{file.name: file for file in self.overlays}, **self.files}

    def load_all(self, is_skipped: IsSkipped = never) -> tuple[Diagnostic, ...]:
        """
        Follow every `$ref` of the document, so that each file is read and each fault is found. Raises `Fault`, or
        returns what is skipped.
        """
        check_version(self.root)
        found = Collector(is_skipped)
        seen: set[tuple[int, Kind]] = set()
        pending: list[tuple[Node, Kind]] = [(self.root, "document")]
        while pending:
            node, kind = pending.pop()
            if kind == "opaque" or (id(node.value), kind) in seen:
                continue
            if isinstance(node.value, (dict, list)):
                seen.add((id(node.value), kind))
            if isinstance(node.value, dict):
                if "$ref" in node.value and is_reference(kind, node.value):
                    with found.catch():
                        pending.append((self.resolve(node), "schema" if kind == "extension" else kind))
                pending.extend((child, kind_below(kind, key)) for key, child in node.value.items())
            elif isinstance(node.value, list):
                pending.extend((child, kind_of_element(kind)) for child in node.value)
        return found.raise_if_any()


def load(entry: Path) -> Documents:
    """Read a document and everything it refers to. Raises `Fault` with every fault found."""
    documents = Documents(entry)
    documents.load_all()
    return documents


def read_file(path: Path, name: str, asked_by: Origin) -> File:
    """A file, parsed. Raises `unreadable`, `encoding`, `syntax`, `duplicate-key`."""
    file = File(name, path, read_text(path, name, asked_by))
    file.root = (read_json if path.suffix.lower() == ".json" else read_yaml)(file)
    return file


def read_text(path: Path, name: str, asked_by: Origin) -> str:
    """The text of a file. Raises `unreadable` or `encoding`, at the `$ref` that asked for it."""
    where = asked_by if asked_by.file else Origin(name, 0, 0)
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise fault("unreadable", f"cannot read `{name}`: it is no regular file", where)
        data = path.read_bytes()
    except (OSError, ValueError) as error:  # a ValueError when the name holds a NUL
        reason = getattr(error, "strerror", None) or error
        raise fault("unreadable", f"cannot read `{name}`: {reason}", where) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        raise fault("encoding", "the file is not UTF-8 text", Origin(name, line, column)) from None


def check_version(root: Node) -> None:
    """Raises `not-openapi` or `unsupported-version`."""
    if not isinstance(root.value, dict):
        what = "the file is empty" if root.value is None else f"an OpenAPI document is an object, this is {root.kind}"
        raise fault("not-openapi", what, root.origin)
    if (swagger := root.get("swagger")) is not None:
        raise fault(
            "unsupported-version",
            f"this is a Swagger {swagger.value} document",
            swagger.key_origin,
            "Convert it to OpenAPI 3, e.g. with swagger2openapi.",
        )
    version = root.get("openapi")
    if version is None:
        raise fault("not-openapi", "the document has no `openapi` field", root.origin)
    if not version.string().startswith(tuple(f"{prefix}." for prefix in SUPPORTED)):
        raise fault(
            "unsupported-version",
            f"OpenAPI {version.value} is not supported",
            version.origin,
            f"Supported are {', '.join(SUPPORTED)}.",
        )


def reference(node: Node) -> Node | None:
    """The `$ref` of an object, or None."""
    return node.value.get("$ref") if isinstance(node.value, dict) else None


def circle(node: Node, seen: list[Node]) -> Fault:
    """The fault for references that lead back to `node`; always at the circle's first place, so reported once."""
    start = next(number for number, earlier in enumerate(seen) if earlier.value is node.value)
    refs = [earlier.object()["$ref"] for earlier in seen[start:]]
    first = min(refs, key=lambda ref: (ref.file.name, ref.offset))
    hint = "Recursion is fine through a property or an item, never from `$ref` to `$ref`."
    return fault("circular-ref", f"`$ref: {first.value}` leads back to itself", first.origin, hint)


def identity(file: File) -> str:
    """The address that a file gives itself, or none."""
    own = file.root.get("$self")
    return own.value if own is not None and isinstance(own.value, str) else ""
