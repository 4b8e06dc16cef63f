"""The ledger: no address that was published disappears."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from sites import ROOT
from sites import Site as Built

from diglot.cli import cli
from diglot.errors import InputError
from diglot.repository import read_site
from diglot.site import Site
from diglot.site.address_ledger import Recorded, missing, parse_ledger, record, render_ledger
from diglot.site.redirects import leading_pages

NAME = st.from_regex(r"[a-z0-9_:.-]{1,8}/?", fullmatch=True).filter(lambda name: name.strip("/") not in (".", ".."))
LEDGERS = st.dictionaries(
    NAME,
    st.builds(Recorded, st.just("") | NAME, st.dictionaries(NAME, st.just("") | NAME)),
)


def site(**pages: str) -> Site:
    """A site of pages with ids: `site(essay="a b")` has essay/ with the ids a and b."""
    html = {
        f"{name}/index.html": "".join(f"<p id={each}>" for each in ids.split()).encode() for name, ids in pages.items()
    }
    return Site(html, ("en", "zh"))


def test_the_edition_keeps_its_addresses(edition_site: Built) -> None:
    """Everything that its ledger says is there, and the pages side by side need no lines of their own."""
    ledger = parse_ledger((ROOT / "locales/addresses.txt").read_text("utf-8"), "locales/addresses.txt")

    assert list(missing(ledger, Site(read_site(edition_site.folder), ("en", "zh")))) == []
    assert "essay/" in ledger
    assert not any("en-zh" in address for address in ledger)


@pytest.mark.slow
@given(LEDGERS)
def test_rendering_is_the_inverse_of_parsing(ledger: dict[str, Recorded]) -> None:
    """For every ledger."""
    assert parse_ledger(render_ledger(ledger), "x") == ledger


def test_recording_adds_and_never_removes() -> None:
    """What was there stays, with what it said; what a counter or the theme makes is left out."""
    ledger = parse_ledger("essay/\n  gone = a\nold/ = essay/\n", "x")
    now = record(ledger, site(essay="a b __nav fn:1 fnref:1", about="c"))

    assert {address: page.ids for address, page in now.items()} == {
        "about/": {"c": ""},
        "essay/": {"a": "", "b": "", "gone": "a"},
        "old/": {},
    }
    assert now["old/"].moved == "essay/"


@pytest.mark.parametrize(
    ("ledger", "gone"),
    [
        ("essay/\n  a\n  b\n", ""),
        ("essay/\n  a\n  c\n", "essay/: c is gone from essay/"),
        ("essay/\n  c = a\n", ""),
        ("essay/\n  c = d\n", "essay/: c = d: essay/ has no such id"),
        ("essay/\n  c = about/#x\n", ""),
        ("essay/\n  c = about/#y\n", "essay/: c = about/#y: there is no such place"),
        ("old/\n", "old/: the page is gone"),
        ("old/ = essay/\n  a\n", ""),
        ("old/ = essay/\n  z\n", "old/: z is gone from essay/"),
        ("old/ = no/\n", "old/ = no/: there is no page no/"),
    ],
)
def test_what_is_gone_is_named_unless_it_says_where_it_went(ledger: str, gone: str) -> None:
    """Pages and ids alike."""
    assert list(missing(parse_ledger(ledger, "x"), site(essay="a b", about="x"))) == ([gone] if gone else [])


def test_old_addresses_say_their_language() -> None:
    """The page's, and that of sentences which the interface has in no other than English."""
    ledger = parse_ledger("old/ = new/\n", "x")
    pages = {language: dict(leading_pages(ledger, f"{language}/", language)) for language in ("fi", "zh")}

    assert '<html lang="fi">' in pages["fi"]["fi/old/index.html"]
    assert '<body class="diglot-lost" lang="en">' in pages["fi"]["fi/old/index.html"]
    assert '<html lang="zh">' in pages["zh"]["zh/old/index.html"]
    assert 'lang="en"' not in pages["zh"]["zh/old/index.html"]


@pytest.mark.parametrize("line", ["  p1\n", "a b c\n", "essay/ = \n", "essay/\n  a = b = c\n"])
def test_a_line_that_is_no_address_is_refused(line: str) -> None:
    """With its number."""
    with pytest.raises(InputError, match="no address"):
        parse_ledger(line, "locales/addresses.txt")


@pytest.mark.parametrize(
    "line",
    [
        *("../out/ = a/", "a/ = ../out/", "a/../../../out/ = b/", "/etc/ = a/", "a/ = //evil.example/", "./a/ = b/"),
        *(
            "a/ = b/..",
            "%2e%2e/out/ = a/",
            "a/ = %2E%2E/%2E%2E/x",
            "..\\out\\ = a/",
            "a//b/ = c/",
            "..",
            "a/\n  x = ../b/#y",
        ),
        "a/\n  x = //evil.example/#y",
    ],
)
def test_an_address_that_leads_out_of_the_site_is_refused(line: str) -> None:
    """As it is or with escapes, for a file system or a browser: of a page, its new place, or that of an id."""
    with pytest.raises(InputError, match="no address of this site"):
        parse_ledger(f"{line}\n", "locales/addresses.txt")


def test_a_link_to_a_new_place_has_no_scheme() -> None:
    """Whatever the page is called, and also from the home page."""
    pages = dict(leading_pages(parse_ledger("old.html = javascript:attacked(1)/\n", "x"), "", "en"))

    assert re.findall(r'href="([^"]*attacked[^"]*)"', pages["old.html"]) == ["./javascript%3Aattacked%281%29/"]


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--root", str(root), "ledger", *arguments], catch_exceptions=False)


def test_the_command_remembers_and_complains(tmp_path: Path) -> None:
    """A page of a release is remembered; when it is gone, --check says so until an alias is written."""
    (tmp_path / "diglot.toml").write_text("")
    (tmp_path / "site/essay").mkdir(parents=True)
    (tmp_path / "site/essay/index.html").write_text("<p id=p1>")
    assert run(tmp_path, "--check").exit_code == 0
    assert not (tmp_path / "locales").exists()
    assert run(tmp_path).exit_code == 0
    ledger = tmp_path / "locales/addresses.txt"
    assert ledger.read_text("utf-8").endswith("\nessay/\n  p1\n")
    (tmp_path / "site/essay").rename(tmp_path / "site/text")
    result = run(tmp_path, "--check")
    assert result.exit_code == 1
    assert "essay/: the page is gone" in result.output
    ledger.write_text(ledger.read_text("utf-8").replace("essay/", "essay/ = text/"), "utf-8")
    assert run(tmp_path, "--check").exit_code == 0
