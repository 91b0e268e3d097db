from aiagentplatform import AIAgentPlatform
from aiagentplatform.types import ChatMessageParam

questions = ["What is the capital of France?", "How many people live there?"]
messages: list[ChatMessageParam] = [{"role": "system", "content": "Answer in one sentence."}]

with AIAgentPlatform() as client:
    for question in questions:
        messages.append({"role": "user", "content": question})
        completion = client.chat.completions.create(model="gpt-5.2", messages=messages)
        messages.append(completion.choices[0].message)  # a reply goes back as it came
        print(completion.choices[0].message.content)
