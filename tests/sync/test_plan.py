"""What people do to an edition, and which files change for it."""

import itertools
from dataclasses import replace

import pytest
from editions import LAYOUT, Files, edition

from diglot.catalog import parse_catalog
from diglot.keys import content_hash, new_id
from diglot.sync import plan_sync
from diglot.sync.unsettled import find_unsettled

PAGE = """---
title: The system
description: A page about it
---

# The system

The city keeps a list of the people
who pay their debts late.

## How it works

Do not open the file of another person.

- First item of the list
- Second item of the list

The committee meets on the first Monday of the month in the old town hall.
"""
CITY = "The city keeps a list of the people who pay their debts late."
FILE = "Do not open the file of another person."
COMMITTEE = "The committee meets on the first Monday of the month in the old town hall."
CHINESE = {
    "The system": "体系",
    CITY: "市里有一份名单，记着拖欠债务的人。",
    FILE: "不要打开他人的档案。",
    "First item of the list": "清单第一项",
    COMMITTEE: "委员会每月第一个星期一在旧市政厅开会。",
}
CATALOG, TEMPLATE, LOCK, TARGET = (
    "locales/zh/LC_MESSAGES/a.po",
    "locales/templates/a.pot",
    "locales/zh/base.lock",
    "docs/zh/a.md",
)


@pytest.fixture
def files() -> Files:
    """A synced edition of one page, partly translated."""
    return edition(PAGE, CHINESE)


def test_first_sync_writes_everything() -> None:
    """Until it is translated, the Chinese page shows the English one, byte for byte."""
    files = Files()
    files.write_source(PAGE)
    files.sync()
    assert set(files.by_path) == {LAYOUT.source_page("a.md"), CATALOG, TEMPLATE, LOCK, TARGET}
    assert files.target() == PAGE


def test_translations_go_into_the_page(files: Files) -> None:
    """Only the text of the units changes."""
    expected = PAGE.replace("title: The system", "title: 体系").replace("# The system", "# 体系")
    expected = expected.replace(CITY.replace("people who", "people\nwho"), CHINESE[CITY])
    for text in (FILE, "First item of the list", COMMITTEE):
        expected = expected.replace(text, CHINESE[text])
    assert files.entries()["The system"].target == "体系"
    assert files.target().count("体系") in (1, 2)
    assert [line for line in files.target().splitlines() if line in expected.splitlines()] == [
        line for line in files.target().splitlines() if line != "# The system"
    ] or files.target() == expected


def test_nothing_to_do(files: Files) -> None:
    """Sync twice changes nothing; the memory of it says the same without looking."""
    plan = files.plan()
    assert not plan.writes
    assert not plan.changes
    assert not files.plan(settled=plan.settled).pairs


def test_rewrapping_the_source_changes_only_the_page_itself(files: Files) -> None:
    """Line ends inside a paragraph are not text; the Chinese paragraph has none to follow."""
    before = dict(files.by_path)
    files.write_source(files.source().replace("list of the people\nwho pay", "list of\nthe people who pay"))
    files.sync()
    assert files.changed(before) == {"docs/en/a.md"}


def test_an_edit_touches_its_template_entry_its_catalog_entry_and_its_lock_line(files: Files) -> None:
    """And nothing else: the translation stays, marked, with the source it was made from."""
    before = dict(files.by_path)
    edited = COMMITTEE.replace("old town hall", "new town hall")
    files.write_source(files.source().replace(COMMITTEE, edited))
    files.sync()
    assert files.changed(before) == {"docs/en/a.md", TEMPLATE, CATALOG, LOCK}
    entry = files.entries()[edited]
    assert entry.target == CHINESE[COMMITTEE]
    assert entry.fuzzy
    assert entry.previous_source == COMMITTEE
    assert entry.id == parse_catalog(before[TEMPLATE], "").entries[-1].id
    for path, count in ((TEMPLATE, 1), (LOCK, 1), (CATALOG, 3)):
        old, new = before[path].splitlines(), files.by_path[path].splitlines()
        assert len([line for line in new if line not in old]) == count, path


