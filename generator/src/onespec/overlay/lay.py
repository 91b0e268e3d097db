"""An overlay laid over a document: each action in its order, on what the ones before have left."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from ..diagnostics import Collector, Diagnostic, fault
from ..ir import NOWHERE
from ..source import Documents, File, Node, read_file
from .actions import Action, actions_of
from .changes import node_at, owned, remove, update


def lay(documents: Documents, overlays: Sequence[Path]) -> list[Diagnostic]:
    """Change the entry document. Returns a warning for each action without an effect; raises `Fault`."""
    warnings: list[Diagnostic] = []
    for path in overlays:
        file = opened(documents, path)
        found = Collector()
        for action in actions_of(file):
            with found.catch():
                warnings.extend(act(action, documents.root))
        found.raise_if_any()
    return warnings


def opened(documents: Documents, path: Path) -> File:
    """The overlay's file. References in what it brings are relative to the document that they come into."""
    name = Path(os.path.relpath(path, documents.folder)).as_posix()
    file = read_file(path, name, NOWHERE)
    file.home = documents.entry
    documents.overlays.append(file)
    return file


def act(action: Action, root: Node) -> list[Diagnostic]:
    """Do one action. Raises `overlay-mismatch`, `bad-target`."""
    locations = action.target.locations(root)
    if not locations:
        message = f"`{action.target.node.value}` matches nothing"
        return [Diagnostic("unmatched-target", message, action.target.node.origin, level="warning")]
    if action.remove:
        if () in locations:
            raise fault("overlay-mismatch", "the whole document cannot be removed", action.target.node.origin)
        for location in reversed(locations):
            remove(root, location)
        return []
    given = action.update if action.update is not None else source(action, root)
    for location in locations:
        update(owned(root, location), given)
    return []


def source(action: Action, root: Node) -> Node:
    """The one value that `copy` selects."""
    assert action.copy is not None
    found = action.copy.locations(root)
    if len(found) != 1:
        message = f"`copy` selects {len(found)} values, not one"
        raise fault("overlay-mismatch", message, action.copy.node.origin)
    node = root
    for step in found[0]:
        node = node_at(node, step)
    return node
