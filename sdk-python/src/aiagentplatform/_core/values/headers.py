"""
Headers as values: how a reply's are read, what a header can carry, what may be shown. Must not know what one means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from ..display.shown import Shown
from .omit import Omit, Remove

Pairs: TypeAlias = tuple[tuple[str, str], ...]
HeaderValue: TypeAlias = str | Remove | Omit


class Headers(Shown, Mapping[str, str]):
    """
    A reply's headers. Names compare case-insensitively; a repeated header reads as its values joined with ", ".

    `pairs` has them as they came. The index is built at the first look-up, since most replies are never asked.
    """

    __slots__ = ("_index", "_source")

    def __init__(self, source: Iterable[tuple[str | bytes, str | bytes]] = ()) -> None:
        self._source = source
        self._index: dict[str, str] | None = None

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return [(_text(name), _text(value)) for name, value in self._source]

    def __getitem__(self, name: str) -> str:
        return self._table()[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._table())

    def __len__(self) -> int:
        return len(self._table())

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._table()

    def __repr__(self) -> str:
        return f"Headers({redacted(self._table())})"

    def __rich_repr__(self) -> Iterator[dict[str, str]]:
        yield redacted(self._table())

    def __reduce__(self) -> tuple[type[Headers], tuple[list[tuple[str, str]]]]:
        return Headers, (self.pairs,)

    def _table(self) -> dict[str, str]:
        index = self._index
        if index is None:
            index = {}
            for name, value in self.pairs:
                key = name.lower()
                index[key] = f"{index[key]}, {value}" if key in index else value
            self._index = index
        return index


def _text(value: str | bytes) -> str:
    return value if isinstance(value, str) else value.decode("latin-1")


NO_HEADERS = Headers()

_NAME = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")  # RFC 9110, 5.6.2
_UNSENDABLE = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")  # RFC 9110, 5.5: a tab may stand inside a value
_SECRET = re.compile(r"authorization|cookie|api-?key|token(?!s)|secret|password", re.IGNORECASE)


def unsendable(name: str, value: str) -> str | None:
    """Why a header with this name cannot carry this value, in a sentence; None if it can."""
    if not _NAME.fullmatch(name):
        return f"{name!r} is not a header name."
    if _UNSENDABLE.search(value):
        return f"The value of header {name!r} has a line break or another control character."
    try:
        value.encode("latin-1")
    except UnicodeEncodeError as fault:
        odd = value[fault.start]
        return f"The value of header {name!r} has {odd!r} (U+{ord(odd):04X}); headers carry Latin-1 text only."
    return None


def is_secret(name: str) -> bool:
    """Whether a header with this name holds a secret: a key, a token, a cookie."""
    return _SECRET.search(name) is not None


def redacted(headers: Mapping[str, str]) -> dict[str, str]:
    """A copy for logs and representations, with the values of secret headers hidden."""
    return {name: "***" if is_secret(name) else value for name, value in headers.items()}


def without_secrets(text: str, headers: Pairs) -> str:
    """A text from outside as it may be shown: some servers quote the key that they were sent."""
    for name, value in headers:
        if is_secret(name):
            for secret in (value, value.rpartition(" ")[2]):
                text = text.replace(secret, "***") if len(secret) >= 8 else text
    return text
