"""
Documents → one plain JSON document in which every reference is local.

What another file holds becomes a component of the result, under its own name; a path item is put in place. Pure: it
neither reads nor writes files, and it knows nothing of the IR.
"""

from __future__ import annotations

import json

from .diagnostics import fault
from .source import Documents, Node, Plain, component_name
from .source.grammar import SECTIONS, Kind, is_reference, kind_below, kind_of_element

Object = dict[str, Plain]


def bundle(documents: Documents, openapi: str = "") -> Object:
    """
    The whole document as one object.

    With ``openapi="3.2"``, a derived copy in that version: ``x-itemSchema`` becomes ``itemSchema`` and takes the place
    of the ``schema`` beside it. Raises `name-clash`.
    """
    bundler = _Bundler(documents)
    result = bundler.document()
    if openapi:
        result["openapi"] = f"{openapi}.0"
        result.pop("jsonSchemaDialect", None)
        move_item_schemas(result, "document")
    return result


def as_text(document: Plain) -> str:
    """JSON as it is committed: two spaces, keys in the document's order, a newline at the end."""
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


class _Bundler:
    def __init__(self, documents: Documents) -> None:
        self.documents = documents
        self.taken: dict[tuple[str, str], int] = {}  # (section, name) → identity of the component's value
        self.names: dict[tuple[int, str], str] = {}  # (identity, section) → name
        self.imported: list[tuple[str, str, Node, Kind]] = []

    def document(self) -> Object:
        root = self.documents.root
        for section, declared in root.fields("components").items():
            if section in SECTIONS.values():
                for name, node in declared.object().items():
                    self.taken[section, name] = id(node.value)
                    self.names[id(node.value), section] = name
        result = self.copy(root, "document")
        assert isinstance(result, dict)
        for section, name, target, kind in self.imported:  # grows while it is read
            components = result.setdefault("components", {})
            assert isinstance(components, dict)
            group = components.setdefault(section, {})
            assert isinstance(group, dict)
            group[name] = self.copy(target, kind)
        return result

    def copy(self, node: Node, kind: Kind) -> Plain:
        """A plain copy of a value with its references made local."""
        value = node.value
        if isinstance(value, list):
            return [self.copy(child, kind_of_element(kind)) for child in value]
        if not isinstance(value, dict):
            return value
        ref = value.get("$ref")
        if ref is not None and is_reference(kind, value):
            return self.referring(node, ref, "schema" if kind == "extension" else kind)
        copied = {key: self.copy(child, kind_below(kind, key)) for key, child in value.items()}
        if kind == "discriminator":
            copied["mapping"] = {key: self.mapped(child) for key, child in node.fields("mapping").items()}
        return copied

    def referring(self, node: Node, ref: Node, kind: Kind) -> Plain:
        """An object with a `$ref`: a path item is put in place, anything else refers to a component."""
        siblings = {key: child for key, child in node.object().items() if key != "$ref"}
        copied = {key: self.copy(child, kind_below(kind, key)) for key, child in siblings.items()}
        if kind == "path_item":
            target = self.copy(self.documents.resolve(node), kind)
            return {**target, **copied} if isinstance(target, dict) else target
        return {"$ref": self.local(ref, kind), **copied}

    def local(self, ref: Node, kind: Kind) -> str:
        """The reference that stands in the result for `ref`."""
        file, pointer = self.documents.locate(ref)
        if file is self.documents.entry and (pointer == "" or pointer[0] == "/"):
            return "#" + str(ref.value).partition("#")[2]
        section = SECTIONS[kind]
        target = self.documents.target(ref)
        identity = id(target.value)
        name = self.names.get((identity, section))
        if name is None:
            name = self.free(section, wanted_name(file.name, pointer), target)
            self.names[identity, section] = name
            self.taken[section, name] = identity
            self.imported.append((section, name, target, kind))
        return f"#/components/{section}/{name}"

    def free(self, section: str, name: str, target: Node) -> str:
        """The component name for something that comes from another file. Two of one name are an error."""
        if (section, name) in self.taken:
            raise fault(
                "name-clash",
                f"two files have a component `{name}` in `{section}`",
                target.key_origin,
                "Rename one of them: in one document a component's name is unique.",
            )
        return name

    def mapped(self, node: Node) -> Plain:
        """A value of a discriminator's mapping: a schema's name, or a reference."""
        text = node.string()
        if "/" not in text and "#" not in text:
            return text
        return self.local(node, "schema")


def wanted_name(file_name: str, pointer: str) -> str:
    """A component name for a place in another file: its own, or the last word of its address."""
    component = component_name(pointer)
    if component:
        return component[1]
    last = pointer.rpartition("/")[2] or file_name.rpartition("/")[2].partition(".")[0]
    return "".join(character if character.isalnum() or character in "._-" else "_" for character in last)


def move_item_schemas(value: Plain, kind: Kind) -> None:
    """Turn the extension into OpenAPI 3.2's own field, throughout."""
    if isinstance(value, list):
        for child in value:
            move_item_schemas(child, kind_of_element(kind))
    if not isinstance(value, dict):
        return
    if kind == "media_type" and "x-itemSchema" in value:
        value["itemSchema"] = value.pop("x-itemSchema")
        value.pop("schema", None)
    for key, child in value.items():
        if kind != "opaque":
            move_item_schemas(child, kind_below(kind, key))
