"""A client on a scripted transport, sync or async."""

from __future__ import annotations

from typing import Any

from aiagentplatform import AIAgentPlatform, AsyncAIAgentPlatform, Clock
from aiagentplatform.testing import AsyncScriptedTransport, ScriptedTransport
from anyio import lowlevel
from conftest import awaited

KEY = "aap_test_0123456789"
AT_ONCE = Clock(sleep=lambda _: None, sleep_async=lambda _: lowlevel.checkpoint())
QUESTION: Any = {"model": "gpt-5.2", "messages": [{"role": "user", "content": "Hi"}]}


def scripted_client(*answers: Any) -> AIAgentPlatform:
    return AIAgentPlatform(api_key=KEY, transport=ScriptedTransport(*answers))


class Stage:
    """A client of one flavour on a script, and the question that it asks."""

    def __init__(self, flavour: str, *answers: Any) -> None:
        self.script: Any = (ScriptedTransport if flavour == "sync" else AsyncScriptedTransport)(*answers)
        kind: Any = AIAgentPlatform if flavour == "sync" else AsyncAIAgentPlatform
        self.client = kind(api_key=KEY, transport=self.script).with_options(clock=AT_ONCE)

    async def ask(self, **arguments: Any) -> Any:
        return await awaited(self.client.chat.completions.create(**{**QUESTION, **arguments}))
