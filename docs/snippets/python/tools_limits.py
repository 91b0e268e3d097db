from aiagentplatform import AIAgentPlatform
from aiagentplatform.lib import ToolError, ToolLimitError
from aiagentplatform.types import ChatMessageParam

STOCK = {"tea": 3}


def buy(item: str, count: int) -> str:
    """Buy something."""
    if item not in STOCK:
        raise ToolError(f"There is no {item}. There is: {', '.join(STOCK)}.")  # for the model, word for word
    return f"Bought {count} {item}."


messages: list[ChatMessageParam] = [{"role": "user", "content": "Buy two coffees."}]

with AIAgentPlatform() as client:
    runner = client.chat.completions.run_tools(
        model="gpt-5.2",
        messages=messages,
        tools=[buy],  # a plain function will do
        max_rounds=2,
        max_tool_calls=20,
        deadline=60,  # seconds for all of it
    )
    try:
        run = runner.final()
    except ToolLimitError as error:
        print(f"Stopped by {error.limit}; open calls: {len(error.run.pending)}")
        messages = error.run.messages  # all that was said; whoever goes on with it runs the open calls first
        run = client.chat.completions.run_tools(model="gpt-5.2", messages=messages, tools=[buy]).final()
    print(run.text)
