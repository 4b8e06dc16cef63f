"""A translation that was written before the first sync: what is adopted, what is doubted, and what is left alone."""

import pytest
from editions import LAYOUT, Files

SOURCE = """---
title: The lists
tags: [law, city]
---

# The lists

The city keeps a list; [let us know] what you find, or [write to us][mail].

```python
# how long a list is
print(len(items))
```

::: tip A hint
Some words of the hint.
:::

- One item
- Another item

[let us know]: https://example.org/issues
[mail]: https://example.org/mail
"""
TARGET = """---
title: 名单
tags: [法律, 城市]
---

# 名单

市里有一份名单；有发现请[告知我们]，或[写信][邮件]。`[告知我们]`

```python
# 名单有多长
print(len(items))
```

::: tip 提示
提示里的话。
:::

*   一项
*   另一项

[告知我们]: https://example.org/issues
[邮件]: https://example.org/mail
"""


def files_of(source: str, target: str) -> Files:
    """An edition that nobody synced yet."""
    files = Files()
    files.write_source(source)
    files.write_target(target)
    return files


def test_every_difference_between_the_units_is_listed_and_none_is_written_over() -> None:
    """Front matter, code and titles of containers; the marks of a list are no difference."""
    files = files_of(SOURCE, TARGET)
    before = dict(files.by_path)
    plan = files.plan()
    files.apply(plan)

    assert [(problem.path, problem.line) for problem in plan.problems] == [("docs/zh/a.md", n) for n in (3, 11, 15)]
    assert "“tags: [法律, 城市]”, where the source page has “tags: [law, city]”" in plan.problems[0].fact
    assert "`fields` in diglot.toml" in plan.problems[0].cure
    assert "# 名单有多长" in plan.problems[1].fact
    assert "::: tip 提示" in plan.problems[2].fact
    assert all("--take source" in problem.cure for problem in plan.problems)
    assert files.by_path == before


def test_with_consent_the_source_is_written_and_what_stood_there_is_kept() -> None:
    """As obsolete entries, with their place; the rest of the page is adopted."""
    files = files_of(SOURCE, TARGET)
    files.sync(take="source")

    assert {entry.target for entry in files.entries(obsolete=True).values()} == {
        "tags: [法律, 城市]",
        "# 名单有多长",
        "::: tip 提示",
    }
    assert any("docs/zh/a.md, line 11" in entry.comments[0] for entry in files.entries(obsolete=True).values())
    assert "# how long a list is" in files.target()
    assert files.entries()["Another item"].target == "另一项"
    assert not files.plan().writes


def test_consent_needs_no_second_option_however_much_is_written_over() -> None:
    """It is kept, so it is no loss."""
    code = "```\n{}\n```\n\n"
    source = "# The lists\n\n" + "".join(code.format(f"# remark {i}") for i in range(30))
    files = files_of(source, source.replace("The lists", "名单").replace("remark", "注释"))
    assert len(files.plan().problems) == 30
    files.sync(take="source")

    assert len(files.entries(obsolete=True)) == 30


def test_a_reference_keeps_its_address_under_the_label_of_the_source() -> None:
    """Readers see the same words and the link works; code is left alone."""
    files = files_of(SOURCE, TARGET)
    files.sync(take="source")

    sentence = "市里有一份名单；有发现请[告知我们][let us know]，或[写信][mail]。`[告知我们]`"
    assert sentence in files.target()
    assert "[let us know]: https://example.org/issues" in files.target()


