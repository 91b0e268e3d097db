"""What the tests ask of the platform; the platform itself is the one that users get, of `aiagentplatform.testing`."""

from __future__ import annotations

from typing import Any

from aiagentplatform.testing import Inbox, new_company
from aiagentplatform.testing import Platform as Company

__all__ = ["MODEL", "QUESTION", "Company", "Inbox", "new_company"]

MODEL = "gpt-5.2"
QUESTION: list[Any] = [{"role": "user", "content": "What is the capital of France?"}]
