"""HTML files among the pages, which a build copies: what the gate asks of them, and what it does not."""

from pathlib import Path

import pytest
from sites import make_edition

from diglot.known_files import read_copied_pages
from diglot.repository import Repository
from diglot.site import finish_site, verify_site
from diglot.site.address_ledger import parse_ledger
from diglot.site.csp import HEADERS, put_policy, render_headers, render_policy
from diglot.site.finish import read_html
from diglot.site.html_page import read_code

LANGUAGES = ("en", "zh")
HOME = '<html lang="en"><head><title>a</title></head><body><h1>a</h1><a href="demo.html">b</a></body></html>'
DEMO = (
    "<!DOCTYPE html>\n<html><head><title>Demo</title><style>p{color:red}</style></head><body>"
    '<h2>One</h2><canvas></canvas><img src="a.png"><p id="a">x</p><p id="a">y</p>'
    '<script>document.title = "z"</script></body></html>'
)
"""What a program may have made: no language, no heading of the first level, an element that no text has."""


def look(demo: str, copied: tuple[str, ...] = ("demo.html", "zh/demo.html")) -> list[str]:
    """What the gate finds at the copied page, in the two places where a build of two languages puts it."""
    pages = {"index.html": HOME, "zh/index.html": HOME.replace('"en"', '"zh-Hans"'), "demo.html": demo}
    pages["zh/demo.html"] = demo
    scripts, styles = read_code(demo)
    policy = render_policy(scripts, styles)
    files: dict[str, bytes | None] = {path: put_policy(text, policy).encode() for path, text in pages.items()}
    files |= {"a.png": b"", "zh/a.png": b"", HEADERS: render_headers(policy).encode()}
    found = verify_site(files, LANGUAGES, "https://example.org/", copied=copied)
    return [f"{each.code} {each.message}" for each in found if "demo" in each.path]


def test_what_a_program_made_is_not_judged_as_a_text() -> None:
    """It passes as it is; a page that a build wrote like this would not."""
    assert look(DEMO) == []
    assert len({each[:5] for each in look(DEMO, copied=())}) >= 5


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ('<a href="nowhere.html">x</a>', "VS101"),
        ('<img src="nowhere.png" alt="">', "VS103"),
        ('<script src="https://cdn.example.net/a.js"></script>', "VS141"),
        ('<p onclick="x()">a</p>', "VS142"),
    ],
)
def test_what_readers_would_meet_is_found(html: str, code: str) -> None:
    """Broken links, other hosts, and what the policy stops."""
    assert {each[:5] for each in look(DEMO.replace("</body>", f"{html}</body>"))} == {code}


def test_what_the_policy_stops_is_one_finding_with_a_way_out() -> None:
    """However many attributes there are, in however many files."""
    demo = DEMO.replace("</body>", '<p style="color:red" onclick="x()">a</p><b style="top:0">b</b></body>')
    [said] = look(demo)

    assert said.startswith('VS142 the policy of the site stops what this copied page needs: <p style="color:red">')
    assert "(and 2 more in it), and 1 more copied page." in said
    assert "Put its styles and scripts into files beside it" in said


@pytest.mark.parametrize(
    "html",
    [
        "<!doctype html>\n<title>Plain</title>\n<p>Hi.",
        "<!-- made by hand --><!DOCTYPE html><html lang=en>\n<title>x</title><p>Hi.",
        "<p>Hi.</p><script>document.title = 'x'</script>",
    ],
)
def test_a_page_whose_head_has_no_tag_has_the_policy(html: str) -> None:
    """HTML allows to leave the tag out; the declaration of the kind stays in front."""
    put = put_policy(html, "default-src 'none'")

    assert put.count("Content-Security-Policy") == 1
    assert put_policy(put, "default-src 'none'") == put
    assert ("<!doctype" in html.lower()) == (put.lower().find("<!doctype") in (0, len("<!-- made by hand -->")))
    assert look(html) == []


def test_a_file_with_a_word_in_it_stays_as_it_is() -> None:
    """Search engines ask for one as a sign who owns a site."""
    word = "google-site-verification: google0123456789.html"

    assert put_policy(word, "default-src 'none'") == word
    assert look(word) == []


def test_a_file_in_another_encoding_is_kept() -> None:
    """Byte by byte, but for the policy; one in UTF-16 has none, which is found."""
    latin = "<html><head><meta charset=latin1><title>Ä</title></head><script>a = 1</script></html>".encode("latin1")
    wide = "<html><head><title>Ä</title></head></html>".encode("utf-16")
    texts = {"latin.html": read_html(latin), "wide.html": read_html(wide)}
    finished = finish_site(texts, {"en": "en"}, parse_ledger("", "addresses.txt"))

    assert b"<title>\xc4</title>" in finished["latin.html"]
    assert b"Content-Security-Policy" in finished["latin.html"]
    assert "wide.html" not in finished


def test_the_files_of_authors_are_known(tmp_path: Path) -> None:
    """Those in the folder of the source or beside those of the languages, not what lies in a translator's folder."""
    make_edition(tmp_path)
    for path in ("docs/en/demo/app.html", "docs/shared/a.html", "docs/zh/own.html", "docs/en/a.htm"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("<p>x</p>")
    pages = {"demo/app.html", "shared/a.html"}

    assert read_copied_pages(Repository(tmp_path)) == pages | {f"zh/{page}" for page in pages}
