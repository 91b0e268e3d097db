"""
Conveniences of this product, written by hand on top of the generated resources.

What you name yourself is exported here: ``from aiagentplatform.lib import tool, image_part``. The rest are methods of
the clients: `chat.completions.parse`, `stream_parse`, `run_tools` and `stream_tools`; `workflows.executions.wait`;
`files.wait`, `upload_from` and `download_to`.

The rooms, each importing only from those above it:

- `deadline.py`, `json_schema.py`: what several rooms need; they know none of them
- `streams/`: typed events of what a chat stream tells
- `outputs/`: content as an object of the caller's own type
- `tools/`: functions that the model calls, round by round
- `chat/`, `executions/`, `files/`: what the resources of these names can beyond the generated calls; the generated
  classes extend the `mixins.py` of each, as `openapi/onespec.toml` says

Generated classes extend ours, so operations are read from `resources/` only when a method is called.

Names are loaded when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .._core.errors import WaitTimeoutError
    from .chat.parts import audio_part, file_part, image_part
    from .executions.watch import ExecutionFailedError, ExecutionProgress
    from .files.mixins import FileFailedError
    from .files.transfer import TransferProgress
    from .outputs.parsed import OutputParseError, ParsedChatCompletion
    from .outputs.stream import AsyncParsedStream, ParsedStream
    from .streams.deltas import ChoiceDone, ContentDelta, Delta, RefusalDelta, ToolCallDelta, ToolCallDone, UsageDone
    from .streams.stream import AsyncDeltas, Deltas, deltas
    from .tools.run import ModelReplied, ToolCalled, ToolLimitError, ToolReturned, ToolRun, ToolStep
    from .tools.runner import ToolRunner, ToolStream
    from .tools.runner_async import AsyncToolRunner, AsyncToolStream
    from .tools.state import StreamedStep
    from .tools.tool import Tool, ToolError, tool

_NAMES = {
    ".._core.errors": "WaitTimeoutError",
    ".chat.parts": "audio_part file_part image_part",
    ".executions.watch": "ExecutionFailedError ExecutionProgress",
    ".files.mixins": "FileFailedError",
    ".files.transfer": "TransferProgress",
    ".outputs.parsed": "OutputParseError ParsedChatCompletion",
    ".outputs.stream": "AsyncParsedStream ParsedStream",
    ".streams.deltas": "ChoiceDone ContentDelta Delta RefusalDelta ToolCallDelta ToolCallDone UsageDone",
    ".streams.stream": "AsyncDeltas Deltas deltas",
    ".tools.run": "ModelReplied ToolCalled ToolLimitError ToolReturned ToolRun ToolStep",
    ".tools.runner": "ToolRunner ToolStream",
    ".tools.runner_async": "AsyncToolRunner AsyncToolStream",
    ".tools.state": "StreamedStep",
    ".tools.tool": "Tool ToolError tool",
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
    value = getattr(import_module(module, __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
