"""All types, loaded on first use. Generated from the OpenAPI document by onespec; do not edit."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .answers import Answer, AnswerChunk, Choice, ChunkChoice, Delta, Message
    from .answers_params import QuestionParam
    from .jobs import Job, JobDone, JobEvent, JobProgress, UnknownJobEvent
    from .logs import Line
    from .recordings import RecordingsUploadRequestTags
    from .recordings_params import RecordingsUploadRequestParam, RecordingsUploadRequestTagsParam
    from .root_params import LoginRequestParam

__all__: list[str] = [
    "Answer",
    "AnswerChunk",
    "Choice",
    "ChunkChoice",
    "Delta",
    "Job",
    "JobDone",
    "JobEvent",
    "JobProgress",
    "Line",
    "LoginRequestParam",
    "Message",
    "QuestionParam",
    "RecordingsUploadRequestParam",
    "RecordingsUploadRequestTags",
    "RecordingsUploadRequestTagsParam",
    "UnknownJobEvent",
]

_MODULES: dict[str, str] = {
    "Answer": "answers",
    "AnswerChunk": "answers",
    "Choice": "answers",
    "ChunkChoice": "answers",
    "Delta": "answers",
    "Message": "answers",
    "QuestionParam": "answers_params",
    "Job": "jobs",
    "JobDone": "jobs",
    "JobEvent": "jobs",
    "JobProgress": "jobs",
    "UnknownJobEvent": "jobs",
    "Line": "logs",
    "RecordingsUploadRequestTags": "recordings",
    "RecordingsUploadRequestParam": "recordings_params",
    "RecordingsUploadRequestTagsParam": "recordings_params",
    "LoginRequestParam": "root_params",
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
