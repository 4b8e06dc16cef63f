"""A problem stops its own page, and no other."""

from dataclasses import replace

import pytest
from editions import LAYOUT, Files
from sync_editions import CATALOG, LOCK, TEMPLATE, two_pages

from diglot.sync import plan_sync


def _broken_catalog(files: Files) -> None:
    files.by_path[CATALOG] += b"msgid\n"


def _conflict(files: Files) -> None:
    files.edit_entry("The river runs past the mill.", target="目录里的。")
    files.write_target("页面里的。\n")


def _other_structure(files: Files) -> None:
    files.write_target(files.target() + "\n多一段。\n")


def _unfit_text(files: Files) -> None:
    files.edit_entry("The river runs past the mill.", target="一\n\n二")


def _broken_template(files: Files) -> None:
    files.by_path[TEMPLATE] += b"msgid\n"


@pytest.mark.parametrize("damage", [_broken_catalog, _conflict, _other_structure, _unfit_text, _broken_template])
def test_a_page_with_a_problem_holds_no_other_page_back(damage) -> None:  # type: ignore[no-untyped-def]
    """It is left as it is; the other page is written, and the next sync sees the problem again."""
    files = two_pages()
    files.edit_entry("A stone lies in the garden.", "b.md", target="园里有石头。")
    damage(files)
    before = dict(files.by_path)
    files.apply(files.plan())
    again = files.plan()

    assert "园里有石头。" in files.target("b.md")
    assert files.changed(before) == {LAYOUT.target_page("b.md", "zh"), LOCK}
    assert not again.clear
    assert not again.writes


def test_pages_that_exchange_units_are_held_together() -> None:
    """A paragraph moved from a page with a problem: its translation must not be left behind."""
    files = two_pages()
    stone = "A stone lies in the garden."
    _conflict(files)
    files.write_source(f"{files.source()}\n{stone}\n")
    files.write_source("Another page.\n", "b.md")
    before = dict(files.by_path)
    files.apply(files.plan())

    assert files.by_path == before
    files.write_target("目录里的。\n")
    files.sync()
    assert files.entries()[stone].target == "园中有石。"


def test_a_problem_in_one_language_holds_no_other_back() -> None:
    """The source of the page was edited as well: the template is written, and the other language follows later."""
    files = two_pages()
    files.write_source("The river runs past the old mill.\n")
    whole = files.edition()
    french = replace(whole.translations["zh"], catalogs={}, pages={}, lock="")
    damaged = replace(
        whole.translations["zh"], catalogs={**whole.translations["zh"].catalogs, "a.md": b"nothing of a catalog"}
    )
    plan = plan_sync(replace(whole, translations={"zh": damaged, "fr": french}))

    assert plan.held == {("a.md", "zh")}
    assert {path for path, _ in plan.writes if "a." in path} == {
        "locales/fr/LC_MESSAGES/a.po",
        "docs/fr/a.md",
        "locales/templates/a.pot",
    }
    files.by_path[TEMPLATE] = dict(plan.writes)[TEMPLATE] or b""
    files.sync()
    entry = files.entries()["The river runs past the old mill."]
    assert (entry.target, entry.fuzzy) == ("河水流过磨坊。", True)
