"""A text for a string schema: by its format, its pattern, what a person wrote, or the name of its field.

Must not know objects, arrays or references.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import words
from .chance import Chance
from .hints import Hints
from .patterns import UnsupportedPatternError, matching

_FORMATS: Mapping[str, tuple[str, ...]] = {
    "date-time": ("2026-11-02T09:30:00Z", "2026-11-03T14:00:00Z"),
    "date": ("2026-11-02", "2026-11-03"),
    "time": ("09:30:00Z", "14:00:00Z"),
    "duration": ("PT1H", "P2D"),
    "email": ("ada@example.com", "alan@example.com"),
    "idn-email": ("ada@example.com", "alan@example.com"),
    "hostname": ("example.com", "www.example.com"),
    "idn-hostname": ("example.com", "www.example.com"),
    "ipv4": ("192.0.2.1", "192.0.2.2"),
    "ipv6": ("2001:db8::1", "2001:db8::2"),
    "uri": ("https://example.com/", "https://example.com/page"),
    "uri-reference": ("/page", "https://example.com/"),
    "iri": ("https://example.com/", "https://example.com/page"),
    "iri-reference": ("/page", "https://example.com/"),
    "uri-template": ("/pages/{id}", "/pages"),
    "json-pointer": ("/items/0", "/name"),
    "relative-json-pointer": ("0/name", "1"),
    "regex": ("^[a-z]+$", "[0-9]+"),
    "byte": ("aGVsbG8=", "d29ybGQ="),
}


def fitting(schema: Mapping[str, Any], name: str, chance: Chance, hints: Hints, *, plain: bool) -> str:
    """A text that fits the schema of a field of that name.

    Args:
        schema: The string schema: `format`, `pattern`, `minLength`, `maxLength`, `examples`, `default` count.
        name: The field's name, or nothing.
        chance: Decides what nothing else decides.
        hints: What the text may be taken from.
        plain: Whether examples and formats give their first value, rather than one by chance.
    """
    text = _made(schema, name, chance, hints, plain=plain)
    least, most = int(schema.get("minLength", 0)), schema.get("maxLength")
    if len(text) < least:
        text = (f"{text} " * (least // (len(text) + 1) + 1))[:least].rstrip() if text else "x" * least
        text = text.ljust(least, ".")
    return text if most is None else text[: int(most)]


def _made(schema: Mapping[str, Any], name: str, chance: Chance, hints: Hints, *, plain: bool) -> str:
    if "format" in schema:
        if schema["format"] == "uuid":
            return f"{chance.hex(8)}-{chance.hex(4)}-4{chance.hex(3)}-8{chance.hex(3)}-{chance.hex(12)}"
        if values := _FORMATS.get(schema["format"]):
            return values[0] if plain else chance.pick(values)
    if "pattern" in schema:
        try:
            return matching(schema["pattern"], chance)
        except UnsupportedPatternError:
            pass  # the text below may match by luck; the check will tell
    examples = [example for example in (*schema.get("examples", ()), schema.get("default")) if isinstance(example, str)]
    hint = hints.text_for(name)
    if hint is not None:
        return hint
    return examples[0] if examples else words.spoken(name) or "text"
