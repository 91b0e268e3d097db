from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from aiagentplatform import AIAgentPlatform, Page, Timeout
from aiagentplatform.resources.files import Files
from aiagentplatform.types import File


class Answers(Protocol):
    """What the rest of the program needs. In its tests a plain function will do."""

    def __call__(self, question: str, /) -> str: ...


@dataclass
class Assistant:
    """A service that holds its client. `with_options` gives copies on the same connections."""

    client: AIAgentPlatform = field(default_factory=AIAgentPlatform)

    @cached_property
    def patient(self) -> AIAgentPlatform:
        return self.client.with_options(timeout=Timeout(total=300))

    def answer(self, question: str) -> str:
        completion = self.patient.chat.completions.create(
            model="gpt-5.2", messages=[{"role": "user", "content": question}]
        )
        return completion.choices[0].message.content or ""


def large(files: Files, size: int) -> Iterator[File]:
    """A function that takes a part of a client."""
    page: Page[File] = files.list(limit=100)
    return (file for file in page.iter_items() if file.bytes_ >= size)


def repl(answers: Answers, questions: list[str]) -> None:
    for question in questions:
        print(answers(question))


assistant = Assistant()
repl(assistant.answer, ["What is 2 + 3?"])
repl(str.upper, ["a test needs no client"])
print([file.filename for file in large(assistant.client.files, 1_000_000)])
assistant.client.close()
