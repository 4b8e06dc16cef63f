"""The history of an edition in Git: the last changes of its files, and the authors of its translations.

Without Git, or with a part of the history only, there are no such times.
"""

import subprocess
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from diglot.contributions import Commit, FileChange, History, Identity, trace
from diglot.edition import Edition
from diglot.errors import InputError
from diglot.message import Message

_SETTINGS = ("log.showSignature=false", "log.showRoot=true", "i18n.logOutputEncoding=UTF-8")
"""What a user may have set otherwise, and then Git would write other lines, or leave out the first commit."""
_SEE_GIT = Message("See the message of Git.")
_DUBIOUS = Message("fatal: detected dubious ownership in repository at {}")
_GIT = ("git", "--no-replace-objects", *(part for setting in _SETTINGS for part in ("-c", setting)))
"""Git, with the history as it was committed, whatever `git replace` put in its place on this machine."""


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
                when = _moment(part[1:])
            elif when is not None:
                changes.setdefault(part, when)
    return changes


def _moment(written: str) -> datetime | None:
    """A time of a commit; None for one that no calendar has: who commits may write any year and any offset."""
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None


def run_git(root: Path, *arguments: str, given: bytes = b"", cure: Message = _SEE_GIT) -> bytes:
    """Run Git and return its output. Raises InputError if Git is not installed or fails."""
    try:
        done = subprocess.run([*_GIT, "-C", str(root), *arguments], input=given, capture_output=True, check=False)
    except FileNotFoundError:
        raise InputError(Message("this command needs Git, which is not installed"), Message("Install Git.")) from None
    if done.returncode:
        errors = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise InputError(Message("Git says: {}", _said(errors[0]) if errors else Message("nothing")), cure)
    return done.stdout


def _said(error: str) -> Message:
    """A sentence of Git, in its own words."""
    start = _DUBIOUS.sentence.removesuffix("{}")
    return _DUBIOUS.filled(error.removeprefix(start)) if error.startswith(start) else Message(error)


def read_history(root: Path, folder: str, now: Mapping[str, bytes] | None = None) -> History:
    """Who wrote the translations in the catalogs of `folder`, in all branches that were merged.

    `now` has catalogs as they are on disk, by path: a record in them that is not committed yet is by the user of Git.
    Raises InputError if there is no Git, or if a part of the history is missing, since the oldest commit that is there
    would seem to have written everything.
    """
    if run_git(root, "rev-parse", "--is-shallow-repository").strip() != b"false":
        fact = Message("this clone has only a part of the history, so the authors are not known")
        raise InputError(fact, Message("Run `git fetch --unshallow`, then run this again."))
    commits = list(_read_commits(root, folder))
    if now and (changed := _uncommitted(root, now)) is not None:
        commits.append(changed)
    return trace(commits)


def read_reviews(root: Path, edition: Edition) -> History:
    """Who wrote and who reviewed the catalogs of an edition, as they are on disk. Asks Git only if one of them says
    that something was reviewed. Raises InputError as `read_history` does."""
    now = edition.catalog_files()
    if not any(b"# reviewed:" in data for data in now.values()):
        return History({}, frozenset())
    return read_history(root, edition.layout.locales, now)


def read_moments(root: Path, folder: str, most: int = 40) -> Iterator[tuple[datetime, dict[str, bytes]]]:
    """The catalogs of `folder` as they were after some commits, by path, the oldest first: at most `most` commits, from
    the first to the last. Raises InputError as `read_history` does, but for a part of the history there is what is
    there."""
    commits = run_git(root, "log", "--first-parent", "--reverse", "--format=%H %cI", "--", folder).decode().splitlines()
    moments = {commit: _moment(when) for commit, when in (line.split() for line in commits)}
    commits = [commit for commit, when in moments.items() if when is not None]
    last = len(commits) - 1
    chosen = sorted({round(step * last / (most - 1)) for step in range(most)}) if last >= most else range(len(commits))
    for commit in (commits[place] for place in chosen):
        listed = run_git(root, "ls-tree", "-r", "-z", "--name-only", commit, "--", folder)
        paths = [path for path in listed.decode("utf-8", "surrogateescape").split("\0") if path.endswith(".po")]
        blobs = _read_blobs(root, [f"{commit}:./{path}" for path in paths])
        found = {path: data for path, data in zip(paths, blobs, strict=True) if data is not None}
        when = moments[commit]
        assert when is not None, "such commits were left out"
        yield when, found


