"""From method and path to operation, for whatever a path template may look like.

Several placeholders in a segment, verbs after a colon, a fixed query (`?beta=true`) and fragments are all templates.
Literal parts win over placeholders. Must not know what a parameter's text means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, unquote

from .complaints import Complaint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .operations import Operation

_PLACEHOLDER = re.compile(r"\{([^{}/]*)\}")


@dataclass(frozen=True, slots=True)
class _Route:
    pattern: re.Pattern[str]
    names: tuple[str, ...]
    query: tuple[tuple[str, str], ...]
    operation: Operation
    rank: tuple[tuple[int, int], ...]


class Routes:
    """All routes.

    Args:
        operations: The operations to route to. They are found below each prefix of theirs, and without one.
    """

    def __init__(self, operations: Iterable[Operation]) -> None:
        routes = [route for operation in operations for route in _routes(operation)]
        self._routes = sorted(routes, key=lambda route: (route.rank, -len(route.query)))
        self._prefixes = sorted(
            {prefix for route in routes for prefix in route.operation.prefixes}, key=len, reverse=True
        )

    def find(self, method: str, path: str, query: str) -> list[tuple[Operation, dict[str, str]]]:
        """The operations that a request may mean, the likeliest first, with path parameters still percent-encoded.

        Args:
            method: In capitals. HEAD finds GET where there is no HEAD.
            path: Still percent-encoded.
            query: Without the question mark.

        Raises:
            Complaint: 404, or 405 with the methods that the path has.
        """
        every = list(self._below_prefixes(path, query))
        for wanted in (method, "GET") if method == "HEAD" else (method,):
            found = [(operation, values) for operation, values in every if operation.method == wanted]
            if found:
                return found
        if every:
            methods = ", ".join(self.methods(path, query))
            raise Complaint(405, f"{method} is not defined for {path}; {methods} is.", headers={"allow": methods})
        raise Complaint(404, f"The document has no path that matches {path}.")

    def methods(self, path: str, query: str) -> list[str]:
        """The methods that a path has."""
        return sorted({operation.method for operation, _ in self._below_prefixes(path, query)})

    def _below_prefixes(self, path: str, query: str) -> Iterable[tuple[Operation, dict[str, str]]]:
        pairs = parse_qsl(query, keep_blank_values=True)
        for prefix in (*self._prefixes, ""):
            if path == prefix or path.startswith(prefix + "/"):
                for route, values in self._matches(path[len(prefix) :] or "/", pairs):
                    if not prefix or prefix in route.operation.prefixes:
                        yield route.operation, values

    def _matches(self, path: str, pairs: list[tuple[str, str]]) -> Iterable[tuple[_Route, dict[str, str]]]:
        plain = _normal(path)
        for route in self._routes:
            match = route.pattern.fullmatch(plain)
            if match is not None and all(pair in pairs for pair in route.query):
                yield route, dict(zip(route.names, match.groups(), strict=True))


def _routes(operation: Operation) -> Iterable[_Route]:
    """The route of an operation; a path with a query or a fragment in it may also be sent as a whole, encoded."""
    path, _, fragment = operation.path.partition("#")
    path, asked, query = path.partition("?")
    yield _route(operation, path, tuple(parse_qsl(query, keep_blank_values=True)))
    if asked or fragment:
        yield _route(operation, operation.path, ())


def _route(operation: Operation, path: str, query: tuple[tuple[str, str], ...]) -> _Route:
    names: list[str] = []
    pattern, rank = "", list[tuple[int, int]]()
    for segment in path.split("/")[1:]:
        parts = _PLACEHOLDER.split(segment)  # text, name, text, name, …, text
        pattern += "/" + re.escape(_normal(quote(parts[0], safe=_SAFE)))
        for name, text in zip(parts[1::2], parts[2::2], strict=True):
            greedy = name.startswith("+") or name.endswith(("*", "+"))
            pattern += ("(.+)" if greedy else "([^/]+?)") + re.escape(_normal(quote(text, safe=_SAFE)))
            names.append(name)
        rank.append((0 if len(parts) == 1 else 1 if any(parts[::2]) else 2, -sum(map(len, parts[::2]))))
    return _Route(re.compile(pattern, re.DOTALL), tuple(names), query, operation, tuple(rank))


_SAFE = "!$&'()*+,;=:@-._~%"
_ENCODED = re.compile(r"%[0-9A-Fa-f]{2}")


def _normal(path: str) -> str:
    """A path in which only that is encoded which must be, so that equal paths are equal texts."""

    def shown(match: re.Match[str]) -> str:
        sign = unquote(match[0], "latin-1")
        return sign if sign.isascii() and (sign.isalnum() or sign in "!$&'()*+:@-._~") else match[0].upper()

    return _ENCODED.sub(shown, path)
