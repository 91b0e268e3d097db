from aiagentplatform import AIAgentPlatform
from pydantic import BaseModel, Field


class Recipe(BaseModel):
    """A dish and how to make it."""

    name: str
    minutes: int = Field(description="From start to table.")
    ingredients: list[str]


with AIAgentPlatform() as client:
    completion = client.chat.completions.parse(
        model="gpt-5.2",
        messages=[{"role": "user", "content": "A quick dish with lentils?"}],
        response_format=Recipe,
    )

recipe = completion.parsed
if recipe is None:
    print("Declined:", completion.refusal)
else:
    print(f"{recipe.name}, {recipe.minutes} minutes: {', '.join(recipe.ingredients)}")