@pytest.mark.parametrize(
    ("source", "target", "becomes"),
    [
        ("[it](#how-many) is `a#b`", "[这](#多少)是`a#b`", "[这](#how-many)是`a#b`"),
        ('[it](a.md#how-many "T")', '[这](./a.md#多少 "题")', '[这](./a.md#how-many "题")'),
        ("[it](<a b.md#how-many>)", "[这](<a b.md#多少>)", "[这](<a b.md#how-many>)"),
        ("[it](a.md#one) and [it](a.md#two)", "[这](a.md#一)和[这](a.md#二)", "[这](a.md#一)和[这](a.md#二)"),
        ("[it](a.md)", "[这](a.md#多少)", "[这](a.md#多少)"),
        ("[it](https://e.example/a#how-many)", "[这](https://e.example/a#多少)", "[这](https://e.example/a#多少)"),
    ],
)
def test_links_have_the_anchors_of_the_source(source: str, target: str, becomes: str) -> None:
    """Other programs make them from translated headings. Where it is not sure which is which, they stay."""
    files = files_of(f"# How many\n\n{source}\n", f"# 多少\n\n{target}\n")
    files.sync()

    assert files.target() == f"# 多少\n\n{becomes}\n"
    assert files.plan().writes == ()


def test_a_mark_that_windows_editors_put_before_a_text_is_no_difference() -> None:
    """A byte order mark in the translation alone."""
    page = "---\ntitle: {}\ntags: [a]\n---\n\n{}\n"
    files = files_of(page.format("A list", "Some words."), "\ufeff" + page.format("名单", "几句话。"))
    files.sync()

    assert files.target() == page.format("名单", "几句话。")


def test_titles_do_not_hide_what_is_out_of_step() -> None:
    """A paragraph that is missing is the only thing to mend."""
    source = "!!! note\n    One\n\n/// tip\nTwo\n///\n\nThree\n\nFour\n"
    target = '!!! note "Nota"\n    Un\n\n/// tip | Astuce\nDeux\n///\n\nTrois\n'
    problems = files_of(source, target).plan().problems

    assert [problem.fact for problem in problems] == ["a paragraph of its source is missing here: “Four”, at the end"]


def test_titles_that_only_the_translation_has_are_listed_as_differences_between_the_units() -> None:
    """The rest of the page is adopted, and none of it is in doubt."""
    source = "# The lists\n\n/// tip\n\nSome words.\n\n///\n\n!!! note\n\n    More words.\n\n- One item\n"
    target = '# 名单\n\n/// tip | 提示\n\n几句话。\n\n///\n\n!!! note "注意"\n\n    还有几句。\n\n- 一项\n'
    files = files_of(source, target)
    problems = files.plan().problems
    files.sync(take="source")

    assert [problem.line for problem in problems] == [3, 9]
    assert "“/// tip | 提示”, where the source page has “/// tip”" in problems[0].fact
    assert {entry.target for entry in files.entries(obsolete=True).values()} == {"/// tip | 提示", '!!! note "注意"'}
    assert [(e.target, e.fuzzy) for e in files.entries().values()] == [
        (text, False) for text in ("名单", "几句话。", "还有几句。", "一项")
    ]


def test_what_only_the_source_has_is_no_obstacle() -> None:
    """Nothing of the page is lost when it is added."""
    files = files_of("# The lists\n\n<!-- a comment -->\n\nWords of it.\n", "# 名单\n\n其中的话。\n")
    plan = files.sync()

    assert "<!-- a comment -->" in files.target()
    assert any("what only the source has" in change.action for change in plan.changes)


@pytest.mark.parametrize("edit", ["print(len(items))", "# how long a list is", "::: tip A hint", "tags: [law, city]"])
def test_a_later_edit_between_the_units_is_refused_as_well(edit: str) -> None:
    """It used to vanish with the next sync. The author may edit there."""
    files = files_of(SOURCE, SOURCE)
    files.sync()
    files.write_target(files.target().replace(edit, f"{edit} 译"))
    (problem,) = files.plan().problems
    assert f"{edit} 译" in problem.fact
    files.sync(take="source")
    assert files.target() == SOURCE
    files.write_source(SOURCE.replace(edit, f"{edit} now"))
    files.sync()

    assert files.target() == files.source()


