"""
From a reply to a result: a typed value (`decode`, `lenient`), an error (`failure`), a page of a list (`page`, by the
rules of `pagination`) or a download, and what is known of the reply itself (`info`). Must not know requests.
"""
