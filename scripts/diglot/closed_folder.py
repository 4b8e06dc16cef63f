"""Access to the files of one folder, and to nothing outside it. Only this module opens, lists, writes and removes
files.

An edition comes from many hands, and version control keeps symbolic links. A link can lead a read to a secret, and a
write to a file that another program runs. So every path is looked at part by part below the folder: a link in any
part, and a path that leads out of the folder, are refused with the name of the part. The folder itself may be reached
by a link, since the user named it.

Files are written in one step: the bytes go to a new file of a random name in the same folder, made exclusively, which
then replaces the old one. A new file has the mode 0644 (less what the umask takes away). One that replaces another
keeps its mode without the permission to run it.

Not covered: somebody may replace a folder by a link between the check and the call. Whoever can do this while a command
runs can also change the programs that it runs.
"""

import errno
import os
import secrets
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO, Literal, NamedTuple

from diglot.errors import InputError
from diglot.message import Message

TEMPORARY = ".diglot-new"
"""The ending of the names of temporary files."""
DEEPEST = 64
"""The most parts that a path may have. Each part is looked at, so paths of a thousand would take minutes."""
_JUNCTION = 0xA0000003
"""The kind of link that Windows has for folders (IO_REPARSE_TAG_MOUNT_POINT)."""
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_MAKE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_CURES = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), Message("Free some space, then run this again.")),
    **dict.fromkeys((errno.EACCES, errno.EPERM), Message("Check the permissions of the file and its folder.")),
    errno.EROFS: Message("The disk can only be read. Copy the edition to another one."),
    errno.EISDIR: Message("A folder has the name of a file. Rename the folder."),
    **dict.fromkeys((errno.ENOTDIR, errno.EEXIST), Message("A file has the name of a folder. Rename the file.")),
    errno.ENAMETOOLONG: Message("Give the file or one of its folders a shorter name."),
}
_CURE = Message("Correct the cause, then run this again. Files are whole: the old text or the new one.")
_LIST_FOLDER = Message("the folder cannot be listed: {}")
_LOOK_AT_FILE = Message("the file cannot be looked at: {}")
_MAKE_FOLDER = Message("the folder cannot be made: {}")
_READ_FILE = Message("the file cannot be read: {}")
_REMOVE_FILE = Message("the file cannot be removed: {}")
_REMOVE_FOLDER = Message("the folder cannot be removed: {}")
_WRITE_FILE = Message("the file cannot be written: {}")
_WRITE_FOLDER = Message("the folder cannot be written: {}")


class FolderEntry(NamedTuple):
    """Something in a folder, by path from the closed folder, with forward slashes."""

    path: str
    kind: Literal["file", "folder", "link", "other"]


