"""What `pip install` brings in: the resolution alone, for this Python and system, into nothing."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from ...tools import Missing, find

SDK = Path(__file__).parents[3] / "sdk-python"


def distributions(subject: str, origin: str, size: int) -> dict[str, float]:
    """How many distributions there are after installing the subject's: itself included, and without it."""
    wanted = {
        "openai": lambda: f"openai=={version('openai')}",
        "anthropic": lambda: f"anthropic=={version('anthropic')}",
        "bare": lambda: f"httpx2=={version('httpx2')}",
        "ours": lambda: f"aiagentplatform @ {SDK.as_uri()}",
    }[subject]()
    count = len(resolve(wanted))
    return {"all": count, "others": count - 1}


def resolve(requirement: str) -> list[str]:
    """A line for each distribution."""
    command = [find("uv"), "pip", "compile", "--quiet", "--no-header", "--no-annotate", "--python", sys.executable, "-"]
    done = subprocess.run(command, input=requirement, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Missing(f"uv could not resolve it: {done.stderr.strip().splitlines()[-1]}")
    return done.stdout.split("\n")[:-1]
