"""From bytes to a positioned document: YAML and JSON, several files, `$ref`s. Knows nothing of the IR's calls."""

from .documents import Documents, load, read_file, reference
from .nodes import Atom, File, Node, Plain, plain
from .pointers import component_name, escape, unescape

__all__ = [
    "Atom",
    "Documents",
    "File",
    "Node",
    "Plain",
    "component_name",
    "escape",
    "load",
    "plain",
    "read_file",
    "reference",
    "unescape",
]
