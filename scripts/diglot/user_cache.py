"""The folder in which Diglot keeps what it can make again: that of the user, not that of the edition.

A pull request could put a file into the edition that was never judged. Nothing is taken from a folder or file that
belongs to another user, or that others may write.
"""

import os
from pathlib import Path

from platformdirs import user_cache_path

from diglot.closed_folder import ClosedFolder

VARIABLE = "DIGLOT_CACHE_DIR"
"""The environment variable that names another folder than the user's cache."""


def cache_folder() -> ClosedFolder:
    """The folder of everything that is kept. Its files are the user's alone."""
    named = os.environ.get(VARIABLE)
    return ClosedFolder(Path(named) if named else user_cache_path("diglot", appauthor=False), is_private=True)
