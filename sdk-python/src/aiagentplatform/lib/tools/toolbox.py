"""
The tools of one conversation: what the model is told of them, and who runs a call. No I/O happens here.

A tool is a function, a pydantic model, or a plain dict as `create` takes it. Calls of functions are run; those of
models and dicts are handed back to the caller.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard

from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticSerializationError, to_json

from ..._core.errors import ArgumentError
from ..._core.values.type_guards import is_dict
from ..json_schema import can_be_strict, doc_of, name_of, schema_of, strict
from .signature import InvalidArguments, told
from .tool import Tool

if TYPE_CHECKING:
    from ...types.chat_completions import ChatTool, ChatToolCall
    from ...types.chat_completions_params import ChatToolParam

ToolLike: TypeAlias = "Callable[..., Any] | ChatToolParam | ChatTool"
"""A function, decorated with `tool` or not; a pydantic model; or a tool as `create` takes it."""


@dataclass(frozen=True, slots=True)
class Runnable:
    """A call of a function, ready to be run."""

    call: ChatToolCall
    tool: Tool[..., Any]
    positional: Sequence[Any]
    named: dict[str, Any]

    def run(self) -> Any:
        return self.tool.function(*self.positional, **self.named)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A call that cannot be run. The model is told why."""

    call: ChatToolCall
    reason: str


@dataclass(frozen=True, slots=True)
class HandedBack:
    """A call that the caller answers. `value` is the model's instance, if the tool is one."""

    call: ChatToolCall
    value: BaseModel | None = None


Prepared: TypeAlias = Runnable | Rejected | HandedBack


class Toolbox:
    """The tools by their names. Raises `ArgumentError` for a name that occurs twice, and for what is no tool."""

    def __init__(self, tools: Sequence[Any], *, allow_async: bool) -> None:
        self.params: list[Any] = []
        self._tools: dict[str, Tool[..., Any] | type[BaseModel] | None] = {}
        for each in tools:
            name, param, runner = _entry(each)
            if name in self._tools:
                raise ArgumentError(f"There are two tools named {name!r}. Name one with tool(function, name=...).")
            if isinstance(runner, Tool) and runner.is_async and not allow_async:
                raise ArgumentError(
                    f"Tool {name!r} is an async function, which the sync client cannot run. Use the async client, or "
                    "write a plain function."
                )
            self._tools[name] = runner
            self.params.append(param)

    def prepared(self, call: ChatToolCall) -> Prepared:
        """Who runs the call, with arguments that were validated."""
        name, arguments = call.function.name, call.function.arguments
        if name not in self._tools:
            known = ", ".join(self._tools) or "none"
            return Rejected(call, f"There is no tool {name!r}. The tools are: {known}.")
        runner = self._tools[name]
        if runner is None:
            return HandedBack(call)
        try:
            if isinstance(runner, Tool):
                return Runnable(call, runner, *runner.signature.bind(arguments))
            return HandedBack(call, runner.model_validate_json(arguments.encode("utf-8", "surrogatepass")))
        except InvalidArguments as fault:
            reason = str(fault)
        except ValidationError as fault:
            reason = told(fault)
        return Rejected(call, f"The arguments are not valid: {reason}. Correct them and call {name} again.")


def _entry(tool: Any) -> tuple[str, Any, Tool[..., Any] | type[BaseModel] | None]:
    """A tool's name, what is sent of it, and what runs it."""
    if is_dict(tool):
        return str(tool.get("function", {}).get("name", "")), tool, None
    if isinstance(tool, BaseModel):
        return str(getattr(getattr(tool, "function", None), "name", "")), tool, None
    if isinstance(tool, type) and issubclass(tool, BaseModel):
        return name_of(tool), model_param(tool), tool
    made = _made(tool)
    return made.name, made.param, made


def _made(tool: Any) -> Tool[..., Any]:
    if _is_tool(tool):
        return tool
    if not callable(tool):
        raise ArgumentError(f"{tool!r} is no tool: pass functions, pydantic models, or tools as `create` takes them.")
    return Tool(tool)


def _is_tool(tool: Any) -> TypeGuard[Tool[..., Any]]:
    return isinstance(tool, Tool)


def model_param(model: type[BaseModel]) -> dict[str, Any]:
    """A pydantic model as a tool: calling it makes an instance."""
    schema = strict(schema_of(model))
    function = {"name": name_of(model), "parameters": schema, "strict": can_be_strict(schema)}
    if text := doc_of(model):
        function["description"] = text
    return {"type": "function", "function": function}


def encoded(value: Any) -> str:
    """A tool's result as the model reads it: text as it is, all else as JSON. Raises `TypeError` if it is neither."""
    if isinstance(value, str):
        return str.__str__(value)  # the text alone, of a member of an enum too
    try:
        return to_json(value, by_alias=True, bytes_mode="base64").decode()
    except (PydanticSerializationError, ValueError) as fault:
        raise TypeError(
            f"its result, a {type(value).__name__}, cannot be written as JSON: {_first_line(fault)}"
        ) from fault


def _first_line(fault: Exception) -> str:
    return str(fault).partition("\n")[0]
