"""The policy, as text and in a real browser; the pages for lost readers and of moved pages."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import expect
from sites import LAGGING_CONFIG, Site, build, make_edition, served
from visits import Visit, Watched

from diglot.repository import read_site
from diglot.site import verify_site
from diglot.site.csp import digest, parse_policy, put_policy, render_policy
from diglot.site.html_page import read_code
from diglot.site.page_reader import read_page

ATTACKS = {
    "a script": "<script>document.title = 'attacked'</script>",
    "an event handler": "<img src='data:,' alt='' onerror=\"document.title = 'attacked'\">",
    "a link that is a script": "<a id='attack' href=\"javascript:document.title = 'attacked'\">x</a>",
    "a frame with a script": "<iframe srcdoc=\"<script>parent.document.title = 'attacked'</script>\"></iframe>",
    "a script of another host": "<script src='https://example.net/a.js'></script>",
    "a base elsewhere": "<base href='https://example.net/'><script src='a.js'></script>",
}


@given(st.lists(st.text(max_size=20)), st.randoms(use_true_random=False))
def test_the_policy_does_not_depend_on_the_order_of_pages(texts: list[str], chance) -> None:  # type: ignore[no-untyped-def]
    """Equal sites have equal policies, and every script has its hash in it."""
    shuffled = chance.sample(texts, len(texts))
    policy = render_policy(texts, [])

    assert render_policy(shuffled, []) == policy
    assert {digest(text) for text in texts} <= set(parse_policy(policy)["script-src"])
    assert "unsafe" not in policy


def test_a_digest_is_what_the_standard_says() -> None:
    """The example of CSP Level 3, 8.2."""
    assert digest("alert('Hello, world.');") == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<head><title>x</title></head>", "<head>{csp}{ref}<title>x</title></head>"),
        (
            "<head>\n  <meta charset=utf-8>\n  <b></head>",
            "<head>\n  <meta charset=utf-8>\n  {csp}\n  {ref}\n  <b></head>",
        ),
        (
            "<head>\n\n  <link>\n\n<meta charset=x></head>",
            "<head>\n\n<meta charset=x>\n{csp}\n{ref}\n\n  <link></head>",
        ),
        ("no head at all", "no head at all"),
        (
            '<head></head><a href="x" target="_blank">',
            '<head>{csp}{ref}</head><a rel="noopener" href="x" target="_blank">',
        ),
        (
            "<head></head><a target=_blank rel=\"license\" href='x'>",
            "<head>{csp}{ref}</head><a target=_blank rel=\"license noopener\" href='x'>",
        ),
        (
            '<head></head><a target="_blank" rel="noreferrer">',
            '<head>{csp}{ref}</head><a target="_blank" rel="noreferrer">',
        ),
    ],
)
def test_the_policy_comes_first(before: str, after: str) -> None:
    """Behind the encoding alone; putting it again changes nothing, and a link to a new window cannot reach back."""
    csp = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    put = put_policy(before, "default-src 'none'")

    assert put == after.format(csp=csp, ref='<meta name="referrer" content="same-origin">')
    assert put_policy(put, "default-src 'none'") == put


def test_code_is_found_without_parsing_the_page_around_it(edition_site: Site) -> None:
    """As a browser finds it, on every page of the edition, and where tags are written as nobody would."""
    odd = '<p>1 < 2</p><SCRIPT\n>a("</scrip")</Script ><script type="text/plain">b</script><style media=x>c{}</style>'
    texts = [odd, *(path.read_text("utf-8") for path in sorted(edition_site.folder.rglob("*.html")))]

    for text in texts:
        page = read_page("", text)
        assert read_code(text) == (page.scripts, page.styles)


def test_the_policy_of_the_edition_is_short(edition_site: Site) -> None:
    """It is the same on every page, has at most 12 hashes, and with it the encoding is told in the first 1024 bytes."""
    policies = set()
    for path, data in read_site(edition_site.folder).items():
        if path.endswith(".html"):
            assert data is not None
            policies |= set(re.findall(rb'http-equiv="Content-Security-Policy" content="([^"]*)"', data))
            assert b'charset="utf-8"' in data[:1024]
    [policy] = policies

    assert policy.count(b"sha256") <= 12
    assert len(policy) <= 1536
    assert policy.decode() in (edition_site.folder / "_headers").read_text()


@pytest.mark.slow
def test_a_page_that_is_served_to_its_author_has_no_policy(tmp_path: Path) -> None:
    """The server puts a script of its own in, which reloads the page; two builds of one run agree."""
    from mkdocs.commands.build import build as run
    from mkdocs.config import load_config

    make_edition(tmp_path / "edition")
    config = load_config(str(tmp_path / "edition/mkdocs.yml"), site_dir=str(tmp_path / "site"))
    config.plugins.run_event("startup", command="serve", dirty=False)
    run(config)
    run(config)

    assert "Content-Security-Policy" not in (tmp_path / "site/index.html").read_text("utf-8")
    assert not (tmp_path / "site/_headers").exists()


@pytest.mark.slow
def test_columns_are_aligned_without_a_style(tmp_path: Path) -> None:
    """The policy forbids `style`; the theme knows the attribute."""
    make_edition(tmp_path / "edition", page="# Figures\n\n| Year | Sum |\n| :--- | ---: |\n| 2014 | 99 |\n")
    build(tmp_path / "edition", tmp_path / "site", "--strict")
    html = (tmp_path / "site/index.html").read_text("utf-8")

    assert '<td align="right"' in html
    assert list(verify_site(read_site(tmp_path / "site"), ("en", "zh"))) == []


# In the browser


@pytest.mark.browser
def test_no_page_violates_its_policy(watched: Watched, visits: list[Visit], address: str) -> None:
    """Pages load without a violation, an error or a missing file; search, palette and language switch work."""
    page = watched.page
    for start in ("", "zh/"):
        page.goto(address + start, wait_until="networkidle")
        before = page.locator("body").get_attribute("data-md-color-scheme")
        for _ in range(3):
            page.locator("label[for^=__palette]:visible").first.click()
            page.wait_for_timeout(50)
            if page.locator("body").get_attribute("data-md-color-scheme") != before:
                break
        assert page.locator("body").get_attribute("data-md-color-scheme") != before
        page.locator("button.diglot-search").click()
        page.get_by_role("searchbox").fill("网格" if start else "grid")
        expect(page.locator(".diglot-found a").first).to_be_visible(timeout=15000)
        page.keyboard.press("Escape")
        other = "en" if start else "zh"
        page.locator(f"a.md-select__link[hreflang={other}]").evaluate("link => link.click()")
        page.wait_for_url(address + ("" if start else "zh/"))

    assert watched.wrong == []
    assert [each for each in visits if each.wrong] == []


@pytest.mark.browser
@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_slipped_into_a_page_does_not_run(
    watched: Watched, edition_site: Site, address: str, attack: str
) -> None:
    """Even if every other guard let it through."""
    html = edition_site.pages["about/"].html
    attacked = html.replace("</article>", f"{ATTACKS[attack]}</article>")
    assert attacked != html
    page, answered = watched.page, list[str]()
    page.on("response", lambda response: answered.append(response.url))
    page.route(f"{address}about/", lambda route: route.fulfill(body=attacked, content_type="text/html"))
    page.goto(f"{address}about/", wait_until="load")
    if page.locator("#attack").count():
        page.locator("#attack").evaluate("link => link.click()")
    page.wait_for_timeout(300)

    assert page.title() != "attacked"
    assert all(url.startswith((address, "data:")) for url in answered)
    assert watched.wrong  # the browser says what it blocked


@pytest.mark.browser
@pytest.mark.parametrize(("path", "language"), [("no/such/page", "en"), ("zh/no/such/page/", "zh-Hans")])
def test_a_lost_reader_is_told_in_one_language(
    watched: Watched, edition_site: Site, tmp_path: Path, path: str, language: str
) -> None:
    """That of the folder of the address, with a heading, a title and a way home; without scripts in all of them."""
    (tmp_path / "scores-and-grids").symlink_to(edition_site.folder)
    page = watched.page
    page.route("**/no/such/**", lambda route: route.fulfill(path=edition_site.folder / "404.html", status=404))
    with served(tmp_path) as address:
        page.goto(f"{address}scores-and-grids/{path}", wait_until="load")
        expect(page.locator("h1")).to_have_count(1)
        expect(page.locator("section:visible")).to_have_count(1)
        assert page.evaluate("document.documentElement.lang") == language
        assert page.title() == page.locator("h1").text_content()
        home = page.locator("section:visible a").get_attribute("href")

        assert home == "/scores-and-grids/" + ("zh/" if language != "en" else "")
        assert all("404" in said for said in watched.wrong)


@pytest.mark.browser
def test_old_addresses_lead_on(watched: Watched, tmp_path: Path) -> None:
    """A moved page in both languages and side by side, with the place on it; a merged paragraph; a moved passage."""
    edition = tmp_path / "edition"
    make_edition(edition, page="# A page\n\nA first paragraph that stays.\n\nAnother.\n", config=LAGGING_CONFIG)
    build(edition, tmp_path / "first")
    html = (tmp_path / "first/index.html").read_text("utf-8")
    first, second = re.findall(r'<p id="(p\w{5})"', html)
    (edition / "locales/addresses.txt").write_text(
        f".\n  p00000 = {second}\n  p11111 = ./#{first}\nold/page/ = .\n  p22222 = {first}\n", "utf-8"
    )
    build(edition, tmp_path / "site", "--strict")
    found = list(verify_site(read_site(tmp_path / "site"), ("en", "zh")))
    page = watched.page
    with served(tmp_path / "site") as address:
        for language in ("", "zh/", "en-zh/", "zh/en-zh/"):
            page.goto(f"{address}{language}old/page/#{second}")
            page.wait_for_url(f"{address}{language}#{second}")
            assert page.locator(f"#{second} #p00000").count() == 1
            assert page.locator(f"#{first} #p22222").count() == 1
            assert page.locator("p#p11111 a").get_attribute("href") == f"./#{first}"
            assert page.locator("p#p11111").text_content()

    assert found == []
    assert watched.wrong == []
