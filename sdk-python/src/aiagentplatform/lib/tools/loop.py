"""
The rounds of a conversation with tools: ask the model, run what it calls, tell it what came out, until it is done or a
limit is reached. No I/O happens here.

`ToolLoop.steps` is a generator that yields what to do next (`Ask` the model, `Run` calls) and is sent what came of it,
or has the failure thrown in; the runners carry the steps out. What the caller shall see waits in `ready`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeAlias, TypeVar

from ..._core.errors import ArgumentError, DeadlineExceededError
from ..._core.values.type_guards import is_dict
from ...types.chat_completions import ChatToolCall
from ..deadline import within
from ..outputs.parsed import content_of
from .run import Limit, ModelReplied, ToolCalled, ToolLimitError, ToolReturned, ToolRun, added
from .tool import ToolError
from .toolbox import HandedBack, Prepared, Rejected, Runnable, Toolbox, encoded

if TYPE_CHECKING:
    from ..._core import RequestOptions
    from ..._core.settings.config import Config
    from ...types.chat_completions import ChatCompletion, ChatCompletionMessage
    from ..outputs.format import OutputFormat

T = TypeVar("T")

OnError: TypeAlias = Literal["report", "raise"] | Callable[[Exception, ChatToolCall], str]
"""What to do when a tool raises: tell the model in short, raise it, or tell the model what a function of yours says."""

CUT_OFF = frozenset({"length", "content_filter"})
"""Ways to end after which calls of tools are not whole, so they are not run."""
MAX_TOLD = 500
"""How much of an exception's text the model is told, in characters."""


@dataclass(frozen=True)
class ToolLimits:
    """How far a run may go; None is no limit. `deadline` is in seconds."""

    max_rounds: int | None
    max_tool_calls: int | None
    deadline: float | None

    def __post_init__(self) -> None:
        for name in ("max_rounds", "deadline"):
            value = getattr(self, name)
            if value is not None and not value > 0:
                raise ArgumentError(f"{name} must be more than 0 or None, not {value!r}.")
        if self.max_tool_calls is not None and not self.max_tool_calls >= 0:
            raise ArgumentError(f"max_tool_calls must be 0 or more or None, not {self.max_tool_calls!r}.")


@dataclass(frozen=True, slots=True)
class Ask:
    """
    Answer with the model's `ChatCompletion`.

    `request` gives the body and the options of the moment, since between two steps the caller may add messages, and
    take time. Raises `ToolLimitError` if there is none left.
    """

    request: Callable[[], tuple[dict[str, Any], RequestOptions | None]]


@dataclass(frozen=True, slots=True)
class Run:
    """
    Run the calls, one after the other or at once, and answer with what came of each: its result, or a `Raised`.

    `left` gives the seconds that there are for it, None for no limit. Answer None if they were not enough.
    """

    calls: Sequence[Runnable]
    left: Callable[[], float | None]


@dataclass(frozen=True, slots=True)
class Raised:
    """What a tool raised."""

    error: Exception


