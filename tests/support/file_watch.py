"""What a command does with files: which paths it opens, lists, makes, renames and removes, as Python's audit says."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FOLLOWING = frozenset({"open", "os.listdir", "os.scandir", "os.truncate", "os.utime", "os.chmod", "os.chown"})
"""Events of calls that go where a link leads."""
OF_ENTRIES = frozenset({"os.mkdir", "os.rmdir", "os.remove", "os.rename", "os.link", "os.symlink"})
"""Events of calls on an entry of a folder, which may be a link itself."""


class FileWatch:
    """Notes the real paths of what was touched while it is `on`."""

    def __init__(self) -> None:
        self.on = False
        self.touched: set[Path] = set()
        sys.addaudithook(self._note)

    @contextmanager
    def watching(self) -> Iterator[set[Path]]:
        """The paths that are touched inside, as they come."""
        self.touched = found = set()
        self.on = True
        try:
            yield found
        finally:
            self.on = False

    def _note(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.on or event not in FOLLOWING | OF_ENTRIES:
            return
        for given in arguments[: 2 if event in ("os.rename", "os.link", "os.symlink") else 1]:
            if isinstance(given, (str, bytes, os.PathLike)):
                path = Path(os.fsdecode(given)).absolute()
                real = path.parent.resolve() / path.name if event in OF_ENTRIES else path.resolve()
                self.touched.add(real)


WATCH = FileWatch()
"""The one watch: what Python is told to note cannot be taken back."""
