"""
What is done to a subject, and read from it: `cold` from the first import on, `warm` in a process at work, `growth` over
many calls, `installed` without any process of the subject's.

A probe is `(subject's name, origin of the server, size) -> {reading: value}`; seconds, bytes or a count.
"""
