"""The frame of a page, which is text and is moved to another address."""

import pytest

from diglot.publish.frame import ThemeAddresses, move_page, put_around, set_head, set_title
from diglot.publish.written_page import WrittenPage


def frame(before: str, after: str = "") -> WrittenPage:
    """A page without content."""
    return WrittenPage(before, "", after)


@pytest.mark.parametrize(
    ("link", "moved"),
    [
        ('<a href="../b/">', '<a href="../../b/">'),
        ("<a href='../b/'>", '<a href="../../b/">'),
        ("<a class=x href=../b/>", '<a class=x href="../../b/">'),
        ('<a href="../c/#p1">', '<a href="../c/#p1">'),  # which is side by side, too
        ('<a href="#p1">', '<a href="#p1">'),
        ('<a href=".">', '<a href="./">'),
        ('<a href="https://example.org/?a=1&amp;b=2">', '<a href="https://example.org/?a=1&amp;b=2">'),
        ('<a href="../b/?a=1&amp;b=%22">', '<a href="../../b/?a=1&amp;b=%22">'),
        ('<img alt="a &quot;b" src="../i.png">', '<img alt="a &quot;b" src="../../i.png">'),
        ('<a data-href="../b/">', '<a data-href="../b/">'),
        (
            '<script>{"base": "..", "search": "../w.js"}</script>',
            '<script>{"base": "../..", "search": "../../w.js"}</script>',
        ),
        ('<p>{"base": "..", "search": "../w.js"}</p>', '<p>{"base": "..", "search": "../w.js"}</p>'),
        (
            '<a aria-label="A href=../b/ onclick=x" href="../b/">',
            '<a aria-label="A href=../b/ onclick=x" href="../../b/">',
        ),
        ("<a title='> src=../b/' href=../b/>", "<a title='> src=../b/' href=\"../../b/\">"),
        (
            '<meta content="0;url=//x href=../b/ http-equiv=refresh">',
            '<meta content="0;url=//x href=../b/ http-equiv=refresh">',
        ),
        ("<p>a href=../b/ and src=../b/</p>", "<p>a href=../b/ and src=../b/</p>"),
        ('<html data-diglot-address="https://x.org/a/">', '<html data-diglot-address="https://x.org/en-zh/a/">'),
    ],
)
def test_a_frame_leads_where_it_led(link: str, moved: str) -> None:
    """Whatever quotes a theme or a program that minifies HTML leaves."""
    theme = ThemeAddresses(roots=('"base": "',), files=('"search": "',))
    addresses = {"a/": "en-zh/a/", "c/": "en-zh/c/"}
    assert move_page(frame(link), "a/", "en-zh/a/", addresses, theme).before == moved


def test_switch_and_data_stand_at_both_ends_of_the_article() -> None:
    """Or of the content, in a theme without such an element."""
    page = WrittenPage("<article>x</article><article class=y><h1>T</h1>", "", "z</article></article>")
    assert put_around(page, "S", "D") == (
        "<article>x</article><article class=y>S<h1>T</h1>",
        "",
        "zD</article></article>",
    )
    assert put_around(frame("<main>", "</main>"), "S", "D") == ("<main>S", "", "D</main>")


@pytest.mark.parametrize(
    ("title", "both"),
    [
        ("A &amp; B - Site", "A &amp; B · 甲 - Site"),
        ("A & B - Site", "A &amp; B · 甲 - Site"),
        ("A &amp; B", "A &amp; B · 甲"),
        ("Another title", "A &amp; B · 甲 - Another title"),
    ],
)
def test_the_head_names_both_titles_and_is_not_for_search_engines(title: str, both: str) -> None:
    """Nor does it name another page as the one to be indexed."""
    head = set_head(frame(f'<title>{title}</title>\n<link rel="canonical" href="https://x.org/">\n'), ["A & B", "甲"])
    assert f"<title>{both}</title>" in head.before
    assert 'name="robots" content="noindex,follow"' in head.before
    assert "canonical" not in head.before


def test_the_opening_page_says_the_name_of_the_site_once() -> None:
    """Themes write the page's title and the site's name."""
    assert set_title(frame("<title>A &amp; B - A &amp; B</title>"), "A & B", "en").before == "<title>A &amp; B</title>"
    assert set_title(frame("<title>A - B</title>"), "B", "en").before == "<title>A - B</title>"


def test_the_name_of_the_site_stands_behind_a_separator_of_the_language() -> None:
    """A bar as wide as a character where letters are so wide; a hyphen in the page's own title stays."""
    assert set_title(frame("<title>甲 - 乙 - 书</title>"), "书", "zh-Hans").before == "<title>甲 - 乙｜书</title>"
    assert set_title(frame("<title>甲 - 书</title>"), "书", "ja").before == "<title>甲｜书</title>"
    assert set_title(frame("<title>書 - 書</title>"), "書", "zh-Hant").before == "<title>書</title>"
    assert set_title(frame("<title>가 - 책</title>"), "책", "ko").before == "<title>가 - 책</title>"
