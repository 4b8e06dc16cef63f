"""Names and texts that would steer a terminal, or write a command for GitHub into a log: no command prints them."""

import re
import shutil
from pathlib import Path

import pytest
from every_command import LINES, MORE_LINES, PO, git, make_full_edition, run

from diglot.errors import InputError

pytestmark = pytest.mark.slow

ODD = "e\x1b[31m\x9b1m\u202evil\n::error::x"
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|^::", re.MULTILINE)
MORE = {
    "review of a page": ["review", f"{ODD}.md"],
    "revert of a person": ["revert", "--author", ODD],
    "import of a file": ["import", f"{ODD}.csv"],
    "export to a file": ["export", f"{ODD}.foo"],
    "add of a language": ["add", ODD],
    "explain": ["explain", ODD],
}
ALWAYS = ("sync", "check", "export to XLIFF", "review of a page")
"""Those that are tried in every run; the others every week."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition in which a translator chose every text and name."""
    root = tmp_path_factory.mktemp("hostile")
    make_full_edition(root)
    catalog = root / PO
    text = f"{ODD} ledger".replace("\n", "\\n")
    catalog.write_text(catalog.read_text("utf-8").replace('msgstr "一本账本', f'msgstr "{text}'), "utf-8")
    (catalog.parent / f"{ODD}.po").write_bytes(catalog.read_bytes())
    (root / f"docs/zh/{ODD}.md").write_text("# x\x1b[31m\n", "utf-8")
    (root / "locales/termbase.toml").write_text(
        '[ledger]\nen.name = "ledger"\nzh.name = "\\u001b[31m\\u202e"\n', "utf-8"
    )
    git(root, "add", ".")
    git(root, "-c", f"user.name={ODD}", "commit", "-q", "-m", ODD)
    return root


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(line, id=name, marks=[] if name in ALWAYS else pytest.mark.weekly)
        for name, line in {**LINES, **MORE_LINES, **MORE}.items()
    ],
)
def test_nothing_that_steers_a_terminal_is_printed(hostile: Path, tmp_path: Path, line: list[str]) -> None:
    """And nothing breaks."""
    shutil.copytree(hostile, tmp_path / "edition")
    result = run(tmp_path / "edition", *line)
    refused = str(result.exception) if isinstance(result.exception, InputError) else ""

    assert [found[0] for found in RAW.finditer(result.output + refused)] == []
    assert isinstance(result.exception, SystemExit | InputError | None)
