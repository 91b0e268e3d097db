"""The `Prefer` header (RFC 7240): which status, example and media type the client would like to see.

Must not know the document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..complaints import Complaint

_PART = re.compile(r"""\s*([\w-]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,;"]*)))?\s*(?:[,;]|\Z)""")


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a client prefers. `None` where it does not care."""

    code: str | None = None
    example: str | None = None
    media: str | None = None
    dynamic: bool = False
    seed: int = 0


def preferences_of(header: str) -> Preferences:
    """The preferences of a header; those of other kinds are ignored, as the RFC says.

    Raises:
        Complaint: 400 for a value that can mean nothing.
    """
    said: dict[str, str] = {}
    for name, quoted, plain in _PART.findall(header):
        said.setdefault(name.lower(), re.sub(r"\\(.)", r"\1", quoted) if quoted else plain)
    code, seed = said.get("code", said.get("status")), said.get("seed", "0")
    if code is not None and not re.fullmatch(r"[1-5][0-9]{2}", code):
        raise Complaint(400, f"Prefer: code={code} is no HTTP status.")
    if not re.fullmatch(r"[0-9]{1,9}", seed):
        raise Complaint(400, f"Prefer: seed={seed} is no number.")
    return Preferences(
        code, said.get("example"), said.get("media"), said.get("dynamic", "").lower() in ("true", "1"), int(seed)
    )
