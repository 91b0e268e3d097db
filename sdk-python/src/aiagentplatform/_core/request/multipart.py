"""
Uploads: multipart bodies and single files, read from disk while they are sent, and read again for another attempt.

`FileInput` is what a caller may pass. This module reads files (blocking, or on a worker thread from an event loop) and
must not know requests.
"""

from __future__ import annotations

import io
import json
import mimetypes
import os
import secrets
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, TypeAlias, Union

from ..errors import BodyEncodingError
from ..values.omit import Omit
from ..values.type_guards import is_bytes, is_list, is_mapping, is_sequence
from .json_body import encode_json
from .parameters import encode_header

FileContent: TypeAlias = Union[bytes, bytearray, memoryview, "os.PathLike[str]", IO[bytes]]
FileInput: TypeAlias = Union[FileContent, "tuple[str, FileContent]", "tuple[str, FileContent, str]"]
"""Bytes, a `pathlib.Path`, an open binary file, or a tuple: (name, content) or (name, content, content type)."""

CHUNK = 256 * 1024


class FileSource:
    """The content of one file: where it starts, how long it is, and how to read it from the start again."""

    __slots__ = ("_bytes", "_file", "_path", "_start", "name", "replayable", "size", "used")

    def __init__(self, content: Any, field: str = "") -> None:
        self._bytes: bytes | None = None
        self._path: Path | None = None
        self._file: Any = None
        self._start = 0
        self.used = False
        self.replayable = True
        self.size: int | None = None
        self.name = ""
        if is_bytes(content):
            self._bytes = bytes(content)
            self.size = len(self._bytes)
        elif isinstance(content, Path) or hasattr(content, "__fspath__"):
            self._use_path(Path(content), field)
        elif callable(getattr(content, "read", None)):
            self._use_file(content, field)
        else:
            hint = " For a file's path use pathlib.Path(...)." if isinstance(content, str) else ""
            raise BodyEncodingError(
                f"File {field!r} must be bytes, a path or an open binary file, not {type(content).__name__}.{hint}",
                where=f"/{field}",
            )

    def _use_path(self, path: Path, field: str) -> None:
        try:
            self.size = path.stat().st_size
            path.open("rb").close()
        except OSError as fault:
            raise BodyEncodingError(f"File {field!r} cannot be read: {fault}.", where=f"/{field}") from fault
        self._path, self.name = path, path.name

    def _use_file(self, file: Any, field: str) -> None:
        if isinstance(file, io.TextIOBase):
            raise BodyEncodingError(f"File {field!r} is open as text; open it with mode 'rb'.", where=f"/{field}")
        name = getattr(file, "name", "")
        self._file, self.name = file, Path(name).name if isinstance(name, str) else ""
        try:
            self._start = file.tell()
            self.size = file.seek(0, os.SEEK_END) - self._start
            file.seek(self._start)
        except (OSError, AttributeError, ValueError):
            if getattr(file, "closed", False):
                raise BodyEncodingError(f"File {field!r} is closed.", where=f"/{field}") from None
            self.replayable, self.size = False, None  # a pipe or a socket: it can be sent once

    def __iter__(self) -> Iterator[bytes]:
        self.used = True
        if self._bytes is not None:
            yield self._bytes
            return
        read, close = self._open()
        try:
            while chunk := read(CHUNK):
                yield chunk
        finally:
            close()

    def _open(self) -> tuple[Callable[[int], bytes], Callable[[], None]]:
        if self._path is not None:
            file = io.FileIO(self._path)
            return file.read, file.close
        if self.replayable:
            self._file.seek(self._start)
        return self._file.read, _leave_open  # the caller's own file stays open


def _leave_open() -> None:
    return None


Piece: TypeAlias = bytes | FileSource


class UploadBody:
    """A request body made of bytes and files. `size` is None if a file's is not known before it is read."""

    __slots__ = ("_pieces", "replayable", "size")

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        sizes = [len(piece) if isinstance(piece, bytes) else piece.size for piece in pieces]
        self.size: int | None = None if None in sizes else sum(size for size in sizes if size is not None)
        self.replayable = all(isinstance(piece, bytes) or piece.replayable for piece in pieces)

    @property
    def spent(self) -> bool:
        """Whether it was read and cannot be read again."""
        return not self.replayable and any(piece.used for piece in self._pieces if isinstance(piece, FileSource))

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            if isinstance(piece, bytes):
                yield piece
            else:
                yield from piece

    def __aiter__(self) -> AsyncIterator[bytes]:
        return _AsyncPieces(self._pieces)


