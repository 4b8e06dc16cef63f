"""Catalogs of other programs: cut anew into units, and found in the pages; samples are as the programs write them."""

import pytest

from diglot.errors import InputError
from diglot.incoming import IncomingText, PageUnits, find_places
from diglot.incoming.docusaurus_json import read_docusaurus
from diglot.incoming.gettext_file import read_po
from diglot.pages import Grammar, split_units

PAGE = """\
# Working with *grids*

A first paragraph with `code` and
[a link](a.md).

- One item
- Another item

Last words, which were changed.
"""
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
SAMPLES = {
    "mdpo": """
msgid "Working with *grids*"
msgstr "使用*网格*"

msgid "A first paragraph with `code` and [a link](a.md)."
msgstr "第一段，有 `code` 和[链接](a.md)。"

msgid "One item"
msgstr "一项"

msgid "Another item"
msgstr "另一项"

msgid "Last words."
msgstr "最后的话。"
""",
    "po4a": """
#. type: Title #
#: a.md:1
#, no-wrap
msgid "Working with *grids*"
msgstr "使用*网格*"

#. type: Plain text
#: a.md:4
msgid "A first paragraph with `code` and [a link](a.md)."
msgstr "第一段，有 `code` 和[链接](a.md)。"

#. type: Bullet: '- '
#: a.md:6
msgid "One item"
msgstr "一项"

#. type: Bullet: '- '
msgid "Another item"
msgstr "另一项"

#, fuzzy
#| msgid "Last word."
msgid "Last words."
msgstr "最后的话。"
""",
    "a program that keeps whole lists": """
msgid "# Working with *grids*\\n"
"\\n"
"A first paragraph with `code` and\\n"
"[a link](a.md)."
msgstr "# 使用*网格*\\n"
"\\n"
"第一段，有 `code` 和[链接](a.md)。"

msgid "- One item\\n"
"- Another item"
msgstr "- 一项\\n"
"- 另一项"

msgid "Last words."
msgstr "最后的话。"
""",
    "sphinx-intl": """
#: ../../a.md:1
msgid "Working with *grids*"
msgstr "使用*网格*"

#: ../../a.md:3
msgid ""
"A first paragraph with `code` and [a link]"
"(a.md)."
msgstr "第一段，有 `code` 和[链接](a.md)。"

msgid "One item"
msgstr "一项"

msgid "Another item"
msgstr "另一项"

msgid "Last words."
msgstr "最后的话。"
""",
}


def page() -> dict[str, PageUnits]:
    """The page with ids."""
    document = split_units(PAGE)
    return {"a.md": PageUnits(document, tuple(f"u{i}" for i in range(len(document.units))))}


@pytest.mark.parametrize("program", SAMPLES)
def test_catalogs_are_cut_anew(program: str) -> None:
    """What is the same is sure; what was changed since is doubtful, with its old source and its text."""
    texts = read_po((HEADER + SAMPLES[program]).encode(), "a.po")
    offers = {offer.unit: offer for offer in find_places(texts, page(), "a.po", Grammar())["a.md"]}

    assert {unit: offer.text for unit, offer in offers.items()} == {
        "u0": "使用*网格*",
        "u1": "第一段，有 `code` 和[链接](a.md)。",
        "u2": "一项",
        "u3": "另一项",
        "u4": "最后的话。",
    }
    assert [unit for unit, offer in offers.items() if offer.doubt] == ["u4"]
    assert offers["u4"].previous_source in ("Last words.", "Last word.")


def test_texts_without_a_place_stay() -> None:
    """They are in the result under no page, with their sources."""
    found = find_places([IncomingText("Something else entirely", "完全不同", line=7)], page(), "a.po", Grammar())

    assert [(each.text, each.previous_source, each.place) for each in found[""]] == [
        ("完全不同", "Something else entirely", "a.po:7")
    ]


def test_two_translations_of_one_text() -> None:
    """The one that more places have is offered, the other one has no place."""
    texts = [IncomingText("One item", each) for each in ("甲", "乙", "乙")]
    offers = find_places(texts, page(), "a.po", Grammar())["a.md"]

    assert [(offer.unit, offer.text) for offer in offers] == [("u2", "乙"), ("", "甲")]


def test_other_markup_is_doubtful() -> None:
    """The words are the same, but what the translation links and emphasizes may not be."""
    texts = [IncomingText("Working with __grids__", "使用__网格__")]
    (offer,) = find_places(texts, page(), "a.po", Grammar())["a.md"]

    assert (offer.unit, bool(offer.doubt)) == ("u0", True)


def test_files_of_docusaurus() -> None:
    """Keys that end with the English text, and keys that are it."""
    data = """{"sidebar.docs.category.Getting Started": {"message": "入门", "description": "x"},
        "item.label.Blog": {"message": "博客"}, "Read more": {"message": "阅读更多"}, "theme.x": {"message": ""},
        "link.title.Community": {"message": "社区"}}"""

    assert [(text.source, text.target) for text in read_docusaurus(data.encode(), "code.json")] == [
        ("Getting Started", "入门"),
        ("Blog", "博客"),
        ("Read more", "阅读更多"),
        ("Community", "社区"),
    ]


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("", "utf-8"),
        ("# A translator wrote this.\n\n", "utf-8-sig"),
        ('#\nmsgid ""\nmsgstr ""\n\n', "utf-8"),
        ('msgid ""\nmsgstr "Content-Type: text/plain; charset=GB2312\\n"\n\n', "gb2312"),
        ('#, fuzzy\nmsgid ""\nmsgstr ""\n"Language: zh\\n"\n"Content-Type: text/plain; charset=cp936\\n"\n\n', "gbk"),
    ],
)
def test_headers_of_other_programs(header: str, encoding: str) -> None:
    """It may be missing or empty, as polib writes it, or name another charset; lines are counted in the file itself."""
    data = f'{header}msgid "One item"\nmsgstr "一项"\n'
    (text,) = read_po(data.encode(encoding), "a.po")

    assert (text.source, text.target, text.line) == ("One item", "一项", header.count("\n") + 1)


@pytest.mark.parametrize(
    ("data", "fact"),
    [
        (b'msgid ""\nmsgstr "charset=EUC-JP\\n"\n\nmsgid "a"\nmsgstr "\xff"\n', "not EUC-JP"),
        (b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-7\\n"\n', "UTF-7"),
        ('msgid "a"\nmsgstr "é"\n'.encode("latin-1"), "not UTF-8"),
        (b'msgid "a"\nmsgstr "b"\n\nmsgid ""\nmsgstr "Language: zh\\n"\n', "does not begin with a header"),
    ],
)
def test_catalogs_that_cannot_be_read(data: bytes, fact: str) -> None:
    """No charset is guessed; a header has its place."""
    with pytest.raises(InputError, match=fact):
        read_po(data, "a.po")
