from aiagentplatform import AIAgentPlatform

with AIAgentPlatform() as client:
    for model in client.models.list():  # all of them: further pages are fetched when they are needed
        print(model.id, model.provider)

    page = client.models.list(limit=3)
    print([model.id for model in page.data], page.has_next)

    following = page.next_page()
    if following is not None:
        print([model.id for model in following.data])
        before = following.previous_page()
        assert before is not None and before.data == page.data

    for each in page.iter_pages():
        print(len(each), "models")
