"""
`client.chat.completions.run_tools` and `stream_tools`: functions that the model calls, round by round, until it is
done.

The mixins stand before the generated resource. What they need is loaded when one of them is first called.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, overload

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ..._core import AsyncCore, Core, Operation
    from ..._core.settings.config import Config
    from ...types.chat_completions import ChatCompletion
    from ..outputs.format import OutputType
    from ..tools.loop import ToolLoop
    from ..tools.runner import ToolRunner, ToolStream
    from ..tools.runner_async import AsyncToolRunner, AsyncToolStream
    from ..tools.toolbox import ToolLike
    from .arguments import AsyncRunArguments, RunArguments

T = TypeVar("T")

MAX_ROUNDS = 10
MAX_CONCURRENCY = 8


class ToolsMixin:
    """Adds `run_tools` and `stream_tools` to the chat completions of the sync client."""

    if TYPE_CHECKING:
        _core: Core

    @overload
    def run_tools(
        self, *, tools: Sequence[ToolLike], response_format: OutputType[T], **arguments: Unpack[RunArguments]
    ) -> ToolRunner[T]: ...
    @overload
    def run_tools(
        self, *, tools: Sequence[ToolLike], response_format: None = None, **arguments: Unpack[RunArguments]
    ) -> ToolRunner[None]: ...
    def run_tools(
        self, *, tools: Sequence[ToolLike], response_format: Any = None, **arguments: Unpack[RunArguments]
    ) -> ToolRunner[Any]:
        """
        Let the model call your functions, round by round, until it is done.

        Nothing happens before the runner is iterated or asked for `final`. Iterated, it gives each reply, call and
        result as a typed step; ``runner.final()`` gives the whole run, with `messages`, `rounds`, `usage` and `text`.
        What is wrong with a call (its name, its arguments) goes back to the model, which may correct it.

        Args:
            tools: Functions, decorated with `tool` or not. The calls of pydantic models and of tools as `create` takes
                them are handed back: the run ends with the `stop_reason` ``"tool_calls"``, and they are `pending`.
            response_format: The type of the last reply's content, as for `parse`: it is then ``run.parsed``.
            max_rounds: How often the model is asked at most; None for no limit. Default: 10.
            max_tool_calls: How many calls are run at most. Default: None, no limit.
            deadline: Seconds that all of it may take. Default: None, no limit. A function that runs is not interrupted
                in a thread.
            on_error: What to do when a function raises: tell the model in a line, without the traceback
                (``"report"``, the default), raise it (``"raise"``), or tell the model what a function of yours says of
                it. A `ToolError` is always told.
            options: Options of each call. To an `idempotency_key` the round's number is added.
            arguments: As for `create`; there is no `stream`. A `tool_choice` that forces a call holds for the first
                one. If the last message has calls that nobody has answered, they are run first.

        Raises:
            ArgumentError: A function cannot be a tool, or is async, or a limit is none.
            ToolLimitError: While running: a limit was reached. It has the `run` so far.
            OutputParseError: While running: the last reply is not of the type `response_format`.
            APIError: While running: whatever `create` raises.
        """
        from ..tools.runner import ToolRunner

        loop = _loop(self._core.config, tools, response_format, arguments, concurrent=False)
        return ToolRunner(loop, _create(), self._core)

    @overload
    def stream_tools(
        self, *, tools: Sequence[ToolLike], response_format: OutputType[T], **arguments: Unpack[RunArguments]
    ) -> ToolStream[T]: ...
    @overload
    def stream_tools(
        self, *, tools: Sequence[ToolLike], response_format: None = None, **arguments: Unpack[RunArguments]
    ) -> ToolStream[None]: ...
    def stream_tools(
        self, *, tools: Sequence[ToolLike], response_format: Any = None, **arguments: Unpack[RunArguments]
    ) -> ToolStream[Any]:
        """
        The same as `run_tools`, streamed: between the steps come the deltas of what the model says, as it says it.

        Read it in a ``with`` block; ``stream.text()`` gives the text of all rounds. Each round's `usage` is asked for.
        """
        from ..tools.runner import ToolStream

        loop = _loop(self._core.config, tools, response_format, arguments, concurrent=False)
        return ToolStream(loop, _create(), self._core)


class AsyncToolsMixin:
    """Adds `run_tools` and `stream_tools` to the chat completions of the async client."""

    if TYPE_CHECKING:
        _core: AsyncCore

    @overload
    def run_tools(
        self, *, tools: Sequence[ToolLike], response_format: OutputType[T], **arguments: Unpack[AsyncRunArguments]
    ) -> AsyncToolRunner[T]: ...
    @overload
    def run_tools(
        self, *, tools: Sequence[ToolLike], response_format: None = None, **arguments: Unpack[AsyncRunArguments]
    ) -> AsyncToolRunner[None]: ...
    def run_tools(
        self, *, tools: Sequence[ToolLike], response_format: Any = None, **arguments: Unpack[AsyncRunArguments]
    ) -> AsyncToolRunner[Any]:
        """
        The same as `ToolsMixin.run_tools`, asynchronously.

        Functions may be async. The calls of a round are run at once, at most `max_concurrency` (by default 8) at a
        time; plain functions run on worker threads, unless they are made with ``tool(function, inline=True)``.
        """
        from ..tools.runner_async import AsyncToolRunner

        most = arguments.get("max_concurrency", MAX_CONCURRENCY)
        loop = _loop(self._core.config, tools, response_format, arguments, concurrent=True)
        return AsyncToolRunner(loop, _create(), self._core, most)

    @overload
    def stream_tools(
        self, *, tools: Sequence[ToolLike], response_format: OutputType[T], **arguments: Unpack[AsyncRunArguments]
    ) -> AsyncToolStream[T]: ...
    @overload
    def stream_tools(
        self, *, tools: Sequence[ToolLike], response_format: None = None, **arguments: Unpack[AsyncRunArguments]
    ) -> AsyncToolStream[None]: ...
    def stream_tools(
        self, *, tools: Sequence[ToolLike], response_format: Any = None, **arguments: Unpack[AsyncRunArguments]
    ) -> AsyncToolStream[Any]:
        """The same as `ToolsMixin.stream_tools`, asynchronously; functions are run as by `run_tools`."""
        from ..tools.runner_async import AsyncToolStream

        most = arguments.get("max_concurrency", MAX_CONCURRENCY)
        loop = _loop(self._core.config, tools, response_format, arguments, concurrent=True)
        return AsyncToolStream(loop, _create(), self._core, most)


def _create() -> Operation[ChatCompletion]:
    from ...resources.chat_completions import CREATE

    return CREATE


def _loop(
    config: Config, tools: Sequence[Any], response_format: Any, arguments: Mapping[str, Any], *, concurrent: bool
) -> ToolLoop[Any]:
    """A run's rounds: its own settings are taken out of the arguments, and the rest is what `create` takes."""
    from ..outputs.format import OutputFormat
    from ..tools.loop import ToolLimits, ToolLoop
    from ..tools.toolbox import Toolbox

    sent = dict(arguments)
    sent.pop("max_concurrency", None)
    limits = ToolLimits(
        sent.pop("max_rounds", MAX_ROUNDS), sent.pop("max_tool_calls", None), sent.pop("deadline", None)
    )
    return ToolLoop(
        sent,
        Toolbox(tools, allow_async=concurrent),
        limits,
        config,
        output=None if response_format is None else OutputFormat(response_format),
        on_error=sent.pop("on_error", "report"),
        options=sent.pop("options", None),
        concurrent=concurrent,
    )
