"""Folders that the processes of one run share, so that each site is built once for all of them."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock


class Shelf:
    """Folders by name, below the folder of the run. No test writes to them."""

    def __init__(self, factory: pytest.TempPathFactory) -> None:
        base = factory.getbasetemp()
        is_worker = "PYTEST_XDIST_WORKER" in os.environ  # whose folder lies in that of the run
        self.base = base.parent if is_worker else base

    def get(self, name: str, make: Callable[[Path], str | None]) -> tuple[Path, str]:
        """The folder and what `make` said when it filled it; the first process that asks does that, others wait."""
        folder, said = self.base / f"shared-{name}", self.base / f"shared-{name}.txt"
        with FileLock(f"{said}.lock"):
            if not said.exists():
                shutil.rmtree(folder, ignore_errors=True)  # of a process that failed
                folder.mkdir()
                said.write_text(make(folder) or "", "utf-8", newline="")
        with said.open(encoding="utf-8", newline="") as file:
            return folder, file.read()
