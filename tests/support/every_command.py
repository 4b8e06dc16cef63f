"""Every command, as it is typed, and an edition in which each has something to read and something to write."""

import shutil
import subprocess
from contextlib import chdir
from pathlib import Path

from click.testing import CliRunner, Result
from sites import LAGGING_CONFIG

from diglot.catalog import parse_catalog, render_catalog
from diglot.cli import cli

SITE_PAGE = (
    '<!doctype html><html lang="en"><head><title>A</title><link rel="canonical" href="http://127.0.0.1:9/{}">'
    '</head><body><h1 id="h1">A</h1></body></html>'
)
PO = "locales/zh/LC_MESSAGES/part/about.po"
LINES = {
    "sync": ["sync"],
    "sync --check": ["sync", "--check"],
    "check": ["check"],
    "check --fix": ["check", "--fix"],
    "check --since": ["check", "--since", "HEAD"],
    "status": ["status"],
    "add": ["add", "fi"],
    "ledger": ["ledger"],
    "ledger --check": ["ledger", "--check"],
    "review": ["review", "part/about.md"],
    "revert": ["revert", "--author", "Eve"],
    "terms find": ["terms", "find", "ledger"],
    "terms status": ["terms", "status"],
    "terms format": ["terms", "format"],
    "catalog format": ["catalog", "format"],
    "export": ["export", "out.csv"],
    "import": ["import", "back.csv"],
    "import of pages": ["import", "docs/zh"],
    "report": ["report", "--output", "report.html"],
    "tm find": ["tm", "find", "A ledger"],
    "tm suggest": ["tm", "suggest", "--write"],
    "verify-site": ["verify-site"],
    "verify-live": ["verify-live", "--wait", "0"],
    "merge-driver": ["merge-driver", "merge-base", "merge-ours", "merge-theirs", PO],
}
"""The commands that read or write the edition in this process."""
MORE_LINES = {
    "status as JSON": ["status", "--format", "json"],
    "export to XLIFF": ["export", "out.xliff"],
    "export to TMX": ["export", "out.tmx"],
    "export to Excel": ["export", "out.xlsx"],
    "export to Word": ["export", "out.docx"],
    "export of terms": ["export", "out.tbx"],
    "import of XLIFF": ["import", "back.xliff", "--take", "file"],
    "import of terms": ["import", "back.tbx"],
    "import of a text": ["import", "text.txt", "--page", "index.md"],
    "report as a badge": ["report", "--format", "badge"],
    "tm add": ["tm", "add", "back.tmx"],
    "init": ["init", "new", "--title", "New", "--source", "en", "--target", "zh"],
    "init of a site": ["init", "site-there", "--title", "There", "--source", "en", "--target", "zh", "--yes"],
    "init from a folder": ["init", "new", "--title", "New", "--source", "en", "--target", "fr", "--from", "docs/en"],
    "init from a text": ["init", "new", "--title", "New", "--source", "en", "--target", "fr", "--from", "text.txt"],
}
"""Other ways to call them, which make other calls of the system."""
APART = {"build": "in `tests/publish/test_planted_links_in_builds.py`", "explain": "which reads no edition"}
APART["init"] = "which makes an edition in a folder that the user names, where none is yet"


def git(root: Path, *arguments: str) -> None:
    """Call Git."""
    who = ["-c", "user.name=Eve", "-c", "user.email=eve@example.org"]
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)


def run(root: Path, *arguments: str) -> Result:
    """Run a command in the folder of the edition."""
    with chdir(root):
        return CliRunner().invoke(cli, arguments)


def make_full_edition(root: Path) -> None:
    """An edition with a bit of everything that commands read, and something for each of them to write."""
    pages = {"index.md": "# Home\n\nThe ledger is here.\n", "part/about.md": "# About\n\nA ledger,and more.\n"}
    files = {
        "diglot.toml": "",
        "mkdocs.yml": LAGGING_CONFIG,
        "locales/termbase.toml": '[ledger]\nen.name = "ledger"\nzh.name = "账本"\n',
        "locales/addresses.txt": "part/about/\n  h1\n",
        ".gitignore": "/site/\n.diglot/\n",
        **{f"docs/en/{name}": text for name, text in pages.items()},
        "site/index.html": SITE_PAGE.format(""),
        "site/part/about/index.html": SITE_PAGE.format("part/about/"),
        "site/404.html": SITE_PAGE.format(""),
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    (root / "docs/en/part/map.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert run(root, "sync").exit_code == 0
    git(root, "init", "-q", "--template=", "-b", "main")
    git(root, "config", "user.name", "Ann")
    git(root, "config", "user.email", "ann@example.org")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Begin")
    for name, text in {"part/about": "一本账本,还有别的。", "index": "账本在此。"}.items():
        place = root / f"locales/zh/LC_MESSAGES/{name}.po"
        catalog = parse_catalog(place.read_bytes(), name)
        entries = [entry.edit(target=text) if "ledger" in entry.source else entry for entry in catalog.entries]
        place.write_bytes(render_catalog(catalog.replace(entries)))
    assert run(root, "sync").exit_code == 0
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Translate")
    assert run(root, "export", "back.csv").exit_code == 0
    back = (root / "back.csv").read_text("utf-8").replace("账本在此。", "账本在这里。")
    (root / "back.csv").write_text(back, "utf-8")
    for name in ("back.xliff", "back.tmx", "back.tbx"):
        assert run(root, "export", name).exit_code == 0
    place = root / "back.xliff"
    place.write_text(place.read_text("utf-8").replace("账本在此。", "账本在这里。"), "utf-8")
    place = root / "back.tbx"
    place.write_text(place.read_text("utf-8").replace("ledger", "register"), "utf-8")
    (root / "text.txt").write_text("家\n\n账本在这里。\n", "utf-8")
    (root / "site-there/docs").mkdir(parents=True)
    (root / "site-there/mkdocs.yml").write_text("site_name: There\n", "utf-8")
    (root / "site-there/docs/index.md").write_text("# There\n\nA page that was there.\n", "utf-8")
    for side in ("base", "ours", "theirs"):
        shutil.copy(root / PO, root / f"merge-{side}")
    (root / "docs/en/index.md").write_text("# Home\n\nThe ledger is here now.\n", "utf-8")
    shutil.rmtree(root / ".diglot")
