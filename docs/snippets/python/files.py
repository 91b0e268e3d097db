from pathlib import Path
from tempfile import TemporaryDirectory

from aiagentplatform import AIAgentPlatform

with TemporaryDirectory() as folder, AIAgentPlatform() as client:
    report = Path(folder, "report.txt")
    report.write_text("Sales went up.\n" * 1000)

    uploaded = client.files.upload(file=report, purpose="user_data")  # read from disk while it is sent
    print(uploaded.id, uploaded.filename, uploaded.bytes_, "bytes")

    note = client.files.upload(file=("note.md", b"# Note", "text/markdown"), purpose="user_data")
    client.files.delete(note.id)

    with client.files.content(uploaded.id) as content:
        content.write_to(Path(folder, "copy.txt"))  # written while it arrives

    assert Path(folder, "copy.txt").read_bytes() == report.read_bytes()
