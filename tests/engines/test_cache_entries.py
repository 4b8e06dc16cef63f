"""What is kept is given back as it was written, or not at all."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from diglot.engines.cache import Cache, seal, unseal
from diglot.engines.compiled_templates import CompiledTemplates
from diglot.user_cache import VARIABLE, cache_folder

TEXT = "A page, as the templates made it: 内容。\n" * 40
DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut short": lambda data: data[:-1],
    "cut in half": lambda data: data[: len(data) // 2],
    "emptied": lambda data: b"",
    "without its text": lambda data: data.partition(b"\n")[0] + b"\n",
    "lengthened": lambda data: data + b"<script>",
    "written twice": lambda data: data + data,
    "one bit of the text": lambda data: data[:-3] + bytes([data[-3] ^ 1]) + data[-2:],
    "one bit of the digest": lambda data: data[:70] + bytes([data[70] ^ 1]) + data[71:],
    "another text": lambda data: data.replace(b"page", b"trap"),
    "of another key": lambda data: seal("b" * 64, data.partition(b"\n")[2]),
    "zeros": lambda data: bytes(len(data)),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_entry_is_made_again(folder: Path, tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    """Whatever became of it."""
    key = "a" * 64
    Cache(tmp_path).entry("pages/zh/index.md.html", key).keep(TEXT)
    place = next(folder.rglob("index.md.html"))
    assert Cache(tmp_path).entry("pages/zh/index.md.html", key).text == TEXT
    place.write_bytes(damage(place.read_bytes()))

    assert Cache(tmp_path).entry("pages/zh/index.md.html", key).text is None


def test_every_bit_counts() -> None:
    """Of key, digest and text."""
    entry = seal("key", b"text")

    assert unseal("key", entry) == b"text"
    for at in range(len(entry)):
        for bit in range(8):
            assert unseal("key", entry[:at] + bytes([entry[at] ^ 1 << bit]) + entry[at + 1 :]) is None


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o722])
@pytest.mark.parametrize("what", ["folder", "file"])
def test_what_others_may_write_is_not_used(folder: Path, tmp_path: Path, what: str, mode: int) -> None:
    """Neither read nor written: a digest says nothing of who made it."""
    Cache(tmp_path).entry("page", "key").keep(TEXT)
    place = folder if what == "folder" else next(folder.rglob("page"))
    place.chmod(mode)

    assert Cache(tmp_path).entry("page", "key").text is None
    if what == "folder":
        Cache(tmp_path).entry("another", "key").keep(TEXT)
        assert not list(folder.rglob("another"))


def test_a_new_folder_is_the_users_alone(folder: Path, tmp_path: Path) -> None:
    """Also where the umask lets a group write."""
    before = os.umask(0o002)
    try:
        Cache(tmp_path).entry("page", "key").keep(TEXT)
    finally:
        os.umask(before)

    assert folder.stat().st_mode & 0o777 == 0o700
    assert Cache(tmp_path).entry("page", "key").text == TEXT


def test_a_damaged_template_is_compiled_again(folder: Path) -> None:
    """It is a program: Jinja's own cache runs whatever it finds."""
    from jinja2 import DictLoader, Environment

    def render() -> str:
        environment = Environment(loader=DictLoader({"a": "kept text {{ 1 + 1 }}"}), autoescape=True)
        environment.bytecode_cache = CompiledTemplates()
        return environment.get_template("a").render()

    assert render() == "kept text 2"
    place = next(each for each in (folder / "templates").iterdir())
    place.write_bytes(place.read_bytes().replace(b"kept text", b"evil text"))

    assert render() == "kept text 2"


WRITER = """
import sys
from pathlib import Path
from diglot.engines.cache import Cache
while True:
    cache = Cache(Path("/edition"))
    for number in range(5):
        found = cache.entry(f"pages/{number}", "key").text
        assert found in (None, "x" * 200_000), "a text that nobody wrote"
        cache.entry(f"pages/{number}", "key").keep("x" * 200_000)
    cache.sweep()
    print(".", end="", flush=True)
"""


@pytest.mark.slow
def test_two_builds_at_once_and_a_killed_one_harm_nothing(folder: Path) -> None:
    """They write and sweep the same entries, and are killed in the midst of it: each finds whole texts or none."""
    for _ in range(4):
        writers = [subprocess.Popen([sys.executable, "-c", WRITER], stdout=subprocess.PIPE) for _ in range(2)]
        for writer in writers:
            assert writer.stdout is not None
            assert writer.stdout.read(1) == b"."
        time.sleep(0.2)
        for writer in writers:
            assert writer.poll() is None, "it ended by itself"
            writer.send_signal(signal.SIGKILL)
            writer.communicate()
        cache = Cache(Path("/edition"))
        assert {cache.entry(f"pages/{number}", "key").text for number in range(5)} <= {None, "x" * 200_000}
        cache.sweep()
    left = [path for path, kind in cache_folder().walk() if kind == "file"]

    assert all(path.endswith(tuple(f"pages/{number}" for number in range(5))) for path in left)
