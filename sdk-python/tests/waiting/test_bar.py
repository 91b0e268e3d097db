"""The progress bar: on terminals, in notebooks, and nowhere else."""

from __future__ import annotations

import io
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from aiagentplatform._core.waiting import bar as module
from aiagentplatform._core.waiting.bar import NoBar, NotebookBar, PlainBar, RichBar, bar_for, line
from hypothesis import given
from hypothesis import strategies as st


class Terminal(io.StringIO):
    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding

    def isatty(self) -> bool:
        return True


def drawn(bar: Any) -> None:
    bar.show(1, 4, "running (draft)")
    bar.show(4, 4, "completed")
    bar.close()


def test_nothing_is_shown_where_nobody_would_see_it(capsys: pytest.CaptureFixture[str]) -> None:
    bar = bar_for("exec_1")
    assert isinstance(bar, NoBar)
    drawn(bar)
    assert capsys.readouterr() == ("", "")


def test_a_program_without_a_stderr_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert isinstance(bar_for("exec_1"), NoBar)


def test_rich_draws_a_terminals_bar_if_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    bar = bar_for("[bold]exec[/bold]", terminal)
    assert isinstance(bar, RichBar)
    drawn(bar)
    assert "[bold]exec[/bold]" in terminal.getvalue()  # as it is, and not as markup
    assert "4/4 completed" in terminal.getvalue()
    monkeypatch.setattr(module, "find_spec", lambda _: None)
    assert isinstance(bar_for("exec_1", terminal), PlainBar)


def test_a_plain_bar_writes_over_its_line_and_leaves_the_last_state() -> None:
    terminal = Terminal()
    drawn(PlainBar("exec_1", terminal))
    shown = terminal.getvalue()
    assert shown.startswith("\rexec_1 " + "█" * 7 + "░" * 23 + " 1/4 running (draft)")
    first, second = shown.strip("\r\n").split("\r")
    assert len(second) == len(first)  # nothing of the longer line is left behind the shorter one
    assert second.rstrip() == "exec_1 " + "█" * 30 + " 4/4 completed"
    assert shown.endswith("\n")


def test_a_terminal_that_has_no_blocks_gets_other_signs() -> None:
    terminal = Terminal("ascii")
    drawn(PlainBar("exec_1", terminal))
    assert terminal.getvalue().isascii()


@pytest.mark.parametrize("kind", [PlainBar, RichBar])
def test_a_bar_that_showed_nothing_leaves_nothing(kind: Any) -> None:
    terminal = Terminal()
    kind("exec_1", terminal).close()
    assert "exec_1" not in terminal.getvalue()


def test_the_first_that_is_seen_of_a_bar_is_how_far_it_is() -> None:
    terminal = Terminal()
    bar = RichBar("exec_1", terminal)
    assert terminal.getvalue() == ""
    bar.show(1, 4, "running")
    assert "1/4 running" in terminal.getvalue()
    bar.close()


def test_a_notebooks_output_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[str, str]] = []

    class Handle:
        def update(self, data: dict[str, str], raw: bool) -> None:
            shown.append(("update", data["text/plain"]))

    def display(data: dict[str, str], raw: bool, display_id: bool) -> Handle:
        shown.append(("display", data["text/plain"]))
        return Handle()

    kernel = SimpleNamespace(get_ipython=lambda: SimpleNamespace(kernel=object()))
    monkeypatch.setitem(sys.modules, "IPython", kernel)  # type: ignore[arg-type]
    monkeypatch.setitem(sys.modules, "IPython.display", SimpleNamespace(display=display))  # type: ignore[arg-type]
    bar = bar_for("exec_1")
    assert isinstance(bar, NotebookBar)
    drawn(bar)
    assert [how for how, _ in shown] == ["display", "update"]
    assert shown[1][1].endswith("4/4 completed")


def test_ipython_without_a_kernel_is_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: None))  # type: ignore[arg-type]
    assert not isinstance(bar_for("exec_1", Terminal()), NotebookBar)


@given(st.integers(0, 500), st.integers(0, 400), st.text(max_size=5))
def test_any_count_makes_one_line_of_the_same_width(done: int, total: int, text: str) -> None:
    shown = line("title", done, total, text)
    assert shown.startswith("title")
    if total:
        assert shown.count("█") + shown.count("░") >= 30
    else:
        assert "░" not in shown.removesuffix(text)
