"""An overlay's file → its actions, checked. Reads one file's nodes; changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from ..diagnostics import Collector, fault
from ..source import File, Node
from .paths import Query, query

VERSIONS = ("1.0", "1.1")


@dataclass(frozen=True, slots=True)
class Action:
    """One change. `remove` comes before `update`, and that before `copy`."""

    target: Query
    node: Node
    remove: bool = False
    update: Node | None = None
    copy: Query | None = None


def actions_of(file: File) -> list[Action]:
    """The actions in their order. Raises `bad-overlay` and `bad-target`."""
    check_version(file)
    found = Collector()
    actions: list[Action] = []
    listed = file.root.get("actions")
    if listed is None or not isinstance(listed.value, list):
        raise fault("bad-overlay", "the overlay has no list of `actions`", (listed or file.root).origin)
    for node in listed.value:
        with found.catch():
            actions.append(action_of(node))
    found.raise_if_any()
    return actions


def check_version(file: File) -> None:
    version = file.root.get("overlay")
    if version is None:
        raise fault("bad-overlay", "the file has no `overlay` field", file.root.origin, "Write `overlay: 1.1.0`.")
    if not version.string().startswith(tuple(f"{each}." for each in VERSIONS)):
        hint = f"Supported are {', '.join(VERSIONS)}."
        raise fault("bad-overlay", f"Overlay {version.value} is not supported", version.origin, hint)


def action_of(node: Node) -> Action:
    """Raises `bad-overlay`, `bad-target` or `wrong-type`."""
    target = node.need("target", "this action")
    update, copy = node.get("update"), node.get("copy")
    remove = node.flag("remove")
    if not remove and update is None and copy is None:
        hint = "It has `update`, `remove: true` or `copy`."
        raise fault("bad-overlay", "the action does nothing", node.origin, hint)
    if update is not None and copy is not None:
        raise fault("bad-overlay", "an action has either `update` or `copy`", copy.key_origin)
    return Action(query(target), node, remove, update, query(copy) if copy is not None else None)
