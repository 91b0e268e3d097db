"""
What the chunks of a streamed chat completion tell: `deltas` are the typed events, made of texts that are `growing`;
`reader` gets them from chunks, without I/O; `stream` reads them off a connection.

Must not know what becomes of the content, or who runs the tools that are called.
"""
