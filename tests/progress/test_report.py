"""The report of how far the translations are."""

import json
import re
import subprocess
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from editions import edition

from diglot.cli import cli
from diglot.progress import Coverage, Moment, ReportedProgress, Share, make_badge, make_page

VOID = {"meta"}


class Reader(HTMLParser):
    """Reads a page, and checks that every element is closed where it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "action", "data")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element of SVG without content."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data.strip())


def read(data: bytes) -> Reader:
    """A page that was read to its end."""
    reader = Reader()
    reader.feed(data.decode())
    assert reader.open == []
    return reader


def progress(name: str = "<b>Ann</b>") -> ReportedProgress:
    """A report with everything in it."""
    day = datetime(2026, 1, 1, tzinfo=UTC)
    moments = tuple(Moment(day + timedelta(days=i), {"zh": i * 25.0, "fr": 50.0}) for i in range(5))
    pages = (
        Coverage("a&b.md", "fr", 4, 2, 1, 1, 1),
        Coverage("a&b.md", "zh", 4, 4, 0, 0),
        Coverage("c.md", "zh", 0, 0, 0, 0),
    )
    return ReportedProgress("Scores <& Grids>", "en", pages, moments, (Share(name, "zh", 3), Share("", "zh", 1)))


def test_the_page_is_whole_and_asks_for_nothing() -> None:
    """No address, no script, ids once; names are text."""
    data = make_page(progress())
    page = read(data)

    assert page.addresses == []
    assert b"<script" not in data
    assert b"url(" not in data
    assert len(page.ids) == len(set(page.ids))
    assert {"<b>Ann</b>", "a&b.md", "75.0 % of the units are current. The source is “en”.", "not committed yet"} <= {
        *page.words
    }
    assert make_page(progress()) == data


def test_the_history_is_a_picture() -> None:
    """One line for each language, from the first commit to the last."""
    text = make_page(progress()).decode()
    chart = ElementTree.fromstring(text[text.index("<svg") : text.index("</svg>") + 6])

    lines = chart.findall("polyline")
    assert [len((line.get("points") or "").split()) for line in lines] == [5, 5]
    assert {each.text for each in chart.iter("text")} >= {"zh", "fr", "2026-01-01", "2026-01-05", "100 %"}
    heights = [float(each.get("y") or 0) for each in chart.iter("text") if each.get("fill")]
    assert abs(heights[0] - heights[1]) >= 13


@pytest.mark.parametrize("share", [0, 49.9, 99.99, 100])
def test_the_badge_says_the_figure(share: float) -> None:
    """Rounded down: 100 % is all."""
    badge = ElementTree.fromstring(make_badge(share, "已翻译 <x>"))

    assert badge.get("aria-label") == f"已翻译 <x>: {int(share)} %"
    colours = re.findall(r"#[0-9a-f]{6}", make_badge(share).decode())
    assert len(colours) == 1
    assert contrast(colours[0]) >= 4.5


def contrast(colour: str) -> float:
    """The contrast of white on a colour (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def run(root: Path, *arguments: str) -> Result:
    """Run the command in an edition."""
    return CliRunner().invoke(cli, ["--root", str(root), *arguments], catch_exceptions=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An edition under version control, translated in two steps."""
    git = ["git", "-C", str(tmp_path), "-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    (tmp_path / "diglot.toml").write_text("")
    for translations in ({}, {"# Title": "", "Title": "标题"}):
        files = edition("# Title\n\nFirst.\n\nSecond.\n", translations)
        for path, data in files.by_path.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(data)
        subprocess.run([*git, "add", "--all", "."], check=True)
        subprocess.run([*git, "commit", "-q", "-m", "x"], check=True)
    return tmp_path


def test_the_command(root: Path) -> None:
    """As JSON, as a page, as a badge, and for a workflow."""
    values = json.loads(run(root, "report", "--format", "json").output)
    page, badge = root / "r.html", root / "b.svg"
    run(root, "report", "--output", str(page))
    failed = run(root, "report", "--format", "badge", "--output", str(badge), "--fail-under", "50")

    assert values["share"] == 33.33
    assert values["pages"][0] == {
        "page": "a.md",
        "language": "zh",
        "units": 3,
        "current": 1,
        "behind": 0,
        "untranslated": 2,
        "reviewed": 0,
    }
    assert [round(each["shares"]["zh"]) for each in values["history"]] == [0, 33]
    assert values["translators"] == [{"name": "Ann", "language": "zh", "units": 1}]
    assert "<polyline" in page.read_text("utf-8")
    assert read(page.read_bytes()).addresses == []
    assert "33 %" in badge.read_text("utf-8")
    assert failed.exit_code == 1


def test_without_git_there_is_no_history(tmp_path: Path) -> None:
    """And that is said."""
    (tmp_path / "diglot.toml").write_text("")
    for path, data in edition("# Title\n").by_path.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)

    result = run(tmp_path, "report", "--output", str(tmp_path / "r.html"))

    assert "neither history nor names" in result.output
    assert "<svg" not in (tmp_path / "r.html").read_text("utf-8")
