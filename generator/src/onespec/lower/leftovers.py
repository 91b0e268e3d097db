"""
What Swagger 2.0 left behind in documents of version 3: body and form parameters, `consumes` and `produces`, replies
with a bare `schema`, `collectionFormat`.

Each is read as what took its place, as nodes at the place of the old ones. Knows no IR but styles.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..ir import Style
from ..source import Documents, Node

BODIES = ("body", "formData")
"""Places of parameters that are now a `requestBody`."""

COLLECTIONS: Mapping[str, tuple[Style, bool]] = {
    "csv": ("form", False),
    "multi": ("form", True),
    "ssv": ("spaceDelimited", False),
    "tsv": ("form", False),
    "pipes": ("pipeDelimited", False),
}
"""`collectionFormat` as style and whether it explodes."""

NOT_SCHEMA = frozenset(("name", "in", "required", "collectionFormat", "allowEmptyValue"))
"""Keywords of an old parameter that say nothing of its values."""


def collection_style(parameter: Node) -> tuple[Style, bool] | None:
    """The style that an old parameter asks for, if it asks for one."""
    return COLLECTIONS.get(parameter.text("collectionFormat"))


def schema_of(parameter: Node) -> Node:
    """The schema of a parameter that is its own schema."""
    own = parameter.get("schema")
    if own is not None:
        return own
    keywords = {key: node for key, node in parameter.object().items() if key not in NOT_SCHEMA}
    return Node(keywords, parameter.file, parameter.offset, parameter.key_offset)


def request_body(parameters: Sequence[Node], operation: Node, documents: Documents) -> Node:
    """The `requestBody` that body and form parameters describe."""
    first = parameters[0]
    types = media_types(operation, "consumes", documents)
    if first.text("in") == "body":
        content = dict.fromkeys(types or ["application/json"], at(first, {"schema": schema_of(first)}))
        return at(first, {"content": at(first, content), "required": at(first, first.flag("required"))})
    properties = {each.text("name"): schema_of(each) for each in parameters}
    required = [at(each, each.text("name")) for each in parameters if each.flag("required")]
    schema = at(
        first,
        {"type": at(first, "object"), "properties": at(first, properties), "required": at(first, required)},
    )
    uploads = any(each.text("type") == "file" for each in parameters)
    usual = "multipart/form-data" if uploads else "application/x-www-form-urlencoded"
    forms = [each for each in types if "form" in each] or [usual]
    content = dict.fromkeys(forms, at(first, {"schema": schema}))
    return at(first, {"content": at(first, content), "required": at(first, bool(required))})


def content_of(response: Node, operation: Node, documents: Documents) -> dict[str, Node]:
    """The `content` of a reply; where it has a bare `schema`, that in the types which the operation produces."""
    content, schema = response.fields("content"), response.get("schema")
    if content or schema is None:
        return content
    types = media_types(operation, "produces", documents) or ["application/json"]
    return dict.fromkeys(types, at(response, {"schema": schema}))


def media_types(operation: Node, keyword: str, documents: Documents) -> list[str]:
    """The media types that an operation lists, or else the document does."""
    return [node.string() for node in operation.items(keyword) or documents.root.items(keyword)]


def at(place: Node, value: bool | str | list[Node] | dict[str, Node]) -> Node:
    """A node that stands where another does."""
    return Node(value, place.file, place.offset, place.key_offset)
