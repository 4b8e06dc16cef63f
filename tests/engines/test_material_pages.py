"""Corrections of the templates that MkDocs and Zensical share, on the pages of both."""

from pathlib import Path

import material
import pytest

from diglot.engines.material_pages import mend_page, put_address, put_author, remove_head_links

TEMPLATES = Path(material.__file__).parent / "templates"


def test_the_script_that_stores_the_theme_is_found_in_material() -> None:
    """Its variables have other names than in Zensical."""
    script = (TEMPLATES / "partials/javascripts/base.html").read_text("utf-8")

    assert "userActivation" not in script
    assert mend_page(script).count('"__palette"==e&&!t.getItem(a.pathname+"."+e)') == 1


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ('<meta name="author" content="old">\n', 1),
        ("", 1),
    ],
)
def test_one_author_is_named(head: str, wanted: int) -> None:
    """The one of the page, instead of that of the site."""
    html = f"<html><head>\n{head}</head><body></head></body></html>"

    assert put_author(html, "A &amp; B").count("<meta") == wanted
    assert '<meta name="author" content="A &amp; B">' in put_author(html, "A &amp; B").partition("</head>")[0]
    assert put_author(html, "") == html


def test_an_address_is_on_the_root_element() -> None:
    """Escaped, and only if it is known."""
    assert put_address('<html lang="en"><html>', 'a"b') == '<html lang="en" data-diglot-address="a&quot;b"><html>'
    assert put_address("<html>", "") == "<html>"


@pytest.mark.parametrize(
    "link",
    ['<link rel="alternate" href="x" hreflang="en">', '<link rel="next" href="../b/">', '<link href=".." rel=prev>'],
)
def test_alternates_and_next_pages_go_from_the_head_only(link: str) -> None:
    """What is said of them in a text stays."""
    assert remove_head_links(f"<head>\n  {link}\n</head>{link}") == f"<head>\n</head>{link}"
