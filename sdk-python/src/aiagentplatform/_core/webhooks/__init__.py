"""
Webhooks, from bytes to a handler that runs once.

- `signature`: the rules of Standard Webhooks, as pure functions
- `replay`, `redis_replay`: who remembers what was handled
- `reception`: one webhook, verified, claimed, handled and settled
- `receiver`: what ``client.webhooks`` is
- `answer`, `intake`, `handlers`: what to answer over HTTP, for adapters of web frameworks, and handlers by event
"""
