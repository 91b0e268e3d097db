"""Errors. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from ._core import APIStatusError

CODES: dict[str, type[APIStatusError]] = {}
"""The class of each documented error code."""
