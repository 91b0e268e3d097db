"""
What `client.files` can beyond the generated calls (`mixins`): waiting, and uploads and downloads whose progress is told
(`transfer`). Must not know how a file travels: that is `_core`'s.
"""
