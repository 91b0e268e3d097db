"""
How objects look to a person: in a console, a notebook, a log. Secrets are never part of it. Imports nothing of ours.

`shown` is what a class extends; the other modules are loaded when something is shown.
"""
