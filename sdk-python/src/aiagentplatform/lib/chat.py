"""
`client.chat.completions.parse`: a chat completion whose content is an object of your own type.

The mixins stand before the generated resource. What they need is loaded when `parse` is first called.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from pydantic import BaseModel
    from typing_extensions import Unpack

    from .._core import AsyncCore, Core, Operation, RequestOptions
    from .chat_arguments import ChatArguments
    from .output import OutputFormat, OutputType
    from .parsed import ParsedChatCompletion

T = TypeVar("T")


class ChatMixin:
    """Adds `parse` to the chat completions of the sync client."""

    if TYPE_CHECKING:
        _core: Core

    def parse(
        self,
        *,
        response_format: OutputType[T],
        tools: Sequence[Any] = (),
        options: RequestOptions | None = None,
        **arguments: Unpack[ChatArguments],
    ) -> ParsedChatCompletion[T]:
        """
        Create a chat completion whose content is an object of the type `response_format`.

        The type's JSON Schema goes out as the response format, and the reply is validated: ``completion.parsed`` is the
        object, or None when the model refused (``completion.refusal``) or called tools instead.

        Args:
            response_format: a pydantic model, a dataclass or a TypedDict.
            tools: functions that the model may call: tools as `create` takes them, or pydantic models, whose names and
                fields become functions. ``completion.called`` then holds their instances.
            options: options of this call.
            arguments: as for `create`; there is no `stream`.

        Raises:
            OutputParseError: the content is not of the type, since it was cut off (``reason == "length"``), filtered
                (``"content_filter"``) or does not fit (``"invalid"``). It has the `completion`.
            APIError: whatever `create` raises.
        """
        from .output import OutputFormat
        from .parsed import parsed

        output = OutputFormat(response_format)
        body = _body(output, tools, arguments)
        return parsed(self._core.call(_operation(), options, body=body), output, _models(tools))


class AsyncChatMixin:
    """Adds `parse` to the chat completions of the async client."""

    if TYPE_CHECKING:
        _core: AsyncCore

    async def parse(
        self,
        *,
        response_format: OutputType[T],
        tools: Sequence[Any] = (),
        options: RequestOptions | None = None,
        **arguments: Unpack[ChatArguments],
    ) -> ParsedChatCompletion[T]:
        """The same as `ChatMixin.parse`, asynchronously."""
        from .output import OutputFormat
        from .parsed import parsed

        output = OutputFormat(response_format)
        body = _body(output, tools, arguments)
        return parsed(await self._core.call(_operation(), options, body=body), output, _models(tools))


@cache
def _operation() -> Operation[ParsedChatCompletion[Any]]:
    """The generated operation, decoding to our type."""
    from ..resources.chat_completions import CREATE

    create: Operation[Any] = CREATE
    return replace(create, returns=f"{__package__}.parsed:ParsedChatCompletion", stream=None)


def _body(output: OutputFormat[Any], tools: Sequence[Any], arguments: Mapping[str, Any]) -> dict[str, Any]:
    body = {**arguments, "response_format": output.param}
    if tools:
        body["tools"] = [_tool(tool) for tool in tools]
    return body


def _tool(tool: Any) -> Any:
    if not isinstance(tool, type):
        return tool
    from .json_schema import doc_of, name_of, strict_schema

    function = {"name": name_of(tool), "parameters": strict_schema(tool), "strict": True}
    if text := doc_of(tool):
        function["description"] = text
    return {"type": "function", "function": function}


def _models(tools: Sequence[Any]) -> dict[str, type[BaseModel]]:
    from .json_schema import name_of

    return {name_of(tool): tool for tool in tools if isinstance(tool, type)}
