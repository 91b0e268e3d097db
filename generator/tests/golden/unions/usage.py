"""What a user writes, as type checkers see it."""

from __future__ import annotations

from golden_unions import Shapes
from golden_unions.types import Circle, Drawing, Drawn, Erased, ShapeParam, UnknownWebhookEvent
from typing_extensions import assert_type


def blocking(client: Shapes, body: bytes, headers: dict[str, str]) -> None:
    shape: ShapeParam = {"kind": "square", "a": 2}
    drawing = client.drawings.create(shapes=[shape, Circle(kind="circle", r=1)], color="red", background=[0, 0, 0])
    assert_type(drawing, Drawing)
    client.drawings.create(shapes=drawing.shapes, color=drawing.color, background=None)
    event = client.webhooks.unwrap(body, headers)
    assert_type(event, Drawn | Erased | UnknownWebhookEvent)
    if event.type == "drawn":
        assert_type(event.drawing, Drawing)
