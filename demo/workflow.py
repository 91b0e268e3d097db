"""The demo's workflow: a small newsroom. Three agents, a decision and a loop. Data alone; nothing here runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aiagentplatform.types import WorkflowDefinitionParam

NEWSROOM: WorkflowDefinitionParam = {
    "name": "Newsroom",
    "description": "Researches a topic, writes it section by section, and edits the result for its readers.",
    "agents": [
        {"id": "researcher", "role": "Researcher", "instructions": "You collect facts and say where they come from."},
        {"id": "writer", "role": "Writer", "instructions": "You write short, clear sections."},
        {"id": "editor", "role": "Editor", "instructions": "You cut what the reader does not need."},
    ],
    "input_schema": {
        "type": "object",
        "required": ["topic", "audience", "sections"],
        "properties": {
            "topic": {"type": "string"},
            "audience": {"enum": ["engineers", "everybody"]},
            "sections": {"type": "array", "items": {"type": "string"}, "minItems": 1},
        },
    },
    "steps": [
        {
            "id": "research",
            "type": "ai_reasoning",
            "agents": ["researcher"],
            "config": {"prompt": "Collect facts about {{ input.topic }}."},
        },
        {
            "id": "sections",
            "type": "loop",
            "depends_on": ["research"],
            "config": {
                "mode": "for_each",
                "items": "input.sections",
                "steps": [
                    {
                        "id": "section",
                        "type": "ai_reasoning",
                        "agents": ["writer"],
                        "config": {"prompt": "Write the section '{{ item }}' about {{ input.topic }}."},
                    }
                ],
            },
        },
        {
            "id": "readers",
            "type": "decision",
            "depends_on": ["sections"],
            "config": {
                "branches": [
                    {"name": "technical", "when": "input.audience == 'engineers'", "steps": ["technical_edit"]}
                ],
                "default": ["plain_edit"],
            },
        },
        {
            "id": "technical_edit",
            "type": "ai_reasoning",
            "agents": ["editor", "researcher"],
            "config": {"prompt": "Edit {{ steps.sections.output.count }} sections for engineers; check each fact."},
        },
        {
            "id": "plain_edit",
            "type": "ai_reasoning",
            "agents": ["editor"],
            "config": {"prompt": "Edit {{ steps.sections.output.count }} sections; avoid jargon."},
        },
    ],
    "output": {"sections": "{{ steps.sections.output.count }}", "edited_for": "{{ input.audience }}"},
}
