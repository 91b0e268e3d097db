"""
Waiting until something that takes its time is done. `poll` thinks, without I/O; `wait` carries it out; `bar` shows how
far it has come, in terminals and notebooks.
"""
