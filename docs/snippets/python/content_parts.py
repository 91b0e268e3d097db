import tempfile
from base64 import b64decode
from pathlib import Path

from aiagentplatform import AIAgentPlatform
from aiagentplatform.lib import file_part, image_part

folder = Path(tempfile.mkdtemp())
photo, report = folder / "dot.png", folder / "report.txt"
photo.write_bytes(
    b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=")
)
report.write_text("Sales rose by a tenth.")

with AIAgentPlatform() as client:
    completion = client.chat.completions.create(
        model="gpt-5.2",
        messages=[
            {
                "role": "user",
                "content": [
                    {"type": "text", "text": "Does the picture fit the report?"},
                    image_part(photo, detail="low"),  # a path, bytes, an open file or a URL
                    file_part(report),  # for large files: file_part(client.files.upload(...))
                ],
            }
        ],
    )
    print(completion.choices[0].message.content)
