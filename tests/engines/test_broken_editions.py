"""An edition with something broken in it: the build says where and what to do, and publishes none of it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sites import make_edition, run_build

pytestmark = pytest.mark.slow
MERGE = "\n<<<<<<< HEAD\nThe river runs.\n=======\nThe river ran.\n>>>>>>> other\n"


def adds(path: str, text: str) -> Callable[[Path], None]:
    """Text at the end of a file."""

    def change(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(text)

    return change


def makes_folder(path: str) -> Callable[[Path], None]:
    """A folder where a file should be."""

    def change(root: Path) -> None:
        (root / path).unlink(missing_ok=True)
        (root / path).mkdir(parents=True)

    return change


STOPS = {
    "a merge in a source page": (adds("docs/en/index.md", MERGE), "docs/en/index.md:"),
    "a merge in HTML": (adds("docs/en/index.md", f"\n<div>{MERGE}</div>\n"), "docs/en/index.md:"),
    "a merge in the ledger": (adds("locales/addresses.txt", MERGE), "locales/addresses.txt:"),
    "a folder for a source page": (makes_folder("docs/en/about.md"), "docs/en/about.md: it is a folder"),
    "a folder for the settings": (makes_folder("diglot.toml"), "diglot.toml: the file cannot be read"),
    "a folder for the ledger": (
        makes_folder("locales/addresses.txt"),
        "locales/addresses.txt: the file cannot be read",
    ),
    "a source page that is no text": (
        lambda root: (root / "docs/en/b.md").write_bytes(b"\xff\xfe"),
        "docs/en/b.md:1: the file is not UTF-8",
    ),
    "a file for the source folder": (
        lambda root: [(root / "docs/en").rename(root / "old"), (root / "docs/en").write_text("")],
        "docs/en: the folder cannot be listed",
    ),
}
SAYS = {
    "a line of PO without quotes": (adds("locales/zh/LC_MESSAGES/index.po", "\nmsgctxt x\n"), "index.po:"),
    "a merge in a translated page": (adds("docs/zh/index.md", MERGE), "docs/zh/index.md:"),
    "a merge in a catalog": (adds("locales/zh/LC_MESSAGES/index.po", MERGE), "index.po:"),
    "a merge in the lock": (adds("locales/zh/base.lock", MERGE), "locales/zh/base.lock:"),
    "a folder for a translated page": (makes_folder("docs/zh/index.md"), "docs/zh/index.md: it is a folder"),
    "a folder for a catalog": (makes_folder("locales/zh/LC_MESSAGES/index.po"), "index.po: it is a folder"),
    "a folder for the lock": (makes_folder("locales/zh/base.lock"), "locales/zh/base.lock: the file cannot be read"),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small edition."""
    folder = tmp_path_factory.mktemp("whole") / "edition"
    make_edition(folder)
    return folder


@pytest.mark.parametrize("builder", ["mkdocs", pytest.param("zensical", marks=pytest.mark.weekly)])
@pytest.mark.parametrize(("change", "said"), [*STOPS.values(), *SAYS.values()], ids=[*STOPS, *SAYS])
def test_what_is_broken_is_named_and_not_published(
    whole: Path, tmp_path: Path, change: Callable[[Path], object], said: str, builder: str
) -> None:
    """What the site would lack stops the build; what a translator broke is left out, and a strict build fails."""
    shutil.copytree(whole, tmp_path / "edition")
    change(tmp_path / "edition")
    stops = (change, said) in STOPS.values()
    done = run_build(tmp_path / "edition", tmp_path / "site", *([] if stops else ["--strict"]), builder=builder)
    pages = [path.read_text("utf-8") for path in (tmp_path / "site").rglob("*.html")]

    assert done.returncode != 0
    assert said in done.stdout
    assert "Traceback" not in done.stdout
    assert not pages if stops else pages
    assert not any("&lt;&lt;&lt;&lt;&lt;&lt;&lt;" in page or "&gt;&gt;&gt;&gt;&gt;&gt;&gt;" in page for page in pages)
