"""
English nouns: their singular.

For `lower`, which names things, and for targets that name what belongs to one of many. Knows no document.
"""

from __future__ import annotations

from .ir import Name

IRREGULAR = {
    "children": "child",
    "people": "person",
    "indices": "index",
    "data": "datum",
    "metadata": "metadata",
    "series": "series",
    "news": "news",
    "cookies": "cookie",
    "movies": "movie",
}
NOT_PLURAL = ("ss", "us", "is")
ES_ENDINGS = ("sses", "shes", "ches", "xes", "zes")


def singular(name: Name) -> Name:
    """The name with its last word in the singular: ``("choices",)`` → ``("choice",)``."""
    if not name:
        return name
    *first, last = name
    if last in IRREGULAR:
        return (*first, IRREGULAR[last])
    if last.endswith("ies") and len(last) > 4:
        return (*first, last[:-3] + "y")
    if last.endswith(ES_ENDINGS):
        return (*first, last[:-2])
    if last.endswith("s") and len(last) > 2 and not last.endswith(NOT_PLURAL):
        return (*first, last[:-1])
    return name
