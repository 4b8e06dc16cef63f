"""Compile the interface catalogs whenever a wheel or an editable install is built."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogHook(BuildHookInterface[Any]):
    """Hatchling calls this hook before it collects the files of a wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Turn every interface .po into the .mo that the installed package reads."""
        if self.target_name != "wheel":
            return
        scripts = str(Path(self.root) / "scripts")
        sys.path.insert(0, scripts)
        try:
            from compile_catalogs import compile_catalogs
        finally:
            sys.path.remove(scripts)
        compile_catalogs(Path(self.root))
