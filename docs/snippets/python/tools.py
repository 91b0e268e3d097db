from typing import Annotated

from aiagentplatform import AIAgentPlatform
from aiagentplatform.lib import tool
from pydantic import Field


@tool
def weather(city: str, days: Annotated[int, Field(ge=1, le=7)] = 1) -> dict[str, object]:
    """
    The weather in a city.

    Args:
        city: The city's English name.
        days: How many days, today included.
    """
    return {"city": city, "celsius": [21] * days}


with AIAgentPlatform() as client:
    runner = client.chat.completions.run_tools(
        model="gpt-5.2",
        messages=[{"role": "user", "content": "What is the weather like in Paris?"}],
        tools=[weather],
    )
    for step in runner:  # each reply, call and result, as it happens
        if step.type == "returned":
            print(f"{step.name}({step.call.function.arguments}) = {step.content}")

    run = runner.final()
    print(run.text)
    print(run.rounds, "rounds,", run.usage.total_tokens, "tokens")
