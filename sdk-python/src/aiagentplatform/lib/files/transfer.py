"""
How far an upload or a download has come: counts bytes, and tells a callback and a progress bar.

Must not know requests.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..._core.request.multipart import FileSource
from ..._core.values.type_guards import is_sequence

if TYPE_CHECKING:
    from ..._core import FileInput
    from ..._core.waiting.bar import Bar

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class TransferProgress:
    """How far an upload or a download has come, in bytes."""

    done: int
    """How many bytes are through. When a request is tried again, it begins anew."""
    total: int | None
    """How many there are; None if that is not known."""


class Transfer:
    """One upload or download. Close it, so that its progress bar ends its line."""

    def __init__(
        self,
        name: str,
        total: int | None,
        on_progress: Callable[[TransferProgress], object] | None,
        progress: bool,
    ) -> None:
        self._total, self._on_progress = total, on_progress
        self._bar = _bar(name) if progress else None

    def at(self, done: int) -> None:
        """So many bytes are through."""
        if self._on_progress is not None:
            self._on_progress(TransferProgress(done, self._total))
        if self._bar is not None:
            total = self._total or 0
            self._bar.show(done, total, f"bytes, {done / MIB:.1f} MiB")

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()


class WatchedFile:
    """
    A file that tells how much of it was read, for the runtime to upload.

    It is opened if it is a path, and then closed by `close`; the caller's own file stays open.
    """

    def __init__(
        self,
        given: FileInput,
        on_progress: Callable[[TransferProgress], object] | None,
        progress: bool,
    ) -> None:
        name, content, *rest = given if is_sequence(given) else ("", given)
        source = FileSource(content, "file")  # raises for what is no file
        self.name = name or source.name
        self._own = not callable(getattr(content, "read", None))
        self._file: Any = content
        if isinstance(content, (bytes, bytearray)):
            self._file = io.BytesIO(content)
        elif isinstance(content, os.PathLike):
            self._file = io.FileIO(os.fspath(content))
        self._start = self._file.tell() if source.replayable else 0
        self._done = 0
        self._transfer = Transfer(self.name or "upload", source.size, on_progress, progress)
        self.part: Any = (self.name or "file", self, *rest)
        """As the field of a multipart body."""

    def read(self, size: int = -1) -> bytes:
        data: bytes = self._file.read(size)
        if data:
            self._done += len(data)
            self._transfer.at(self._done)
        return data

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        position: int = self._file.seek(offset, whence)
        self._done = position - self._start
        return position

    def tell(self) -> int:
        position: int = self._file.tell()
        return position

    def close(self) -> None:
        self._transfer.close()
        if self._own:
            self._file.close()


def _bar(name: str) -> Bar:
    from ..._core.waiting.bar import bar_for

    return bar_for(name)
