"""Switches of language, passages for the search, citations."""

from datetime import date

import pytest

from diglot.interface import interface
from diglot.reading.citation import Work, cite, csl_item
from diglot.reading.passages import find_passages
from diglot.reading.switches import find_switches


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
    switches = find_switches(text, language, ["zh-Hans" if language == "en" else "en"])

    assert [text[start:end] for start, end, _ in switches] == found
    assert {tag for *_, tag in switches} <= {"zh-Hans", "en"}


def test_passages_lead_to_units() -> None:
    """The page, its sections, its paragraphs and items; what is excluded is not there."""
    html = (
        '<h1 id="t">T<a class="headerlink" href="#t">¶</a></h1><p data-search-exclude="true">by</p>'
        '<p id="p1">One &amp; two.<a class="diglot-link" data-search-exclude="true" href="#p1">¶</a></p>'
        '<h2 id="s"><span id="p2"></span>S</h2><p>loose</p><ul><li id="p3">item</li></ul>'
        '<table><tr><td id="p4">a</td><td id="p5">b</td></tr></table>'
    )
    assert find_passages(html, "Title", {"p1", "p2", "p3", "p4", "p5"}) == [
        ("", "Title", ""),
        ("p1", "¶ 1", "One &amp; two."),
        ("s", "S", "loose"),
        ("p3", "¶", "item"),
        ("p4", "¶", "ab"),
    ]


def test_a_page_without_units_has_sections() -> None:
    """As the theme's own index has."""
    html = "<h2 id='a'>A</h2><p>one</p><blockquote><p>two</p></blockquote>"
    assert find_passages(html, "T", ()) == [("", "T", ""), ("a", "A", "one two")]


def test_citations_follow_the_language() -> None:
    """Author, title, translator, site, date, paragraph, address."""
    work = Work("T", "S", "A B", "C D", date(2026, 11, 23), "en")
    assert cite(work, interface("en")) == (
        "A B, “T”, translated by C D, in: S, November 23, 2026, paragraph {number}, {url}"
    )
    assert cite(work, interface("zh-Hans")) == "A B，《T》，C D译，载《S》，2026年11月23日，第{number}段，{url}"
    assert cite(Work("T", "T"), interface("en")) == "“T”, paragraph {number}, {url}"
    assert csl_item(work)["issued"] == {"date-parts": [[2026, 11, 23]]}
