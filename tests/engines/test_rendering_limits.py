"""A source page that would take minutes, or more stack than there is: named and refused, and the last site stays."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sites import QUIET, make_edition

pytestmark = [pytest.mark.slow, pytest.mark.weekly]
MKDOCS = """\
import sys
from diglot.engines import rendering_limit
rendering_limit.SECONDS = 1
from mkdocs.__main__ import cli
cli(["build", "-f", "mkdocs.yml", "-d", sys.argv[1]])
"""
ZENSICAL = """\
import sys
from diglot.engines.zensical import invoke
invoke.FIRST_SECONDS, invoke.SECONDS_A_PAGE = 5, 0
from pathlib import Path
from diglot.engines.zensical.engine import build_site
try:
    build_site(Path(), Path(sys.argv[1]))
except Exception as error:
    sys.exit(str(error))
"""
LONG = "[a](" * 60_000
DEEP = "<div markdown>\n\n" * 600 + "a\n\n" + "</div>\n\n" * 600


def build(folder: Path, text: str, program: str) -> "subprocess.CompletedProcess[str]":
    """Build an edition with such a page."""
    make_edition(folder / "edition", others={"big.md": f"# Big\n\n{text}\n"})
    command = [sys.executable, "-c", program, str(folder / "site")]
    return subprocess.run(command, cwd=folder / "edition", env=os.environ | QUIET, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("text", "fact"),
    [(LONG, "takes longer than 1 seconds, which is the limit"), (DEEP, "so many things inside each other")],
    ids=["long", "deep"],
)
def test_mkdocs_names_the_page(tmp_path: Path, text: str, fact: str) -> None:
    """With fact and way out, and without a traceback."""
    done = build(tmp_path, text, MKDOCS)

    assert done.returncode != 0
    assert "docs/en/big.md: " in done.stderr
    assert fact in done.stderr
    assert "Traceback" not in done.stderr
    assert not list((tmp_path / "site").rglob("index.html"))


def test_zensical_says_the_limit(tmp_path: Path) -> None:
    """It renders all pages at once, so that it names none."""
    done = build(tmp_path, LONG, ZENSICAL)

    assert done.returncode != 0
    assert "takes longer than 5 seconds for" in done.stderr
    assert "Traceback" not in done.stderr