@dataclass(frozen=True, slots=True)
class ClosedFolder:
    """The folder `root`. Paths are relative to it, with forward slashes; messages put `name` before them.

    All methods raise InputError: for a link, for a path that leads out, and when the system refuses.
    """

    root: Path
    name: str = ""
    is_private: bool = False
    """Whether a file that is another user's, or that others may write, is refused, and so is a folder `root`."""

    def place(self, path: str) -> Path:
        """Where `path` is. It need not be there; if it is, no part of it is a link."""
        parts = self._parts(path)
        here = os.fspath(self.root)
        if self.is_private:
            self._refuse_shared(here)
        for count, part in enumerate(parts, 1):
            here = os.path.join(here, part)
            try:
                about = os.lstat(here)
            except (FileNotFoundError, NotADirectoryError):
                break
            except OSError as error:
                raise self._refusal(error, _LOOK_AT_FILE, path) from error
            if _is_link(about):
                fact = Message("it is a symbolic link, which may lead out of the edition")
                raise InputError(
                    fact, Message("Put the file or folder itself here."), self._named("/".join(parts[:count]))
                )
        return Path(self.root, *parts)

    def within(self, path: str) -> "ClosedFolder":
        """A folder below this one, or this one for `.`; it need not be there."""
        return self if path in ("", ".") else ClosedFolder(self.place(path), self._named(path))

    def enter(self, folder: Path) -> "ClosedFolder":
        """The folder that a user names: one in this folder is reached without links, any other as it is named."""
        root, goal = os.path.abspath(self.root), os.path.abspath(folder)
        if goal != root and Path(goal).is_relative_to(root):
            return self.within(os.path.relpath(goal, root).replace(os.sep, "/"))
        return ClosedFolder(folder, str(folder))

    # Reading

    def read(self, path: str, most: int | None = None) -> bytes | None:
        """The bytes of a file, None if there is none. One of more than `most` bytes is refused, unread."""
        with self._opened(path) as file:
            if file is None:
                return None
            if most is not None and os.fstat(file.fileno()).st_size > most:
                cure = Message("Divide the page, or restore the file from version control.")
                raise InputError(Message("the file has more than {:,} bytes", most), cure, self._named(path))
            return file.read()

    def read_head(self, path: str, count: int) -> bytes:
        """The first bytes of a file; none if it is not there."""
        with self._opened(path) as file:
            return b"" if file is None else file.read(count)

    def has_file(self, path: str) -> bool:
        """Whether there is an ordinary file; False for a link."""
        with suppress(InputError, OSError):
            return stat.S_ISREG(os.lstat(self.place(path)).st_mode)
        return False

    def is_link(self, path: str) -> bool:
        """Whether a link is here, which may lead anywhere."""
        with suppress(InputError, OSError):
            return _is_link(os.lstat(self._entry(path)))
        return False

    def walk(self, folder: str = "") -> Iterator[FolderEntry]:
        """Everything in a folder, at any depth: in each folder first what is in it, by name. No link is followed.

        A folder that is not there has nothing in it; one that cannot be listed raises InputError.
        """
        folders = [folder]
        while folders:
            found = self.entries(folders.pop())
            yield from found
            folders += [entry.path for entry in reversed(found) if entry.kind == "folder"]

    def entries(self, folder: str = "") -> list[FolderEntry]:
        """Everything in a folder, but not in the folders there, by name. Raises as `walk` does."""
        place = self.place(folder) if folder else self.root
        start = f"{folder}/" if folder else ""
        with self._refusing(_LIST_FOLDER, folder), suppress(FileNotFoundError), os.scandir(place) as found:
            return sorted(FolderEntry(start + entry.name, _kind(entry)) for entry in found)
        return []

    def read_all(self) -> dict[str, bytes]:
        """The bytes of all files, by path."""
        return {path: self.read(path) or b"" for path, kind in self.walk() if kind != "folder"}

    def refuse_links(self, folder: str = "") -> None:
        """Raise InputError if there is a link in a folder, at any depth."""
        for path, kind in self.walk(folder):
            if kind == "link":
                self.place(path)

    # Writing

    def write(self, path: str, data: bytes) -> None:
        """Write a file in one step, with the folders that it needs."""
        place = self.place(path)
        with self._refusing(_WRITE_FILE, path):
            new = self._write_beside(place, data)
            try:
                os.replace(new, place)
            except BaseException:  # something else is there, or somebody has it open
                with suppress(OSError):
                    os.unlink(new)
                raise

    def write_all(self, files: Mapping[str, bytes]) -> None:
        """Write files, by path, one after the other. Each folder is looked at once."""
        folders = {"": self}
        for path, data in files.items():
            *parts, name = self._parts(path)
            if (folder := "/".join(parts)) not in folders:
                folders[folder] = self.within(folder)
            folders[folder].write(name, data)

    def write_temporary(self, path: str, data: bytes, flush: bool = False) -> str:
        """Write what is to replace the file `path` into a new file beside it, and return the path of that.

        With `flush` the bytes are on the disk afterwards.
        """
        place = self.place(path)
        with self._refusing(_WRITE_FILE, path):
            new = self._write_beside(place, data, flush)
        return f"{path.rpartition('/')[0]}/{os.path.basename(new)}".removeprefix("/")

    def replace(self, new: str, path: str) -> None:
        """Let the file `new` take the place of `path`."""
        place = self.place(path)
        with self._refusing(_WRITE_FILE, path):
            os.replace(self.place(new), place)

    def remove(self, path: str) -> None:
        """Remove a file, or a link itself, if it is there."""
        with self._refusing(_REMOVE_FILE, path), suppress(FileNotFoundError):
            os.unlink(self._entry(path))

    def remove_empty(self, folder: str) -> None:
        """Remove a folder and those around it, as far as nothing is in them."""
        with suppress(OSError):  # not empty: somebody's
            while folder:
                os.rmdir(self.place(folder))
                folder = folder.rpartition("/")[0]

    def make(self, folder: str = "", mode: int = 0o777) -> None:
        """Make a folder, if it is not there."""
        place = self.place(folder) if folder else self.root
        with self._refusing(_MAKE_FOLDER, folder):
            os.makedirs(place, mode, exist_ok=True)

    def touch(self, folder: str) -> None:
        """Note that a folder is in use now."""
        with self._refusing(_WRITE_FOLDER, folder):
            os.utime(self.place(folder))

    def changed(self, path: str) -> float:
        """When a file or folder was last changed, in seconds as `time.time` has them; 0 if it is not there."""
        with self._refusing(_LOOK_AT_FILE, path), suppress(FileNotFoundError):
            return os.lstat(self.place(path)).st_mtime
        return 0.0

    def empty(self) -> None:
        """Remove everything but hidden files and folders, among which may be a repository."""
        for path, kind in self.entries():
            if not path.startswith("."):
                (self.remove_tree if kind == "folder" else self.remove)(path)

    def remove_tree(self, folder: str) -> None:
        """Remove a folder with everything in it; a link in it is removed, and what it leads to stays."""
        folders = [folder]
        for path, kind in list(self.walk(folder)):
            if kind == "folder":
                folders.append(path)
            else:
                self.remove(path)
        for path in sorted(folders, key=len, reverse=True):
            with self._refusing(_REMOVE_FOLDER, path):
                os.rmdir(self.place(path))

    def flush(self, folders: Iterable[str]) -> None:
        """Make what was renamed in folders durable. Windows cannot open a folder, and does not need to."""
        for folder in sorted(folders) if os.name != "nt" else ():
            with self._refusing(_WRITE_FOLDER, folder), suppress(FileNotFoundError):
                handle = os.open(self.place(folder) if folder else self.root, os.O_RDONLY)
                try:
                    os.fsync(handle)
                finally:
                    os.close(handle)

    # Inside

    @contextmanager
    def _opened(self, path: str) -> Iterator[BinaryIO | None]:
        """An ordinary file, to be read; None if there is none."""
        place = self.place(path)
        with self._refusing(_READ_FILE, path):
            try:
                handle = os.open(place, _READ)
            except FileNotFoundError:
                yield None
                return
            with open(handle, "rb") as file:
                mode = os.fstat(handle).st_mode
                if stat.S_ISDIR(mode):
                    raise IsADirectoryError(errno.EISDIR, "it is a folder")
                if not stat.S_ISREG(mode):
                    raise InputError(Message("it is no ordinary file"), Message("Remove it."), self._named(path))
                if self.is_private:
                    self._refuse_shared(handle)
                yield file

    def _parts(self, path: str) -> list[str]:
        parts = path.split("/")
        is_plain = "\0" not in path and not {"", ".", ".."} & set(parts)
        if is_plain and os.name == "nt":
            is_plain = "\\" not in path and not PurePath(path).drive
        if len(parts) > DEEPEST:
            fact, start = Message("it is more than {} folders deep", DEEPEST), "/".join(parts[:3])
            raise InputError(fact, Message("Move what is in it to a folder above."), self._named(f"{start}/…"))
        if not is_plain:
            fact = Message("“{}” is no path in this folder", path)
            raise InputError(fact, Message("Write a path below it, with slashes, and without “..”."), self.name)
        return parts

    def _entry(self, path: str) -> Path:
        """Where a name is, of which only the folder is looked at: the entry itself may be a link."""
        *folders, last = self._parts(path)
        return (self.place("/".join(folders)) if folders else self.root) / last

    def _named(self, path: str) -> str:
        return f"{self.name}/{path}" if self.name and path else self.name or path

    def _write_beside(self, place: Path, data: bytes, flush: bool = False) -> str:
        """Write a new file in the folder of `place`, which is made if it is not there; return where it is."""
        folder = os.path.dirname(place)
        new = os.path.join(folder, f".{secrets.token_hex(8)}{TEMPORARY}")
        try:
            handle = os.open(new, _MAKE, 0o644)
        except FileNotFoundError:
            os.makedirs(folder, exist_ok=True)
            handle = os.open(new, _MAKE, 0o644)
        try:
            with open(handle, "wb") as file:
                self._keep_mode(handle, place)
                file.write(data)
                if flush:
                    file.flush()
                    os.fsync(handle)
        except BaseException:
            with suppress(OSError):
                os.unlink(new)
            raise
        return new

    @staticmethod
    def _refuse_shared(place: str | int) -> None:
        """Raise InputError if a file or folder belongs to another user, or if others may write it."""
        with suppress(FileNotFoundError, NotADirectoryError):
            about = os.stat(place)
            if hasattr(os, "geteuid") and (about.st_uid != os.geteuid() or about.st_mode & 0o022):
                raise InputError(
                    Message("other users may write here, so it is not used"), Message("Remove it."), str(place)
                )

    @staticmethod
    def _keep_mode(handle: int, place: Path) -> None:
        if hasattr(os, "fchmod"):
            with suppress(FileNotFoundError):
                os.fchmod(handle, stat.S_IMODE(os.lstat(place).st_mode) & 0o666)

    @contextmanager
    def _refusing(self, fact: Message, path: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise self._refusal(error, fact, path) from error

    def _refusal(self, error: OSError, fact: Message, path: str) -> InputError:
        fact = fact.filled(_reason_of(error))
        return InputError(fact, _CURES.get(error.errno or 0, _CURE), self._named(path) or str(self.root))


def refusal_of(error: OSError, place: Path | None = None) -> InputError:
    """What an error of the system means that comes from elsewhere, as from an engine that writes the site."""
    fact = Message("the system refuses it: {}", _reason_of(error))
    return InputError(fact, _CURES.get(error.errno or 0, _CURE), str(place or error.filename or ""))


def _reason_of(error: OSError) -> Message:
    """What the system says itself, in its own words."""
    return Message(error.strerror or str(error))


def _is_link(about: os.stat_result) -> bool:
    return stat.S_ISLNK(about.st_mode) or getattr(about, "st_reparse_tag", 0) == _JUNCTION


def _kind(entry: "os.DirEntry[str]") -> Literal["file", "folder", "link", "other"]:
    if entry.is_symlink() or (os.name == "nt" and _is_link(entry.stat(follow_symlinks=False))):
        return "link"
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    return "file" if entry.is_file(follow_symlinks=False) else "other"