def _read_commits(root: Path, folder: str) -> Iterator[Commit]:
    """The commits that changed catalogs, parents first; merges with what none of their parents has."""
    if not _git(root, "rev-parse", "--verify", "--quiet", "HEAD").strip():
        return  # nothing is committed yet
    log = run_git(root, "log", *_ALL, "--format=%H%x00%P%x00%an%x00%ae", "--", folder).decode("utf-8", "replace")
    about = {commit: fields for commit, *fields in (line.split("\0") for line in log.split("\n") if line)}
    names = ("--no-renames", "-c", "--name-only", "--relative", "-z", "--format=%x01%H")
    listed = run_git(root, "log", *_ALL, *names, "--", folder).decode("utf-8", "surrogateescape")
    wanted: dict[str, list[str]] = {}
    for part in (part for field in listed.split("\0") for part in field.split("\n")):
        if part.startswith("\x01"):
            wanted[commit := part[1:]] = []
        elif part.endswith(".po"):
            wanted[commit].append(part)
    blobs = _read_blobs(
        root,
        [
            f"{place}:./{path}"
            for commit, paths in wanted.items()
            for path in paths
            for place in (commit, *about[commit][0].split())
        ],
    )
    for commit, paths in wanted.items():
        parents, name, mail = about[commit]
        files = []
        for path in paths:
            after, *before = (next(blobs) for _ in (commit, *parents.split()))
            files.append(FileChange(path, tuple(before), after))
        yield Commit(Identity(name, mail), tuple(files))


_ALL = ("--full-history", "--topo-order", "--reverse")
"""All commits, also those of branches that a merge left out."""


def _uncommitted(root: Path, now: Mapping[str, bytes]) -> Commit | None:
    """What catalogs have that is not committed yet; None if the user of Git is not known."""
    with suppress(InputError):
        name, mail = (
            run_git(root, "config", f"user.{key}").decode("utf-8", "replace").strip() for key in ("name", "email")
        )
        before = list(_read_blobs(root, [f"HEAD:./{path}" for path in now]))
        files = (FileChange(path, (old,), data) for (path, data), old in zip(now.items(), before, strict=True))
        return Commit(
            Identity(name, mail), tuple(file for file in files if file.before != (file.after,)), is_made=False
        )
    return None


def _read_blobs(root: Path, names: Sequence[str]) -> Iterator[bytes | None]:
    """The contents of files of commits, from one call of Git; None if there is no such file, or if it has a line break
    in its name, with which Git would be asked for two files."""
    asked = [name for name in names if "\n" not in name]
    if not asked:
        yield from (None for _ in names)
        return
    given = "".join(f"{name}\n" for name in asked).encode("utf-8", "surrogateescape")
    data, at = run_git(root, "cat-file", "--batch", given=given), 0
    for name in names:
        if "\n" in name:
            yield None
            continue
        end = at + len(name.encode("utf-8", "surrogateescape")) + len(b" missing")
        if data[at:end] == f"{name} missing".encode("utf-8", "surrogateescape"):
            yield None
            at = end + 1
        else:
            end = data.index(b"\n", at)
            size = int(data[at:end].rsplit(b" ", 1)[1])
            yield data[end + 1 : end + 1 + size]
            at = end + size + 2


def _git(root: Path, *arguments: str) -> str:
    """The output of Git; empty where it is not installed, or fails."""
    try:
        done = subprocess.run([*_GIT, "-C", str(root), *arguments], capture_output=True, check=False)
    except OSError:
        return ""
    return done.stdout.decode("utf-8", "surrogateescape") if done.returncode == 0 else ""
