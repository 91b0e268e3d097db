"""A fixture that serves small documents."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from .toys import Document, Serve, document, served


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Serves a document of these paths; gives a client whose base URL is the document's."""
    with ExitStack() as stack:

        def start(paths: Document, version: str = "3.1.0", **more: Any) -> httpx.Client:
            file = tmp_path / "openapi.json"
            file.write_text(json.dumps(document(paths, version, **more)), encoding="utf-8")
            context: AbstractContextManager[httpx.Client] = served(file)
            return stack.enter_context(context)

        yield start