def test_a_page_of_another_structure_written_anew_keeps_what_stood_between_its_units() -> None:
    """--take catalog loses no more than --take source."""
    files = files_of(SOURCE, TARGET + "\n多出来的一段。\n")
    files.sync(take="catalog", allow_loss=9)

    kept = {entry.target for entry in files.entries(obsolete=True).values()}
    assert {"多出来的一段。", "# 名单有多长", "::: tip 提示"} <= kept


STEPS = [
    ("Install the tool with `pip install tool` first.", "先用 `pip install tool` 安装工具。"),
    ("Open the file `settings.toml` in an editor.", "用编辑器打开文件 `settings.toml`。"),
    ("Set the limit to 250 requests for each minute.", "把上限设为每分钟250个请求。"),
    ("Read more about it [on this page](limits.md).", "详情见[这一页](limits.md)。"),
    ("Restart the server called Apollo afterwards.", "然后重启名为Apollo的服务器。"),
    ("Ask us if anything of this is not clear to you.", "若有不明白之处，请问我们。"),
]


def page_of(texts: list[str]) -> str:
    return "\n\n".join(texts) + "\n"


def test_pages_that_belong_together_are_current() -> None:
    """Nothing of them is in doubt."""
    files = files_of(page_of([source for source, _ in STEPS]), page_of([target for _, target in STEPS]))
    files.sync()

    assert not any(entry.fuzzy for entry in files.entries().values())


@pytest.mark.parametrize(
    ("language", "cells"),
    [
        ("cs", "1 200, 3,5 %, 1 250 000,75, 5.45"),
        ("de", "1.200, 3,5 %, 1.250.000,75, 5.45 Uhr"),
        ("fa", "۱٬۲۰۰, ۳٫۵٪, ۱٬۲۵۰٬۰۰۰٫۷۵, ۵:۴۵"),
        ("hi", "1,200, 3.5%, 12,50,000.75, सुबह 5:45"),
        ("tr", "1.200, %3,5, 1.250.000,75, 05.45"),
        ("zh", "1200, 3.5%, 1250000.75, 5时45分"),
    ],
)
def test_figures_belong_together_as_each_language_writes_them(language: str, cells: str) -> None:
    """A table of figures is adopted, nothing of it is in doubt."""
    files = Files(language=language)
    table = "| A | B | C | D |\n| --- | --- | --- | --- |\n| "
    files.write_source(f"{table}1,200 | 3.5% | 1,250,000.75 | 5:45 |\n")
    files.write_target(f"{table}{cells.replace(', ', ' | ')} |\n")
    plan = files.sync()

    assert [change.action for change in plan.changes if "may not belong" in change.action] == []
    assert not any(entry.fuzzy for entry in files.entries().values())


@pytest.mark.parametrize(("more", "fewer"), [(0, 5), (5, 0), (1, 4), (4, 1)])
def test_a_page_that_is_shifted_is_doubted(more: int, fewer: int) -> None:
    """One has a paragraph here, the other one there: what stands between is paired with its neighbour."""
    source, target = [source for source, _ in STEPS], [target for _, target in STEPS]
    source.insert(more, "This paragraph was added to the source after it had been translated.")
    target.insert(fewer, "这一段是译者自己写的，原文没有。")
    files = files_of(page_of(source), page_of(target))
    plan = files.sync()
    wrong = [entry for text, entry in files.entries().items() if dict(STEPS).get(text, "") != entry.target]

    assert len(wrong) > 2
    assert all(entry.fuzzy for entry in wrong)
    assert sum("may not belong" in change.action for change in plan.changes) >= len(wrong)


