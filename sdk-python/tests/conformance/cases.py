"""
Where the conformance cases are, and how they become pytest parameters. `CONFORMANCE_EXTRA` names a folder with more.
"""

from __future__ import annotations

import base64
import json
import os
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[3] / "conformance"

Case = dict[str, Any]


def load(name: str, part: str = "cases", *, extra: bool = False) -> list[Any]:
    """The cases of a file as parameters, with those of the extra folder's file of the same name."""
    folders = [FOLDER]
    if extra and (more := os.environ.get("CONFORMANCE_EXTRA")):
        folders.append(Path(more))
    return [
        pytest.param(case, id=f"{'extra-' if folder is not FOLDER else ''}{case.get('name', number)}")
        for folder in folders
        if (folder / name).exists()
        for number, case in enumerate(json.loads((folder / name).read_text("utf-8"))[part])
    ]


def unpacked(text: str) -> bytes:
    """Bytes from base64."""
    return base64.b64decode(text)


def body_of(reply: Case) -> bytes:
    """The body of a scripted reply."""
    if "body_b64" in reply:
        return unpacked(reply["body_b64"])
    if "text" in reply:
        return str(reply["text"]).encode()
    return json.dumps(reply["body"]).encode() if "body" in reply else b""
