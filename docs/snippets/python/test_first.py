from aiagentplatform import AIAgentPlatform
from aiagentplatform.testing import Platform


def test_a_greeting_is_answered(aap_platform: Platform, aap_client: AIAgentPlatform) -> None:
    aap_platform.say("Hello, Ada.")
    completion = aap_client.chat.completions.create(model="auto", messages=[{"role": "user", "content": "I am Ada."}])
    assert completion.choices[0].message.content == "Hello, Ada."
