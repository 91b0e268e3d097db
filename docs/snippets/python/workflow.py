from aiagentplatform import AIAgentPlatform

with AIAgentPlatform() as client:
    workflow = client.workflows.create(
        name="Article",
        agents=[
            {"id": "writer", "role": "Writer", "instructions": "You write short, clear sections."},
            {"id": "editor", "role": "Editor", "instructions": "You cut what the reader does not need."},
        ],
        steps=[
            {
                "id": "draft",
                "type": "ai_reasoning",
                "agents": ["writer"],
                "config": {"prompt": "Write about {{ input.topic }}."},
            },
            {
                "id": "edit",
                "type": "ai_reasoning",
                "agents": ["editor"],
                "depends_on": ["draft"],
                "config": {"prompt": "Edit: {{ steps.draft.output.text }}"},
            },
        ],
    )
    execution = client.workflows.executions.create(workflow.id, input={"topic": "open standards"})

    # A connection that drops is opened again after the last event: nothing is lost, nothing comes twice.
    with client.workflows.executions.events(execution.id) as events:
        for event in events:
            if event.type == "step.started":
                print(f"\n[{event.step_id}]")
            elif event.type == "step.delta":
                print(event.delta, end="", flush=True)
            elif event.type == "step.failed":
                print(event.step_id, event.error)
        final = events.final()

    print(f"\n{final.status} after {len(client.workflows.executions.steps.list(execution.id).data)} steps")