def test_a_translation_out_of_all_proportion_is_doubted() -> None:
    """Its neighbours are not."""
    source = [f"A paragraph of usual length that tells of {word}." for word in ("rivers", "stones", "roads", "walls")]
    source += ["A word more about the old bridge across the river."]
    target = ["这一段长短如常，讲的是河流。", "这一段长短如常，讲的是石头。", "这一段长短如常，讲的是道路。"]
    target += ["这一段长短如常，讲的是墙壁。", "关于那座老桥还有许多话要说，" * 9]
    files = files_of(page_of(source), page_of(target))
    files.sync()

    assert [text for text, entry in files.entries().items() if entry.fuzzy] == [source[4]]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("- One item\n- Another\n", "* 一项\n* 又一项\n"),
        ("1. One item\n2. Another\n", "1. 一项\n1. 又一项\n"),
        ("Some words.\n\n---\n\nMore words.\n", "几句话。\n\n* * *\n\n还有几句。\n"),
        ("| A | B |\n| --- | :---: |\n| c | d |\n", "| 甲 | 乙 |\n|-|:-:|\n| 丙 | 丁 |\n"),
        ("Title\n=====\n\nWords.\n", "标题\n==\n\n话。\n"),
        ("Some\nwords.\r\n\r\n```\r\ncode\r\n```\r\n", "几句话。\n\n\n```\ncode\n```\n"),
    ],
)
def test_another_way_of_writing_the_same_is_no_difference(source: str, target: str) -> None:
    """Marks of lists and rules, widths of columns, blank lines and line ends."""
    files_of(source, target).sync()


def test_an_empty_page_is_no_translation() -> None:
    """An editor made the file and nobody wrote into it."""
    files = files_of(SOURCE, "\n")
    files.sync()

    assert files.target() == SOURCE
    assert LAYOUT.catalog("a.md", "zh") in files.by_path


LEFT = (
    (
        "# The lists\n\nWords of it.\n\n```py\nx = 1  # how long\n```\n\nMore words.\n",
        "# 名单\n\n其中的话。\n\n```py\nx = 1  # 多长\n```\n\n还有几句。\n",
    ),
    (
        "# The lists\n\n/// tip\n\nWords of it.\n\n///\n\nMore words.\n",
        "# 名单\n\n/// tip | 提示\n\n其中的话。\n\n///\n\n还有几句。\n",
    ),
)
"""Pages that differ from their source between the units only: in a comment, in a title of its own."""


@pytest.mark.parametrize(("source", "target"), LEFT, ids=["comment", "title"])
def test_what_differs_between_the_units_does_not_keep_a_page_from_being_adopted(source: str, target: str) -> None:
    """The catalog has its texts; the page stays as it is, and the difference is reported until somebody decides."""
    files = files_of(source, target)
    first = files.plan()
    files.apply(first)
    second = files.plan()

    assert [entry.target for entry in files.entries().values()] == ["名单", "其中的话。", "还有几句。"]
    assert files.target() == target
    assert (first.left, first.held) == ({("a.md", "zh")}, frozenset())
    assert (second.left, second.writes) == (first.left, ())
    assert [str(problem) for problem in second.problems] == [str(problem) for problem in first.problems]
    files.sync(take="source")
    assert files.target() == source.replace("The lists", "名单").replace("Words of it.", "其中的话。").replace(
        "More words.", "还有几句。"
    )


@pytest.mark.parametrize(("source", "target"), LEFT, ids=["comment", "title"])
def test_an_edit_that_would_have_to_be_written_into_such_a_page_waits(source: str, target: str) -> None:
    """In the catalog, or in the source: nothing is taken back, and with consent it gets into the page. What a
    translator edits in the page gets into the catalog at once."""
    files = files_of(source, target)
    files.apply(files.plan())
    files.write_target(target.replace("还有几句。", "还有一些话。"))
    files.apply(files.plan())
    assert files.entries()["More words."].target == "还有一些话。"
    files.edit_entry("Words of it.", target="它的话。")
    files.write_source(source.replace("More words.", "More words.\n\nNew words."))
    waiting = files.plan()
    files.apply(waiting)

    assert (waiting.left, waiting.held) == (frozenset(), {("a.md", "zh")})
    assert files.entries()["Words of it."].target == "它的话。"
    files.sync(take="source")
    assert "它的话。" in files.target()
    assert "还有一些话。" in files.target()
    assert "New words." in files.target()
    assert not files.plan().problems