def test_an_edit_taken_back_leaves_no_trace(files: Files) -> None:
    """Also over several steps: the first previous source is what the translation says."""
    before = dict(files.by_path)
    for old, new in (
        ("old town hall", "new town hall"),
        ("new town hall", "big new hall"),
        ("big new hall", "old town hall"),
    ):
        files.write_source(files.source().replace(old, new))
        files.sync()
    assert files.by_path == before


def test_a_dropped_negation_is_not_served(files: Files) -> None:
    """“Do open …” must not stand over “不要打开……”: that paragraph shows its source, the translation is kept."""
    edited = FILE.replace("Do not open", "Do open")
    files.write_source(files.source().replace(FILE, edited))
    files.sync()
    assert edited in files.target()
    assert CHINESE[FILE] not in files.target()
    assert files.entries()[edited].target == CHINESE[FILE]
    row = next(row for row in files.plan(settled=()).pairs["a.md", "zh"].rows if row.source == edited)
    assert row.shows_source
    assert row.state == "behind"


def test_the_policy_decides_what_a_behind_paragraph_shows(files: Files) -> None:
    """By default its old translation, otherwise the source."""
    files.write_source(files.source().replace("old town hall", "new town hall"))
    files.sync()
    assert CHINESE[COMMITTEE] in files.target()
    files.behind = "source"
    files.sync()
    assert CHINESE[COMMITTEE] not in files.target()
    assert "new town hall" in files.target()


def test_moving_a_section_keeps_ids_and_translations(files: Files) -> None:
    """The catalog follows the page's order; no entry changes."""
    ids = files.ids()
    section = files.source()[files.source().index("## How") : files.source().index("The committee")]
    files.write_source(files.source().replace(section, "").rstrip() + f"\n\n{section}")
    files.sync()
    assert files.ids() == ids
    assert all(files.entries()[text].target == target for text, target in CHINESE.items())
    assert not any(entry.fuzzy for entry in files.entries().values())


def test_a_deleted_paragraph_comes_back_with_its_translation(files: Files) -> None:
    """Under its old id, as if it had never been away."""
    before = dict(files.by_path)
    source = files.source()
    files.write_source(source.replace(FILE + "\n\n", ""))
    files.sync()
    assert files.entries(obsolete=True)[FILE].target == CHINESE[FILE]
    files.write_source(source)
    files.sync()
    assert files.by_path == before


def test_both_doors_give_the_same_files(files: Files) -> None:
    """A change in the catalog, or the same change in the Chinese Markdown."""
    new = "委员会每月第一个周一在旧市政厅开会。"
    other = Files(dict(files.by_path))
    files.edit_entry(COMMITTEE, target=new)
    files.sync()
    other.write_target(other.target().replace(CHINESE[COMMITTEE], new))
    other.sync()
    assert files.by_path == other.by_path
    assert new in files.target()


def test_both_doors_clear_a_behind_paragraph(files: Files) -> None:
    """In the catalog by removing the flag, in the Markdown by editing the text."""
    files.write_source(files.source().replace("old town hall", "new town hall"))
    files.sync()
    edited, new = COMMITTEE.replace("old", "new"), "委员会每月第一个星期一在新市政厅开会。"
    other = Files(dict(files.by_path))
    files.edit_entry(edited, target=new, flags=(), previous_source=None)
    files.sync()
    other.write_target(other.target().replace(CHINESE[COMMITTEE], new))
    other.sync()
    assert files.by_path == other.by_path
    assert not files.entries()[edited].fuzzy


def test_a_conflict_writes_nothing_and_shows_both(files: Files) -> None:
    """Both texts are still where they were written."""
    files.edit_entry(COMMITTEE, target="目录里的新译文。")
    files.write_target(files.target().replace(CHINESE[COMMITTEE], "页面里的新译文。"))
    before = dict(files.by_path)
    plan = files.plan()
    (conflict,) = plan.conflicts
    assert (conflict.catalog_text, conflict.markdown_text) == ("目录里的新译文。", "页面里的新译文。")
    assert conflict.markdown_place.startswith("docs/zh/a.md:")
    assert conflict.catalog_place.startswith(CATALOG + ":")
    assert not plan.writes
    assert files.by_path == before


