"""The one place that opens files: it follows no link, never leaves its folder, and says what the system refuses."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from diglot.closed_folder import DEEPEST, TEMPORARY, ClosedFolder, FolderEntry
from diglot.errors import InputError

CALLS: dict[str, Callable[[ClosedFolder, str], object]] = {
    "place": ClosedFolder.place,
    "read": ClosedFolder.read,
    "read_head": lambda folder, path: folder.read_head(path, 4),
    "walk": lambda folder, path: list(folder.walk(path)),
    "entries": ClosedFolder.entries,
    "within": ClosedFolder.within,
    "refuse_links": ClosedFolder.refuse_links,
    "write": lambda folder, path: folder.write(path, b"new"),
    "write_temporary": lambda folder, path: folder.write_temporary(path, b"new"),
    "replace": lambda folder, path: folder.replace("ours", path),
    "make": ClosedFolder.make,
    "touch": ClosedFolder.touch,
    "changed": ClosedFolder.changed,
    "remove_tree": ClosedFolder.remove_tree,
    "flush": lambda folder, path: folder.flush([path]),
}
"""What can be done with a path, and refuses a link in any part of it."""


@pytest.fixture
def inside(tmp_path: Path) -> ClosedFolder:
    """A folder with a file, and beside it another with a secret."""
    for name in ("in/part/file", "in/ours", "out/file", "out/part/file"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("text")
    return ClosedFolder(tmp_path / "in")


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
@pytest.mark.parametrize(
    "path", ["link", "link/file", "link/part/file", "part/link", "part/link/new", "loop", "dangling"]
)
def test_no_call_follows_a_link(inside: ClosedFolder, call: Callable[[ClosedFolder, str], object], path: str) -> None:
    """To a folder, a file, itself or nothing, in any part of the path. The message names the link."""
    out = inside.root.parent / "out"
    (inside.root / "link").symlink_to(out)
    (inside.root / "part/link").symlink_to(out / "file" if path == "part/link" else out)
    (inside.root / "loop").symlink_to("loop")
    (inside.root / "dangling").symlink_to(out / "new")
    with pytest.raises(InputError, match="symbolic link") as caught:
        call(inside, path)

    assert caught.value.path in ("link", "part/link", "loop", "dangling")
    assert sorted(each.name for each in out.rglob("*")) == ["file", "file", "part"]
    assert (out / "file").read_text() == "text"


@pytest.mark.parametrize("call", [CALLS[name] for name in ("place", "read", "write", "make", "walk")])
@pytest.mark.parametrize(
    "path", ["..", "../out/file", "/etc/passwd", "part/../../out/file", "./file", "a//b", "a/", "a\0b"]
)
def test_no_path_leads_out(inside: ClosedFolder, call: Callable[[ClosedFolder, str], object], path: str) -> None:
    """However it is written."""
    with pytest.raises(InputError, match="is no path in this folder"):
        call(inside, path)


def test_links_are_removed_and_what_they_lead_to_stays(inside: ClosedFolder) -> None:
    """One by one, with their folder, and when everything is removed; a folder behind a link is not looked into."""
    out = inside.root.parent / "out"
    (inside.root / "link").symlink_to(out / "file")
    (inside.root / "part/folder").symlink_to(out)
    inside.remove("link")
    (inside.root / "again").symlink_to(out)
    (inside.root / ".git").mkdir()
    with pytest.raises(InputError, match="symbolic link"):
        inside.remove("again/file")
    inside.empty()

    assert sorted(os.listdir(inside.root)) == [".git"]
    assert (out / "part/file").read_text() == "text"


def test_a_folder_is_listed_with_what_it_has(inside: ClosedFolder) -> None:
    """In each folder by name, and then those in it."""
    (inside.root / "a").symlink_to(inside.root)
    os.mkfifo(inside.root / "part/pipe")

    assert list(inside.walk()) == [
        *(FolderEntry("a", "link"), FolderEntry("ours", "file"), FolderEntry("part", "folder")),
        *(FolderEntry("part/file", "file"), FolderEntry("part/pipe", "other")),
    ]
    assert list(inside.walk("gone")) == []
    with pytest.raises(InputError, match="no ordinary file"):
        inside.read("part/pipe")


def test_a_folder_that_is_too_deep_is_refused(inside: ClosedFolder) -> None:
    """Somebody made it to keep the machine busy: the time would grow with the cube of the depth."""
    (inside.root / ("d/" * DEEPEST)).mkdir(parents=True)
    assert len(list(inside.walk("d"))) == DEEPEST - 1
    (inside.root / ("d/" * (DEEPEST + 1))).mkdir()
    with pytest.raises(InputError, match="folders deep") as caught:
        list(inside.walk("d"))

    assert caught.value.path == "d/d/d/…"


@pytest.mark.parametrize(("before", "after"), [(None, 0o644), (0o777, 0o666), (0o640, 0o640), (0o4755, 0o644)])
def test_nothing_that_is_written_can_be_run(inside: ClosedFolder, before: int | None, after: int) -> None:
    """A new file is the usual one; one that is replaced keeps who may read and write it."""
    place = inside.root / "page"
    if before is not None:
        place.write_text("old")
        place.chmod(before)
    inside.write("page", b"new")

    assert place.read_bytes() == b"new"
    assert stat.S_IMODE(place.stat().st_mode) == after


def test_a_temporary_file_is_made_exclusively(inside: ClosedFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is there already, as a link or a file, is left as it is; names are not guessed, as they are random."""
    names = {inside.write_temporary("part/file", b"new") for _ in range(20)}
    monkeypatch.setattr("secrets.token_hex", lambda count: "0" * 2 * count)
    (inside.root / "part" / f".{'0' * 16}.diglot-new").symlink_to(inside.root.parent / "out/new")
    with pytest.raises(InputError, match="the file cannot be written"):
        inside.write("part/file", b"new")

    assert len(names) == 20
    assert not (inside.root.parent / "out/new").exists()


