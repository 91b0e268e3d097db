"""
The rows of resource modules: what `calls` plans and the templates print. Data alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...ir import Operation
from .arguments import Argument

GENERATED = "Generated from the OpenAPI document by onespec; do not edit."


@dataclass(frozen=True, slots=True)
class Flavour:
    """What differs between the blocking and the asynchronous classes."""

    prefix: str
    resource: str
    page: str
    stream: str
    binary: str
    block: str
    define: str  # of a method that waits
    wait: str


FLAVOURS = (
    Flavour("", "Resource", "Page", "Stream", "BinaryResponse", "with", "def", ""),
    Flavour(
        "Async",
        "AsyncResource",
        "AsyncPager",
        "AsyncStream",
        "AsyncBinaryResponse",
        "async with",
        "async def",
        "await ",
    ),
)


@dataclass(frozen=True, slots=True)
class MethodRow:
    """A method; a `stub` (an overload) has no body."""

    decorators: tuple[str, ...]
    define: str
    name: str
    parameters: str
    returns: str
    doc: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class ChildRow:
    """A nested resource."""

    attribute: str
    name: str
    module: str
    doc: str


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One class of a resource."""

    name: str
    bases: str
    doc: str
    children: tuple[ChildRow, ...]
    methods: tuple[MethodRow, ...]
    settings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OperationRow:
    """``CONSTANT: annotation = source``."""

    constant: str
    annotation: str
    source: str


@dataclass(frozen=True, slots=True)
class ResourceModule:
    """One file of `resources/`."""

    name: str
    title: str
    imports: Sequence[str]
    typing_imports: Sequence[str]
    operations: Sequence[OperationRow]
    classes: Sequence[ClassRow]
    receiver: str = ""  # the typed base of a resource that receives webhooks


@dataclass(frozen=True, slots=True)
class Method:
    """One method in one flavour, before it is spelled."""

    operation: Operation
    name: str
    constant: str
    arguments: Sequence[Argument]
    flavour: Flavour
