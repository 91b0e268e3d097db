"""Bundles the document from its source files, so that the tests run against what is written now."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import yaml

ENTRY = Path(__file__).parents[2] / "openapi" / "openapi.yaml"


def bundle(entry: Path = ENTRY) -> dict[str, Any]:
    """The document with all references internal."""
    bundler = _Bundler(entry)
    root = bundler.walk(bundler.files[entry], entry)
    root["components"]["schemas"].update(bundler.schemas)
    return root


class _Bundler:
    def __init__(self, entry: Path) -> None:
        self.entry = entry
        self.files = {entry: yaml.safe_load(entry.read_text(encoding="utf-8"))}
        self.schemas: dict[str, Any] = {}

    def walk(self, node: Any, file: Path) -> Any:
        if isinstance(node, list):
            return [self.walk(item, file) for item in node]
        if not isinstance(node, dict):
            return node
        if isinstance(node.get("$ref"), str):
            return self.refer(node, file)
        walked = {str(key): self.walk(value, file) for key, value in node.items()}
        if "mapping" in walked and "propertyName" in walked:
            walked["mapping"] = {tag: self.refer({"$ref": ref}, file)["$ref"] for tag, ref in walked["mapping"].items()}
        return walked

    def refer(self, node: dict[str, Any], file: Path) -> Any:
        name, _, pointer = node["$ref"].partition("#")
        target = (file.parent / name).resolve() if name else file
        if target not in self.files:
            self.files[target] = yaml.safe_load(target.read_text(encoding="utf-8"))
        keys = [key.replace("~1", "/").replace("~0", "~") for key in pointer.split("/")[1:]]
        value = self.files[target]
        for key in keys:
            value = value[key]
        if keys[0] != "components" or (target != self.entry and keys[1] != "schemas"):
            return self.walk(value, target)
        if target != self.entry and keys[1] == "schemas" and keys[2] not in self.schemas:
            self.schemas[keys[2]] = {}
            self.schemas[keys[2]] = self.walk(value, target)
        return {**{k: self.walk(v, file) for k, v in node.items() if k != "$ref"}, "$ref": "#/" + "/".join(keys[:3])}


if __name__ == "__main__":
    text = json.dumps(bundle(), indent=1, ensure_ascii=False) + "\n"
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