@pytest.mark.parametrize(
    "number", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT, errno.ENAMETOOLONG]
)
@pytest.mark.parametrize("call", ["open", "fsync", "replace", "scandir", "unlink", "makedirs"])
def test_what_the_system_refuses_is_said(
    inside: ClosedFolder, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    """Place, fact and way out, whichever call it refuses; the file is as it was, and nothing is left behind."""

    def refuse(*arguments: object, **options: object) -> None:
        raise OSError(number, os.strerror(number))

    def work() -> None:
        list(inside.walk("part"))
        inside.make("part")
        new = inside.write_temporary("part/file", b"new", flush=True)
        inside.replace(new, "part/file")
        inside.remove("ours")

    with monkeypatch.context() as broken:
        broken.setattr(os, call, refuse)
        with pytest.raises(InputError) as caught:
            work()

    assert caught.value.path in ("part", "part/file", "ours")
    assert os.strerror(number) in caught.value.fact
    assert caught.value.cure
    if call != "unlink":
        assert (inside.root / "part/file").read_text() == "text"


def test_what_is_in_the_way_is_named(inside: ClosedFolder) -> None:
    """A folder where a file should be, and the other way round."""
    for path, call in (
        ("part", "read"),
        ("part", "write"),
        ("ours/new", "write"),
        ("ours", "walk"),
        ("ours/x", "make"),
    ):
        with pytest.raises(InputError, match="cannot be") as caught:
            CALLS[call](inside, path)
        assert "Rename" in caught.value.cure
    assert not list(inside.root.rglob(f"*{TEMPORARY}")), "what could not take its place is removed"


def test_a_user_may_name_a_folder_elsewhere(inside: ClosedFolder) -> None:
    """One that is inside is reached without links; another is taken as it is named."""
    (inside.root / "link").symlink_to(inside.root.parent / "out")

    assert inside.enter(inside.root / "part").name == "part"
    assert inside.enter(inside.root.parent / "out").read("file") == b"text"
    with pytest.raises(InputError, match="symbolic link"):
        inside.enter(inside.root / "link/part")


@pytest.mark.parametrize("shared", ["folder", "file", "another user's folder", "another user's file"])
def test_a_private_folder_takes_nothing_from_others(
    inside: ClosedFolder, shared: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a folder or file that others may write, or that is another user's."""
    private = ClosedFolder(inside.root, is_private=True)
    inside.root.chmod(0o700)
    assert private.read("ours") == b"text"
    if "user" in shared:
        monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    elif shared == "folder":
        inside.root.chmod(0o770)
    else:
        (inside.root / "ours").chmod(0o666)
    with pytest.raises(InputError, match="other users may write here"):
        private.read("ours")
