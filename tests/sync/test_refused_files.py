"""Files that a sync refuses, with their lines."""

import pytest
from editions import Files
from sync_editions import CATALOG, COMMITTEE, LOCK, TEMPLATE, two_pages

from diglot.keys import new_id
from diglot.sync.unsettled import find_unsettled


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


def test_the_lock_with_an_unsettled_merge_is_refused(files: Files) -> None:
    """With the line of the first marker."""
    files.by_path[LOCK] += b"<<<<<<< ours\n"
    (problem,) = files.plan().problems
    assert problem.path == LOCK
    assert problem.line == files.by_path[LOCK].count(b"\n")


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
