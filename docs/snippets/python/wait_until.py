from aiagentplatform import AIAgentPlatform, Backoff, wait_until

with AIAgentPlatform() as client:
    file = client.files.upload(file=("notes.txt", b"Remember the milk."), purpose="user_data")
    file = client.files.wait(file.id, timeout=60)  # until it is ready for use
    print(file.status)

    models = wait_until(  # anything else that takes its time
        lambda: client.models.list(limit=1),
        lambda page: len(page) > 0,
        timeout=60,
        poll=Backoff(first=1, cap=5),
    )
    print(len(models), "model")
