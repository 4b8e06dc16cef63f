"""Translated pages whose structure differs from their source."""

import pytest
from editions import Files
from sync_editions import CATALOG, CHINESE, CITY, COMMITTEE, FILE


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


def test_a_translation_of_another_structure_is_not_adopted() -> None:
    """The first difference is named with its line."""
    files = Files()
    files.write_source("# Title of it\n\nText of it.\n")
    files.write_target("# 标题\n\n- 正文。\n")
    (problem,) = files.plan().problems
    assert (problem.path, problem.line) == ("docs/zh/a.md", 3)
    assert "where its source has a paragraph" in problem.fact


def test_a_text_that_breaks_the_page_is_refused_with_its_line(files: Files) -> None:
    """Nothing is written; the pair shows the source instead, so a site can still be built."""
    files.edit_entry(COMMITTEE, target="一\n\n二")
    plan = files.plan()
    (problem,) = plan.problems
    assert problem.path == CATALOG
    assert problem.line > 1
    assert not plan.writes
    assert next(row for row in plan.pairs["a.md", "zh"].rows if row.source == COMMITTEE).shows_source


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
