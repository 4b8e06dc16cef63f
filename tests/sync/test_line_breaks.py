"""Where the dialect shows the line breaks inside a paragraph, they are text."""

from dataclasses import dataclass
from pathlib import Path

import markdown
import pytest
from editions import Files

from diglot.dialect import KNOWN, SHOW_BREAKS, Dialect
from diglot.pages import Grammar, join_units, split_units
from diglot.renderer import grammar_of
from diglot.safety import Allowances
from diglot.sync.threeway import merge_files

POEM = "# A poem\n\nThe river runs\npast the mill,\nand past the school.\n\n- One line\n  of an item\n"
CHINESE = "# 诗\n\n河水流\n过磨坊，\n又过学校。\n\n- 一行\n  又一行\n"


@dataclass
class BrokenLines(Files):
    """An edition whose site has `nl2br`."""

    def rules(self) -> Allowances:
        return Allowances("en", dialect=Dialect(("nl2br", "tables")))


def poem() -> BrokenLines:
    files = BrokenLines()
    files.write_source(POEM)
    files.write_target(CHINESE)
    files.sync()
    return files


def test_the_breaks_of_a_translation_stay() -> None:
    """On the page as they were written, in the catalog as hard breaks."""
    files = poem()

    assert files.target() == CHINESE
    entry = files.entries()["The river runs  \npast the mill,  \nand past the school."]
    assert entry.target == "河水流  \n过磨坊，  \n又过学校。"
    assert not files.plan().writes


def test_a_break_may_be_moved_in_the_catalog() -> None:
    """With or without the blanks of a hard break."""
    files = poem()
    files.edit_entry("One line  \nof an item", target="一行又\n一行")
    files.sync()

    assert "- 一行又\n  一行\n" in files.target()
    assert not files.plan().writes


def test_moving_the_breaks_of_a_source_leaves_its_translation_current() -> None:
    """The words are the same; so does switching the extension on."""
    files = poem()
    files.write_source(POEM.replace("runs\npast the mill", "runs past\nthe mill"))
    files.sync()
    plain = Files(dict(files.by_path))
    plain.sync()

    assert not any(entry.fuzzy for each in (files, plain) for entry in each.entries().values())


def test_without_the_extension_lines_are_joined() -> None:
    """As readers see them."""
    files = Files()
    files.write_source(POEM)
    files.write_target(CHINESE)
    files.sync()

    assert "河水流过磨坊，又过学校。" in files.target()


def test_a_merge_keeps_the_lines_of_the_branch_a_text_comes_from() -> None:
    """Git's driver does not know the dialect."""
    theirs = CHINESE.replace("过磨坊", "经过磨坊")
    ours = CHINESE.replace("# 诗", "# 一首诗")
    merged = merge_files(CHINESE.encode(), ours.encode(), theirs.encode(), "docs/zh/a.md", ())

    assert merged is not None
    assert merged.data.decode() == theirs.replace("# 诗", "# 一首诗")


@pytest.mark.parametrize("extension", sorted(KNOWN))
def test_the_extensions_that_show_breaks_are_known(extension: str) -> None:
    """Of all that a dialect may have, by what each does."""
    shown = "<br" in markdown.markdown("one line\nanother line", extensions=[extension])

    assert shown is (extension in SHOW_BREAKS)


@pytest.mark.parametrize("text", ["河水流\n过磨坊", "河水流  \n过磨坊"])
def test_a_text_of_two_lines_stands_in_place_of_a_paragraph(text: str) -> None:
    """And is read from the page as it was given."""
    document = split_units("> The river runs\n> past the mill\n", grammar=Grammar(breaks=True))
    joined = join_units(document, [text])

    assert joined == "> 河水流\n> 过磨坊\n"
    assert split_units(joined, grammar=Grammar(breaks=True)).units[0].text == "河水流  \n过磨坊"


EXTENSION = """
from markdown.extensions import Extension
from markdown.inlinepatterns import SubstituteTagInlineProcessor


class Own(Extension):
    def extendMarkdown(self, md):
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\n", "br"), "own", 5)


def makeExtension(**options):
    return Own(**options)
"""


def test_an_extension_of_others_is_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it is called says nothing about what it does; one that is not installed does nothing."""
    (tmp_path / "own_breaks.py").write_text(EXTENSION)
    monkeypatch.syspath_prepend(str(tmp_path))

    assert grammar_of(Dialect(("tables", "own_breaks"))).breaks
    assert not grammar_of(Dialect(("tables", "not_installed_anywhere"))).breaks
    assert not grammar_of(Dialect()).breaks
