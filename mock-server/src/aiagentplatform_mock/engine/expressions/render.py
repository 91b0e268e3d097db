"""Templates: fill every text of a JSON value. Parses through `parse`, evaluates through `evaluate`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .evaluate import ExpressionError, Missing, value_of
from .filters import FilterError, bounded_text, text_of
from .kinds import is_list, is_object
from .parse import Expression, template

if TYPE_CHECKING:
    from .evaluate import Scope


def render(value: Any, scope: Scope) -> Any:
    """The value with its templates filled. A text that is one `{{ … }}` alone becomes the value itself.

    Raises:
        ExpressionError: Something that a template names is missing, or an expression failed.
    """
    if isinstance(value, str):
        return _text(value, scope)
    if is_list(value):
        return [render(item, scope) for item in value]
    if is_object(value):
        return {key: render(member, scope) for key, member in value.items()}
    return value


def _text(source: str, scope: Scope) -> Any:
    parts = template(source).parts
    if len(parts) == 1:
        return parts[0] if isinstance(parts[0], str) else _filled(parts[0], scope)
    texts = [part if isinstance(part, str) else text_of(_filled(part, scope)) for part in parts]
    try:
        bounded_text(sum(map(len, texts)))
    except FilterError as error:
        raise ExpressionError(str(error)) from error
    return "".join(texts)


def _filled(part: Expression, scope: Scope) -> Any:
    value = value_of(part, scope)
    if isinstance(value, Missing):
        raise ExpressionError(f"There is no `{value.path}`; `| default(…)` gives a value for that case.")
    return value
