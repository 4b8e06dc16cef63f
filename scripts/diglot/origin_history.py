"""Find the version of the source page that a translation was made from, by the history of both in Git.

Each line of a translation was written by a commit. The translator had the source page as it was in that commit. Without
Git, or with only a part of the history, no version is assumed.
"""

import re
from functools import cache
from pathlib import Path

from diglot.errors import InputError
from diglot.history import run_git
from diglot.incoming.translated_pages import Versions


class OriginHistory:
    """The history of the repository that a folder is in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            self.is_known = self._git("rev-parse", "--is-shallow-repository").strip() == b"false"
        except InputError:
            self.is_known = False

    def versions(self, target: str, source: str, now: str) -> Versions | None:
        """The versions of `source` that `target` was translated from; both are paths in the folder, and `now` is the
        text of `source`. None if Git does not know them."""
        if not self.is_known:
            return None
        try:
            lines = self._lines(target)
            names = self._names(source)
            last = self._git("log", "-1", "--format=%H", "--", target).decode().strip()
        except InputError:
            return None
        if not last or not names:
            return None

        @cache
        def text_at(commit: str) -> str | None:
            return next((text for name in names if (text := self._show(commit, name)) is not None), None)

        def at_line(line: int) -> str | None:
            commit = lines.get(line)
            return None if commit is None else now if not commit.strip("0") else text_at(commit)

        is_changed = any(not commit.strip("0") for commit in lines.values())
        return Versions(now if is_changed else text_at(last) or now, at_line)

    def _lines(self, path: str) -> dict[int, str]:
        """The commit that wrote each line; one of zeros if it is not committed."""
        blame = self._git("blame", "-w", "--incremental", "--", path)
        found: dict[int, str] = {}
        for line in blame.split(b"\n"):
            if match := re.fullmatch(rb"([0-9a-f]{40,64}) \d+ (\d+) (\d+)", line):
                first, count = int(match[2]), int(match[3])
                found |= dict.fromkeys(range(first, first + count), match[1].decode())
        return found

    def _names(self, path: str) -> list[str]:
        """The names that a file had, the newest first, from the root of the repository."""
        log = self._git("log", "--follow", "--name-only", "--format=", "-z", "--", path)
        names = (name.decode("utf-8", "surrogateescape").strip("\n") for name in log.split(b"\0"))
        return list(dict.fromkeys(filter(None, names)))

    def _show(self, commit: str, name: str) -> str | None:
        try:
            return self._git("show", f"{commit}:{name}").decode()
        except (InputError, UnicodeDecodeError):
            return None

    def _git(self, *arguments: str) -> bytes:
        return run_git(self.folder, *arguments)
