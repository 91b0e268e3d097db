"""
Docstrings: what the document says about fields, arguments, replies and errors, in Google's style.

Returns text that still has to pass through `spell.docstring`. Must not know templates or files.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...ir import Default, Json, Limits, ListOf, Nullable, Scalar, Type
from .spell import WIDTH, hanging, plain, sentence, string

INDENT = 8
STATUS_ERRORS: dict[str, tuple[str, str]] = {
    "400": ("BadRequestError", "The request is malformed or an argument is invalid."),
    "401": ("AuthenticationError", "The API key is missing, wrong, expired or revoked."),
    "402": ("PaymentRequiredError", "A quota is used up, or the plan does not include the feature."),
    "403": ("PermissionDeniedError", "The API key lacks a permission."),
    "404": ("NotFoundError", "There is no such object for this API key."),
    "408": ("RequestTimeoutError", "The server gave up waiting for the request."),
    "409": ("ConflictError", "The state of the object does not allow it."),
    "413": ("PayloadTooLargeError", "The body is larger than the operation accepts."),
    "415": ("UnsupportedMediaTypeError", "The body's content type is not accepted."),
    "422": ("UnprocessableEntityError", "The request is well-formed and makes no sense."),
    "429": ("RateLimitError", "Too many requests."),
    "503": ("ServiceUnavailableError", "The server is overloaded for the moment."),
}
"""The runtime's error class of a status, and what it means; see `status_error`."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument as its docstring entry needs it."""

    name: str
    doc: str
    type: Type
    default: Default | None = None
    deprecated: bool = False


def status_error(status: str) -> str:
    """The runtime's class for a status such as ``404`` or ``5XX``."""
    if status in STATUS_ERRORS:
        return STATUS_ERRORS[status][0]
    return "InternalServerError" if status.startswith("5") else "APIStatusError"


def with_limits(doc: str, type: Type, default: Default | None, deprecated: bool) -> str:
    """A description with what the value may be, its default, and whether it is deprecated."""
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


def json_text(value: Json) -> str:
    """A default as a reader would write it in Python."""
    if isinstance(value, str):
        return string(value)
    if isinstance(value, tuple):
        pairs = [each for each in value if isinstance(each, tuple) and len(each) == 2 and isinstance(each[0], str)]
        if value and len(pairs) == len(value):
            return "{" + ", ".join(f"{json_text(key)}: {json_text(item)}" for key, item in pairs) + "}"
        return "[" + ", ".join(map(json_text, value)) + "]"
    return repr(value)


def method_doc(
    summary: str, doc: str, arguments: Sequence[Argument], returns: str, errors: Sequence[str], deprecated: bool
) -> str:
    """The whole text of a method's docstring."""
    parts = [sentence(summary)] if summary else []
    if doc and sentence(doc) != sentence(summary):
        parts.append(plain(doc))
    if deprecated:
        parts.append("Deprecated.")
    told = [line for each in arguments for line in _argument(each)]
    if told:
        parts.append("\n".join(["Args:", *told]))
    if returns:
        parts.append("\n".join(["Returns:", *hanging_text(returns)]))
    if errors:
        parts.append("\n".join(["Raises:", *(line for status in errors for line in _error(status))]))
    return "\n\n".join(parts)


def hanging_text(text: str) -> list[str]:
    """Text under a heading of a docstring, folded."""
    head, _, rest = text.partition(": ")
    return hanging(head, rest, 4, WIDTH - INDENT) if rest else [f"    {line}" for line in [sentence(text)]]


def _argument(each: Argument) -> list[str]:
    text = with_limits(each.doc, each.type, each.default, each.deprecated)
    return hanging(each.name, text, 4, WIDTH - INDENT) if text else []


def _error(status: str) -> list[str]:
    meaning = STATUS_ERRORS.get(status, ("", "The server failed." if status.startswith("5") else "Any other error."))
    return hanging(status_error(status), f"{meaning[1].removesuffix('.')} ({status}).", 4, WIDTH - INDENT)
