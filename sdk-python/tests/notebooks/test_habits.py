"""What people do in notebooks: interrupt cells, run them again, keep a client over many of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from mock_platform import Company

from .kernel import Kernel

CHAT = "chat.completions.create"

CONNECTIONS = """
import gc, os, psutil
from urllib.parse import urlsplit

def connections():
    "Our ports of all connections that are open to the platform."
    gc.collect()
    port = urlsplit(os.environ["AIAGENTPLATFORM_BASE_URL"]).port
    found = [each for each in psutil.Process().net_connections("tcp") if each.status == "ESTABLISHED"]
    return {each.laddr.port for each in found if each.raddr.port == port}
"""

ASK = 'model="gpt-5.2", messages=[{"role": "user", "content": "Count to 9"}]'


@pytest.fixture(autouse=True)
def clean(kernel: Kernel, company: Company) -> Iterator[None]:
    """
    A kernel in which both clients are made and connected, so that an interrupt comes while they wait for a reply: one
    in the middle of connecting may leave a socket to the garbage collector.
    """
    code = f"""
{CONNECTIONS}
import asyncio
from aiagentplatform import AIAgentPlatform, AsyncAIAgentPlatform

async def turning():
    "IPython's kernel notices an interrupt of an awaiting cell when its loop turns, which a stalled reply lets it not."
    while True:
        await asyncio.sleep(0.02)

async def announced(request, send):
    print("sending", flush=True)
    return await send(request)

def announced_sync(request, send):
    print("sending", flush=True)
    return send(request)

client = AIAgentPlatform(max_retries=0)
aclient = AsyncAIAgentPlatform(max_retries=0)
loud = client.with_options(middleware=[announced_sync])
aloud = aclient.with_options(middleware=[announced])
turns = asyncio.create_task(turning())
client.models.retrieve("gpt-5.2")
await aclient.models.retrieve("gpt-5.2")
"""
    shown = kernel.run(code)
    assert (shown.error, shown.err) == ("", ""), shown.trace
    yield
    company.admin("DELETE", "/faults")
    assert kernel.run("client.close(); await aclient.close(); turns.cancel()").error == ""


def usable(kernel: Kernel) -> None:
    """Both clients go on, on few connections, and nothing was said on the way."""
    shown = kernel.run(
        'print(client.models.retrieve("gpt-5.2").id, (await aclient.models.retrieve("gpt-5.2")).id, len(connections()))'
    )
    assert (shown.out, shown.err, shown.error) == ("gpt-5.2 gpt-5.2 2\n", "", ""), shown.trace


def test_interrupting_a_stream_leaves_the_client_usable(kernel: Kernel, company: Company) -> None:
    company.fault("stall", operation=CHAT, after_events=3)
    code = f"""
with client.chat.completions.stream({ASK}) as stream:
    for text in stream.text():
        print(text, flush=True)
"""
    assert kernel.run(code, interrupted_at="1").error == "KeyboardInterrupt"
    assert kernel.run("stream").plain.startswith("Stream(state='closed', status=200, request_id='req_")
    usable(kernel)


def test_interrupting_a_stream_outside_with_leaves_the_client_usable(kernel: Kernel, company: Company) -> None:
    company.fault("stall", operation=CHAT, after_events=3)
    code = f"""
for chunk in client.chat.completions.create({ASK}, stream=True):
    print("chunk", flush=True)
"""
    assert kernel.run(code, interrupted_at="chunk").error == "KeyboardInterrupt"
    usable(kernel)


def test_interrupting_a_call_leaves_the_client_usable(kernel: Kernel, company: Company) -> None:
    company.fault("stall", operation=CHAT, after_bytes=0)
    shown = kernel.run(f"loud.chat.completions.create({ASK})", interrupted_at="sending")
    assert shown.error == "KeyboardInterrupt"
    usable(kernel)


def test_interrupting_an_async_stream_leaves_the_client_usable(kernel: Kernel, company: Company) -> None:
    company.fault("stall", operation=CHAT, after_events=3)
    code = f"""
async with aclient.chat.completions.stream({ASK}) as stream:
    async for text in stream.text():
        print(text, flush=True)
"""
    assert kernel.run(code, interrupted_at="1").error == "CancelledError"
    usable(kernel)


def test_interrupting_an_async_call_leaves_the_client_usable(kernel: Kernel, company: Company) -> None:
    company.fault("stall", operation=CHAT, after_bytes=0)
    shown = kernel.run(f"await aloud.chat.completions.create({ASK})", interrupted_at="sending")
    assert shown.error == "CancelledError"
    usable(kernel)


def test_a_cell_that_makes_a_client_can_be_run_again_and_again(kernel: Kernel) -> None:
    kernel.run("del loud, aloud")  # copies, which keep their originals' connections
    for _ in range(6):
        shown = kernel.run('client = AIAgentPlatform()\nclient.models.retrieve("gpt-5.2").id')
        assert (shown.plain, shown.err, shown.error) == ("'gpt-5.2'", "", "")
        shown = kernel.run('aclient = AsyncAIAgentPlatform()\n(await aclient.models.retrieve("gpt-5.2")).id')
        assert (shown.plain, shown.err, shown.error) == ("'gpt-5.2'", "", "")
    usable(kernel)


def test_a_client_keeps_its_connection_from_cell_to_cell(kernel: Kernel) -> None:
    def ports(call: str) -> str:
        return kernel.run(f"{call}\nprint(sorted(connections()))").out

    for call in ('client.models.retrieve("gpt-5.2")', 'await aclient.models.retrieve("gpt-5.2")'):
        first = ports(call)
        assert len(first) > 2
        assert {ports(call) for _ in range(4)} == {first}


def test_a_stream_may_be_read_over_several_cells(kernel: Kernel) -> None:
    kernel.run(f"stream = await aclient.chat.completions.create({ASK}, stream=True)")
    kernel.run("first = await anext(stream)")
    shown = kernel.run("print((await stream.final()).choices[0].message.content)")
    assert (shown.out, shown.err) == ("1, 2, 3, 4, 5, 6, 7, 8, 9.\n", "")


def test_the_sync_client_does_its_work_in_its_own_thread_and_not_on_the_loop(kernel: Kernel) -> None:
    code = """
import asyncio, threading

before = {thread.name for thread in threading.enumerate()}
loop = asyncio.get_running_loop()
client.models.retrieve("gpt-5.2")
print(asyncio.get_running_loop() is loop, {thread.name for thread in threading.enumerate()} - before)
"""
    assert kernel.run(code).out == "True set()\n"
