"""
Names in TypeScript: what the language keeps for itself, and what programs know under a name already.

Must not know types, templates or the IR beyond `Name`.
"""

from __future__ import annotations

from collections.abc import Iterable

from ...ir import Name
from ..names import Scope as AnyScope
from ..names import camel, snake


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


KEYWORDS = _words("""
    arguments as async await break case catch class const continue debugger default delete do else enum eval export
    extends false finally for function if implements import in instanceof interface let new null package private
    protected public return static super switch this throw true try type typeof undefined var void while with yield
""")
"""No variable or parameter is called so."""

TYPE_KEYWORDS = _words("any bigint boolean never null number object string symbol undefined unknown void")

GLOBALS = _words("""
    AbortController AbortSignal AggregateError Array ArrayBuffer AsyncIterable AsyncIterator Awaited BigInt Blob
    Boolean Buffer Crypto CustomEvent DOMException DataView Date Error Event EventSource EventTarget Exclude
    Extract File FormData Function Generator Headers Infinity Intl Iterable Iterator JSON Map Math MessageEvent
    NaN NonNullable Number Object Omit Parameters Partial Pick Promise PromiseLike Proxy RangeError Readonly
    ReadableStream Record ReferenceError Reflect RegExp Request Required Response ReturnType Set String Symbol
    SyntaxError TextDecoder TextEncoder TransformStream TypeError URIError URL URLSearchParams Uint8Array
    WeakMap WeakRef WeakSet WebSocket Worker WritableStream
""")
"""What a program that imports a type would lose: the names of its runtime that it is likely to use itself."""

MEMBERS = _words("""
    __proto__ constructor core hasOwnProperty isPrototypeOf propertyIsEnumerable prototype then toJSON toLocaleString
    toString valueOf
""")
"""What every resource is or must not seem to be: an object with a method `then` would be awaited."""

FILES = _words("index con prn aux nul") | {f"{device}{number}" for device in ("com", "lpt") for number in range(10)}
"""Files that have a meaning of their own, to modules or to Windows."""


def module_name(name: Name) -> str:
    """A module's file without its extension; lower case alone, for file systems that know no other."""
    text = snake(name)
    return f"{text}_" if text in FILES else text


def constant(name: Name) -> str:
    """``("list", "events")`` → ``LIST_EVENTS``."""
    return snake(name).upper()


def variable(name: Name) -> str:
    """``("file", "id")`` → ``fileId``."""
    return camel(name)


def is_identifier(text: str) -> bool:
    """Whether a property can be written without quotes."""
    return text.replace("$", "_").isidentifier()


class Scope(AnyScope):
    """Names of variables in use in one place; a keyword gets an underscore."""

    def __init__(self, reserved: Iterable[str] = ()) -> None:
        super().__init__(reserved, KEYWORDS.__contains__)


class Members(AnyScope):
    """Names of members in use in one class; keywords are names like others."""
