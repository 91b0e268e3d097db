"""
What `client.chat.completions` can beyond the generated calls (`mixins`): `parse` and `run_tools`, the `arguments` that
type checkers see there, and the `parts` that a user's message is made of.

Puts together what `tools/`, `outputs/` and `streams/` do. Must not know rounds, schemas or deltas itself.
"""
