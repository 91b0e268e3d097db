import tempfile
from pathlib import Path

from aiagentplatform import AIAgentPlatform
from aiagentplatform.lib import TransferProgress

folder = Path(tempfile.mkdtemp())
(folder / "data.bin").write_bytes(bytes(1_000_000))


def show(progress: TransferProgress) -> None:
    print(f"{progress.done} of {progress.total} bytes")


with AIAgentPlatform() as client:
    file = client.files.upload_from(folder / "data.bin", purpose="user_data", on_progress=show)
    size = client.files.download_to(file.id, folder / "copy.bin", progress=True)  # a bar, where somebody looks
    print(size, "bytes downloaded")
