"""
What `client.files` can beyond the generated calls: uploads and downloads that tell how far they are, and waiting until
a file is ready for use.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..._core.errors import SDKError

if TYPE_CHECKING:
    from ..._core import AsyncCore, Backoff, Clock, Core, FileInput, RequestOptions
    from ..._core.waiting.poll import Step
    from ...types.files import File, FilePurpose
    from .transfer import TransferProgress


class FileFailedError(SDKError):
    """The file that was waited for could not be processed. It is in `file`."""

    file: File


class FilesMixin:
    """Adds them to the files of the sync client."""

    if TYPE_CHECKING:
        _core: Core

    def upload_from(
        self,
        file: FileInput,
        *,
        purpose: FilePurpose,
        on_progress: Callable[[TransferProgress], object] | None = None,
        progress: bool = False,
        options: RequestOptions | None = None,
    ) -> File:
        """
        The same as `upload`, telling how far it is.

        Args:
            file: A `pathlib.Path`, bytes, an open binary file, or a tuple with a name and a content type.
            purpose: What the file is for.
            on_progress: Is called with a `TransferProgress` as the file is read for sending; in the async client on a
                worker thread.
            progress: Whether to show a progress bar in terminals and notebooks.
            options: Options of this call.

        Raises:
            BodyEncodingError: The file cannot be read.
            APIError: Whatever `upload` raises.
        """
        from ...resources.files import UPLOAD
        from .transfer import WatchedFile

        with closing(WatchedFile(file, on_progress, progress)) as watched:
            return self._core.call(UPLOAD, options, body={"file": watched.part, "purpose": purpose})

    def download_to(
        self,
        file_id: str,
        target: str | os.PathLike[str],
        *,
        on_progress: Callable[[TransferProgress], object] | None = None,
        progress: bool = False,
        options: RequestOptions | None = None,
    ) -> int:
        """
        Download a file to a path. Returns the number of bytes. A broken download leaves nothing behind.

        Args:
            file_id: The file's id.
            target: The path to write to; what is there is replaced.
            on_progress: Is called with a `TransferProgress` as the content arrives.
            progress: Whether to show a progress bar in terminals and notebooks.
            options: Options of this call.

        Raises:
            APIError: Whatever `content` raises, or the content broke off.
            OSError: The file cannot be written.
        """
        from ..._core.reply.download import AtomicFile
        from ...resources.files import CONTENT
        from .transfer import Transfer

        path = Path(target)
        with self._core.download(CONTENT, options, path=(file_id,)) as content, AtomicFile(path) as file:
            done = 0
            with closing(Transfer(path.name, content.size, on_progress, progress)) as transfer:
                for chunk in content.iter_bytes():
                    done += file.write(chunk)
                    transfer.at(done)
        return done

    def wait(
        self,
        file_id: str,
        *,
        timeout: float | None = None,
        poll: float | Backoff | None = None,
        options: RequestOptions | None = None,
    ) -> File:
        """
        Wait until a file is ready for use, and return it.

        Args:
            file_id: The file's id.
            timeout: Seconds to wait in all. Default: None, as long as it takes.
            poll: Seconds between two questions, or a `Backoff`. By default from 0.5 to 10 seconds, growing.
            options: Options of each question.

        Raises:
            FileFailedError: It could not be processed. It has the `file`.
            WaitTimeoutError: The time is over. It has the last `state`.
            APIError: Asking failed. No connection, 429 and 5xx are waited out, up to five times in a row.
        """
        from ..._core.waiting.wait import carry_out
        from ...resources.files import RETRIEVE
        from ..deadline import within

        config = self._core.config

        def ask(left: float | None) -> File:
            return self._core.call(RETRIEVE, within(config, options, left), path=(file_id,))

        return _ready(carry_out(_steps(config.clock, timeout, poll), ask, config.clock))


class AsyncFilesMixin:
    """Adds them to the files of the async client."""

    if TYPE_CHECKING:
        _core: AsyncCore

    async def upload_from(
        self,
        file: FileInput,
        *,
        purpose: FilePurpose,
        on_progress: Callable[[TransferProgress], object] | None = None,
        progress: bool = False,
        options: RequestOptions | None = None,
    ) -> File:
        """The same as `FilesMixin.upload_from`, asynchronously; `on_progress` is called on a worker thread."""
        from ...resources.files import UPLOAD
        from .transfer import WatchedFile

        with closing(WatchedFile(file, on_progress, progress)) as watched:
            return await self._core.call(UPLOAD, options, body={"file": watched.part, "purpose": purpose})

    async def download_to(
        self,
        file_id: str,
        target: str | os.PathLike[str],
        *,
        on_progress: Callable[[TransferProgress], object] | None = None,
        progress: bool = False,
        options: RequestOptions | None = None,
    ) -> int:
        """The same as `FilesMixin.download_to`, asynchronously; the file is written on a worker thread."""
        from anyio.to_thread import run_sync

        from ..._core.reply.download import AtomicFile
        from ...resources.files import CONTENT
        from .transfer import Transfer

        path = Path(target)
        async with await self._core.download(CONTENT, options, path=(file_id,)) as content:
            with AtomicFile(path) as file:
                done = 0
                with closing(Transfer(path.name, content.size, on_progress, progress)) as transfer:
                    async for chunk in content.iter_bytes():
                        done += await run_sync(file.write, chunk)
                        transfer.at(done)
        return done

    async def wait(
        self,
        file_id: str,
        *,
        timeout: float | None = None,
        poll: float | Backoff | None = None,
        options: RequestOptions | None = None,
    ) -> File:
        """The same as `FilesMixin.wait`, asynchronously."""
        from ..._core.waiting.wait import carry_out_async
        from ...resources.files import RETRIEVE
        from ..deadline import within

        config = self._core.config

        async def ask(left: float | None) -> File:
            return await self._core.call(RETRIEVE, within(config, options, left), path=(file_id,))

        return _ready(await carry_out_async(_steps(config.clock, timeout, poll), ask, config.clock))


def _steps(clock: Clock, timeout: float | None, poll: float | Backoff | None) -> Generator[Step, Any, File]:
    from ..._core.waiting.poll import poll_steps

    return poll_steps(_over, clock, timeout=timeout, backoff=poll)


def _over(file: File) -> bool:
    return file.status in ("processed", "error")


def _ready(file: File) -> File:
    if file.status == "error":
        raise FileFailedError(f"File {file.id} ({file.filename}) could not be processed.", file=file)
    return file
