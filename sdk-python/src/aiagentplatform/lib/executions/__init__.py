"""
What `client.workflows.executions` can beyond the generated calls (`mixins`): waiting. `watch` knows what is asked for,
what its answer means and how far it has come.

Must not know when to ask and when to give up: that is `_core.waiting`'s.
"""
