"""
Content as an object of the caller's own type: what is sent (`format`), the completion with its content validated
(`parsed`), and the same while it still comes (`stream`, `partial`). Must not know how it was asked for.
"""
