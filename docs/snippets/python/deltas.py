from aiagentplatform import AIAgentPlatform
from aiagentplatform.lib import deltas
from aiagentplatform.types import ChatToolParam

WEATHER: ChatToolParam = {
    "type": "function",
    "function": {
        "name": "weather",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}

with (
    AIAgentPlatform() as client,
    client.chat.completions.stream(
        model="gpt-5.2",
        messages=[{"role": "user", "content": "What is the weather like in Paris?"}],
        tools=[WEATHER],
        stream_options={"include_usage": True},
    ) as stream,
):
    for delta in deltas(stream):
        if delta.type == "content.delta":
            print(delta.delta, end="", flush=True)  # delta.snapshot is the text so far
        elif delta.type == "tool_call.delta":
            print(delta.name, delta.arguments)  # parsed as far as they have come
        elif delta.type == "tool_call.done":
            print("call", delta.call.function.name, delta.arguments)
        elif delta.type == "choice.done":
            print("end:", delta.finish_reason)
        elif delta.type == "usage":
            print(delta.usage.total_tokens, "tokens")
