"""
`Shown`: an object that can be looked at. Whatever a caller is handed extends it.

A class says what there is to see in one method, `__rich_repr__`, the protocol of the library rich; all other looks are
made of it. Nothing is kept in an instance, and nothing is loaded before something is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .text import Printer


class Shown:
    """
    Has a short `repr`, and is laid out by IPython, notebooks and rich.

    It is never shown as Markdown: text of the API can come from anyone, and Markdown would load images for it.
    """

    __slots__ = ()

    def __rich_repr__(self) -> Iterable[Any]:
        """What is to be seen: values, and pairs of a name and a value. Must not change the object."""
        return ()

    def __repr__(self) -> str:
        from .text import line

        return line(self)

    def _repr_pretty_(self, printer: Printer, cycle: bool) -> None:
        """IPython's way to lay it out over several lines."""
        from .text import lay_out

        lay_out(self, printer)

    def _repr_html_(self) -> str:
        """What a notebook shows. Whatever comes from the API is escaped."""
        from .html import markup

        return markup(self)
