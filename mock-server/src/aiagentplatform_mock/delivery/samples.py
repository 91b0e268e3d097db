"""Sample objects for test events: the examples that the document itself gives.

Knows the shape of an OpenAPI document; must not know any event type by name.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

_UNION = "Event"


def sample_object(document: Mapping[str, Any], event_type: str) -> dict[str, Any]:
    """The first example of the object that events of a type are about.

    Raises:
        KeyError: The document has no such type, or no example of its object.
    """
    schemas: Mapping[str, Any] = document["components"]["schemas"]
    event = _follow(document, {"$ref": schemas[_UNION]["discriminator"]["mapping"][event_type]})
    data = _follow(document, event["properties"]["data"])
    obj = _follow(document, data["properties"]["object"])
    try:
        example: dict[str, Any] = copy.deepcopy(obj["examples"][0])
    except (KeyError, IndexError) as error:
        raise KeyError(f"The document has no example of what '{event_type}' is about.") from error
    if isinstance(example.get("metadata"), dict):
        example["metadata"] = {**example["metadata"], "test": "true"}
    return example


def _follow(document: Mapping[str, Any], node: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in node:
        target: Any = document
        for part in str(node["$ref"]).removeprefix("#/").split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")]
        node = target
    return node
