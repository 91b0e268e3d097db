"""A definition's steps with where each stands: the outermost body, and one body per loop within it.

Only well-formed steps get in. Knows no expression.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from .faults import key
from .texts import Step, inner_steps


@dataclass(frozen=True, slots=True)
class Place:
    """A step and where it stands. `owner` is the loop around it."""

    step: Step
    pointer: str
    body: Body = field(repr=False)

    @property
    def id(self) -> str:
        return str(self.step["id"])


@dataclass(slots=True)
class Body:
    """Steps that may depend on each other.

    Attributes:
        owner: The loop that repeats them; the outermost body has none.
        places: The steps by id.
        bodies: The bodies of the loops among them, by the loop's id.
        repeats: Steps whose id is taken.
        malformed: The ids of steps that are left out, wherever they are.
    """

    owner: Place | None = None
    places: dict[str, Place] = field(default_factory=dict[str, Place])
    bodies: dict[str, Body] = field(default_factory=dict[str, "Body"])
    repeats: list[Place] = field(default_factory=list[Place])
    malformed: frozenset[str] = frozenset()

    def walk(self) -> Iterator[Place]:
        """All steps, those within loops included, in the order they are written."""
        for place in self.places.values():
            yield place
            inner = self.bodies.get(place.id)
            if inner is not None:
                yield from inner.walk()

    def everything(self) -> Iterator[Place]:
        """All steps, also those whose id is taken."""
        for body in self.all():
            yield from body.places.values()
            yield from body.repeats

    def all(self) -> Iterator[Body]:
        """This body and those within it."""
        yield self
        for inner in self.bodies.values():
            yield from inner.all()

    def sees(self, step_id: str) -> Place | None:
        """The step that an expression in this body means: its own, or one further out."""
        body: Body | None = self
        while body is not None:
            if step_id in body.places:
                return body.places[step_id]
            body = body.owner.body if body.owner is not None else None
        return None

    def depth(self) -> int:
        """How many loops are around it."""
        return 0 if self.owner is None else 1 + self.owner.body.depth()


def _anything(_: str) -> bool:
    return True


def body_of(
    steps: list[Any],
    pointer: str = "/steps",
    sound: Callable[[str], bool] = _anything,
    malformed: frozenset[str] = frozenset(),
    owner: Place | None = None,
) -> Body:
    """The body of a list of steps.

    Args:
        steps: As the definition has them.
        pointer: Where the list stands.
        sound: Tells by its pointer whether a step is well-formed; others are left out.
        malformed: The ids of those that are left out.
        owner: The loop around them.
    """
    body = Body(owner, malformed=malformed)
    for index, step in enumerate(steps):
        here = key(pointer, index)
        if not sound(here):
            continue
        place = Place(step, here, body)
        if place.id in body.places:
            body.repeats.append(place)
            continue
        body.places[place.id] = place
        if step["type"] == "loop":
            body.bodies[place.id] = body_of(inner_steps(step), key(here, "config", "steps"), sound, malformed, place)
    return body
