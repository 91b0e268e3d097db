"""
The comments of methods: what the document says of an operation, its arguments, its reply and its errors, in TSDoc.

Returns text and tags for `spell.comment`. Must not know templates or files.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...ir import Operation
from ..prose import plain, sentence
from ..statuses import meaning, status_error
from .arguments import Positional
from .comments import with_facts
from .spell import comment, markdown


def method_doc(operation: Operation, path: Sequence[Positional], params: str, returns: str) -> str:
    """The whole comment of a method. `params` is the type of its parameters, `returns` what it gives, in a sentence."""
    summary, doc = sentence(operation.summary), plain(operation.doc)
    text = [summary] if summary else []
    if doc and sentence(doc) != summary:
        text.append(doc)
    return comment("\n\n".join(text) or _call(operation), 2, *_tags(operation, path, params, returns))


def face_doc(operation: Operation, returns: str) -> str:
    """The comment of another overload of a method that was told of already."""
    tags = [f"@returns {returns}", *(["@deprecated"] if operation.deprecated else [])]
    return comment(sentence(operation.summary) or _call(operation), 2, *tags)


def _call(operation: Operation) -> str:
    return f"Calls `{operation.method} {operation.path}`."


def _tags(operation: Operation, path: Sequence[Positional], params: str, returns: str) -> Iterable[str]:
    for each in path:
        told = markdown(sentence(with_facts(each.doc, each.type)))
        yield f"@param {each.name} - {told}" if told else f"@param {each.name}"
    if params:
        yield f"@param params - See {{@link {params}}}."
    yield "@param options - Settings of this call alone."
    if returns:
        yield f"@returns {returns}"
    for status in errors_of(operation):
        yield f"@throws {{@link {status_error(status)}}} {meaning(status).removesuffix('.')} ({status})."
    if operation.deprecated:
        yield "@deprecated"


def errors_of(operation: Operation) -> list[str]:
    """The documented statuses, one for each class of errors."""
    statuses = [each for each in operation.errors if each != "default"]
    first = {status_error(each): each for each in reversed(statuses)}
    return [each for each in statuses if first[status_error(each)] == each]
