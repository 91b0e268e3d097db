"""
Puts the runtime of each target language into the wheel and the sdist.

The runtime has one home, in its SDK. A wheel that is built from an sdist finds it already in place.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

RUNTIMES = {
    "python/_core": "../sdk-python/src/aiagentplatform/_core",
    "python/integrations": "../sdk-python/src/aiagentplatform/integrations",
    "typescript/core": "../sdk-js/src/core",
    "typescript/integrations": "../sdk-js/src/integrations",
    "typescript/node": "../sdk-js/src/node",
}
"""By target and part: where the runtime is in a source checkout."""

PLACES = {"wheel": "onespec/runtime_files", "sdist": "src/onespec/runtime_files"}


class RuntimeHook(BuildHookInterface[Any]):
    """Adds the runtimes that are in the checkout; an editable install reads them where they are."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        for part, place in RUNTIMES.items():
            source = Path(self.root, place)
            if source.is_dir():
                build_data["force_include"][str(source.resolve())] = f"{PLACES[self.target_name]}/{part}"