@pytest.mark.parametrize(("take", "text"), [("catalog", "目录里的新译文。"), ("markdown", "页面里的新译文。")])
def test_a_conflict_is_settled_for_one_side(files: Files, take: str, text: str) -> None:
    """By the user's word only."""
    files.edit_entry(COMMITTEE, target="目录里的新译文。")
    files.write_target(files.target().replace(CHINESE[COMMITTEE], "页面里的新译文。"))
    files.sync(take=take)
    assert text in files.target()
    assert files.entries()[COMMITTEE].target == text


def test_a_paragraph_added_to_the_translation_is_reported(files: Files) -> None:
    """With its line; the page is left alone."""
    files.write_target(files.target().replace("\n## ", "\n多出来的一段。\n\n## "))
    (problem,) = files.plan().problems
    assert "a unit was added here" in problem.fact
    assert "多出来的一段。" in problem.fact
    assert files.target().splitlines()[problem.line - 1] == "多出来的一段。"


def test_a_paragraph_removed_from_the_translation_is_reported(files: Files) -> None:
    """And can be had back from the catalog."""
    files.write_target(files.target().replace(CHINESE[CITY] + "\n\n", ""))
    (problem,) = files.plan().problems
    assert "a unit was removed here" in problem.fact
    files.sync(take="catalog")
    assert CHINESE[CITY] in files.target()


def test_paragraphs_that_changed_places_are_reported(files: Files) -> None:
    """Each of them: they would be paired with each other's sources."""
    one, two = CHINESE[CITY], CHINESE[COMMITTEE]
    files.write_target(files.target().replace(one, "@").replace(two, one).replace("@", two))
    problems = files.plan().problems
    assert len(problems) == 2
    assert all("stood in another place" in problem.fact for problem in problems)


@pytest.mark.parametrize(
    ("texts", "are_moved"),
    [(("政治背景", "技术"), True), (("경제 배경", "기술 배경"), True), (("Ja", "Nein"), False), (("Да", "Нет"), False)],
)
def test_short_texts_may_change_places_and_headings_may_not(texts: tuple[str, str], are_moved: bool) -> None:
    """“Yes” and “No” are edited freely. A Chinese heading says as much in four characters as an English one in ten."""
    files = Files()
    files.write_source("## Background\n\n## Technology\n")
    files.write_target("".join(f"## {text}\n\n" for text in texts))
    files.sync()
    files.write_target("".join(f"## {text}\n\n" for text in reversed(texts)))

    assert bool(files.plan().problems) == are_moved


def test_the_same_paragraph_added_to_both_languages(files: Files) -> None:
    """An author who writes both languages needs no catalog."""
    files.write_source(files.source().replace("\n## ", "\nOne more thing is said here.\n\n## "))
    files.write_target(files.target().replace("\n## ", "\n这里还要再说一点。\n\n## "))
    files.sync()
    assert files.entries()["One more thing is said here."].target == "这里还要再说一点。"


def test_a_translation_written_before_the_first_sync_is_adopted() -> None:
    """If it has the structure of its source, unit by unit."""
    files = Files()
    files.write_source("# Title of it\n\nText of it.\n")
    files.write_target("# 标题\n\n正文。\n")
    files.sync()
    assert {source: entry.target for source, entry in files.entries().items()} == {
        "Title of it": "标题",
        "Text of it.": "正文。",
    }


def test_a_translation_of_another_structure_is_not_adopted() -> None:
    """The first difference is named with its line."""
    files = Files()
    files.write_source("# Title of it\n\nText of it.\n")
    files.write_target("# 标题\n\n- 正文。\n")
    (problem,) = files.plan().problems
    assert (problem.path, problem.line) == ("docs/zh/a.md", 3)
    assert "where its source has a paragraph" in problem.fact


def test_a_lost_entry_comes_back_from_the_page(files: Files) -> None:
    """And so does a lost catalog."""
    before = dict(files.by_path)
    del files.by_path[CATALOG]
    files.sync()
    assert {s: e.target for s, e in files.entries().items() if e.target} == CHINESE
    assert files.target() == before[TARGET].decode()


