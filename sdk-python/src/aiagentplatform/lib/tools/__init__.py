"""
Functions that a model calls. From the function up:

- `function`, `docstring`, `signature`: what a Python function takes, and how it is described
- `tool`, `toolbox`: it as a tool, and all tools of a run: what is sent, and from a call to what can be run
- `run`, `loop`: what came of it so far, and what to do next, without I/O
- `state`, `runner`, `runner_async`: carry it out, on threads or on event loops

Must not know how a caller asks for it: that is `chat/`'s.
"""
