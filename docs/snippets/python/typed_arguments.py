from typing import Final

from aiagentplatform import OMIT, AIAgentPlatform, Omit, RequestOptions
from aiagentplatform.types import ChatCompletion, ChatMessageParam, ChatSystemMessageParam, ChatUserMessage
from typing_extensions import Unpack

SYSTEM: Final[ChatSystemMessageParam] = {"role": "system", "content": "Answer in one sentence."}


def ask(
    client: AIAgentPlatform,
    question: str,
    temperature: float | Omit | None = OMIT,  # OMIT is not sent, None is sent as null
    **options: Unpack[RequestOptions],
) -> ChatCompletion:
    messages: list[ChatMessageParam] = [SYSTEM]  # without the annotation, a list of dict[str, str]
    messages.append({"role": "user", "content": question})
    messages.append(ChatUserMessage(role="user", content="Please."))  # a model does as well
    return client.chat.completions.create(model="gpt-5.2", messages=messages, temperature=temperature, options=options)


with AIAgentPlatform() as client:
    completion = ask(client, "Why is the sky blue?", temperature=0.2, timeout=30)

    text = completion.to_json()  # to a file, a queue, a cache …
    stored = ChatCompletion.model_validate_json(text)  # … and back
    assert stored == completion
    print(stored.choices[0].finish_reason)
