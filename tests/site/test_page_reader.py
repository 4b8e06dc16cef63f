"""What is read off a page: it agrees with the tree of the parser, and does not depend on what was read before."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from repetition import examples
from selectolax.lexbor import LexborHTMLParser

from diglot.site import verify_site
from diglot.site.html_page import HtmlPage
from diglot.site.page_reader import read_page
from diglot.site.page_tags import _read_kind, read_tag
from diglot.site.script_shares import has_share, share_of

_PIECES = """
<p> </p> <div|lang=zh> <div> </div> <p|lang=en|id=a> <a|href=x> </a> <a|href="#b"|id=b|aria-label=q> <img|src=a> <svg>
</svg> <nav> </nav> <template> </template> text 字 &nbsp; &lt;b <h1> </h1> <ul><li> </li></ul> <script>x<y</script>
<style>a{}</style> <!--|<b|id=z>|--> <!-- --> <code> </code> <input|for=a> <br> <article> </article> <title>t</title>
<b|onclick=x> <area|href=javascript:x> <a|title="|id="|onclick="x"> <p|a"b=c> <a|name=n> <html|lang=de> <textarea>
</textarea> <plaintext> <xmp> </xmp> <![CDATA[ ]]> <?x|y|> <math> </math> <noscript> </noscript> <a|b<c|href=d>
"""
PIECES = [piece.replace("|", " ") for piece in _PIECES.split()]
pages = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)
HIDING = (
    "<!-- <script> --><p onclick=x()>a</p><script>y</script>",
    "<svg><script type=x>&lt;/script>&lt;!--</script></svg><img src=//evil.example/a alt=''><!-- -->",
    "<svg><style>&lt;/style>&lt;!--</style></svg><img src=//evil.example/a alt=''><!-- -->",
    "<template><svg><script type=x>&lt;/script>&lt;!--</script></svg></template><img src=//evil.example/a alt=''>",
    "<script type=x><!--<script></script><!--</script><img src=//evil.example/a alt=''>-->",
    "<a title=' id=' onclick='x()' href=x>a</a>",
    '<p a"b=c>a</p><p onclick=x()>"</p>',
    "<iframe src=x><!--</iframe><img src=//evil.example/a alt=''><!-- -->",
    "<template><xmp><!--</xmp></template><img src=//evil.example/a alt=''><!-- -->",
    "<p <!-- x>a</p><p onclick=x()>b</p><!-- -->",
)


def facts(page: HtmlPage) -> tuple[object, ...]:
    """What checks ask of a page."""
    tags = [(tag.text, tag.kind.name, tag.kind.attributes) for tag in page.tags]
    return (page.ids, page.links, page.loads, page.active, page.scripts, page.passages, page.opening, page.title, tags)


@settings(max_examples=examples(150))
@given(pages)
def test_a_page_is_read_as_the_parser_reads_it(html: str) -> None:
    """Ids, links, headings and languages are those of the tree, unless the page is reported."""
    tree = LexborHTMLParser(html)

    page = read_page("", html)

    if not page.active and not any('"' in name for tag in page.tags for name in (tag.kind.name, *tag.kind.attributes)):
        assert page.ids == [node.attributes["id"] or "" for node in tree.css("[id]")]
        links = [node.attributes for node in tree.css("a,area")]
        assert [link.href for link in page.links] == [each["href"] or "" for each in links if "href" in each]
        assert len(page.headings) == len(tree.css("h1"))


@settings(max_examples=examples(100))
@given(pages, pages)
def test_what_was_read_before_changes_nothing(before: str, html: str) -> None:
    """A page is read and judged the same with and without memory."""
    for memory in (read_tag, _read_kind):
        memory.cache_clear()
    first = facts(read_page("", html))
    found = list(verify_site({"index.html": html.encode()}, ["en"]))
    read_page("", before)

    assert facts(read_page("", html)) == first
    assert list(verify_site({"index.html": html.encode()}, ["en"])) == found


@pytest.mark.parametrize("html", HIDING)
def test_nothing_hides_behind_what_looks_like_a_comment_or_a_script(html: str) -> None:
    """What is written again could be read in two ways: then it is reported."""
    found = {finding.code for finding in verify_site({"index.html": html.encode()}, ["en"])}
    copied = {each.code for each in verify_site({"index.html": html.encode()}, ["en"], copied=["index.html"])}

    assert found & {"VS142", "VS145", "VS141"}
    assert copied & {"VS142", "VS141"}


@settings(max_examples=examples(200))
@given(st.text("aé字ああ한1 ,’", max_size=40), st.sampled_from(["en", "zh", "ja", "ko", "ru", "xx"]))
def test_a_share_that_is_sure_is_there(text: str, language: str) -> None:
    """The short way never says yes where the long one says no."""
    if has_share(text, language, 0.3):
        assert share_of(text, language)[1] >= 0.3 - 1e-9
