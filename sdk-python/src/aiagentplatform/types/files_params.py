"""What callers may pass as types of files. Generated from the OpenAPI document by onespec; do not edit."""

from typing_extensions import Required, TypedDict

from .._core import FileInput
from .files import FilePurpose


class FileUploadRequestParam(TypedDict, total=False):
    """A file, and what it is for."""

    file: Required[FileInput]
    """The content, with its name."""
    purpose: Required[FilePurpose]
    """
    What a file is for: images for `vision`, documents for `knowledge_base`, `assistants` and `user_data` for
    use in chats, `batch`, `fine-tune` and `evals` as in OpenAI's API. An open enum.
    """
