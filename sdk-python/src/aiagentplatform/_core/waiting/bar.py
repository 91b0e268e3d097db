"""
A progress bar: in a notebook as an output that changes, in a terminal on stderr, elsewhere nowhere.

`rich` draws the terminal's bar if it is installed. Must not know what is waited for.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol, TextIO

WIDTH = 30
"""Of the bar itself, in characters."""
SIGNS = ("█", "░"), ("#", "-")


class Bar(Protocol):
    """Shows how far something has come. `close` leaves the last state to be seen."""

    def show(self, done: int, total: int, text: str) -> None: ...
    def close(self) -> None: ...


def bar_for(title: str, stream: TextIO | None = None) -> Bar:
    """The bar that suits where the program runs; one that shows nothing if nobody would see it."""
    stream = stream or sys.stderr
    if _in_notebook():
        return NotebookBar(title)
    if not (stream and stream.isatty()):
        return NoBar()
    return RichBar(title, stream) if find_spec("rich") else PlainBar(title, stream)


def line(title: str, done: int, total: int, text: str, signs: tuple[str, str] = SIGNS[0]) -> str:
    """The bar as one line of text. A total of 0 is one that is not known."""
    if not total:
        return " ".join(each for each in (title, text) if each)
    full = min(WIDTH, WIDTH * done // total)
    return f"{title} {signs[0] * full}{signs[1] * (WIDTH - full)} {done}/{total} {text}".rstrip()


class NoBar:
    """Shows nothing: a log, a pipe, a server."""

    def show(self, done: int, total: int, text: str) -> None:
        pass

    def close(self) -> None:
        pass


class PlainBar:
    """One line of a terminal, written over and over."""

    def __init__(self, title: str, stream: TextIO) -> None:
        self._title, self._stream = title, stream
        self._width = 0
        self._signs = SIGNS[0] if _can_write(stream, "".join(SIGNS[0])) else SIGNS[1]

    def show(self, done: int, total: int, text: str) -> None:
        written = line(self._title, done, total, text, self._signs)
        self._stream.write("\r" + written.ljust(self._width))
        self._stream.flush()
        self._width = len(written)

    def close(self) -> None:
        if self._width:
            self._stream.write("\n")
            self._stream.flush()
            self._width = 0


class RichBar:
    """The bar of the library rich. It is drawn only when it is told something, so no thread is started."""

    def __init__(self, title: str, stream: TextIO) -> None:
        rich: Any = import_module("rich.progress")
        console: Any = import_module("rich.console").Console(file=stream)
        columns = rich.TextColumn("{task.description}"), rich.BarColumn(), rich.TextColumn("{task.fields[text]}")
        self._progress: Any = rich.Progress(*columns, console=console, auto_refresh=False)
        self._task = self._progress.add_task(_plain(title), total=None, text="")

    def show(self, done: int, total: int, text: str) -> None:
        shown = f"{done}/{total} {text}" if total else text
        self._progress.update(self._task, completed=done, total=total or None, text=_plain(shown))
        self._progress.start()  # which does nothing if it was started before
        self._progress.refresh()

    def close(self) -> None:
        self._progress.stop()


class NotebookBar:
    """An output of the cell that is replaced by the next one."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._handle: Any = None

    def show(self, done: int, total: int, text: str) -> None:
        shown = {"text/plain": line(self._title, done, total, text)}
        if self._handle is None:
            self._handle = import_module("IPython.display").display(shown, raw=True, display_id=True)
        else:
            self._handle.update(shown, raw=True)

    def close(self) -> None:
        self._handle = None


def _in_notebook() -> bool:
    """Whether a kernel runs us. IPython is asked only if somebody has loaded it."""
    if "IPython" not in sys.modules:
        return False
    ipython: Any = sys.modules["IPython"]
    return getattr(ipython.get_ipython(), "kernel", None) is not None


def _plain(text: str) -> str:
    """With whatever rich would take for markup escaped."""
    return text.replace("[", r"\[")


def _can_write(stream: TextIO, text: str) -> bool:
    try:
        text.encode(stream.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True