@pytest.mark.parametrize("path", [TARGET, LOCK, TEMPLATE])
def test_a_lost_file_is_written_again(files: Files, path: str) -> None:
    """Each of the others is made from those that are left, byte for byte."""
    before = dict(files.by_path)
    del files.by_path[path]
    files.sync()
    assert files.by_path == before


def test_a_renamed_page_takes_everything_along(files: Files) -> None:
    """Catalog, template, page and lock get the new name; ids and translations stay."""
    ids = files.ids()
    files.write_source(files.source(), "new/name.md")
    del files.by_path["docs/en/a.md"]
    files.sync()
    assert not any(path.endswith(("/a.md", "/a.po", "/a.pot")) for path in files.by_path)
    assert files.ids("new/name.md") == ids
    assert {s: e.target for s, e in files.entries("new/name.md").items() if e.target} == CHINESE


def test_a_page_renamed_in_both_languages_by_hand(files: Files) -> None:
    """As `git mv` of both would leave it."""
    for language in ("en", "zh"):
        files.by_path[f"docs/{language}/b.md"] = files.by_path.pop(f"docs/{language}/a.md")
    files.sync()
    assert {s: e.target for s, e in files.entries("b.md").items() if e.target} == CHINESE
    assert "docs/zh/a.md" not in files.by_path


def test_a_deleted_page_keeps_its_translations(files: Files) -> None:
    """As obsolete entries; the page comes back with them."""
    before = dict(files.by_path)
    source = files.source()
    del files.by_path["docs/en/a.md"]
    files.sync(allow_loss=9)
    assert set(files.by_path) == {CATALOG, LOCK}
    assert {s: e.target for s, e in files.entries(obsolete=True).items()} == CHINESE
    files.write_source(source)
    files.sync()
    assert {s: e.target for s, e in files.entries().items() if e.target} == CHINESE
    assert files.target() == before[TARGET].decode()


def test_a_paragraph_moved_to_another_page_takes_its_translation(files: Files) -> None:
    """With its id."""
    files.write_source("# Another page\n", "b.md")
    files.sync()
    unit = files.ids()[CITY]
    files.write_source(files.source().replace(CITY.replace("people who", "people\nwho") + "\n\n", ""))
    files.write_source(f"# Another page\n\n{CITY}\n", "b.md")
    files.sync()
    assert files.entries("b.md")[CITY].target == CHINESE[CITY]
    assert files.ids("b.md")[CITY] == unit


def test_a_split_paragraph_keeps_its_id_on_the_larger_piece(files: Files) -> None:
    """The other piece says where its translation is to be found."""
    unit = files.ids()[COMMITTEE]
    larger, smaller = "The committee meets on the first Monday of the month.", "It meets in the old town hall."
    files.write_source(files.source().replace(COMMITTEE, f"{larger}\n\n{smaller.replace('It meets ', '')}"))
    files.sync()
    assert files.ids()[larger] == unit
    assert f"split from {unit}" in files.entries()["in the old town hall."].extracted


def test_figures_need_no_translator(files: Files) -> None:
    """A cell of figures or code counts as translated, and follows its source."""
    files.write_source(files.source() + "\n| Year | Items |\n| --- | --- |\n| 2014 | `1,200` |\n")
    files.sync()
    assert files.entries()["2014"].target == "2014"
    files.write_source(files.source().replace("2014", "2015"))
    files.sync()
    assert files.entries()["2015"].target == "2015"
    assert not files.entries()["2015"].fuzzy


def test_a_text_that_breaks_the_page_is_refused_with_its_line(files: Files) -> None:
    """Nothing is written; the pair shows the source instead, so a site can still be built."""
    files.edit_entry(COMMITTEE, target="一\n\n二")
    plan = files.plan()
    (problem,) = plan.problems
    assert problem.path == CATALOG
    assert problem.line > 1
    assert not plan.writes
    assert next(row for row in plan.pairs["a.md", "zh"].rows if row.source == COMMITTEE).shows_source


