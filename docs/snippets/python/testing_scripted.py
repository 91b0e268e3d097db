from aiagentplatform import AIAgentPlatform, ConnectTimeoutError, StreamIncompleteError
from aiagentplatform.testing import Reply, ScriptedTransport, chat_completion, chat_stream, cut, split

whole = chat_stream("Hello world", usage=True)  # bytes, as they come over the wire
script = ScriptedTransport(
    ConnectTimeoutError("no route"),  # is retried …
    Reply(429, headers={"retry-after": "0"}),  # … and so is this
    chat_completion("Done.", usage={"prompt_tokens": 12}),  # a typed object becomes a JSON reply
    Reply(chunks=split(whole, 7)),  # a stream that arrives seven bytes at a time
    cut(whole, after_events=2),  # one that ends too early
)
script.on("GET", "/models/*", lambda request: {"id": request.path.rpartition("/")[2], "object": "model"})

with script, AIAgentPlatform(api_key="aap_test_any", transport=script) as client:
    completion = client.chat.completions.create(model="auto", messages=[])
    assert completion.choices[0].message.content == "Done."
    assert [request.headers["x-sdk-attempt"] for request in script.requests] == ["1", "2", "3"]
    assert script.requests[0].json == {"model": "auto", "messages": []}

    with client.chat.completions.stream(model="auto", messages=[]) as stream:
        assert "".join(stream.text()) == "Hello world"

    with client.chat.completions.stream(model="auto", messages=[]) as stream:
        try:
            stream.final()
        except StreamIncompleteError as error:
            assert error.partial.choices[0].message.content == "Hello"

    assert client.models.retrieve("gpt-5.2").id == "gpt-5.2"

print("every reply was asked for")  # else the end of the `with` block had said which was not
