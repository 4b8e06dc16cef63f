"""The direction of what is in another language."""

import pytest

from diglot.directions import add_directions, need_directions


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<html lang="ar">', '<html lang="ar" dir="rtl">'),
        ('<p lang="en" id="a">x</p>', '<p lang="en" dir="ltr" id="a">x</p>'),
        ('<p id="a" lang=he>', '<p id="a" lang=he dir="rtl">'),
        ("<p lang='fa-AF'>", "<p lang='fa-AF' dir=\"rtl\">"),
        ('<p lang="ar" dir="auto">', '<p lang="ar" dir="auto">'),
        ('<p dir="ltr" lang="ar">', '<p dir="ltr" lang="ar">'),
        ('<a hreflang="ar" href="x">', '<a hreflang="ar" href="x">'),
        ('<a hreflang="ar" lang="ar">', '<a hreflang="ar" lang="ar" dir="rtl">'),
        ('<a title="a > b" lang="ar">', '<a title="a > b" lang="ar" dir="rtl">'),
        ('<p>lang="ar"</p>', '<p>lang="ar"</p>'),
        ('<span lang="ar-Latn">', '<span lang="ar-Latn" dir="ltr">'),
    ],
)
def test_an_element_says_its_direction(html: str, found: str) -> None:
    """By the script of its language, unless it says one; doing it twice changes nothing."""
    assert add_directions(html) == found
    assert add_directions(found) == found


def test_only_sites_with_both_directions_need_them() -> None:
    """Others stay as they are."""
    assert not need_directions(["en", "zh-Hans", "ja"])
    assert all(need_directions(["en", tag]) for tag in ("ar", "he", "fa", "ur", "yi", "ckb", "dv"))


@pytest.mark.parametrize("part", ["<p", '<p lang="ar" ', "<p a='", "<<", "<p x=\"'"])
def test_broken_html_is_read_once(part: str) -> None:
    """A pattern that tries every part of it would take minutes."""
    add_directions(part * 20_000)
