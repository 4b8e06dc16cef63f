"""What catalog entries tell translators about terms."""

from pathlib import Path

import pytest
from term_edition import Run

CATALOG = "locales/zh/LC_MESSAGES/a.po"
GRID = "#. term: grid management = 网格化管理 (also: 网格管理; not: 栅格管理)"


def entry(root: Path, source: str) -> list[str]:
    """The lines about terms above a source."""
    blocks = (root / CATALOG).read_text("utf-8").split("\n\n")
    [block] = [block for block in blocks if f'msgid "{source}"' in block]
    return [line for line in block.splitlines() if line.startswith("#. term:")]


def test_entries_list_the_terms_of_their_source(root: Path) -> None:
    """In the order of the text, once each; of references, too; none in a region without terms."""
    assert entry(root, "The city has grid management and data.") == [
        "#. term: city = 城市",
        GRID,
        "#. term: data = 数据",
    ]
    assert entry(root, "Of [these grids](term:grid-management) nobody knows.") == [GRID]
    assert entry(root, "A data point.") == []


def test_templates_know_nothing_of_renderings(root: Path) -> None:
    """They are the same for all languages."""
    assert "term:" not in (root / "locales/templates/a.pot").read_text("utf-8").replace("(term:", "")


def test_a_change_of_the_termbase_touches_those_lines_only(root: Path, run: Run) -> None:
    """And the sync after it finds nothing to do; without the termbase the lines are gone."""
    before = (root / CATALOG).read_text("utf-8")
    termbase = root / "locales/termbase.toml"
    text = termbase.read_text("utf-8")
    termbase.write_text(text.replace('name = "数据"', 'name = "资料"'), "utf-8")

    result = run("sync")

    assert result.output.split() == ["written:", CATALOG]
    assert (root / CATALOG).read_text("utf-8") == before.replace("#. term: data = 数据", "#. term: data = 资料")
    assert "Everything agrees." in run("sync").output
    termbase.unlink()
    run("sync")
    assert (root / CATALOG).read_text("utf-8") == "".join(
        line for line in before.splitlines(keepends=True) if not line.startswith("#. term:")
    )


def test_a_text_that_left_its_page_keeps_its_entry(root: Path, run: Run) -> None:
    """And finds it again when it comes back, with the terms as they are then."""
    page = root / "docs/en/a.md"
    text = page.read_text("utf-8")
    before = (root / CATALOG).read_text("utf-8")
    page.write_text(text.replace("The police IT uses data.\n\n", ""), "utf-8")
    assert run("sync").exit_code == 0
    page.write_text(text, "utf-8")

    assert run("sync").exit_code == 0

    assert (root / CATALOG).read_text("utf-8") == before


@pytest.mark.parametrize("damaged", [b"[grid-management\n", b"\xff\xfe"], ids=["no TOML", "no UTF-8"])
def test_a_damaged_termbase_holds_no_page_back(root: Path, run: Run, damaged: bytes) -> None:
    """It is reported. Pages are synced, and the lines about terms stay as they are."""
    (root / "locales/termbase.toml").write_bytes(damaged)
    page = root / "docs/en/a.md"
    page.write_text(page.read_text("utf-8").replace("The police IT uses data.", "The police use data."), "utf-8")
    result = run("sync")

    assert result.exit_code == 1
    assert "locales/termbase.toml" in result.output
    assert "Left as they are" not in result.output
    assert 'msgid "The police use data."' in (root / CATALOG).read_text("utf-8")
    assert GRID in entry(root, "The city has grid management and data.")
    assert run("sync").exit_code == 1
