"""What a file may change, and what it may not."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from editions import LAYOUT, Files
from exchange_edition import PAGE, edit_catalog, entries, exchange_of, make_files, take

from diglot.errors import InputError
from diglot.exchange import FORMATS, Returned, ReturnedUnit, TakenBack, find_language, reader_of, writer_of
from diglot.incoming import IncomingText


def returned(files: Files, **changes: str) -> Returned:
    """An export that came back with other translations, by the first word of their source."""
    out = reader_of(FORMATS["csv"])(writer_of(FORMATS["csv"])(exchange_of(files)), "back.csv")
    units = [
        replace(each, text=replace(each.text, target=changes.get(each.text.source.split()[0], each.text.target)))
        for each in out.units
    ]
    return replace(out, units=tuple(units))


def edited(out: Returned, word: str, edit: Callable[[IncomingText], IncomingText]) -> Returned:
    """A file in which one unit is edited."""
    units = [replace(each, text=edit(each.text)) if each.text.source.startswith(word) else each for each in out.units]
    return replace(out, units=tuple(units))


def facts(taken: TakenBack) -> list[str]:
    """What was refused."""
    return [problem.fact for problem in taken.problems]


def test_only_what_changed_is_edited() -> None:
    """The diff of the catalog holds the edit, and nothing else."""
    files = make_files()
    path = LAYOUT.catalog("a.md", "zh")
    before = files.by_path[path].decode().splitlines()

    taken = take(files, returned(files, All="各种各样的代码"))

    after = files.by_path[path].decode().splitlines()
    assert (taken.translated, taken.fuzzy, taken.problems) == (1, 0, [])
    assert [line for line in after if line not in before] == ['msgstr "各种各样的代码"']
    assert len(after) == len(before)


def test_what_is_translated_is_no_longer_fuzzy() -> None:
    """Unless the file says so."""
    files = make_files()
    out = edited(returned(files, A="公式 $a_b$ 和注。[^1]"), "A formula", lambda text: replace(text, is_doubtful=False))

    taken = take(files, edited(out, "All", lambda text: replace(text, target="代码？", is_doubtful=True)))

    assert (taken.translated, taken.fuzzy) == (1, 1)
    assert not entries(files)["A"].fuzzy
    assert entries(files)["A"].previous_source is None
    assert entries(files)["All"].fuzzy


def test_an_edited_source_is_refused() -> None:
    """For that unit alone."""
    files = make_files()
    out = edited(returned(files, All="x", Some="y"), "All", lambda text: replace(text, source="All sorts of codes"))

    taken = take(
        files, replace(out, units=tuple(each for each in out.units if not each.text.source.startswith("Some")))
    )

    assert facts(taken) == [f"unit {entries(files)['All'].id} has another source text here than in the edition"]
    assert "back.csv, row" in str(taken.problems[0])
    assert entries(files)["All"].target == "各种代码"


def test_a_translation_of_an_older_source_is_fuzzy() -> None:
    """The edition went on while the file was away: the work is kept, and marked."""
    files = make_files()
    out = returned(files, What="注所说的，有_x001B_。", All="全部代码")
    files.write_source(PAGE.replace("All kinds of", "Many kinds of").replace("note says", "note tells"))
    files.sync()

    taken = take(files, out)

    assert facts(taken) == []
    note, head = entries(files)["What"], entries(files)["Many"]
    assert (note.target, note.fuzzy) == ("注所说的，有_x001B_。", True)
    assert note.previous_source == "What the note says, with _x001B_ in it."
    assert (head.target, head.fuzzy, head.previous_source) == ("全部代码", True, "All kinds of codes")


@pytest.mark.parametrize(("side", "kept"), [(None, "新代码"), ("catalog", "新代码"), ("file", "文件里的代码")])
def test_a_newer_catalog_is_not_written_over(side: str | None, kept: str) -> None:
    """Both changed: both texts are shown, and nothing is done without a word of the user."""
    files = make_files()
    out = returned(files, All="文件里的代码")
    edit_catalog(files, lambda entry: entry.edit(target="新代码") if entry.source.startswith("All") else entry)
    files.sync()

    taken = take(files, out, side)  # type: ignore[arg-type]

    assert entries(files)["All"].target == kept
    assert ["新代码" in fact and "文件里的代码" in fact for fact in facts(taken)] == [True] * (side is None)


def test_both_changed_alike() -> None:
    """That is no conflict."""
    files = make_files()
    out = returned(files, All="新代码")
    edit_catalog(files, lambda entry: entry.edit(target="新代码") if entry.source.startswith("All") else entry)
    files.sync()

    assert facts(take(files, out)) == []


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("一些**粗体**，还有[链接](b.md)。", "lacks the code “code”"),
        ("一些**粗体**，`code`，还有链接。", "lacks the link to “b.md”"),
        ("一些`code`，还有[链接](https://example.com/)。", "is not safe"),
        ("一些`code`，还有[链接](b.md)。<script>x</script>", "is not safe"),
        ("一些`rm -rf`，还有[链接](b.md)。", "is not safe"),
        ("一些`code`，还有[链接](b.md)。\n\n# 标题", "would change the structure"),
    ],
)
def test_codes_are_protected(text: str, fact: str) -> None:
    """None is lost, none is new, and the page keeps its structure."""
    files = make_files()
    before = dict(files.by_path)

    taken = take(files, returned(files, Some=text))

    assert [fact in each for each in facts(taken)] == [True]
    assert files.by_path == before


def test_emphasis_is_the_translators() -> None:
    """Chinese has less of it."""
    files = make_files()

    taken = take(files, returned(files, Some="一些粗体和斜体的词，`code`，还有[一个链接](b.md)。"))

    assert (taken.translated, facts(taken)) == (1, [])


def test_no_translation_is_removed() -> None:
    """An emptied cell is said, and the translation stays."""
    files = make_files()

    taken = take(files, returned(files, All=""))

    assert facts(taken) == [f"unit {entries(files)['All'].id} has no translation here"]
    assert entries(files)["All"].target == "各种代码"


def test_units_that_are_not_there() -> None:
    """They are named, and all others are done."""
    files = make_files()
    out = returned(files, All="新")
    extra = [
        ReturnedUnit(IncomingText("x", "y", "a.md", "p00000"), "", "row 98"),
        ReturnedUnit(IncomingText("x", "y", "gone.md", "p00001"), "", "row 99"),
        out.units[0],
    ]

    taken = take(files, replace(out, units=(*out.units, *extra)))

    assert sorted(facts(taken)) == sorted(
        [
            "unit p00000 is not on this page",
            "unit p00001 has no page in this edition: “gone.md”",
            f"unit {out.units[0].text.id} stands here a second time",
        ]
    )
    assert taken.translated == 1


def test_comments_are_added_once() -> None:
    """Those by which the program keeps records are no comments."""
    files = make_files()
    out = edited(
        returned(files),
        "-5",
        lambda text: replace(text, comments=("Is it Celsius?", "No.", "reviewed: Eve <e@example.org> 2026-01-01")),
    )

    first, second = take(files, out), take(files, out)

    assert entries(files)["-5"].comments == ("Is it Celsius?", "=Yes, it is.", "No.")
    assert ["own records" in fact for fact in facts(first)] == [True]
    assert second.catalogs == {}


def test_the_language_of_a_file() -> None:
    """It is that of the file, which may write it differently; one that the edition does not have is refused."""
    edition = make_files().edition()

    assert find_language(edition, Returned("a", "en", "ZH", ())) == "zh"
    assert find_language(edition, Returned("a", "", "", ())) == "zh"
    for out in (Returned("a", "de", "zh", ()), Returned("a", "en", "fr", ())):
        with pytest.raises(InputError):
            find_language(edition, out)
    with pytest.raises(InputError):
        find_language(edition, Returned("a", "en", "zh", ()), "fr")
