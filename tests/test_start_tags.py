"""Start tags are read as Chromium reads them, and nothing but the attribute that is meant changes."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser

from diglot.directions import add_directions
from diglot.site.csp import put_policy
from diglot.start_tags import _ATTRIBUTE, change_values, read_attributes, start_tags

TAGS = start_tags(r"[a-z][^\s/<>]*+")
PIECES = (
    "a",
    "href",
    "onclick",
    "=",
    '"',
    "'",
    " ",
    "/",
    ">",
    "<",
    "&quot;",
    "x",
    "\n",
    "lang=",
    'rel="',
    "_blank",
    "b",
)
ODD = (
    *("<a href=x>", "<a href = 'x' >", "<a/href=x/id=y>", '<a title=">" id=b>', "<a title='\"' id=b>", "<a a=1 a=2>"),
    *('<a x="1"y=2>', "<a =x>", "<a ==x y>", "<a x=a\"b y='c'>", "<a x= y=2>", "<A HREF=x>", "<a x='&quot;' y=&lt;>"),
)


def seen(html: str) -> list[dict[str, str | None]]:
    """The attributes of each element, as lexbor builds them."""
    body = LexborHTMLParser(f"<body>{html}").body
    assert body is not None, "the parser always makes a body"
    return [node.attributes for node in body.css("*")[1:]]


def read(tag: str) -> dict[str, str]:
    """The attributes of a tag; of two with one name the first counts."""
    found: dict[str, str] = {}
    for each in read_attributes(tag):
        found.setdefault(each.name, each.value)
    return found


@pytest.mark.parametrize("tag", ODD)
def test_odd_tags_are_read_as_a_browser_reads_them(tag: str) -> None:
    """By a parser that follows the standard."""
    assert TAGS.fullmatch(tag)
    assert read(tag) == {name: value or "" for name, value in seen(tag)[0].items()}


@pytest.mark.browser
def test_odd_tags_are_read_as_chromium_reads_them(page: Page) -> None:
    """And by the browser itself."""
    script = """tags => tags.map(tag => Object.fromEntries(Array.from(
        new DOMParser().parseFromString(tag, 'text/html').body.firstElementChild.attributes,
        each => [each.name, each.value])))"""

    assert page.evaluate(script, list(ODD)) == [read(tag) for tag in ODD]


@pytest.mark.parametrize("tag", ['<b rel=">', "<b x='>", '<b rel ="x>', '<b a="1"b=">', "<b = = '>"])
def test_a_tag_whose_value_has_no_end_is_none(tag: str) -> None:
    """A browser reads on to the next quotation mark, wherever that is."""
    assert not TAGS.match(tag)
    assert seen(tag) == []


@given(st.lists(st.sampled_from(PIECES), max_size=14))
@example(['rel="'])
def test_every_tag_is_read_as_a_browser_reads_it(pieces: list[str]) -> None:
    """Whatever stands in it."""
    tag = f"<b {''.join(pieces)}>"
    found = TAGS.match(tag)
    if found is not None:
        assert read(found[0]) == {name: value or "" for name, value in seen(tag)[0].items()}


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_a_change_changes_nothing_else(pieces: list[str]) -> None:
    """A value that is set is read again, and the other attributes are the same."""
    tag = f"<b {''.join(pieces)}>"
    found = TAGS.match(tag)
    if found is not None:
        before = read(found[0])
        after = change_values(found[0], lambda name, value: 'a"b>' if name == "href" else value)
        assert read(after) == {name: 'a"b>' if name == "href" else value for name, value in before.items()}


INJECTED = (
    '<a title="rel=" aria-label=" onclick=attacked() x=" target="_blank" href="y">z</a>',
    '<p title="x &lt;b lang=" aria-label=" onclick=attacked() ">z</p>',
    '<p title="x <b lang=" aria-label=" onclick=attacked() " lang="ar">z</p>',
    '<a title="target=_blank" aria-label=" rel=x onclick=attacked() " href="y">z</a>',
    '<a title="> onclick=attacked()" rel="me" target=_blank href="y">z</a>',
)


@pytest.mark.parametrize("html", INJECTED)
def test_what_is_done_to_a_judged_page_makes_no_attribute_of_a_value(html: str) -> None:
    """Directions and the policy are put into a page behind the last judgement."""
    done = put_policy(add_directions(f"<html><head></head><body>{html}</body></html>"), "default-src 'none'")
    before, after = seen(html)[0], seen(done[done.index("<body>") + 6 :])[0]

    assert {name: value for name, value in after.items() if name not in ("dir", "rel")} == {
        name: value for name, value in before.items() if name != "rel"
    }


@given(st.lists(st.sampled_from([*PIECES, "<a ", ' href="', ' id="b"', "<A", "<area ", " data-a="])).map("".join))
def test_usual_attributes_are_read_as_all_others(html: str) -> None:
    """What is read faster ends a tag nowhere else."""
    by_rule = re.compile(rf"<(?i:a|area)(?=[\s/>])(?:[\s/]++|{_ATTRIBUTE})*+>")

    assert start_tags("a|area").findall(html) == by_rule.findall(html)
