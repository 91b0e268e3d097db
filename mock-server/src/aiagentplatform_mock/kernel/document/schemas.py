"""Validation against the document's schemas, with faults that say something.

For a tagged union the tag chooses the branch first, so that the fault is the branch's and not "none matches".
Must not know HTTP.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import jsonschema_rs

from ..shapes import is_object
from .phrases import phrase, phrase_of_branches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .document import Document

_URI = "urn:document"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a value. `keyword` is the JSON Schema keyword that it breaks."""

    pointer: str
    keyword: str
    message: str

    @property
    def missing(self) -> bool:
        return self.keyword == "required"


class Schemas:
    """Validators of the document's schemas, compiled on first use. With `formats`, those are checked too."""

    def __init__(self, document: Document, *, formats: bool = False) -> None:
        self._document = document
        self._formats = formats
        self._registry: jsonschema_rs.Registry | None = None
        self._validators: dict[str, jsonschema_rs.Validator] = {}

    def faults(self, pointer: str, value: Any) -> list[Fault]:
        """What is wrong with a value according to the schema at a pointer; nothing if it is valid."""
        validator = self._validator(pointer)
        if validator.is_valid(value):
            return []
        return [fault for error in validator.iter_errors(value) for fault in self._explain(error, value)]

    def places(self, pointer: str, value: Any) -> list[tuple[str | int, ...]]:
        """Where a value breaks the schema at a pointer: the paths of the places, nothing if it is valid."""
        validator = self._validator(pointer)
        if validator.is_valid(value):
            return []
        return [tuple(error.instance_path) for error in validator.iter_errors(value)]

    def _validator(self, pointer: str) -> jsonschema_rs.Validator:
        validator = self._validators.get(pointer)
        if validator is None:
            if self._registry is None:
                self._registry = jsonschema_rs.Registry([(_URI, self._document.root)], draft=jsonschema_rs.Draft202012)
            reference = _URI + "#" + pointer.lstrip("#").replace("%", "%25").replace("{", "%7B").replace("}", "%7D")
            validator = jsonschema_rs.Draft202012Validator(
                {"$ref": reference}, registry=self._registry, validate_formats=self._formats
            )
            self._validators[pointer] = validator
        return validator

    def _explain(self, error: jsonschema_rs.ValidationError, root: Any) -> Iterator[Fault]:
        kind = error.kind
        if isinstance(kind, (jsonschema_rs.ValidationErrorKind.OneOfNotValid, jsonschema_rs.ValidationErrorKind.AnyOf)):
            yield from self._explain_union(error, kind.context, root)
            return
        path: list[str | int] = list(error.instance_path)
        if isinstance(kind, jsonschema_rs.ValidationErrorKind.Required):
            path.append(kind.property)
        yield Fault(pointer_of(path), kind.name, phrase(error))

    def _explain_union(
        self,
        error: jsonschema_rs.ValidationError,
        branches: Sequence[Sequence[jsonschema_rs.ValidationError]],
        root: Any,
    ) -> Iterator[Fault]:
        value = _value_at(root, error.instance_path)
        schema: dict[str, Any] = self._schema_at(error.schema_path[:-1])
        chosen = self._tagged(schema, str(error.schema_path[-1]), value)
        if isinstance(chosen, str):
            tag: str = schema["discriminator"]["propertyName"]
            keyword = "enum" if is_object(value) and tag in value else "required"
            path = [*error.instance_path, tag] if is_object(value) else error.instance_path
            yield Fault(pointer_of(path), keyword if is_object(value) else "type", chosen)
            return
        branch = branches[chosen] if chosen is not None else _closest(branches, error.instance_path)
        if branch is None:
            told = phrase_of_branches(branches, error.instance_path) or phrase(error)
            yield Fault(pointer_of(error.instance_path), error.kind.name, told)
            return
        for inner in branch:
            yield from self._explain(inner, root)

    def _tagged(self, schema: dict[str, Any], keyword: str, value: Any) -> int | str | None:
        """The branch that the tag chooses; a sentence if the tag is bad; `None` without a discriminator."""
        discriminator = schema.get("discriminator")
        if not discriminator:
            return None
        name: str = discriminator["propertyName"]
        mapping: dict[str, str] = discriminator.get("mapping", {})
        if not is_object(value):
            return f"Must be an object whose '{name}' is one of {_listed(mapping)}."
        tag = value.get(name)
        if name not in value:
            return f"'{name}' is required; it is one of {_listed(mapping)}."
        target = mapping.get(tag) if isinstance(tag, str) else None
        references = [branch.get("$ref") for branch in schema[keyword]]
        if target not in references:
            return f"'{name}' must be one of {_listed(mapping)}."
        return references.index(target)

    def _schema_at(self, path: Sequence[str | int]) -> dict[str, Any]:
        node: Any = self._document.root
        try:
            for key in path:
                node = node[key]
        except (KeyError, IndexError, TypeError):
            return {}
        return node if is_object(node) else {}


def _closest(
    branches: Sequence[Sequence[jsonschema_rs.ValidationError]], here: Sequence[str | int]
) -> Sequence[jsonschema_rs.ValidationError] | None:
    """The branch that the value was most likely meant for: the one whose type it has."""
    fitting = [
        branch
        for branch in branches
        if not any(
            isinstance(error.kind, (jsonschema_rs.ValidationErrorKind.Type, jsonschema_rs.ValidationErrorKind.Constant))
            and len(error.instance_path) == len(here)
            for error in branch
        )
    ]
    return fitting[0] if len(fitting) == 1 else None


def _value_at(root: Any, path: Sequence[str | int]) -> Any:
    for key in path:
        root = root[key]
    return root


def pointer_of(path: Sequence[str | int]) -> str:
    """The JSON pointer (RFC 6901) of a path."""
    return "".join("/" + str(key).replace("~", "~0").replace("/", "~1") for key in path)


def _listed(names: Any) -> str:
    return ", ".join(f"'{name}'" for name in names)
