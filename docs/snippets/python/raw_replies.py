from aiagentplatform import AIAgentPlatform

with AIAgentPlatform() as client:
    reply = client.with_raw_response(client.models.list)(limit=1)
    print(reply.status, reply.request_id, reply.rate_limit, reply.attempts)
    print(reply.content[:20])  # the bytes as they came
    page = reply.parse()  # what models.list(limit=1) returns
    print(page.data[0].id)

    stream = client.with_streaming_response(client.chat.completions.stream)
    with stream(model="gpt-5.2", messages=[{"role": "user", "content": "Hello"}]) as events:
        print(events.headers["content-type"])
        for line in events.iter_lines():  # or iter_bytes(), or parse() for the typed stream
            if line.startswith("data:"):
                print(line[:40])
                break
