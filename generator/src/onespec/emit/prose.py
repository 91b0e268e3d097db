"""
The document's prose, made fit to print in any language's comments, and facts of a value in words.

What comes out has no control characters and nothing that turns text around; each language still escapes what ends its
own comments. Must not know any target language.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable

from ..ir import Default, Json, Limits, ListOf, Nullable, Scalar, Type


def plain(text: str) -> str:
    """Text without tabs, odd line ends and characters that do not print (they could hide or reorder what follows)."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)
    lines = (line if line.isprintable() else _printable(line) for line in unified.split("\n"))
    return "\n".join(lines).strip()


def _printable(line: str) -> str:
    return "".join(char if char.isprintable() else " " for char in line)


def sentence(text: str) -> str:
    """The text on one line, with a full stop."""
    flat = " ".join(plain(text).split())
    return flat if not flat or flat[-1] in ".!?:" else f"{flat}."


def first_sentence(text: str) -> str:
    """The first sentence of the text, on one line."""
    flat = sentence(text.split("\n\n")[0])
    end = re.search(r"[.!?](?= [A-Z])", flat)
    return flat[: end.end()] if end else flat


def wrapped(text: str, width: int) -> list[str]:
    """Lines of `text`, those longer than `width` folded; code (fenced or indented) is left as it stands."""
    lines: list[str] = []
    fenced = False
    for line in text.split("\n"):
        line = line.rstrip()
        fenced ^= line.lstrip().startswith("```")
        if len(line) <= width or fenced or line.startswith("    ") or line.lstrip().startswith("|"):
            lines.append(line)
        else:
            lines.extend(_fold(line, width))
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _fold(line: str, width: int) -> list[str]:
    lead = re.match(r" *(?:[-*+] |\d+\. )?", line)
    hang = " " * (lead.end() if lead else 0)
    return textwrap.wrap(line, width, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False)


# ── facts ────────────────────────────────────────────────────────────────────────────────────────


def with_limits(
    doc: str, type: Type, default: Default | None, deprecated: bool, json_text: Callable[[Json], str]
) -> str:
    """
    A description with what the value may be, its default, and whether it is deprecated. `json_text` writes a default as
    the language's readers would.
    """
    facts = [limits_text(type), f"Default: {json_text(default.value)}." if default else ""]
    facts = [fact for fact in (*facts, "Deprecated." if deprecated else "") if fact]
    text = plain(doc)
    if facts and text and text[-1] not in ".!?:`":
        text += "."
    return " ".join(filter(None, (text, *facts)))


def limits_text(type: Type) -> str:
    """Constraints in words, e.g. ``From 1 to 100.``"""
    match type:
        case Nullable(inner):
            return limits_text(inner)
        case Scalar(limits=Limits() as limits) | ListOf(limits=Limits() as limits):
            return " ".join(_limit_sentences(limits))
        case _:
            return ""


def _limit_sentences(limits: Limits) -> Iterable[str]:
    yield from _range(limits.minimum, limits.maximum, "")
    if limits.exclusive_minimum is not None:
        yield f"More than {_number(limits.exclusive_minimum)}."
    if limits.exclusive_maximum is not None:
        yield f"Less than {_number(limits.exclusive_maximum)}."
    if limits.multiple_of is not None:
        yield f"A multiple of {_number(limits.multiple_of)}."
    yield from _range(limits.min_length, limits.max_length, " characters")
    yield from _range(limits.min_items, limits.max_items, " items")


def _range(low: float | None, high: float | None, unit: str) -> Iterable[str]:
    if low is not None and high is not None:
        yield f"Exactly {_number(low)}{unit}." if low == high else f"From {_number(low)} to {_number(high)}{unit}."
    elif low == 1 and unit:
        yield "Not empty."
    elif low is not None:
        yield f"At least {_number(low)}{unit}."
    elif high is not None:
        yield f"At most {_number(high)}{unit}."


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) and abs(value) < 1e16 else repr(value)
