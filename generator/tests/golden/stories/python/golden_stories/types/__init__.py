"""All types, loaded on first use. Generated from the OpenAPI document by onespec; do not edit."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .stories import (
        Chapter,
        Progress,
        ProgressStoryWord,
        Story,
        StoryChapter,
        StoryDone,
        StoryFailed,
        StoryPiece,
        StoryPieceChapter,
        UnknownProgress,
    )
    from .stories_params import StoriesCreateRequestParam

__all__: list[str] = [
    "Chapter",
    "Progress",
    "ProgressStoryWord",
    "StoriesCreateRequestParam",
    "Story",
    "StoryChapter",
    "StoryDone",
    "StoryFailed",
    "StoryPiece",
    "StoryPieceChapter",
    "UnknownProgress",
]

_MODULES: dict[str, str] = {
    "Chapter": "stories",
    "Progress": "stories",
    "ProgressStoryWord": "stories",
    "Story": "stories",
    "StoryChapter": "stories",
    "StoryDone": "stories",
    "StoryFailed": "stories",
    "StoryPiece": "stories",
    "StoryPieceChapter": "stories",
    "UnknownProgress": "stories",
    "StoriesCreateRequestParam": "stories_params",
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
