"""Images, audio and files as parts of a user's message."""

from __future__ import annotations

import io
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest
from aiagentplatform import ArgumentError
from aiagentplatform.lib import audio_part, file_part, image_part
from aiagentplatform.types import File
from conftest import awaited
from hypothesis import given
from hypothesis import strategies as st

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 8
SAMPLES = [
    (PNG, "image/png"),
    (b"\xff\xd8\xff\xe0", "image/jpeg"),
    (b"GIF89a", "image/gif"),
    (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
]
WAV, MP3 = b"RIFF\0\0\0\0WAVEfmt ", b"ID3\x04"


@pytest.mark.parametrize(("data", "media_type"), SAMPLES, ids=lambda each: str(each)[:12])
def test_an_image_is_known_by_how_it_begins(data: bytes, media_type: str) -> None:
    url = image_part(data)["image_url"]["url"]  # type: ignore[index]
    head, _, body = url.partition(",")
    assert head == f"data:{media_type};base64"
    assert b64decode(body) == data


def test_content_counts_more_than_a_name_and_a_given_type_more_than_both(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(PNG)
    assert str(image_part(path)).count("data:image/png") == 1
    assert str(image_part(("photo.jpg", PNG, "image/avif"))).count("data:image/avif") == 1


def test_a_name_helps_where_the_content_does_not(tmp_path: Path) -> None:
    path = tmp_path / "drawing.svg"
    path.write_bytes(b"<svg/>")
    assert str(image_part(path)).count("data:image/svg+xml") == 1


@pytest.mark.parametrize("given_", [PNG, bytearray(PNG), io.BytesIO(PNG), ("a.png", PNG), ("a.png", io.BytesIO(PNG))])
def test_images_come_in_every_form_of_an_upload(given_: Any) -> None:
    assert image_part(given_) == image_part(PNG)


def test_a_url_goes_out_as_it_is() -> None:
    part = image_part("https://example.com/cat.png", detail="low")
    assert part == {"type": "image_url", "image_url": {"url": "https://example.com/cat.png", "detail": "low"}}
    assert "detail" not in image_part("data:image/png;base64,AA==")["image_url"]


@pytest.mark.parametrize(
    ("data", "name", "format"), [(WAV, "", "wav"), (MP3, "", "mp3"), (b"?", "a.wav", "wav"), (b"?", "a.mp3", "mp3")]
)
def test_audio_is_known_by_content_or_name(data: bytes, name: str, format: str) -> None:
    part = audio_part((name, data))
    assert part["type"] == "input_audio"
    assert part["input_audio"] == {"data": audio_part(data, format="wav")["input_audio"]["data"], "format": format}  # type: ignore[index]


def test_a_file_is_its_id_or_its_content(tmp_path: Path) -> None:
    assert file_part("file_123") == {"type": "file", "file": {"file_id": "file_123"}}
    uploaded = File(
        id="file_1",
        object="file",
        bytes_=1,
        created_at=1,
        filename="a",
        purpose="user_data",
        status="processed",
        content_type="x/y",
    )
    assert file_part(uploaded) == {"type": "file", "file": {"file_id": "file_1"}}
    path = tmp_path / "report.pdf"
    path.write_bytes(b"%PDF-1.7")
    part = file_part(path)
    assert part["file"] == {"filename": "report.pdf", "file_data": "data:application/pdf;base64,JVBERi0xLjc="}
    assert str(file_part(b"\0\1")).count("data:application/octet-stream") == 1


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (lambda: image_part("cat.png"), "no URL of an image. For a file's path use pathlib.Path"),
        (lambda: image_part(b"text"), "The image is nothing that is known, not image"),
        (lambda: image_part(("a.pdf", b"%PDF-1")), "The image 'a.pdf' is application/pdf, not image"),
        (lambda: image_part(PNG, max_size=10), "has more than 10 bytes, too much for a message. Upload it"),
        (lambda: image_part(io.BytesIO(PNG), max_size=10), "has more than 10 bytes"),
        (lambda: image_part(b""), "The image is empty"),
        (lambda: image_part(Path("/nowhere.png")), "cannot be read"),
        (lambda: image_part(io.StringIO("x")), "open as text"),  # type: ignore[arg-type]
        (lambda: audio_part(b"text"), "neither wav nor mp3"),
        (lambda: file_part("report.pdf"), "no id of a file. For a file's path use pathlib.Path"),
        (lambda: file_part(""), "no id of a file"),
    ],
)
def test_what_cannot_be_a_part_is_told(make: Any, complaint: str) -> None:
    with pytest.raises(ArgumentError, match=complaint):
        make()


def test_a_pipe_is_not_read_further_than_is_allowed() -> None:
    class Endless(io.RawIOBase):
        pieces = 0

        def read(self, size: int = -1) -> bytes:
            self.pieces += 1
            return b"x" * 1000

        def seekable(self) -> bool:
            return False

    endless = Endless()
    with pytest.raises(ArgumentError, match="more than 5,000 bytes"):
        file_part(endless, max_size=5000)  # type: ignore[arg-type]
    assert endless.pieces == 6


@given(st.binary(min_size=1), st.text())
def test_any_content_survives(data: bytes, name: str) -> None:
    url = file_part((name, data))["file"]["file_data"]  # type: ignore[index, typeddict-item]
    assert b64decode(url.partition(",")[2]) == data


@pytest.mark.anyio
async def test_the_platform_takes_the_parts(theirs: Any) -> None:
    content = [
        {"type": "text", "text": "What is this?"},
        image_part(PNG),
        audio_part(WAV),
        file_part(("notes.txt", b"Remember the milk.", "text/plain")),
    ]
    completion = await awaited(
        theirs.chat.completions.create(model="gpt-5.2", messages=[{"role": "user", "content": content}])
    )
    assert "png image" in completion.choices[0].message.content
