"""A value that the validator accepts: made, judged, and made anew at the places at fault until it is right.

Must not know how values are made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .facts import ImpossibleError
from .maker import Maker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..lowering import Schema
    from .facts import Defs
    from .maker import Path

_ROUNDS = 40
_MOST = 40_000  # values, after which a schema that nothing keeps to is given up


@dataclass(frozen=True, slots=True)
class Made:
    """A value, and whether it is right. A wrong one is the nearest that was found."""

    value: Any
    right: bool


def proven(
    schema: Schema,
    defs: Defs,
    places: Callable[[Any], Sequence[Path]],
    *,
    hint: str = "text",
    start: int = 0,
    seed: int = 0,
    examples: bool = True,
) -> Made:
    """A value of a schema.

    Args:
        schema: A lowered schema.
        defs: What its references mean.
        places: The validator: where a value is wrong.
        hint: What a free text says.
        start: 1 and more begin with other branches of a union at the root.
        seed: Another number makes other values.
        examples: Whether examples and defaults of schemas are taken.
    """
    turns: dict[Path, int] = {}
    best = Made(None, False)
    fewest: int | None = None
    made = 0
    for _ in range(_ROUNDS):
        maker = Maker(defs, turns, seed=seed, examples=examples, start=start)
        if made > _MOST:
            break
        try:
            value = maker.value(schema, hint)
        except (ImpossibleError, RecursionError):
            turns[()] = turns.get((), 0) + 1
            continue
        finally:
            made += maker.made
        wrong = places(value)
        if not wrong:
            return Made(value, True)
        if fewest is None or len(wrong) < fewest:
            best, fewest = Made(value, False), len(wrong)
        for path in dict.fromkeys(_blamed(path, maker.borrowed) for path in wrong):
            turns[path] = turns.get(path, 0) + 1
    return best


def _blamed(path: Path, borrowed: set[Path]) -> Path:
    """The place to make anew: where the value at fault was taken over whole, else the place itself."""
    return next((path[:end] for end in range(len(path) + 1) if path[:end] in borrowed), path)
