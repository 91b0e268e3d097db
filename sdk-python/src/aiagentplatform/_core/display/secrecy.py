"""
What may be seen of a value, as its name tells: a field called `secret` or `api_key` shows as ``***``.

Some names always mean a secret. `key` and `token` mean one only where the value looks like one (a long text without a
space), since a metadata key and a token of a text are no secrets. A field that the API's document declares to be a
secret (``format: password``) is hidden whatever its name; `Model` sees to that. Must not know how things are shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

LOOKS_SECRET = 16
"""From this length on, a text without a space may be a secret: fewer characters would be too easy to guess."""

_CERTAIN = re.compile(
    r"(?:secret|password|passwd|passphrase|authorization|credential|cookie"
    r"|(?:api|secret|private|signing|access)_?key"
    r"|(?:access|api|auth|bearer|csrf|id|refresh|secret|session)_?token)s?"
)
_LIKELY = re.compile(r"(?:key|token)s?")
_HARMLESS = re.compile(
    r"(?:cache|continuation|foreign|idempotency|next|object|page|partition|primary|public|sort|sync)_(?:key|token)s?"
)
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SEPARATORS = re.compile(r"[^A-Za-z0-9]+")


class Hidden:
    """Stands for a secret."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "***"


HIDDEN = Hidden()


def visible(name: object, value: Any) -> Any:
    """`value` as it may be shown under `name`: the same, or with secrets in it replaced by `HIDDEN`."""
    rule = _rule(name) if isinstance(name, str) else None
    return _open(value) if rule is None else _covered(rule, value)


def _rule(name: str) -> re.Pattern[str] | None:
    """The pattern that the last word of the name fits, or its last two."""
    words = _SEPARATORS.sub(" ", _HUMP.sub(" ", name)).lower().split()
    ends = ("_".join(words[-2:]), *words[-1:])
    if _HARMLESS.fullmatch(ends[0]):
        return None
    return next((rule for rule in (_CERTAIN, _LIKELY) if any(map(rule.fullmatch, ends))), None)


def _open(value: Any) -> Any:
    """A value whose name says nothing: what is inside has names of its own."""
    if isinstance(value, Mapping):
        return {key: visible(key, each) for key, each in cast("Mapping[object, Any]", value).items()}
    if isinstance(value, (list, tuple)):
        return [_open(each) for each in cast("list[Any]", value)]
    return value


def _covered(rule: re.Pattern[str], value: Any) -> Any:
    """A value whose name tells of a secret, and so of one wherever a text stands in it."""
    if isinstance(value, Mapping):
        return {key: _covered(rule, each) for key, each in cast("Mapping[object, Any]", value).items()}
    if isinstance(value, (list, tuple)):
        return [_covered(rule, each) for each in cast("list[Any]", value)]
    if isinstance(value, (str, bytes)):
        return HIDDEN if value and (rule is _CERTAIN or _looks_secret(value)) else value
    if isinstance(value, (int, float)) and not isinstance(value, bool) and rule is _CERTAIN:
        return HIDDEN
    return value


def _looks_secret(value: str | bytes) -> bool:
    return len(value) >= LOOKS_SECRET and len(value.split()) == 1
