"""Switches of language, passages for the search."""

from collections.abc import Collection

import pytest
from articles import make_article
from page_units_of import units_of

from diglot.publish.article import Article
from diglot.publish.passages import find_sections
from diglot.publish.script_runs import find_script_runs


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("the word “grid” (网格化) emerged", "en", ["网格化"]),
        ("one 字 alone", "en", []),
        ("in 社会信用体系，简称信用体系 and on", "en", ["社会信用体系，简称信用体系"]),
        ("克里默斯（Rogier Creemers）说", "zh-Hans", ["Rogier Creemers"]),
        ("用VPN和FICO信用评分", "zh-Hans", []),
        ("许可是CC BY 4.0。", "zh-Hans", []),
        ("一词grid出自", "zh-Hans", []),
        ("pur texte", "fr", []),
    ],
)
def test_scripts_tell_languages(text: str, language: str, found: list[str]) -> None:
    """Two Han characters, or two Latin words that are no abbreviations."""
    switches = find_script_runs(text, language, ["zh-Hans" if language == "en" else "en"])

    assert [text[start:end] for start, end, _ in switches] == found
    assert {tag for *_, tag in switches} <= {"zh-Hans", "en"}


@pytest.mark.parametrize(
    ("text", "language", "others", "found"),
    [
        ("В тексте Grid Management System и всё", "ru", ["en"], [("Grid Management System", "en")]),
        ("a word, привет мир, and on", "en", ["ru", "zh"], [("привет мир", "ru")]),
        ("the شبكة الإدارة system and 网格", "en", ["ar", "zh-Hans"], [("شبكة الإدارة", "ar"), ("网格", "zh-Hans")]),
        ("المقال Old Files يصف", "ar", ["en"], [("Old Files", "en")]),
        ("the word ネットワーク監視 here", "en", ["ja"], [("ネットワーク監視", "ja")]),
        ("the word 監視 here", "en", ["ja"], [("監視", "ja")]),
        ("監視社会の話", "ja", ["en", "zh"], []),
        ("監視 society and law", "ja", ["en"], [("society and law", "en")]),
        ("the 감시 사회 of", "en", ["ko"], [("감시 사회", "ko")]),
        ("le mot grid", "fr", ["en"], []),
        ("un mot 网格 ici", "fr", ["en"], [("网格", "zh")]),
        ("اقرأ https://example.org/a/b/. ثم", "ar", ["en"], [("https://example.org/a/b/", "zxx")]),
        ("כתבו אל a.b@example.org", "he", [], [("a.b@example.org", "zxx")]),
        ("读 https://example.org/a/long/page 吧", "zh-Hans", ["en"], []),
    ],
)
def test_scripts_tell_other_languages_too(
    text: str, language: str, others: list[str], found: list[tuple[str, str]]
) -> None:
    """Any script that the language does not use; Chinese characters are nothing foreign in Japanese and Korean."""
    assert [(text[start:end], tag) for start, end, tag in find_script_runs(text, language, others)] == found


def test_passages_lead_to_units() -> None:
    """The page, its sections, its paragraphs and items; what is excluded is not there."""
    markdown = (
        "# T\n\nby\n{: data-search-exclude }\n\nOne &amp; two. `code`\n\n## S {: #s }\n\nloose\n\n- item\n\n"
        "| a | b |\n| - | - |\n\n<div>raw</div>\n"
    )
    units = units_of(markdown)
    article = make_article(markdown, [unit for unit in units if unit.text != "loose"])

    assert sections(article, "Title") == [
        ("", "Title", [("u2", "One & two. code")]),
        ("s", "S", [("", "loose"), ("u5", "item"), ("u6", "a b"), ("u8", "raw")]),
    ]


def sections(article: Article, title: str, ids: Collection[str] = ()) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """What search finds: the id and the title of each section, and its passages."""
    return [
        (each.fragment, each.title, [passage[:2] for passage in each.passages])
        for each in find_sections(article, title, ids)
    ]


def test_a_page_without_units_has_sections() -> None:
    """As the theme's own index has."""
    article = make_article("## A\n\none\n\n> two\n", [])
    assert sections(article, "T") == [("", "T", []), ("a", "A", [("", "one"), ("", "two")])]


def test_ids_that_are_no_units_are_found_where_they_are_named() -> None:
    """The entries of the glossary."""
    article = make_article('<p id="a">one</p><p id="b">two</p><p>three</p>', [])
    assert sections(article, "T", {"a", "b"}) == [("", "T", [("a", "one"), ("b", "two"), ("", "three")])]


@pytest.mark.parametrize(
    "text", ["a" * 40_000, "A" * 40_000, "aB " * 15_000, "网" * 40_000, "网a" * 20_000, "д.д" * 9_000]
)
@pytest.mark.parametrize("language", ["en", "zh", "ru", "ja"])
def test_long_texts_are_read_once(text: str, language: str) -> None:
    """A text without blanks takes no more time than another; a pattern that tries every part would take minutes."""
    find_script_runs(text, language, ["en", "zh", "ru", "ja", "ar"])
