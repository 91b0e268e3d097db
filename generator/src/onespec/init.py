"""
A first ``onespec.toml`` for a document: what can be chosen, and a rule for each fault that there is to go on without.

The rules are written as comments: to skip is for a person to decide.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from .diagnostics import Diagnostic, Fault, in_order
from .pipeline import Given, read_whole, understand
from .skips import Skip, Skips
from .source import Documents

STEPS = 5
"""More than a document passes through: each step may show faults that the one before has hidden."""


def first_config(given: Given) -> str:
    """The text of the file. Raises `Fault` for what cannot be skipped."""
    found: dict[Skip, Diagnostic] = {}
    for _ in range(STEPS):
        tried = replace(given, skip=(*given.skip, *map(str, found)))
        try:
            return as_toml(understand(tried).api.client.package, list(found.items()))
        except Fault as faults:
            rules = rules_for(faults, tried)
            if rules.keys() <= found.keys():
                raise
            found |= rules
    raise AssertionError("there are fewer steps than that")


def rules_for(found: Fault, given: Given) -> dict[Skip, Diagnostic]:
    """A rule for each fault whose place is in the document."""
    skips = Skips(reread(given), [])
    places = [(each, skips.address(each.origin)) for each in in_order(found.diagnostics)]
    return {Skip(each.code, *place): each for each, place in places if place is not None}


def reread(given: Given) -> Documents:
    """The document as far as it can be read, with every file that it leads to."""
    try:
        return read_whole(given)
    except Fault:
        documents = Documents(given.spec)
        documents.load_all(lambda _: True)
        return documents


def as_toml(package: str, rules: Sequence[tuple[Skip, Diagnostic]]) -> str:
    """The file: keys at their defaults, and what may be said commented out."""
    lines = ["# Overlays, laid over the document in this order.", "overlays = []", ""]
    if rules:
        lines += ["# The faults of the document. Remove the `#` before those to go on without.", "skip = ["]
        for rule, diagnostic in rules:
            message = "".join(char if char.isprintable() else " " for char in diagnostic.message)
            lines += [f"    # {message}", f"    # {json.dumps(str(rule))},"]
        lines += ["]", ""]
    else:
        lines += ["# Faults to go on without, as CODE@POINTER.", "skip = []", ""]
    lines += ["# Rules of `onespec lint` that give no advice.", "lint_off = []", ""]
    lines += ["[python]", f"package = {json.dumps(package)}"]
    return "\n".join(lines) + "\n"
