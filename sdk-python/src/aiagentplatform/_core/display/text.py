"""
Trees as text: in one line, for `repr` and logs, and over several, laid out by IPython. Must not know what is left out.
"""

from __future__ import annotations

from typing import Protocol

from .tree import Branch, Leaf, Limits, Tree, grow

IN_A_LINE = Limits(text=80, entries=5, levels=5, values=60)
IN_A_CELL = Limits(text=800, entries=20, levels=8, values=400)


class Printer(Protocol):
    """What is needed of ``IPython.lib.pretty.PrettyPrinter``."""

    def text(self, obj: str, /) -> object: ...
    def breakable(self, sep: str = " ", /) -> object: ...
    def begin_group(self, indent: int, open: str, /) -> object: ...
    def end_group(self, dedent: int, close: str, /) -> object: ...


def line(value: object) -> str:
    """One line, whatever the value: ``File(id='file_1', bytes=15000)``."""
    return _line(grow(value, IN_A_LINE))


def lay_out(value: object, printer: Printer) -> None:
    """The same with more of it, an entry a line where one line is too short."""
    _lay_out(grow(value, IN_A_CELL), printer)


def _line(tree: Tree) -> str:
    if isinstance(tree, Leaf):
        return leaf(tree)
    parts = [_labelled(tree, label) + _line(each) for label, each in tree.entries]
    return f"{tree.name}{tree.brackets[0]}{', '.join([*parts, *rest(tree)])}{tree.brackets[1]}"


def _lay_out(tree: Tree, printer: Printer) -> None:
    if isinstance(tree, Leaf):
        printer.text(leaf(tree))
        return
    printer.begin_group(4, tree.name + tree.brackets[0])
    ends = rest(tree)
    for number, (label, each) in enumerate(tree.entries, 1):
        if number == 1:
            printer.breakable("")
        printer.text(_labelled(tree, label))
        _lay_out(each, printer)
        if ends or number < len(tree.entries):
            printer.text(",")
            printer.breakable()
    printer.text("".join(ends))
    printer.end_group(4, tree.brackets[1])


def leaf(tree: Leaf) -> str:
    """A value; a text is quoted and its control characters are escaped, so that a terminal obeys none."""
    text = repr(tree.text) if tree.quoted else tree.text
    return f"{text}… ({tree.more} more)" if tree.more else text


def rest(tree: Branch) -> list[str]:
    """What stands for the entries that are left out."""
    if tree.more is None:
        return ["…"]
    return [f"… ({tree.more} more)" if tree.entries else "…"] if tree.more else []


def _labelled(tree: Branch, label: str) -> str:
    if tree.brackets == "{}":
        return f"{label!r}: "
    return f"{label if label.isidentifier() else repr(label)}=" if label else ""
