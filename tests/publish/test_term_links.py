"""How terms are put on the tree of a page, without a site."""

from typing import Any

import pytest
from articles import make_article
from page_units_of import units_of

from diglot.publish.edition_terms import PageTerms
from diglot.publish.term_links import link_terms
from diglot.terms import Matcher, Naming, Term, Termbase

TERMS = Termbase(
    {
        "grid": Term("grid", {"en": Naming("grid unit"), "zh": Naming("网格")}),
        "rd": Term("rd", {"en": Naming("R&D unit"), "zh": Naming("研发")}),
    }
)


def render(markdown: str, **settings: Any) -> tuple[str, PageTerms]:
    """A page with its terms linked, and what was found out about them."""
    terms = PageTerms(TERMS.terms, Matcher(TERMS, "en"), Matcher(TERMS, "en"), "g/", **settings)
    article = make_article(markdown, units_of(markdown))
    link_terms(article, terms)
    return article.html(), terms


def linked(html: str) -> list[str]:
    """The texts of linked terms."""
    return [each.split(">", 1)[1].split("</a>")[0] for each in html.split('<a class="diglot-term"')[1:]]


@pytest.mark.parametrize(
    ("markdown", "texts"),
    [
        ("A grid unit.", ["grid unit"]),
        ("**A grid unit** and *grid units*", ["grid unit"]),
        ("A grid *unit* is not one link, a grid unit is.", ["grid unit"]),
        ("A grid&nbsp;unit.", ["grid&nbsp;unit"]),
        ("An R&D unit.", ["R&amp;D unit"]),
        ("A grid unit\\.", ["grid unit"]),
        ("A \\*grid unit\\*", ["grid unit"]),
        ("A <em>grid unit</em>", ["grid unit"]),
        ("A grid <em>unit</em>", []),
        ("<code>grid unit</code> and `grid unit`", []),
        ("<a href='x'>a grid unit</a>, a grid unit", ["grid unit"]),
        ("[a *grid unit*](x), ![a grid unit](y)", []),
        ("A grid unit.[^1]\n\n[^1]: A grid unit.", ["grid unit", "grid unit"]),
        ("Term\n:   A grid unit.", ["grid unit"]),
        ("A grid unit is abbr.\n\n*[grid unit]: explained", []),
        ("> A quoted grid unit.", ["grid unit"]),
        ("- grid unit\n    - grid unit\n\n        grid unit", ["grid unit"]),
        ("| a | b |\n| - | - |\n| x | a grid unit |", ["grid unit"]),
        ("<div>A grid unit, <b>another grid unit</b>.</div>", ["grid unit"]),
        ("<div><a href='x'>grid unit</a> <code>grid unit</code> <span>x</span> grid unit</div>", ["grid unit"]),
        ('<div markdown="1">\nA grid unit.\n</div>', ["grid unit"]),
        ("# A grid unit\n\nText.", []),
        ("a grid unit\n\n# One\n\na grid unit\n\n## Two\n\na grid unit", ["grid unit"] * 3),
        ("[it](term:grid) is a grid unit", ["it"]),
        ("[it](TERM:grid) is a grid unit", ["it"]),
        ("<a href=' te&Tab;rm:grid '>it</a> is a grid unit", ["it"]),
        ("<svg><a xlink:href='term:grid'><text>it</text></a></svg> is a grid unit", ["grid unit"]),
        ("A grid unit, and [it](term:grid)", ["it"]),
        ('[it](term:grid "A title")', ["it"]),
        ("[it][g]\n\n[g]: term:grid", ["it"]),
        ('<a href="term:grid">it</a>', ["it"]),
    ],
)
def test_links_are_put_where_a_text_can_hold_one(markdown: str, texts: list[str]) -> None:
    """Whatever the text is written with; what is said explicitly counts as the first mention of its paragraph."""
    html, _ = render(markdown)

    assert linked(html) == texts
    assert html.count("<a ") == html.count("</a>")


def test_a_reference_in_raw_html_keeps_its_own_attributes() -> None:
    """But for a title, which would be said twice."""
    html, _ = render('<div><a class="x" id="i" title="t" href="term:grid">it</a></div>')

    assert '<a class="diglot-term x" id="i" href="g/#t-grid" data-term="grid">it</a>' in html


def test_the_rest_of_the_page_stays_as_it_was() -> None:
    """Links are all that is added."""
    markdown = "A grid unit[^1] and **R&D unit**, `x`.\n\n- grid unit\n\n[^1]: Note.\n"
    html, _ = render(markdown)
    plain, _ = render(markdown, density="none")

    for each in ("grid", "rd"):
        html = html.replace(f'<a class="diglot-term" href="g/#t-{each}" data-term="{each}">', "<a>")
    assert linked(plain) == []
    assert html.replace("<a>grid unit</a>", "grid unit").replace("<a>R&amp;D unit</a>", "R&amp;D unit") == plain


def test_unknown_keys_are_told_with_their_units() -> None:
    """They stay as their text."""
    html, terms = render("# Title\n\nSee [it](term:gird).\n\n<div><a href='term:no'>x</a></div>\n")

    assert [(key, unit.id if unit else None) for key, unit in terms.unknown] == [("gird", "u1"), ("no", "u2")]
    assert "See <a>it</a>." in html
    assert "term:" not in html


def test_examples_in_code_are_no_references() -> None:
    """A page about this may show how it is written."""
    html, terms = render("Write `[it](term:gird)`.\n\n    [it](term:gird)\n")

    assert terms.unknown == []
    assert html.count("term:gird") == 2
