"""Calls of Git, for the commands. No other part of Diglot calls Git."""

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from diglot.contributions import Identity, Revision
from diglot.errors import InputError


def run_git(root: Path, *arguments: str, given: bytes = b"", cure: str = "See the message of Git.") -> bytes:
    """Run Git and return its output. Raises InputError if Git is not installed or fails."""
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], input=given, capture_output=True, check=False)
    except FileNotFoundError:
        raise InputError("this command needs Git, which is not installed", "Install Git.") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise InputError(f"Git says: {said[0] if said else 'nothing'}", cure)
    return done.stdout


def read_identity(root: Path) -> Identity:
    """Name and mail address of the user, from Git. Raises InputError if they are not set."""
    cure = "Set them with `git config user.name` and `git config user.email`."
    name, mail = (run_git(root, "config", key, cure=cure).decode("utf-8", "replace").strip() for key in _KEYS)
    return Identity(name, mail)


_KEYS = ("user.name", "user.email")


def read_revisions(root: Path, path: str) -> Iterator[Revision]:
    """The revisions of a file, oldest first, without merges, whose texts were written in earlier commits."""
    log = run_git(root, "log", "--no-merges", "--topo-order", "--reverse", f"--format={_FORMAT}", "--", path)
    commits = [line.split("\0") for line in log.decode("utf-8", "replace").split("\n") if line]
    wanted = [f"{commit}:./{path}" for commit, parent, *_ in commits for commit in (parent.split(" ")[0], commit)]
    blobs = _read_blobs(root, wanted)
    for place, (_, _, name, mail) in enumerate(commits):
        yield Revision(Identity(name, mail), blobs[2 * place], blobs[2 * place + 1])


_FORMAT = "%H%x00%P%x00%an%x00%ae"


def _read_blobs(root: Path, names: Sequence[str]) -> list[bytes | None]:
    """The contents of files of commits, from one call of Git; None if there is no such file."""
    if not names:
        return []
    # the first commit has no parent: Git reports its object as missing
    data = run_git(root, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode())
    found: list[bytes | None] = []
    at = 0
    for _ in names:
        end = data.index(b"\n", at)
        head = data[at:end].split(b" ")
        if head[-1] == b"missing" or len(head) < 3:
            found.append(None)
            at = end + 1
        else:
            size = int(head[-1])
            found.append(data[end + 1 : end + 1 + size])
            at = end + size + 2
    return found
