"""The main job, end to end, in a terminal. `./dev demo` runs it."""
