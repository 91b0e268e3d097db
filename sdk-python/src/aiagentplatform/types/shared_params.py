"""What callers may pass as types of shared. Generated from the OpenAPI document by onespec; do not edit."""

from collections.abc import Mapping
from typing import TypeAlias

MetadataParam: TypeAlias = Mapping[str, str]
"""Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""
