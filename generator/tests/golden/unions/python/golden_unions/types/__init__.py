"""All types, loaded on first use. Generated from the OpenAPI document by onespec; do not edit."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .drawings import (
        Angular,
        Circle,
        Color,
        Drawing,
        Label,
        Named,
        Numbered,
        Rectangle,
        Shape,
        Square,
        UnknownAngular,
        UnknownShape,
    )
    from .drawings_params import (
        AngularParam,
        CircleParam,
        ColorParam,
        DrawingParam,
        LabelParam,
        NamedParam,
        NumberedParam,
        RectangleParam,
        ShapeParam,
        SquareParam,
    )
    from .shared import Drawn, Erased, UnknownWebhookEvent, WebhookEvent

__all__: list[str] = [
    "Angular",
    "AngularParam",
    "Circle",
    "CircleParam",
    "Color",
    "ColorParam",
    "Drawing",
    "DrawingParam",
    "Drawn",
    "Erased",
    "Label",
    "LabelParam",
    "Named",
    "NamedParam",
    "Numbered",
    "NumberedParam",
    "Rectangle",
    "RectangleParam",
    "Shape",
    "ShapeParam",
    "Square",
    "SquareParam",
    "UnknownAngular",
    "UnknownShape",
    "UnknownWebhookEvent",
    "WebhookEvent",
]

_MODULES: dict[str, str] = {
    "Angular": "drawings",
    "Circle": "drawings",
    "Color": "drawings",
    "Drawing": "drawings",
    "Label": "drawings",
    "Named": "drawings",
    "Numbered": "drawings",
    "Rectangle": "drawings",
    "Shape": "drawings",
    "Square": "drawings",
    "UnknownAngular": "drawings",
    "UnknownShape": "drawings",
    "AngularParam": "drawings_params",
    "CircleParam": "drawings_params",
    "ColorParam": "drawings_params",
    "DrawingParam": "drawings_params",
    "LabelParam": "drawings_params",
    "NamedParam": "drawings_params",
    "NumberedParam": "drawings_params",
    "RectangleParam": "drawings_params",
    "ShapeParam": "drawings_params",
    "SquareParam": "drawings_params",
    "Drawn": "shared",
    "Erased": "shared",
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
