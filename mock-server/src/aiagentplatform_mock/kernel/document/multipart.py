"""multipart/form-data (RFC 7578): the parts of a body, texts as `str`, files as `Upload`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from ..problems import Problem

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks


@dataclass(frozen=True, slots=True)
class Upload:
    """A file part of a multipart body."""

    filename: str
    content_type: str
    data: bytes = field(repr=False)


@dataclass(slots=True)
class _Reader:
    """Collects what the parser finds."""

    parts: list[tuple[str, str | Upload]] = field(default_factory=list[tuple[str, "str | Upload"]])
    headers: dict[bytes, bytes] = field(default_factory=dict[bytes, bytes])
    name: bytes = b""
    value: bytes = b""
    data: bytearray = field(default_factory=bytearray)

    def on_part_begin(self) -> None:
        self.headers = {}
        self.data = bytearray()

    def on_header_field(self, data: bytes, start: int, end: int) -> None:
        self.name += data[start:end]

    def on_header_value(self, data: bytes, start: int, end: int) -> None:
        self.value += data[start:end]

    def on_header_end(self) -> None:
        self.headers[self.name.lower()] = self.value
        self.name = self.value = b""

    def on_part_data(self, data: bytes, start: int, end: int) -> None:
        self.data += data[start:end]

    def on_part_end(self) -> None:
        _, options = parse_options_header(self.headers.get(b"content-disposition", b""))
        if b"name" not in options:
            raise Problem("invalid_request", "A part of the multipart body has no name.")
        name = options[b"name"].decode("utf-8", "replace")
        if b"filename" in options:
            content_type = self.headers.get(b"content-type", b"application/octet-stream").decode("latin-1")
            filename = options[b"filename"].decode("utf-8", "replace")
            self.parts.append((name, Upload(filename, content_type, bytes(self.data))))
            return
        try:
            self.parts.append((name, self.data.decode("utf-8")))
        except UnicodeDecodeError as error:
            raise Problem("invalid_parameter", f"'{name}' is not UTF-8.", f"/{name}") from error


def parse_multipart(raw: bytes, content_type: str) -> list[tuple[str, str | Upload]]:
    """The parts of a multipart body, in order.

    Raises:
        Problem: `invalid_request` if the body is not what its content type says.
    """
    _, options = parse_options_header(content_type)
    boundary = options.get(b"boundary")
    if not boundary:
        raise Problem("invalid_request", "The multipart content type names no boundary.", "Content-Type")
    reader = _Reader()
    ended = False

    def on_end() -> None:
        nonlocal ended
        ended = True

    callbacks: MultipartCallbacks = {
        "on_part_begin": reader.on_part_begin,
        "on_header_field": reader.on_header_field,
        "on_header_value": reader.on_header_value,
        "on_header_end": reader.on_header_end,
        "on_part_data": reader.on_part_data,
        "on_part_end": reader.on_part_end,
        "on_end": on_end,
    }
    try:
        parser = MultipartParser(boundary, callbacks)
        parser.write(raw)
        parser.finalize()
    except FormParserError as error:
        raise Problem("invalid_request", f"The multipart body is malformed: {error}.") from error
    if not ended:
        raise Problem("invalid_request", "The multipart body ends too early.")
    return reader.parts
