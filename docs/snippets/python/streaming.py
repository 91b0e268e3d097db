from aiagentplatform import AIAgentPlatform, StreamIncompleteError

client = AIAgentPlatform()

with client.chat.completions.stream(
    model="gpt-5.2",
    messages=[{"role": "user", "content": "Tell me a story."}],
    stream_options={"include_usage": True},
) as stream:
    try:
        for text in stream.text():
            print(text, end="", flush=True)
    except StreamIncompleteError as error:
        print(f"\nThe connection broke: {error}. Until then: {error.partial}")
    else:
        completion = stream.final()  # the whole, as `create` returns it
        print(f"\n{completion.choices[0].finish_reason}, {completion.usage.total_tokens} tokens")

client.close()
