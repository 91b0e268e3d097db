"""
OpenAPI Overlays 1.0 and 1.1: changes to a document that somebody else owns, from a file of one's own.

Works on positioned nodes: what an overlay put into a document keeps the overlay's own file, line and column. Must not
know OpenAPI.
"""

from .lay import lay

__all__ = ["lay"]
