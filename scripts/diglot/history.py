"""When the files of an edition changed last, from version control. A folder without Git, or without its history, has
no such times: then nothing is supposed.
"""

import subprocess
from collections.abc import Collection, Mapping
from datetime import datetime
from pathlib import Path


def read_changes(root: Path, folders: Collection[str]) -> Mapping[str, datetime]:
    """The time of the last commit that changed each file in `folders`, by path from `root`.

    Empty if `root` is in no repository, or in one without its whole history, where the oldest commit that is there
    seems to have made every file.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    options = ("--no-renames", "--name-only", "--relative", "-z", "--format=%x01%cI")
    changes: dict[str, datetime] = {}
    when = None
    for field in _git(root, "log", *options, "--", *sorted(folders)).split("\0"):
        # Git writes the first path of a commit behind a newline
        for part in filter(None, field.split("\n")):
            if part.startswith("\x01"):
                when = datetime.fromisoformat(part[1:])
            elif when is not None:
                changes.setdefault(part, when)
    return changes


def _git(root: Path, *arguments: str) -> str:
    """The output of Git; empty where it is not installed, or fails."""
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
    except OSError:
        return ""
    return done.stdout.decode("utf-8", "surrogateescape") if done.returncode == 0 else ""
