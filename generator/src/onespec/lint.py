"""
Advice: what makes an API that is understood harder to use than it need be. Reads the IR alone; changes nothing.

Every rule has a code of its own, a row of `RULES`, and can be turned off by it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping

from .check import operations
from .diagnostics import Diagnostic, in_order
from .ir import Api, Model, Operation, Response
from .lookup import list_item

Found = Iterator[Diagnostic]


def lint(api: Api, off: Collection[str] = ()) -> list[Diagnostic]:
    """A warning for everything that a rule finds, but for the rules that are turned off."""
    return in_order(found for code, rule in RULES.items() if code not in off for found in rule(api))


def warning(code: str, message: str, operation: Operation, hint: str) -> Diagnostic:
    return Diagnostic(code, message, operation.origin, hint, level="warning")


def without_an_id(api: Api) -> Found:
    for each in operations(api):
        if each.id == f"{each.method} {each.path}":
            hint = f"Its method is called `{'_'.join(each.name)}` after the path, and anew when the path changes."
            yield warning("no-operation-id", f"`{each.id}` has no `operationId`", each, hint)


def without_pages(api: Api) -> Found:
    known = {declaration.name: declaration for declaration in api.types}
    for each in operations(api):
        result = each.result
        if each.method == "GET" and isinstance(result, Response) and list_item(result.type, known) is not None:
            hint = "Lists grow. Add a cursor, or say with `x-onespec-page` how the reply is paged."
            yield warning("no-pages", f"`{each.id}` replies a whole list", each, hint)


def without_words(api: Api) -> Found:
    for each in operations(api):
        if not each.summary and not each.doc:
            hint = "A `summary` becomes the method's documentation."
            yield warning("no-description", f"`{each.id}` has neither `summary` nor `description`", each, hint)


def without_errors(api: Api) -> Found:
    for each in operations(api):
        if not each.errors:
            hint = "Document what a failure replies, at least as `default`."
            yield warning("no-errors", f"`{each.id}` documents no failure", each, hint)


def in_another_case(api: Api) -> Found:
    """A field that is written in another way than most fields are."""
    fields = [field for each in api.types if isinstance(each, Model) for field in each.fields]
    counts = Counter(case for field in fields if (case := case_of(field.wire)))
    if len(counts) < 2:
        return
    usual = min(counts, key=lambda case: (-counts[case], case))
    for field in fields:
        if case_of(field.wire) not in ("", usual):
            hint = f"{counts[usual]} of {sum(counts.values())} fields are written in {usual}."
            yield Diagnostic(
                "mixed-case", f"the field `{field.wire}` is not written in {usual}", field.origin, hint, "warning"
            )


def case_of(wire: str) -> str:
    """How a name of several words is written; empty for one word, and for what is no name."""
    if not wire.replace("_", "").replace("-", "").isalnum():
        return ""
    if "_" in wire.strip("_"):
        return "snake_case"
    if "-" in wire:
        return "kebab-case"
    return "camelCase" if any(character.isupper() for character in wire[1:]) and not wire.isupper() else ""


RULES: Mapping[str, Callable[[Api], Found]] = {
    "no-operation-id": without_an_id,
    "no-pages": without_pages,
    "no-description": without_words,
    "no-errors": without_errors,
    "mixed-case": in_another_case,
}
