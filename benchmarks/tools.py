"""The programs of others that a measurement may need, and the word for their absence."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path


class Missing(Exception):
    """A program that is needed is not there. The text says which."""


def find(program: str) -> str:
    """
    The path of a program, beside this Python or wherever the system finds it.

    Raises:
        Missing: It is nowhere.
    """
    beside = Path(sys.executable).parent
    found = shutil.which(program, path=os.pathsep.join([str(beside), os.environ.get("PATH", "")]))
    if found is None:
        raise Missing(f"{program} is not installed")
    return found
