"""Calls of Git that only commands need. `history.py` has those that a build needs as well."""

from pathlib import Path

from diglot.contributions import Identity
from diglot.history import run_git
from diglot.message import Message

__all__ = ["read_identity", "run_git"]


def read_identity(root: Path) -> Identity:
    """Name and mail address of the user, from Git. Raises InputError if they are not set."""
    cure = Message("Set them with `git config user.name` and `git config user.email`.")
    name, mail = (run_git(root, "config", key, cure=cure).decode("utf-8", "replace").strip() for key in _KEYS)
    return Identity(name, mail)


_KEYS = ("user.name", "user.email")
