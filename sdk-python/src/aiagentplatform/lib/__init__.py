"""
Conveniences of this product, written by hand on top of the generated resources.

What you name yourself is exported here: ``from aiagentplatform.lib import tool, image_part``. The rest are methods of
the clients: `chat.completions.parse`, `stream_parse`, `run_tools` and `stream_tools`; `workflows.executions.wait`;
`files.wait`, `upload_from` and `download_to`.

Names are loaded when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .._core.errors import WaitTimeoutError
    from .chat.parts import audio_part, file_part, image_part
    from .executions.mixins import ExecutionFailedError, ExecutionProgress
    from .files.mixins import FileFailedError
    from .files.transfer import TransferProgress
    from .outputs.parsed import OutputParseError, ParsedChatCompletion
    from .streams.deltas import ChoiceDone, ContentDelta, Delta, RefusalDelta, ToolCallDelta, ToolCallDone, UsageDone
    from .streams.stream import AsyncDeltas, AsyncParsedStream, Deltas, ParsedStream, deltas
    from .tools.run import ModelReplied, ToolCalled, ToolLimitError, ToolReturned, ToolRun, ToolStep
    from .tools.runner import AsyncToolRunner, AsyncToolStream, StreamedStep, ToolRunner, ToolStream
    from .tools.tool import Tool, ToolError, tool

_NAMES = {
    "._core.errors": "WaitTimeoutError",
    "streams.stream": "AsyncDeltas AsyncParsedStream Deltas ParsedStream deltas",
    "streams.deltas": "ChoiceDone ContentDelta Delta RefusalDelta ToolCallDelta ToolCallDone UsageDone",
    "executions.mixins": "ExecutionFailedError ExecutionProgress",
    "files.mixins": "FileFailedError",
    "outputs.parsed": "OutputParseError ParsedChatCompletion",
    "chat.parts": "audio_part file_part image_part",
    "tools.tool": "Tool ToolError tool",
    "tools.run": "ModelReplied ToolCalled ToolLimitError ToolReturned ToolRun ToolStep",
    "tools.runner": "AsyncToolRunner AsyncToolStream StreamedStep ToolRunner ToolStream",
    "files.transfer": "TransferProgress",
}
_MODULES = {name: module for module, names in _NAMES.items() for name in names.split()}

__all__ = [
    "AsyncDeltas",
    "AsyncParsedStream",
    "AsyncToolRunner",
    "AsyncToolStream",
    "ChoiceDone",
    "ContentDelta",
    "Delta",
    "Deltas",
    "ExecutionFailedError",
    "ExecutionProgress",
    "FileFailedError",
    "ModelReplied",
    "OutputParseError",
    "ParsedChatCompletion",
    "ParsedStream",
    "RefusalDelta",
    "StreamedStep",
    "Tool",
    "ToolCallDelta",
    "ToolCallDone",
    "ToolCalled",
    "ToolError",
    "ToolLimitError",
    "ToolReturned",
    "ToolRun",
    "ToolRunner",
    "ToolStep",
    "ToolStream",
    "TransferProgress",
    "UsageDone",
    "WaitTimeoutError",
    "audio_part",
    "deltas",
    "file_part",
    "image_part",
    "tool",
]


def __getattr__(name: str) -> Any:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{module}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
