"""
Replies as they came, whole or still on the wire: the functions that ask for them (`methods`), the `cores` that keep
replies instead of decoding them, and what a caller is given (`replies`).
"""
