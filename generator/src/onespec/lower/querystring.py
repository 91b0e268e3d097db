"""
A parameter `in: querystring` (OpenAPI 3.2), the whole query as one object → a query parameter for each property.

That is the same on the wire as long as the object is a form. Works on nodes; knows nothing of operations.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Fault, fault
from ..source import Node
from .all_of import Merger
from .media import essence

FORM = "application/x-www-form-urlencoded"


def properties_of(parameter: Node, merger: Merger) -> Iterator[tuple[str, Node]]:
    """Names and parameters. Raises `unsupported` for a query that is no form or whose names are not known."""
    forms = (node for name, node in parameter.fields("content").items() if essence(name) == FORM)
    found = next(forms, None)
    media = merger.documents.resolve(found) if found is not None else None
    schema = media.get("schema") if media is not None else None
    if media is None or schema is None:
        raise refused(parameter, f"a `querystring` that is no `{FORM}`")
    flat = merger.flatten(schema)
    properties = flat.fields("properties") if isinstance(flat.value, dict) else {}
    if not properties:
        raise refused(schema, "a `querystring` without properties")
    required = {node.string() for node in flat.items("required")}
    encodings = media.fields("encoding")
    for name, node in sorted(properties.items()):
        keywords = {"schema": node, "required": Node(name in required, node.file, node.offset)}
        written = encodings[name].object() if name in encodings else {}
        keywords |= {key: written[key] for key in ("style", "explode") if key in written}
        yield name, Node(keywords, node.file, node.offset, node.key_offset)


def refused(place: Node, what: str) -> Fault:
    hint = f"Describe it as `{FORM}` with an object that lists its properties."
    return fault("unsupported", f"{what} cannot be generated yet", place.origin, hint)