class _AsyncPieces(AsyncIterator[bytes]):
    """A body's bytes, read on worker threads. No generator, since nothing may be left for the loop to finalise."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = iter(pieces)
        self._file: Iterator[bytes] | None = None

    async def __anext__(self) -> bytes:
        from anyio.to_thread import run_sync

        while True:
            if self._file is not None:
                chunk = await run_sync(next, self._file, None)
                if chunk is not None:
                    return chunk
                self._file = None
            piece = next(self._pieces, None)
            if piece is None:
                raise StopAsyncIteration
            if isinstance(piece, bytes):
                return piece
            self._file = iter(piece)


def encode_file(content: Any) -> bytes | UploadBody:
    """A body that is one file; a tuple's name and type are ignored."""
    content = content[1] if is_sequence(content) else content
    return bytes(content) if is_bytes(content) else UploadBody([FileSource(content, "body")])


def encode_multipart(
    fields: Mapping[str, Any], file_fields: Sequence[str], boundary: str | None = None
) -> tuple[UploadBody, str]:
    """
    A ``multipart/form-data`` body and its content type. `file_fields` are the wire names of files or lists of files.

    Text goes as it is, other scalars as text, objects as JSON parts, a list as one part an item. Raises
    `BodyEncodingError` naming the field.
    """
    boundary = boundary or secrets.token_hex(16)
    pieces: list[Piece] = []
    for name, value in fields.items():
        if isinstance(value, Omit):
            continue
        write = _file_part if name in file_fields else _field_part
        for item in value if is_list(value) else [value]:
            pieces.append(f"--{boundary}\r\n".encode("ascii"))
            pieces += write(name, item)
            pieces.append(b"\r\n")
    pieces.append(f"--{boundary}--\r\n".encode("ascii"))
    return UploadBody(_joined(pieces)), f"multipart/form-data; boundary={boundary}"


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Neighbouring bytes made one, so that small parts go out in few writes."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if isinstance(piece, bytes) and isinstance(last, bytes):
            joined[-1] = last + piece
        else:
            joined.append(piece)
    return joined


def _file_part(field: str, value: FileInput) -> list[Piece]:
    name, content, content_type = "", value, ""
    if is_sequence(value):
        if len(value) not in (2, 3):
            raise BodyEncodingError(
                f"File {field!r} is (name, content) or (name, content, content type), not {len(value)} values.",
                where=f"/{field}",
            )
        name, content, *rest = value
        content_type = rest[0] if rest else ""
    source = FileSource(content, field)
    name = name or source.name or field
    content_type = content_type or mimetypes.guess_type(name)[0] or "application/octet-stream"
    if any(sign in content_type for sign in "\r\n"):
        raise BodyEncodingError(f"The content type of file {field!r} has a line break.", where=f"/{field}")
    return [_part_head(field, f'; filename="{_escaped(name)}"', content_type), source]


def _field_part(field: str, value: Any) -> list[Piece]:
    if isinstance(value, str):
        return [_part_head(field), _utf8(field, value)]
    if is_mapping(value) or hasattr(value, "model_dump"):
        return [_part_head(field, "", "application/json"), encode_json(value)]
    if value is None:
        return [_part_head(field, "", "application/json"), json.dumps(None).encode()]
    return [_part_head(field), _utf8(field, encode_header(field, value))]


def _utf8(field: str, text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise BodyEncodingError(f"Field {field!r} has a lone surrogate.", where=f"/{field}") from None


def _part_head(field: str, filename: str = "", content_type: str = "") -> bytes:
    kind = f"\r\nContent-Type: {content_type}" if content_type else ""
    return f'Content-Disposition: form-data; name="{_escaped(field)}"{filename}{kind}\r\n\r\n'.encode(
        "utf-8", "surrogateescape"
    )


def _escaped(text: str) -> str:
    """As the HTML standard asks of form data: quotes and line breaks percent-encoded, all else as it is."""
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
