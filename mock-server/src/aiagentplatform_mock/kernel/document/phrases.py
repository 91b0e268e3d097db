"""Sentences for people about what breaks a schema. A table by kind; the validator's own words for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jsonschema_rs import ValidationErrorKind as Kind

from ..shapes import is_array

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jsonschema_rs import ValidationError

_ARTICLES = {"integer": "an integer", "object": "an object", "array": "an array", "null": "null"}
_MAX_SHOWN = 80


def phrase(error: ValidationError) -> str:
    """One sentence on what is wrong."""
    spell = _PHRASES.get(type(error.kind))
    if spell is not None:
        return spell(error.kind)
    message = error.message
    return (message if len(message) <= 300 else message[:300] + "…").rstrip(".") + "."


def phrase_of_branches(branches: Sequence[Sequence[ValidationError]], here: Sequence[str | int]) -> str | None:
    """One sentence on what each branch of a union misses, if that is the same kind of thing; else `None`."""
    own = [[error.kind for error in branch if list(error.instance_path) == list(here)] for branch in branches]
    missing = [[kind.property for kind in kinds if isinstance(kind, Kind.Required)] for kinds in own]
    if all(missing):
        options = dict.fromkeys(" and ".join(f"'{name}'" for name in names) for names in missing)
        return f"Must have {', or '.join(options)}."
    types = [[name for kind in kinds if isinstance(kind, Kind.Type) for name in kind.types] for kinds in own]
    return _types(dict.fromkeys(name for names in types for name in names)) if all(types) else None


def _types(names: Iterable[str]) -> str:
    order = sorted(names, key=lambda name: name == "null")
    return f"Must be {' or '.join(_ARTICLES.get(name, f'a {name}') for name in order)}."


def _type(kind: Any) -> str:
    return _types(kind.types)


def _enum(kind: Any) -> str:
    options = kind.options if is_array(kind.options) else [kind.options]
    return f"Must be one of {', '.join(_shown(option) for option in options)}."


def _shown(value: Any) -> str:
    text = f"'{value}'" if isinstance(value, str) else str(value)
    return text if len(text) <= _MAX_SHOWN else text[:_MAX_SHOWN] + "…"


_PHRASES: dict[type[Any], Callable[[Any], str]] = {
    Kind.Required: lambda kind: f"'{kind.property}' is required.",
    Kind.Type: _type,
    Kind.Enum: _enum,
    Kind.Constant: lambda kind: f"Must be {_shown(kind.expected_value)}.",
    Kind.Minimum: lambda kind: f"Must be {kind.limit} or greater.",
    Kind.Maximum: lambda kind: f"Must be {kind.limit} or less.",
    Kind.ExclusiveMinimum: lambda kind: f"Must be greater than {kind.limit}.",
    Kind.ExclusiveMaximum: lambda kind: f"Must be less than {kind.limit}.",
    Kind.MinLength: lambda kind: f"Must have {kind.limit} or more characters.",
    Kind.MaxLength: lambda kind: f"Must have {kind.limit} or fewer characters.",
    Kind.MinItems: lambda kind: f"Must have {kind.limit} or more items.",
    Kind.MaxItems: lambda kind: f"Must have {kind.limit} or fewer items.",
    Kind.MinProperties: lambda kind: f"Must have {kind.limit} or more members.",
    Kind.MaxProperties: lambda kind: f"Must have {kind.limit} or fewer members.",
    Kind.UniqueItems: lambda _: "Must not repeat an item.",
    Kind.Pattern: lambda kind: f"Must match the pattern {kind.pattern}.",
    Kind.AdditionalProperties: lambda kind: f"Must not have {', '.join(map(_shown, kind.unexpected))}.",
}
