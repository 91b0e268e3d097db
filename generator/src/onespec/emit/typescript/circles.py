"""
Aliases and unions that lead back to themselves.

TypeScript takes a type that contains itself in an object or a list, and refuses one that is itself. Must not know
what else a file consists of.
"""

from __future__ import annotations

from ...ir import Alias, Declaration, Model, Name, Nullable, Ref, Type, Union
from ...lookup import needs, parts
from ..graph import in_circle
from .spell import Dialect, alternatives
from .symbols import Symbols


def opened(type: Type, own: Name, symbols: Symbols, dialect: Dialect) -> list[str]:
    """
    The alternatives of an alias or of a union's member. A name that leads back without an object or list between would
    be a circle, which TypeScript refuses: what stands behind it is written in its place.
    """
    found: list[str] = []
    seen: set[Name] = set()

    def visit(type: Type) -> None:
        direct = _direct_refs(type)
        circular = [name for name in direct if _leads_to(name, own, symbols)]
        if not circular:
            found.extend(alternatives(type, dialect))
            return
        if isinstance(type, Nullable):
            found.append("null")
        for name in circular:
            if name not in seen and name != own:
                seen.add(name)
                for inner in _members_of(symbols.shapes[name]):
                    visit(inner)

    visit(type)
    return found


def _direct_refs(type: Type) -> list[Name]:
    inner = type.inner if isinstance(type, Nullable) else type
    return [inner.name] if isinstance(inner, Ref) else []


def _members_of(declaration: Declaration) -> list[Type]:
    return list(parts(declaration)) if isinstance(declaration, (Alias, Union)) else []


def _leads_to(name: Name, own: Name, symbols: Symbols) -> bool:
    seen: set[Name] = set()
    work = [name]
    while work:
        each = work.pop()
        if each == own:
            return True
        if each not in seen:
            seen.add(each)
            work.extend(ref for type in _members_of(symbols.shapes[each]) for ref in _direct_refs(type))
    return False


def is_recursive(declaration: Declaration, symbols: Symbols) -> bool:
    """Whether an alias leads back to itself through aliases alone."""
    if isinstance(declaration, Model):
        return False
    edges = {name: [] if isinstance(each, Model) else needs(each) for name, each in symbols.shapes.items()}
    return in_circle(declaration.name, edges)
