"""A schema at work: it judges values and gives examples of itself. Compiled when it is first used.

Must not know operations or HTTP.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..kernel.document import Document
from ..kernel.document.schemas import Schemas
from ..kernel.shapes import as_object
from .lowering import ROOT, Schema
from .making.proof import Made, proven

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..kernel.document.schemas import Fault
    from .lowering import Lowering
    from .sources import Place

_KEPT = 64
"""Examples of one schema that are remembered."""


class Judge:
    """One schema of the document, on one side.

    Args:
        lowering: Lowers the schemas of that side.
        place: Where the schema stands.
    """

    def __init__(self, lowering: Lowering, place: Place) -> None:
        self._lowering = lowering
        self._place = place
        self._examples: dict[tuple[str, int, int, bool], Made] = {}

    @property
    def title(self) -> str:
        """What the schema is called, if it is a component."""
        reference = as_object(self._place.value).get("$ref")
        return str(reference).rpartition("/")[2] if reference else self._place.name

    @cached_property
    def schema(self) -> Schema:
        """The lowered schema."""
        return self._lowering.reference(self._place)

    @cached_property
    def defs(self) -> Mapping[str, Schema]:
        """What its references mean."""
        return self._lowering.within(self._name)

    @cached_property
    def _name(self) -> str:
        return self._lowering.name_of(self._place)

    @cached_property
    def _schemas(self) -> Schemas:
        return Schemas(Document({"$defs": dict(self.defs)}), formats=True)

    @cached_property
    def _loose(self) -> Schemas:
        return Schemas(Document({"$defs": dict(self.defs)}))

    def faults(self, value: Any) -> list[Fault]:
        """What is wrong with a value."""
        return self._schemas.faults(ROOT + self._name, value)

    def places(self, value: Any) -> Sequence[tuple[str | int, ...]]:
        """Where a value is wrong, be it for those who check formats or for those who do not."""
        pointer = ROOT + self._name
        return self._schemas.places(pointer, value) or self._loose.places(pointer, value)

    def allows(self, value: Any) -> bool:
        """Whether a value is right for everybody."""
        return not self.places(value)

    def example(self, *, hint: str = "text", start: int = 0, seed: int = 0, examples: bool = True) -> Made:
        """A value of the schema, see `proven`. It is made once; whoever changes it copies it."""
        key = (hint, start, seed, examples)
        if key not in self._examples:
            if len(self._examples) >= _KEPT:
                self._examples.clear()
            self._examples[key] = proven(
                self.schema, self.defs, self.places, hint=hint, start=start, seed=seed, examples=examples
            )
        return self._examples[key]
