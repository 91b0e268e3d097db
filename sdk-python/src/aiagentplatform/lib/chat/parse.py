"""
`client.chat.completions.parse` and `stream_parse`: content as an object of the caller's own type.

The mixins stand before the generated resource. What they need is loaded when one of them is first called.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from pydantic import BaseModel
    from typing_extensions import Unpack

    from ..._core import AsyncCore, Core, Operation, RequestOptions
    from ..outputs.format import OutputFormat, OutputType
    from ..outputs.parsed import ParsedChatCompletion
    from ..outputs.stream import AsyncParsedStream, ParsedStream
    from .arguments import ChatArguments

T = TypeVar("T")


class ParseMixin:
    """Adds `parse` and `stream_parse` to the chat completions of the sync client."""

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
            response_format: A pydantic model, a dataclass, a TypedDict, or a list of them; for a union a `TypeAdapter`,
                as in ``TypeAdapter[Cat | Dog](Cat | Dog)``.
            tools: Functions that the model may call: tools as `create` takes them, or pydantic models, whose names and
                fields become functions. ``completion.called`` then holds their instances.
            options: Options of this call.
            arguments: As for `create`; there is no `stream`.

        Raises:
            OutputParseError: The content is not of the type, since it was cut off (``reason == "length"``), filtered
                (``"content_filter"``) or does not fit (``"invalid"``). It has the `completion`.
            ArgumentError: The type has no JSON Schema.
            APIError: Whatever `create` raises.
        """
        from ..outputs.parsed import parsed

        output = _output(response_format)
        body = _body(output, tools, arguments)
        return parsed(self._core.call(_operation(), options, body=body), output, _models(tools))

    def stream_parse(
        self,
        *,
        response_format: OutputType[T],
        tools: Sequence[Any] = (),
        options: RequestOptions | None = None,
        **arguments: Unpack[ChatArguments],
    ) -> ParsedStream[T]:
        """
        The same as `parse`, streamed: the object can be seen growing, and `final` gives the whole completion.

        Iterated, the stream gives typed deltas; ``stream.partials()`` gives the object each time it has grown, with
        None for fields that have not come yet. The completion's `usage` is asked for.

        Raises:
            ArgumentError: The type has no JSON Schema. All else is raised when the stream is read.
        """
        from ..outputs.stream import ParsedStream
        from ..streams.stream import streamed

        output = _output(response_format)
        body = streamed(_body(output, tools, arguments))
        return ParsedStream(self._core.stream(_operation(), options, body=body), output, _models(tools))


class AsyncParseMixin:
    """Adds `parse` and `stream_parse` to the chat completions of the async client."""

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
        """The same as `ParseMixin.parse`, asynchronously."""
        from ..outputs.parsed import parsed

        output = _output(response_format)
        body = _body(output, tools, arguments)
        return parsed(await self._core.call(_operation(), options, body=body), output, _models(tools))

    def stream_parse(
        self,
        *,
        response_format: OutputType[T],
        tools: Sequence[Any] = (),
        options: RequestOptions | None = None,
        **arguments: Unpack[ChatArguments],
    ) -> AsyncParsedStream[T]:
        """The same as `ParseMixin.stream_parse`, asynchronously."""
        from ..outputs.stream import AsyncParsedStream
        from ..streams.stream import streamed

        output = _output(response_format)
        body = streamed(_body(output, tools, arguments))
        return AsyncParsedStream(self._core.stream(_operation(), options, body=body), output, _models(tools))


@cache
def _operation() -> Operation[ParsedChatCompletion[Any]]:
    """The generated operation, decoding to our type, as a whole and as a stream."""
    from ...resources.chat_completions import CREATE
    from ..outputs.parsed import ParsedChatCompletion

    create: Operation[Any] = CREATE
    name = f"{ParsedChatCompletion.__module__}:{ParsedChatCompletion.__name__}"
    stream: Any = create.stream
    return replace(create, returns=name, stream=replace(stream, accumulate=replace(stream.accumulate, type=name)))


def _output(response_format: OutputType[T]) -> OutputFormat[T]:
    from ..outputs.format import OutputFormat

    return OutputFormat(response_format)


def _body(output: OutputFormat[Any], tools: Sequence[Any], arguments: Mapping[str, Any]) -> dict[str, Any]:
    body = {**arguments, "response_format": output.param}
    if tools:
        from ..tools.toolbox import model_param

        body["tools"] = [model_param(tool) if isinstance(tool, type) else tool for tool in tools]
    return body


def _models(tools: Sequence[Any]) -> dict[str, type[BaseModel]]:
    from ..json_schema import name_of

    return {name_of(tool): tool for tool in tools if isinstance(tool, type)}
