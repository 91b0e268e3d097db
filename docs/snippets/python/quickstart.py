from aiagentplatform import AIAgentPlatform

with AIAgentPlatform() as client:  # reads AIAGENTPLATFORM_API_KEY
    completion = client.chat.completions.create(
        model="gpt-5.2",
        messages=[{"role": "user", "content": "Why is the sky blue?"}],
    )
    print(completion.choices[0].message.content)
