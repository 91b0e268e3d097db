"""
`image_part`, `audio_part`, `file_part`: what a user shows or hands over in a chat, from a path, bytes or an open file.

The content travels in the message itself, in base64; what is too large for that is uploaded and named by its id. Must
not know who sends it.
"""

from __future__ import annotations

import mimetypes
from base64 import b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..._core.errors import ArgumentError
from ..._core.request.multipart import FileSource
from ..._core.values.type_guards import is_sequence

if TYPE_CHECKING:
    from ..._core import FileInput
    from ...types.chat_completions import ChatAudioFormat, ChatImageDetail
    from ...types.chat_completions_params import ChatAudioPartParam, ChatFilePartParam, ChatImagePartParam
    from ...types.files import File

MIB = 1024 * 1024
MAX_SIZE = 20 * MIB
"""How large a content may be by default, in bytes. In base64 it is a third larger."""

SIGNS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF8", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (8, b"WAVE", "audio/wav"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"\xff\xf3", "audio/mpeg"),
    (0, b"%PDF-", "application/pdf"),
)
"""How contents of the usual types begin: where, with what."""
AUDIO_FORMATS = {"audio/wav": "wav", "audio/x-wav": "wav", "audio/vnd.wave": "wav", "audio/mpeg": "mp3"}


def image_part(
    image: FileInput | str, *, detail: ChatImageDetail | None = None, max_size: int = MAX_SIZE
) -> ChatImagePartParam:
    """
    An image for the content of a user's message: ``{"role": "user", "content": [image_part(Path("cat.png"))]}``.

    Args:
        image: A `pathlib.Path`, bytes, an open binary file, or a tuple with a name and a content type, as for uploads;
            or the image's URL, which goes out as it is. It is read at once, on the calling thread.
        detail: How closely the model looks: ``"low"``, ``"high"`` or ``"auto"``. Default: the API's, ``"auto"``.
        max_size: How large the content may be, in bytes. Default: 20 MiB.

    Raises:
        ArgumentError: It cannot be read, is too large, or is no image.
    """
    url = _url(image) if isinstance(image, str) else _read(image, "image", max_size).data_url("image/")
    return {"type": "image_url", "image_url": {"url": url} if detail is None else {"url": url, "detail": detail}}


def audio_part(
    audio: FileInput, *, format: ChatAudioFormat | None = None, max_size: int = MAX_SIZE
) -> ChatAudioPartParam:
    """
    Spoken words for the content of a user's message.

    Args:
        audio: A `pathlib.Path`, bytes, an open binary file, or a tuple with a name and a content type.
        format: ``"wav"`` or ``"mp3"``. Default: what the name or the content shows.
        max_size: How large the content may be, in bytes. Default: 20 MiB.

    Raises:
        ArgumentError: It cannot be read, is too large, or is neither wav nor mp3 as far as can be told.
    """
    content = _read(audio, "audio", max_size)
    found = format or AUDIO_FORMATS.get(content.media_type)
    if found is None:
        raise ArgumentError(f"{content} is neither wav nor mp3, as far as can be told; say format='wav' or 'mp3'.")
    return {"type": "input_audio", "input_audio": {"data": content.base64, "format": found}}


def file_part(file: FileInput | File | str, *, max_size: int = MAX_SIZE) -> ChatFilePartParam:
    """
    A file for the content of a user's message.

    Args:
        file: A file that was uploaded, or its id; or the content: a `pathlib.Path`, bytes, an open binary file, or a
            tuple with a name and a content type.
        max_size: How large the content may be, in bytes. Default: 20 MiB. Upload what is larger.

    Raises:
        ArgumentError: It cannot be read, or is too large.
    """
    uploaded = file if isinstance(file, str) else getattr(file, "id", None)
    if isinstance(uploaded, str):
        if not uploaded or any(sign in uploaded for sign in "/\\."):
            raise ArgumentError(f"{uploaded!r} is no id of a file. For a file's path use pathlib.Path(...).")
        return {"type": "file", "file": {"file_id": uploaded}}
    content = _read(file, "file", max_size)
    return {"type": "file", "file": {"filename": content.name or "file", "file_data": content.data_url()}}


@dataclass(frozen=True)
class _Content:
    """What was read. `kind` is what the caller calls it."""

    kind: str
    name: str
    media_type: str
    data: bytes

    @property
    def base64(self) -> str:
        return b64encode(self.data).decode("ascii")

    def data_url(self, family: str = "") -> str:
        """The content as a ``data:`` URL (RFC 2397). Raises `ArgumentError` if its type is not of the family."""
        if not self.media_type.startswith(family):
            found = self.media_type or "nothing that is known"
            raise ArgumentError(
                f"{self} is {found}, not {family}*, as far as can be told. Give its type: (name, content, type)."
            )
        return f"data:{self.media_type or 'application/octet-stream'};base64,{self.base64}"

    def __str__(self) -> str:
        return f"The {self.kind}{f' {self.name!r}' if self.name else ''}"


def _read(given: Any, kind: str, max_size: int) -> _Content:
    name, content, *rest = given if is_sequence(given) else ("", given)
    source = FileSource(content, kind)
    name = name or source.name
    data = b""
    if source.size is None or source.size <= max_size:
        pieces: list[bytes] = []
        size = 0
        for piece in source:
            pieces.append(piece)
            size += len(piece)
            if size > max_size:
                break
        data = b"".join(pieces)
    size = max(len(data), source.size or 0)
    media_type = (rest[0] if rest else "") or _signed(data) or mimetypes.guess_type(name)[0] or ""
    read = _Content(kind, name, media_type, data)
    if size > max_size:
        raise ArgumentError(
            f"{read} has more than {max_size:,} bytes, too much for a message. Upload it with files.upload and "
            "pass file_part(its id); or allow more with max_size."
        )
    if not data:
        raise ArgumentError(f"{read} is empty.")
    return read


def _signed(data: bytes) -> str:
    """The media type that the content's beginning shows; empty if it shows none."""
    return next((kind for start, sign, kind in SIGNS if data[start : start + len(sign)] == sign), "")


def _url(text: str) -> str:
    if text.startswith(("https://", "http://", "data:")):
        return text
    raise ArgumentError(f"{text[:80]!r} is no URL of an image. For a file's path use pathlib.Path(...).")
