"""
Runs the acts in order, each under its title, and says what failed. The exit status is 0 only if all of it happened.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from aiagentplatform import AIAgentPlatform
from rich.console import Console
from rich.markup import escape

from .acts import ACTS, Stage
from .platform import platform
from .receiver import receiver


def main() -> int:
    """Start the mock server and a webhook receiver, run every act against them, and report."""
    console = Console(highlight=False)
    with (
        tempfile.TemporaryDirectory() as folder,
        platform() as mock,
        receiver() as inbox,
        AIAgentPlatform(base_url=mock.base_url, api_key=mock.api_key) as client,
    ):
        console.print(f"The mock server listens on [cyan]{mock.base_url}[/]")
        stage = Stage(console, mock, client, inbox, Path(folder))
        for number, act in enumerate(ACTS, 1):
            console.rule(f"[bold]{number}. {act.__doc__}", align="left")
            try:
                act(stage)
            except Exception as error:
                console.print(f"[bold red]failed[/] {type(error).__name__}: {escape(str(error))}")
                return 1
    console.rule()
    console.print(f"[bold green]All {len(ACTS)} acts happened.[/]")
    return 0


if __name__ == "__main__":
    sys.exit(main())
