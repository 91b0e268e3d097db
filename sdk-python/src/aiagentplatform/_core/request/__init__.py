"""
From an operation and its arguments to a request. Pure, and the same for sync and async.

`plan.py` settles once what all calls of an operation share, `draft.py` adds what is one call's own; the other files
write one part of the request each: `url`, `headers`, `credential`, `parameters`, `body` (`json_body`, `multipart`).
"""
