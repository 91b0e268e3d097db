from aiagentplatform import REMOVE, AIAgentPlatform, response_of

with AIAgentPlatform() as client:
    # An endpoint, a parameter or a field that the SDK does not know yet:
    listed = client.request("GET", "/models", query={"limit": 2})
    print([model["id"] for model in listed["data"]])
    completion = client.chat.completions.create(
        model="gpt-5.2",
        messages=[{"role": "user", "content": "Hi"}],
        options={"body": {"experimental": True}, "headers": {"x-team": "search", "user-agent": REMOVE}},
    )

    # What stands beside a reply:
    info = response_of(completion)
    if info is not None:
        print(info.status, info.request_id, info.attempts, info.headers["content-type"], info.rate_limit)
    print(completion.model_extra)  # fields that the server sent and the SDK does not know
