"""
From files to a checked API: load, overlay, lower, check. With what may be left out, and the account of it.

Knows the order of the steps and nothing of what they do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from .check import check
from .config import Config
from .diagnostics import Diagnostic, in_order
from .ir import NOWHERE, Api, Operation, Origin, Resource
from .lower import Decision, Lowered, Tally, lowered
from .skips import Skips, parse
from .source import Documents


@dataclass(frozen=True, slots=True)
class Given:
    """What is read: a document, what is laid over it, and the faults to go on without (``CODE@POINTER``)."""

    spec: Path
    overlays: tuple[Path, ...] = ()
    skip: tuple[str, ...] = ()
    config: Path | None = None

    @classmethod
    def of(cls, spec: Path, config: Config, overlays: Sequence[Path] = (), skip: Sequence[str] = ()) -> Given:
        """What the configuration says and the command line adds."""
        folder = config.path.parent if config.path is not None else Path()
        configured = tuple(folder / name for name in config.overlays)
        return cls(spec, (*configured, *overlays), (*config.skip, *skip), config.path)


@dataclass(frozen=True, slots=True)
class Understood:
    """A document understood: what it says, why, what is left out of it, and what is odd about it."""

    documents: Documents
    api: Api
    decisions: tuple[Decision, ...]
    operations: Tally
    webhooks: Tally
    skipped: tuple[Diagnostic, ...]
    warnings: tuple[Diagnostic, ...] = field(default=())

    def files(self) -> list[Path]:
        """Every file that was read."""
        return [file.path for file in self.documents.sources.values()]


def read_whole(given: Given) -> Documents:
    """The document with what is laid over it, whether or not it can be understood. Raises `Fault`."""
    return opened(given)[0]


def opened(given: Given) -> tuple[Documents, Skips, list[Diagnostic], tuple[Diagnostic, ...]]:
    """The document, what is to be skipped, what is odd about the overlays, and what was skipped already."""
    place = Origin(given.config.as_posix() if given.config is not None else "", 0, 0)
    documents = Documents(given.spec)
    skips = Skips(documents, [parse(text, place) for text in given.skip])
    warnings = laid(documents, given.overlays)
    return documents, skips, warnings, documents.load_all(skips)


def laid(documents: Documents, overlays: Sequence[Path]) -> list[Diagnostic]:
    if not overlays:
        return []
    from .overlay import lay  # and with it a JSONPath engine, which is not loaded for nothing

    return lay(documents, overlays)


def understand(given: Given) -> Understood:
    """Raises `Fault` with every fault that the first failing step finds."""
    documents, skips, warnings, unread = opened(given)
    result: Lowered = lowered(documents, skips)
    unfit = check(result.api, skips)
    api = without(result, {each.within if each.within.line else each.origin for each in unfit})
    skipped = dict.fromkeys(replace(each, within=NOWHERE) for each in (*unread, *result.skipped, *unfit))
    return Understood(
        documents,
        api,
        result.decisions,
        result.operations,
        result.webhooks,
        tuple(in_order(skipped)),
        (*warnings, *skips.unused()),
    )


def without(result: Lowered, places: set[Origin]) -> Api:
    """The API without the operations that stand at these places, which are then counted as lost."""
    if not places:
        return result.api
    return replace(result.api, root=pruned(result.api.root, places, result.operations))


def pruned(resource: Resource, places: set[Origin], tally: Tally) -> Resource:
    kept: list[Operation] = []
    for operation in resource.operations:
        if operation.origin in places:
            tally.lost.append(operation.id)
        else:
            kept.append(operation)
    children = (pruned(child, places, tally) for child in resource.children)
    left = tuple(child for child in children if child.operations or child.children)
    return replace(resource, operations=tuple(kept), children=left)
