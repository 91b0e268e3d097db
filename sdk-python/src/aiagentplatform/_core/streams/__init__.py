"""
Replies that arrive event by event. From the bytes up: `sse` and `framing` cut them into events, `accumulate` folds
events into a final object, `seen` tells which came before, `follow` decides what to do next, `stream` does it and is
what a caller holds. `state` is what its two kinds share.
"""
