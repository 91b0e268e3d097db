"""
What every declaration is called in Python and which module holds it.

One table for the whole package, made before anything is spelled: names do not depend on who asks first. Must not know
how types are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ...ir import Api, Declaration, ListOf, MapOf, Model, Name, Nullable, Type, Union
from ...lookup import parts, references, target
from ..names import pascal
from ..surface import argument_sets, homes
from .names import TYPE_NAMES, Scope, module_name


@dataclass(frozen=True, slots=True)
class Symbol:
    """One declaration: its class or alias, its twin for input and, of an open union, the class of unknown members."""

    declaration: Declaration
    module: str
    name: str
    param: str
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class Symbols:
    """
    All declarations by name, which of them only ever stand for a call's arguments, and which the document does not name
    (see `results`).
    """

    by_name: Mapping[Name, Symbol]
    shapes: Mapping[Name, Declaration]
    argument_sets: frozenset[Name]
    unnamed: frozenset[Name]
    public_names: frozenset[str]

    def __getitem__(self, name: Name) -> Symbol:
        return self.by_name[name]

    def modules(self) -> dict[str, list[Symbol]]:
        """Each module's declarations, in the document's order."""
        found: dict[str, list[Symbol]] = {}
        for symbol in self.by_name.values():
            found.setdefault(symbol.module, []).append(symbol)
        return found

    def has_class(self, name: Name) -> bool:
        """Whether an object has a model class of its own (a set of arguments has none, a union is no object)."""
        return isinstance(self[name].declaration, Model) and name not in self.argument_sets


def symbols_of(api: Api, unnamed: frozenset[Name]) -> Symbols:
    modules = _modules(api.types)
    scope = Scope(TYPE_NAMES)
    names = {each.name: scope.claim(pascal(each.name)) for each in api.types}
    found: dict[Name, Symbol] = {}
    shapes = {each.name: each for each in api.types}
    for each in api.types:
        own = names[each.name]
        twin = each.role != "output" and differs_as_input(each, shapes)
        found[each.name] = Symbol(
            each,
            modules[each.name],
            own,
            scope.claim(f"{own}Param") if twin else own,
            scope.claim(f"Unknown{own}") if has_unknown(each, shapes) else "",
        )
    public = frozenset(text for each in found.values() for text in (each.name, each.param, each.unknown) if text)
    return Symbols(found, shapes, argument_sets(api), unnamed, public)


def has_unknown(declaration: Declaration, shapes: Mapping[Name, Declaration]) -> bool:
    """Whether a reply may hold an object that the union does not know."""
    if not isinstance(declaration, Union) or not declaration.open or declaration.role == "input":
        return False
    return any(isinstance(target(each.type, shapes), Model) for each in declaration.variants)


def differs_as_input(declaration: Declaration, shapes: Mapping[Name, Declaration]) -> bool:
    """Whether what a caller may pass is more than what a reply holds: wherever there is an object, list or map."""
    seen: set[Name] = set()
    work: list[Declaration] = [declaration]
    while work:
        each = work.pop()
        if isinstance(each, Model):
            return True
        if each.name in seen:
            continue
        seen.add(each.name)
        for inner in parts(each):
            if _has_container(inner):
                return True
            work.extend(shapes[name] for name in references(inner))
    return False


def _has_container(type: Type) -> bool:
    match type:
        case ListOf() | MapOf():
            return True
        case Nullable(inner):
            return _has_container(inner)
        case _:
            return False


def _modules(types: Iterable[Declaration]) -> dict[Name, str]:
    """What the module of each declaration is called. ``_params`` at the end is for the twins of other modules."""
    scope = Scope()
    found = homes(types)
    called = {home: module_name(home) for home in dict.fromkeys(found.values())}
    names = {home: scope.claim(f"{wish}_" if wish.endswith("_params") else wish) for home, wish in called.items()}
    return {name: names[home] for name, home in found.items()}
