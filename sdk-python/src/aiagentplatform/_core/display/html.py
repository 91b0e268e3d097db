"""
Trees as HTML, for notebooks: objects are tables of their fields, lists of objects tables of their items.

Whatever comes from an object is escaped, whoever wrote it; tags and attributes are constants of this file. There is no
script, no style sheet and no address in it, so that it needs no trust and loads nothing. Must not know what is left
out.
"""

from __future__ import annotations

from html import escape

from .text import leaf, rest
from .tree import Branch, Leaf, Limits, Tree, grow

IN_A_NOTEBOOK = Limits(text=4000, entries=50, levels=8, values=1500)

SHORT = 12
"""A list of so many values stands in its cell, a longer one unfolds."""

_CELL = '<td style="text-align:left;vertical-align:top;white-space:pre-wrap;max-width:50em">'
_HEAD = '<th style="text-align:left;vertical-align:top">'


def markup(value: object) -> str:
    """The HTML of an object."""
    tree = grow(value, IN_A_NOTEBOOK)
    if isinstance(tree, Leaf):
        return f"<code>{_escaped(leaf(tree))}</code>"
    return f'<div style="overflow-x:auto"><b>{_escaped(tree.name)}</b>{_contents(tree)}</div>'


def _contents(tree: Branch) -> str:
    columns = _columns(tree)
    rows = _items(tree, columns) if columns else _fields(tree)
    return f"<table>{rows}</table>{''.join(_escaped(each) for each in rest(tree))}"


def _fields(tree: Branch) -> str:
    return "".join(f"<tr>{_HEAD}{_escaped(label)}</th>{_CELL}{_value(each)}</td></tr>" for label, each in tree.entries)


def _columns(tree: Branch) -> list[str]:
    """The fields of a list's items, if all are objects; empty otherwise."""
    items = [each for _, each in tree.entries if isinstance(each, Branch) and each.brackets != "[]"]
    if tree.brackets != "[]" or len(items) < len(tree.entries):
        return []
    return list(dict.fromkeys(label for item in items for label, _ in item.entries))


def _items(tree: Branch, columns: list[str]) -> str:
    rows = ["".join(f"{_HEAD}{_escaped(label)}</th>" for label in columns)]
    for _, item in tree.entries:
        values = dict(item.entries) if isinstance(item, Branch) else {}
        rows.append("".join(f"{_CELL}{_value(values[label]) if label in values else ''}</td>" for label in columns))
    return "".join(f"<tr>{row}</tr>" for row in rows)


def _value(tree: Tree) -> str:
    if isinstance(tree, Leaf):
        return _escaped(tree.text) + (f"… ({tree.more} more)" if tree.more else "")
    if all(isinstance(each, Leaf) for _, each in tree.entries) and len(tree.entries) <= SHORT and not tree.name:
        return _escaped(_inline(tree))
    title = tree.name or _counted(len(tree.entries) + (tree.more or 0))
    is_open = " open" if tree.brackets == "[]" and _columns(tree) else ""
    return f"<details{is_open}><summary>{_escaped(title)}</summary>{_contents(tree)}</details>"


def _counted(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"


def _inline(tree: Branch) -> str:
    parts = [(f"{label}: " if label else "") + leaf(each) for label, each in tree.entries if isinstance(each, Leaf)]
    return ", ".join([*parts, *rest(tree)])


def _escaped(text: str) -> str:
    """Escaped for content of an element; a lone surrogate, which cannot be sent to a browser, is replaced."""
    return escape(text.encode("utf-8", "replace").decode(), quote=True)
