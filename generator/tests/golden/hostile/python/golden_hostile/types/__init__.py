"""All types, loaded on first use. Generated from the OpenAPI document by onespec; do not edit."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .class_ import ClassImportResult, Field, Kind, Literal_, Model, ModelJson, Page, Union_
    from .class__params import Any_Param, PageParam

__all__: list[str] = [
    "Any_Param",
    "ClassImportResult",
    "Field",
    "Kind",
    "Literal_",
    "Model",
    "ModelJson",
    "Page",
    "PageParam",
    "Union_",
]

_MODULES: dict[str, str] = {
    "ClassImportResult": "class_",
    "Field": "class_",
    "Kind": "class_",
    "Literal_": "class_",
    "Model": "class_",
    "ModelJson": "class_",
    "Page": "class_",
    "Union_": "class_",
    "Any_Param": "class__params",
    "PageParam": "class__params",
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
