"""
`tool`: a Python function that a model may call. Name, description and JSON Schema come from the function itself.

Must not know who calls it, nor the rounds of a conversation.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from functools import cached_property, partial, update_wrapper
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from typing_extensions import ParamSpec

from ..._core.errors import ArgumentError, SDKError
from .function import bare, name_of_function

if TYPE_CHECKING:
    from ...types.chat_completions_params import ChatFunctionParam, ChatToolParam
    from .docstring import Docstring
    from .signature import Signature

P = ParamSpec("P")
R = TypeVar("R")

NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


class ToolError(SDKError):
    """
    Raise it in a tool to tell the model what went wrong in your own words: ``raise ToolError("No such city.")``.

    Whatever `on_error` says, the model is told and may try again.
    """


class Tool(Generic[P, R]):
    """
    A function that a model may call. Made by `tool`; called, it does what the function does.

    What is wrong with the function (a parameter without a JSON Schema, ``*args``) is told as an `ArgumentError` when
    the tool is first used.
    """

    def __init__(
        self,
        function: Callable[P, R],
        *,
        name: str | None = None,
        description: str | None = None,
        strict: bool | None = None,
        inline: bool = False,
    ) -> None:
        self.function = function
        self.inline = inline
        """Whether the async client runs a plain function on the event loop instead of on a worker thread."""
        self._name, self._description, self._strict = name, description, strict
        if not isinstance(function, partial):
            update_wrapper(self, function)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        return self.function(*args, **kwargs)

    @cached_property
    def name(self) -> str:
        """What the model calls it. At most 64 letters, digits, ``_`` and ``-``."""
        name = self._name if self._name is not None else name_of_function(self.function)
        if not NAME.fullmatch(name):
            raise ArgumentError(
                f"A tool cannot be named {name!r}: a name has 1 to 64 letters, digits, _ and -. Give one with "
                "tool(function, name=...)."
            )
        return name

    @property
    def description(self) -> str:
        """What the model is told of it: the docstring, up to its sections."""
        return self._docstring.text if self._description is None else self._description

    @property
    def parameters(self) -> dict[str, Any]:
        """The JSON Schema of its arguments."""
        return self.signature.schema

    @property
    def strict(self) -> bool:
        """Whether the model's arguments are guaranteed to match the schema."""
        return self.signature.strict

    @cached_property
    def signature(self) -> Signature:
        """Its parameters."""
        from .signature import Signature

        return Signature(self.function, self._docstring.arguments, self._strict)

    @property
    def param(self) -> ChatToolParam:
        """As an element of the argument `tools` of `create`."""
        function: ChatFunctionParam = {"name": self.name, "parameters": self.parameters, "strict": self.strict}
        if self.description:
            function["description"] = self.description
        return {"type": "function", "function": function}

    @cached_property
    def is_async(self) -> bool:
        """Whether its result must be awaited."""
        function = bare(self.function)
        return inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(type(function).__call__)

    @cached_property
    def _docstring(self) -> Docstring:
        from .docstring import read_docstring

        return read_docstring(inspect.getdoc(bare(self.function)))

    def __repr__(self) -> str:
        return f"Tool({self._name or getattr(self.function, '__name__', self.function)!r})"


@overload
def tool(
    function: Callable[P, R],
    /,
    *,
    name: str | None = None,
    description: str | None = None,
    strict: bool | None = None,
    inline: bool = False,
) -> Tool[P, R]: ...


@overload
def tool(
    *, name: str | None = None, description: str | None = None, strict: bool | None = None, inline: bool = False
) -> Callable[[Callable[P, R]], Tool[P, R]]: ...


def tool(
    function: Callable[..., Any] | None = None,
    /,
    *,
    name: str | None = None,
    description: str | None = None,
    strict: bool | None = None,
    inline: bool = False,
) -> Any:
    """
    Make a function one that a model may call: ``@tool``, ``@tool(name="lookup")`` or ``tool(thing.method)``.

    Its type hints say what the arguments may be, ``Annotated[int, Field(ge=1, description="Days ahead.")]`` included;
    what a docstring in the style of Google, numpy or Sphinx says of an argument goes to the model too.

    Args:
        function: A function, sync or async, or anything else that can be called.
        name: What the model calls it. Default: the function's name.
        description: What the model is told of it. Default: the function's docstring, up to its sections.
        strict: Whether the model's arguments are guaranteed to match the schema. Default: if the schema allows it.
        inline: Whether the async client runs a plain function on the event loop. Default: False, on a worker thread.
    """

    def made(function: Callable[..., Any]) -> Tool[..., Any]:
        return Tool(function, name=name, description=description, strict=strict, inline=inline)

    return made if function is None else made(function)
