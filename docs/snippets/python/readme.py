from aiagentplatform import AIAgentPlatform

client = AIAgentPlatform()  # reads AIAGENTPLATFORM_API_KEY

with client.chat.completions.stream(
    model="gpt-5.2",
    messages=[{"role": "user", "content": "Why is the sky blue?"}],
) as stream:
    for text in stream.text():
        print(text, end="", flush=True)

client.close()
