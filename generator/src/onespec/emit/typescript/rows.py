"""
The rows of resource modules: what `calls` plans and the templates print. Data alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .declarations import TypeRow

GENERATED = "Generated from the OpenAPI document by onespec; do not edit."


@dataclass(frozen=True, slots=True)
class MethodRow:
    """A method: its comment, the heads of its overloads, its own head up to the brace, and its statements."""

    doc: str
    head: str
    body: Sequence[str]
    overloads: Sequence[OverloadRow] = ()


@dataclass(frozen=True, slots=True)
class OverloadRow:
    """One face of a method."""

    head: str
    doc: str


@dataclass(frozen=True, slots=True)
class ChildRow:
    """A nested resource, made when it is first asked for."""

    attribute: str
    name: str
    doc: str


@dataclass(frozen=True, slots=True)
class ClassRow:
    """The class of a resource, or the client."""

    name: str
    base: str
    doc: str
    children: Sequence[ChildRow]
    methods: Sequence[MethodRow] = ()
    event_schema: str = ""  # of the webhooks that it receives, as a literal


@dataclass(frozen=True, slots=True)
class ResourceModule:
    """One file of `resources/`; `names` are its types, those of parameters."""

    name: str
    title: str
    imports: Sequence[str]
    types: Sequence[TypeRow]
    operations: Sequence[str]
    row: ClassRow
    names: Sequence[str]
