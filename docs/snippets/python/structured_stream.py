from aiagentplatform import AIAgentPlatform
from pydantic import BaseModel


class Recipe(BaseModel):
    name: str
    ingredients: list[str]


with (
    AIAgentPlatform() as client,
    client.chat.completions.stream_parse(
        model="gpt-5.2",
        messages=[{"role": "user", "content": "A quick dish with lentils?"}],
        response_format=Recipe,
    ) as stream,
):
    for recipe in stream.partials():  # the recipe so far; what has not come yet is None
        print(f"\r{recipe.name}: {len(recipe.ingredients or [])} ingredients", end="")
    completion = stream.final()

print()
if completion.parsed is not None:
    print(completion.parsed.name, completion.parsed.ingredients)