def test_the_wrong_language_in_a_catalog_is_refused(files: Files) -> None:
    """Somebody put the Japanese file there."""
    files.by_path[CATALOG] = files.by_path[CATALOG].replace(b"Language: zh", b"Language: ja")
    assert any("“ja”" in problem.fact for problem in files.plan().problems)


def test_two_entries_of_one_unit_are_refused(files: Files) -> None:
    """As a merge in git can leave them: neither translation may be dropped unseen."""
    unit = files.ids()[COMMITTEE]
    files.by_path[CATALOG] += f'\nmsgctxt "{unit}"\nmsgid "Another source."\nmsgstr "另一段。"\n'.encode()
    files.by_path[CATALOG] += f'\nmsgctxt "{unit}"\nmsgid "A third one."\nmsgstr "第三段。"\n'.encode()
    plan = files.plan()

    assert all(f"unit {unit} has another entry" in problem.fact for problem in plan.problems)
    assert len({problem.line for problem in plan.problems} - {0, 1}) == 2
    assert not plan.writes


def test_a_page_without_source_is_reported(files: Files) -> None:
    """Structure belongs to the source."""
    files.write_target("# 多余\n", "extra.md")
    (problem,) = files.plan().problems
    assert problem.path == "docs/zh/extra.md"


def test_the_lock_with_an_unsettled_merge_is_refused(files: Files) -> None:
    """With the line of the first marker."""
    files.by_path[LOCK] += b"<<<<<<< ours\n"
    (problem,) = files.plan().problems
    assert problem.path == LOCK
    assert problem.line == files.by_path[LOCK].count(b"\n")


LONG = (
    "\n\n".join(f"Paragraph number u{i} tells of river and stone and {'x' * (i % 7)} k{i}." for i in range(40)) + "\n"
)


def long_edition() -> Files:
    """Two pages of forty translated paragraphs each."""
    files = Files()
    for page, prefix in (("a.md", "甲"), ("b.md", "乙")):
        files.write_source(LONG.replace("Paragraph", "Section" if page == "b.md" else "Paragraph"), page)
        files.sync()
        for source in list(files.entries(page)):
            files.edit_entry(source, page, target=f"{prefix}方译文{content_hash(source)}。")
    files.sync()
    return files


