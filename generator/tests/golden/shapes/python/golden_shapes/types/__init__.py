"""All types, loaded on first use. Generated from the OpenAPI document by onespec; do not edit."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .drawings import (
        Circle,
        Drawing,
        DrawingColour,
        DrawingsCreateResponse,
        DrawingSize,
        DrawingTitle,
        Group,
        Pin,
        Polygon,
        PolygonKind,
        Shape,
        Ticket,
        UnknownShape,
    )
    from .drawings_params import CircleParam, DrawingParam, DrawingTitleParam, GroupParam, PolygonParam, ShapeParam
    from .shared import DrawnEvent, ErasedEvent, UnknownWebhookEvent, WebhookEvent

__all__: list[str] = [
    "Circle",
    "CircleParam",
    "Drawing",
    "DrawingColour",
    "DrawingParam",
    "DrawingSize",
    "DrawingTitle",
    "DrawingTitleParam",
    "DrawingsCreateResponse",
    "DrawnEvent",
    "ErasedEvent",
    "Group",
    "GroupParam",
    "Pin",
    "Polygon",
    "PolygonKind",
    "PolygonParam",
    "Shape",
    "ShapeParam",
    "Ticket",
    "UnknownShape",
    "UnknownWebhookEvent",
    "WebhookEvent",
]

_MODULES: dict[str, str] = {
    "Circle": "drawings",
    "Drawing": "drawings",
    "DrawingColour": "drawings",
    "DrawingSize": "drawings",
    "DrawingTitle": "drawings",
    "DrawingsCreateResponse": "drawings",
    "Group": "drawings",
    "Pin": "drawings",
    "Polygon": "drawings",
    "PolygonKind": "drawings",
    "Shape": "drawings",
    "Ticket": "drawings",
    "UnknownShape": "drawings",
    "CircleParam": "drawings_params",
    "DrawingParam": "drawings_params",
    "DrawingTitleParam": "drawings_params",
    "GroupParam": "drawings_params",
    "PolygonParam": "drawings_params",
    "ShapeParam": "drawings_params",
    "DrawnEvent": "shared",
    "ErasedEvent": "shared",
    "UnknownWebhookEvent": "shared",
    "WebhookEvent": "shared",
}

if not TYPE_CHECKING:

    def __getattr__(name):
        from importlib import import_module

        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{_MODULES[name]}", __name__), name)
        globals()[name] = value
        return value

    def __dir__():
        return __all__
