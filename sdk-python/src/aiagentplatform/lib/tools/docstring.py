"""
What a docstring says of a function and of its arguments, in the styles of Google, numpy and Sphinx.

Must not know functions. Text that is written in none of the styles is all description; nothing is an error.
"""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass, field

_ARGUMENTS = frozenset({"args", "arguments", "parameters", "params", "other parameters", "keyword args"})
_OTHERS = frozenset(
    {"returns", "return", "yields", "raises", "examples", "example", "notes", "note", "warns", "see also", "references"}
)
_HEADING = re.compile(r"^([A-Za-z ]+):\s*$")
_RULE = re.compile(r"^-{3,}\s*$")
_GOOGLE = re.compile(r"^\*{0,2}(\w+)\s*(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?:\s*(.*)$")
_NUMPY = re.compile(r"^\*{0,2}(\w+(?:\s*,\s*\*{0,2}\w+)*)\s*(?::.*)?$")
_SPHINX = re.compile(r"^:(\w+)(?:\s+([^:]*?))?:\s*(.*)$")
_SPHINX_ARGUMENTS = frozenset({"param", "parameter", "arg", "argument", "key", "keyword"})


@dataclass
class Docstring:
    """The text before the sections, and what is said of each argument."""

    text: str = ""
    arguments: dict[str, str] = field(default_factory=dict[str, str])


def read_docstring(doc: str | None) -> Docstring:
    """Take a docstring apart."""
    lines = inspect.cleandoc(doc or "").splitlines()
    read = Docstring()
    text: list[str] = []
    position = 0
    while position < len(lines):
        heading, begin = _heading(lines, position)
        if heading:
            end = _end(lines, begin)
            if heading in _ARGUMENTS:
                numpy = begin - position == 2
                read.arguments.update((_numpy if numpy else _google)(lines[begin:end]))
            position = end
        elif _SPHINX.match(lines[position]):
            position = _sphinx(lines, position, read)
        else:
            text.append(lines[position])
            position += 1
    read.text = "\n".join(text).strip()
    return read


def _heading(lines: list[str], position: int) -> tuple[str, int]:
    """The section that begins here, and where its body does; no name if none begins."""
    line = lines[position]
    found = _HEADING.match(line)
    if found and found[1].lower() in _ARGUMENTS | _OTHERS:
        return found[1].lower(), position + 1
    underlined = position + 1 < len(lines) and _RULE.match(lines[position + 1])
    if underlined and line.strip().lower() in _ARGUMENTS | _OTHERS:
        return line.strip().lower(), position + 2
    return "", position


def _end(lines: list[str], begin: int) -> int:
    """Where the section ends whose body begins here: before the next heading, or, when indented, where that ends."""
    indented = begin < len(lines) and lines[begin].startswith((" ", "\t"))
    for position in range(begin, len(lines)):
        if _heading(lines, position)[0] or (
            indented and lines[position] and not lines[position].startswith((" ", "\t"))
        ):
            return position
    return len(lines)


def _google(lines: list[str]) -> dict[str, str]:
    """``name (type): text``, with text that may go on in lines that are indented further."""
    arguments: dict[str, str] = {}
    name, margin = "", _margin(lines)
    for line in lines:
        found = _GOOGLE.match(line[margin:])
        if found:
            name = found[1]
            arguments[name] = found[2].strip()
        elif name and line.strip():
            arguments[name] = f"{arguments[name]} {line.strip()}".strip()
    return arguments


def _numpy(lines: list[str]) -> dict[str, str]:
    """``name : type``, and indented text below it."""
    arguments: dict[str, str] = {}
    names: list[str] = []
    for line in lines:
        found = _NUMPY.match(line)
        if found:
            names = [name.strip(" *") for name in found[1].split(",")]
        elif line.strip():
            for name in names:
                arguments[name] = f"{arguments.get(name, '')} {line.strip()}".strip()
    return arguments


def _sphinx(lines: list[str], position: int, read: Docstring) -> int:
    """``:param type name: text``, with text that may go on in indented lines. Returns where it ends."""
    found = _SPHINX.match(lines[position])
    assert found is not None
    words = [found[3].strip()]
    position += 1
    while position < len(lines) and lines[position].startswith((" ", "\t")):
        words.append(lines[position].strip())
        position += 1
    name = (found[2] or "").split()[-1:]
    if found[1] in _SPHINX_ARGUMENTS and name:
        read.arguments[name[0].lstrip("*")] = " ".join(word for word in words if word)
    return position


def _margin(lines: list[str]) -> int:
    """How far all of them are indented."""
    return min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
