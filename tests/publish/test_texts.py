"""Switches of language, passages for the search."""

import pytest
from articles import make_article
from page_units_of import units_of

from diglot.publish.passages import find_passages
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


def test_passages_lead_to_units() -> None:
    """The page, its sections, its paragraphs and items; what is excluded is not there."""
    markdown = (
        "# T\n\nby\n{: data-search-exclude }\n\nOne &amp; two. `code`\n\n## S {: #s }\n\nloose\n\n- item\n\n"
        "| a | b |\n| - | - |\n\n<div>raw</div>\n"
    )
    units = units_of(markdown)
    article = make_article(markdown, [unit for unit in units if unit.text != "loose"])

    assert find_passages(article, "Title") == [
        ("", "Title", ""),
        ("u2", "¶ 2", "One &amp; two. code"),
        ("s", "S", "loose"),
        ("u5", "¶ 3", "item"),
        ("u6", "¶", "a b"),
        ("u8", "¶", "raw"),
    ]


def test_a_page_without_units_has_sections() -> None:
    """As the theme's own index has."""
    article = make_article("## A\n\none\n\n> two\n", [])
    assert find_passages(article, "T") == [("", "T", ""), ("a", "A", "one two")]


def test_ids_that_are_no_units_are_found_where_they_are_named() -> None:
    """The entries of the glossary."""
    article = make_article('<p id="a">one</p><p id="b">two</p><p>three</p>', [])
    assert find_passages(article, "T", {"a", "b"}) == [("", "T", "three"), ("a", "¶", "one"), ("b", "¶", "two")]
