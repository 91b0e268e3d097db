from typing import Literal

from aiagentplatform import AIAgentPlatform
from pydantic import BaseModel, TypeAdapter


class Refund(BaseModel):
    kind: Literal["refund"]
    order: str


class Question(BaseModel):
    kind: Literal["question"]
    text: str


Request = TypeAdapter[Refund | Question](Refund | Question)  # a list needs none: response_format=list[Refund]

with AIAgentPlatform() as client:
    completion = client.chat.completions.parse(
        model="gpt-5.2",
        messages=[{"role": "user", "content": "I want my money back for order A-17."}],
        response_format=Request,
    )
    if isinstance(completion.parsed, Refund):
        print("refund", completion.parsed.order)
    elif completion.parsed is not None:
        print("question", completion.parsed.text)
