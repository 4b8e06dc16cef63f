"""Switches of language, passages for the search."""

import pytest

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