class ToolLoop(Generic[T]):
    """One run. `concurrent`: whether the calls of a round are run at once."""

    def __init__(
        self,
        arguments: Mapping[str, Any],
        toolbox: Toolbox,
        limits: ToolLimits,
        config: Config,
        *,
        output: OutputFormat[T] | None,
        on_error: OnError,
        options: RequestOptions | None,
        concurrent: bool,
    ) -> None:
        if arguments.get("n") not in (None, 1):
            raise ArgumentError("A run of tools follows one choice: leave n out.")
        if not (callable(on_error) or on_error in ("report", "raise")):
            raise ArgumentError(f"on_error must be 'report', 'raise' or a function, not {on_error!r}.")
        self.ready: deque[Any] = deque()
        self.run: ToolRun[T] = ToolRun(list(arguments.get("messages", ())))
        self._arguments = dict(arguments)
        if output is not None:
            self._arguments["response_format"] = output.param
        if toolbox.params:
            self._arguments["tools"] = toolbox.params
        self._toolbox, self._limits, self._config, self._output = toolbox, limits, config, output
        self._on_error, self._options, self._concurrent = on_error, options, concurrent
        self._deadline: float | None = None

    def steps(self) -> Generator[Ask | Run, Any, None]:
        """Run to the end. Raises `ToolLimitError` at a limit, and what a tool raised if it is to be."""
        run = self.run
        if self._limits.deadline is not None:
            self._deadline = self._config.clock.now() + self._limits.deadline
        run.pending = unanswered(run.messages)
        while True:
            if run.pending:
                yield from self._answer(run.pending)
                if run.pending:
                    run.stop_reason = "tool_calls"
                    return
            completion = yield from self._ask()
            run.completion, run.usage = completion, added(run.usage, completion.usage)
            self.ready.append(ModelReplied(run.rounds, completion))
            choice = completion.choices[0] if completion.choices else None
            if choice is not None:
                run.messages.append(_sendable(choice.message))
            if choice is None or not choice.message.tool_calls or choice.finish_reason in CUT_OFF:
                run.stop_reason = choice.finish_reason if choice else None
                if choice is not None and self._output is not None:
                    run.parsed = content_of(completion, choice, self._output)
                return
            run.pending = list(choice.message.tool_calls)
            if self._limits.max_rounds is not None and run.rounds >= self._limits.max_rounds:
                raise self._limited("max_rounds", f"after {run.rounds} rounds")

    # ── the model ──

    def _ask(self) -> Generator[Ask, Any, ChatCompletion]:
        try:
            completion: ChatCompletion = yield Ask(self._request)
        except DeadlineExceededError:
            self._left()  # raises if it was the run's own deadline
            raise
        self.run.rounds += 1
        return completion

    def _request(self) -> tuple[dict[str, Any], RequestOptions | None]:
        body = {**self._arguments, "messages": list(self.run.messages)}
        if self.run.tool_calls and _forces(body.get("tool_choice")):
            body["tool_choice"] = "auto"  # forced again, the model could never end
        options: RequestOptions | None = self._options
        if options and "idempotency_key" in options:  # which must not be the same for two requests
            options = {**options, "idempotency_key": f"{options['idempotency_key']}-{self.run.rounds + 1}"}
        return body, within(self._config, options, self._left())

    # ── the tools ──

    def _answer(self, calls: Sequence[ChatToolCall]) -> Generator[Run, Any, None]:
        """Run what can be run. The calls that the caller answers stay pending."""
        limit, count = self._limits.max_tool_calls, len(calls)
        if limit is not None and self.run.tool_calls + count > limit:
            raise self._limited("max_tool_calls", f"with {self.run.tool_calls} calls made and {count} more asked for")
        prepared = [self._toolbox.prepared(call) for call in calls]
        self.run.called = [each.value for each in prepared if isinstance(each, HandedBack) and each.value is not None]
        for batch in [prepared] if self._concurrent else [[each] for each in prepared]:
            yield from self._batch(batch)

    def _batch(self, batch: Sequence[Prepared]) -> Generator[Run, Any, None]:
        mine = [each for each in batch if not isinstance(each, HandedBack)]
        runnable = [each for each in mine if isinstance(each, Runnable)]
        self.ready.extend(ToolCalled(self.run.rounds, each.call) for each in mine)
        outcomes: Any = ()
        if runnable:
            outcomes = yield Run(runnable, self._left)
            if outcomes is None:
                raise self._late()
        results = iter(outcomes)
        failures: list[Exception] = []
        for each in mine:
            returned, failure = self._returned(each, None if isinstance(each, Rejected) else next(results))
            if failure is not None:
                failures.append(failure)
            elif returned is not None:
                self._note(returned)
        if failures:
            raise failures[0]

    def _returned(self, prepared: Runnable | Rejected, outcome: Any) -> tuple[ToolReturned | None, Exception | None]:
        """What the model is told of one call; or the exception, if it is to be raised."""
        round_, call = self.run.rounds, prepared.call
        if isinstance(prepared, Rejected):
            return ToolReturned(round_, call, prepared.reason, error=ArgumentError(prepared.reason)), None
        error: Exception
        if isinstance(outcome, Raised):
            error = outcome.error
        else:
            try:
                return ToolReturned(round_, call, encoded(outcome), outcome), None
            except TypeError as fault:
                error = fault
        if isinstance(error, ToolError):
            return ToolReturned(round_, call, error.message, error=error), None
        if callable(self._on_error):
            return ToolReturned(round_, call, self._on_error(error, call), error=error), None
        if self._on_error == "raise":
            return None, error
        return ToolReturned(round_, call, _told(error), error=error), None

    def _note(self, returned: ToolReturned) -> None:
        run = self.run
        run.messages.append({"role": "tool", "tool_call_id": returned.call.id, "content": returned.content})
        run.pending = [call for call in run.pending if call.id != returned.call.id]
        run.tool_calls += 1
        self.ready.append(returned)

    # ── limits ──

    def _left(self) -> float | None:
        """Seconds that are left; None if there is no deadline. Raises `ToolLimitError` if there are none."""
        if self._deadline is None:
            return None
        left = self._deadline - self._config.clock.now()
        if left <= 0:
            raise self._late()
        return left

    def _late(self) -> ToolLimitError:
        return self._limited("deadline", f"after {self._limits.deadline:g} seconds")

    def _limited(self, limit: Limit, when: str) -> ToolLimitError:
        return ToolLimitError(
            f"The model was not done {when}: {limit} is {getattr(self._limits, limit):g}. The error's `run` has the "
            "conversation so far; go on with its messages, or allow more.",
            limit=limit,
            run=self.run,
        )


def _sendable(message: ChatCompletionMessage) -> ChatCompletionMessage:
    """The message as it can be sent back: some servers leave its role out of a stream."""
    return message if "role" in message.model_fields_set else message.model_copy(update={"role": "assistant"})


def unanswered(messages: Iterable[Any]) -> list[ChatToolCall]:
    """The calls of the last assistant message that no tool message after it answers."""
    calls: list[ChatToolCall] = []
    for message in messages:
        role = _get(message, "role")
        if role == "tool":
            answered = _get(message, "tool_call_id")
            calls = [call for call in calls if call.id != answered]
        else:
            found = _get(message, "tool_calls") or () if role == "assistant" else ()
            calls = [ChatToolCall.model_validate(each) for each in found]
    return calls


def _get(message: Any, name: str) -> Any:
    return message.get(name) if is_dict(message) else getattr(message, name, None)


def _forces(choice: Any) -> bool:
    return choice is not None and choice not in ("auto", "none")


def _told(error: Exception) -> str:
    """An exception in one line, without where it came from."""
    text = " ".join(str(error).split())
    text = f"{text[:MAX_TOLD]}…" if len(text) > MAX_TOLD else text
    return f"The tool failed: {type(error).__name__}{': ' if text else ''}{text}"