def _cut_short(files: Files) -> None:
    files.write_source(files.source()[: len(files.source()) // 2])


def _emptied_source(files: Files) -> None:
    files.write_source("")


def _emptied_catalog(files: Files) -> None:
    files.by_path[CATALOG] = b""


def _emptied_page(files: Files) -> None:
    files.write_target("")


def _no_translations_in_catalog(files: Files) -> None:
    for source in list(files.entries()):
        files.edit_entry(source, target="")


def _source_over_page(files: Files) -> None:
    files.write_target(files.source())


def _swapped_pages(files: Files) -> None:
    one, two = files.target("a.md"), files.target("b.md")
    files.write_target(two, "a.md")
    files.write_target(one, "b.md")


def _wrong_language_in_page(files: Files) -> None:
    files.write_target("\n\n".join(f"Absatz {i} auf Deutsch." for i in range(40)) + "\n")


def _cut_short_catalog(files: Files) -> None:
    data = files.by_path[CATALOG]
    files.by_path[CATALOG] = data[: data.index(b'msgstr "', len(data) // 2) + 12]


@pytest.mark.parametrize(
    "damage",
    [
        _cut_short,
        _emptied_source,
        _emptied_catalog,
        _emptied_page,
        _no_translations_in_catalog,
        _source_over_page,
        _swapped_pages,
        _wrong_language_in_page,
        _cut_short_catalog,
    ],
)
def test_damage_is_stopped(damage) -> None:  # type: ignore[no-untyped-def]
    """Whatever makes many translations vanish at once is an accident until somebody says it is not."""
    files = long_edition()
    damage(files)
    before = dict(files.by_path)
    plan = files.plan()
    assert plan.problems
    assert not plan.writes
    assert files.by_path == before


def test_a_loss_on_purpose_is_allowed_by_its_number() -> None:
    """The message names it."""
    files = long_edition()
    _cut_short(files)
    (problem,) = files.plan().problems
    number = int(problem.cure.rsplit("--allow-loss ", 1)[1].split("`")[0])
    assert not files.plan(allow_loss=number - 1).clear
    assert files.plan(allow_loss=number).clear


def test_what_was_synced_is_not_looked_at_again() -> None:
    """Until one of its files changes."""
    files = long_edition()
    files.edit_entry(next(iter(files.entries("a.md"))), "a.md", target="新的译文。")
    plan = files.sync()

    assert files.plan(settled=plan.settled).pairs == {}
    files.write_source(files.source("b.md") + "\nOne more paragraph.\n", "b.md")
    assert {page for page, _ in files.plan(settled=plan.settled).pairs} == {"b.md"}


def two_pages() -> Files:
    """Two pages of one translated paragraph each."""
    files = edition("The river runs past the mill.\n", {"The river runs past the mill.": "河水流过磨坊。"})
    files.write_source("A stone lies in the garden.\n", "b.md")
    files.sync()
    files.edit_entry("A stone lies in the garden.", "b.md", target="园中有石。")
    files.sync()
    return files


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


def test_every_difference_of_structure_is_reported() -> None:
    """Not the first alone."""
    files = Files()
    files.write_source("# Title of it\n\nText of it.\n\n## Second\n\n- One\n- Two\n")
    files.write_target("# 标题\n\n- 正文。\n\n### 第二\n\n- 一\n- 二\n- 三\n")
    problems = files.plan().problems

    assert [problem.line for problem in problems] == [3, 5, 9]
    assert "a heading of level 3" in problems[1].fact
    assert "“三”" in problems[2].fact


def test_taking_an_empty_catalog_keeps_every_text_of_the_page() -> None:
    """What the message about another structure advises loses nothing: texts are adopted, or kept as obsolete."""
    files = Files()
    files.write_source("# Title of it\n\nText of it.\n\nMore text.\n")
    files.write_target("# 标题\n\n正文。\n\n> 引文。\n\n更多。\n\n多出来的。\n")
    assert "--take catalog" in files.plan().problems[0].cure
    files.sync(take="catalog", only={"a.md"})

    kept = {entry.target for entry in files.entries(obsolete=True).values()}
    adopted = {source: (entry.target, entry.fuzzy) for source, entry in files.entries().items()}
    assert adopted["Title of it"] == ("标题", True)
    assert kept | {text for text, _ in adopted.values()} >= {"标题", "正文。", "引文。", "更多。", "多出来的。"}
    assert all("docs/zh/a.md" in entry.comments[0] for entry in files.entries(obsolete=True).values())


def test_what_would_be_kept_aside_is_counted_as_loss() -> None:
    """A page of many texts that fit nowhere stops until somebody agrees."""
    files = Files()
    files.write_source("# Title of it\n")
    files.write_target("\n\n".join(f"第{i}段。" for i in range(42)) + "\n")
    (problem,) = files.plan(take="catalog").problems

    assert "--allow-loss 42" in problem.cure
    files.sync(take="catalog", allow_loss=42)
    assert len(files.entries(obsolete=True)) == 42


def test_a_page_without_source_and_catalog_keeps_its_texts(files: Files) -> None:
    """The author removed the source, and the catalog was lost."""
    del files.by_path["docs/en/a.md"], files.by_path[CATALOG]
    files.sync(allow_loss=9)
    assert {entry.target for entry in files.entries(obsolete=True).values()} >= {CHINESE[CITY], CHINESE[FILE]}


def _no_folder(files: Files) -> None:
    for path in list(files.by_path):
        if path.startswith("docs/en/"):
            del files.by_path[path]


def _no_subfolder(files: Files) -> None:
    for path in list(files.by_path):
        if path.startswith("docs/en/guide/"):
            del files.by_path[path]


def _another_text(files: Files) -> None:
    files.write_source("\n\n".join(f"Quite another text, number {'abcdefghij'[i] * 9}." for i in range(9)))


def folder_edition() -> Files:
    """Three pages in a folder and five outside, each with four translations."""
    files = Files()
    for page in ("a.md", "b.md", "c.md", "d.md", "e.md", "guide/a.md", "guide/b.md", "guide/more/c.md"):
        files.write_source(
            "\n\n".join(f"The {page} tells {i} of {content_hash(page + str(i))}." for i in range(4)), page
        )
    files.sync()
    for page in list(files.edition().pages):
        for source in list(files.entries(page)):
            files.edit_entry(source, page, target=f"译文{content_hash(source)}。")
    files.sync()
    return files


@pytest.mark.parametrize("damage", [_no_folder, _no_subfolder, _another_text, _emptied_source])
def test_an_accident_is_noticed_whatever_was_remembered(damage) -> None:  # type: ignore[no-untyped-def]
    """A laptop that remembers earlier runs and a machine that does not see the same."""
    files = folder_edition()
    settled = files.plan().settled
    damage(files)
    fresh, remembering = files.plan(), files.plan(settled=settled)

    assert not fresh.clear
    assert not fresh.writes
    assert [str(each) for each in fresh.problems] == [str(each) for each in remembering.problems]
    number = int(fresh.problems[0].cure.rsplit("--allow-loss ", 1)[1].split("`")[0])
    assert not files.plan(allow_loss=number - 1).clear
    assert files.plan(allow_loss=number).clear


def test_an_author_may_remove_what_was_translated() -> None:
    """A page, half a page in its midst, the beginning: all of it becomes obsolete, which is no loss."""
    files = folder_edition()
    del files.by_path["docs/en/guide/more/c.md"]
    files.write_source("\n\n".join(files.source("guide/a.md").split("\n\n")[2:]) + "\n", "guide/a.md")
    files.write_source("\n\n".join(files.source("guide/b.md").split("\n\n")[::3]) + "\n", "guide/b.md")
    files.sync()

    assert len(files.entries("guide/more/c.md", obsolete=True)) == 4
    assert len(files.entries("guide/a.md", obsolete=True)) == 2


@pytest.mark.parametrize("moved", [True, False])
def test_a_page_renamed_and_edited_everywhere_takes_everything_along(moved: bool) -> None:
    """No unit is left as it was: blanks, a name and the markup of every sentence changed."""
    files = folder_edition()
    words = ["river", "stone", "garden", "ladder", "winter", "copper", "saddle", "lantern"]
    texts = [f"Github has the {a} and the {b}, and `{a}` tells of them." for a, b in itertools.pairwise(words)]
    files.write_source("\n\n".join(texts) + "\n", "old.md")
    files.sync()
    for source in list(files.entries("old.md")):
        files.edit_entry(source, "old.md", target=f"译文{content_hash(source)}。")
    files.sync()
    if moved:
        del files.by_path["docs/en/old.md"]
    edited = [text.replace("Github", "**GitHub**").replace("tells of", "speaks of") for text in texts]
    files.write_source("\n\n".join(edited) + "\n", "guide/new.md")
    files.sync()

    targets = [entry.target for entry in files.entries("guide/new.md").values()]
    assert targets == [f"译文{content_hash(text)}。" if moved else "" for text in texts]
    assert (LAYOUT.catalog("old.md", "zh") in files.by_path) is not moved


def test_a_rename_killed_between_template_and_lock_is_no_loss() -> None:
    """The units live on under the new name, whichever files were written."""
    files = long_edition()
    files.by_path["docs/en/new.md"] = files.by_path.pop("docs/en/a.md")
    plan = files.plan()
    whole = Files(dict(files.by_path))
    whole.apply(plan)
    for count in range(1, len(plan.writes)):
        killed = Files(dict(files.by_path))
        killed.apply(plan, count)
        killed.sync()

        assert killed.by_path == whole.by_path


STRANGE = ["x", "two words", 'p1"><script>', "p1qpal", "P1QPAT", "p1qpat7", "../../x", ""]


@pytest.mark.parametrize("unit", STRANGE)
def test_an_id_that_no_sync_has_given_is_not_taken_up(unit: str) -> None:
    """A translator adds an entry for a paragraph that the author is about to write: the id would be its address."""
    files = two_pages()
    words = "Words that are not on the page yet."
    escaped = unit.replace('"', '\\"')
    files.by_path[CATALOG] += f'\nmsgctxt "{escaped}"\nmsgid "{words}"\nmsgstr "别人的话。"\n'.encode()
    files.write_source(f"{files.source()}\n{words}\n")
    files.sync()

    assert files.ids()[words] == new_id(words, ())
    assert files.entries(obsolete=True)[words].target == "别人的话。"
    files.by_path[TEMPLATE] = files.by_path[TEMPLATE].replace(files.ids()[words].encode(), escaped.encode())
    (problem,) = files.plan().problems
    assert (problem.path, problem.line > 1) == (TEMPLATE, True)


MERGE = "<<<<<<< HEAD\nThe river runs past the mill.\n{more}=======\nThe river runs by the mill.\n>>>>>>> other\n"


@pytest.mark.parametrize("more", ["", "\nAnother paragraph.\n\n", "- an item\n"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_unsettled_merge_in_a_page_is_refused(language: str, more: str) -> None:
    """With the line of the first marker; the page is held back, the other one is not."""
    files = two_pages()
    files.edit_entry("A stone lies in the garden.", "b.md", target="园里有石头。")
    files.by_path[f"docs/{language}/a.md"] = b"# Head\n\n" * (language == "en") + MERGE.format(more=more).encode()
    plan = files.plan()

    assert [(problem.path, problem.line) for problem in plan.problems] == [
        (f"docs/{language}/a.md", 3 if language == "en" else 1)
    ]
    assert not any("a." in path.rsplit("/", 1)[-1] for path, _ in plan.writes if not path.endswith(".lock"))
    assert any(path.endswith("b.md") for path, _ in plan.writes)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\n<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> x\n---\n\n# A\n", 2),
        ("<div>\n<<<<<<< HEAD\n<b>a</b>\n=======\n<b>b</b>\n>>>>>>> x\n</div>\n", 2),
        ("| a |\n|---|\n<<<<<<< HEAD\n| c |\n=======\n| e |\n>>>>>>> x\n", 3),
        ("[a]: x.md\n<<<<<<< HEAD\n[b]: y.md\n=======\n[b]: z.md\n>>>>>>> x\n", 2),
        ("One.\r\n<<<<<<< HEAD\r\nTwo.\r\n=======\r\nThree.\r\n>>>>>>> x\r\n", 2),
        ("A\n\n<<<<<<< HEAD\nb\n||||||| base\nc\n=======\nd\n>>>>>>> x\n", 3),
        ("A\n\n<<<<<<< HEAD\nonly this mark is left\n", 3),
        ("A\n=======\nthe first mark was removed\n>>>>>>> x\n", 2),
        ("```\n<<<<<<< HEAD\nin code that never ends\n", 2),
        ("```\ncode\n```\n<<<<<<< HEAD\n```\nmore\n```\n=======\n>>>>>>> x\n", 4),
        ("~~~\n<<<<<<< HEAD\n~~~\n```\n=======\n```\n>>>>>>> x\n<<<<<<< b\n", 8),
        ("~~~~\n~~~\n<<<<<<< HEAD\n=======\n>>>>>>> x\n~~~~\n", 0),
        ("Title\n=======\n\nText << 7 >>>>>>> x\n", 0),
        (">>>>>>> a quotation in a quotation\n", 0),
    ],
)
def test_a_conflict_marker_is_found_wherever_it_is(text: str, line: int) -> None:
    """In front matter, HTML, tables and definitions; a part of the marks is enough. Code and underlines are not."""
    problem = find_unsettled(text, "docs/en/a.md")

    assert (problem.line if problem else 0) == line


def test_a_merge_shown_as_code_is_an_example() -> None:
    """A page about Git."""
    files = Files()
    files.write_source(f"# Merges\n\n```\n{MERGE.format(more='')}```\n\nThat is how they look.\n")
    files.sync()

    assert files.target() == files.source()
