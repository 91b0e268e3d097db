import json

from aiagentplatform import AIAgentPlatform
from aiagentplatform.types import ChatMessageParam, ChatToolParam


def weather(city: str) -> dict[str, object]:
    return {"city": city, "celsius": 21}


WEATHER: ChatToolParam = {
    "type": "function",
    "function": {
        "name": "weather",
        "description": "The weather in a city right now.",
        "parameters": {
            "type": "object",
            "properties": {"city": {"type": "string"}},
            "required": ["city"],
            "additionalProperties": False,
        },
    },
}

messages: list[ChatMessageParam] = [{"role": "user", "content": "What is the weather like in Paris?"}]

with AIAgentPlatform() as client:
    while True:
        completion = client.chat.completions.create(model="gpt-5.2", messages=messages, tools=[WEATHER])
        message = completion.choices[0].message
        if not message.tool_calls:
            print(message.content)
            break
        messages.append(message)
        for call in message.tool_calls:
            result = weather(**json.loads(call.function.arguments))
            print(f"{call.function.name}({call.function.arguments}) = {result}")
            messages.append({"role": "tool", "tool_call_id": call.id, "content": json.dumps(result)})
