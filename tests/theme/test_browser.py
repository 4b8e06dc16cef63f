"""The edition in a real browser."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from sites import wait_until
from visits import WIDTHS, Visit

pytestmark = pytest.mark.browser

PAGES = ("", "essay/", "commentary/security-state/", "commentary/two-countries/", "about/", "glossary/")


def top_of(page: Page, name: str) -> float:
    """How far below the window's edge an element is."""
    return float(page.evaluate("name => document.getElementById(name).getBoundingClientRect().top", name))


def switch(page: Page, language: str) -> None:
    """Follow the language switch. (A mouse driven from here would scroll the page on its way.)"""
    before = page.url
    page.locator(f"a.md-select__link[hreflang={language}]").evaluate("link => link.click()")
    page.wait_for_url(lambda url: url != before, wait_until="load")


@pytest.mark.both_engines
def test_nothing_is_asked_of_others(visits: list[Visit]) -> None:
    """No page makes a request to another host, or fails one, or sets a cookie."""
    assert [each for each in visits if each.others or each.wrong or each.cookies] == []


@pytest.mark.both_engines
def test_the_language_switch_keeps_the_paragraph(page: Page, address: str) -> None:
    """There and back; the paragraph is not hidden by the header."""
    page.goto(f"{address}essay/")
    paragraphs = page.eval_on_selector_all("article > p[id]", "all => all.map(each => each.id)")
    wanted = paragraphs[len(paragraphs) // 2]
    page.evaluate(
        "name => scrollTo({top: document.getElementById(name).getBoundingClientRect().top + scrollY - 64,"
        " behavior: 'instant'})",
        wanted,
    )
    before = top_of(page, wanted)
    switch(page, "zh")

    assert urlsplit(page.url).path == "/zh/essay/"
    assert urlsplit(page.url).fragment == wanted
    expect(page.locator(f"#{wanted}")).to_be_in_viewport()
    wait_until(
        page,
        "([name, before]) => Math.abs(document.getElementById(name).getBoundingClientRect().top - before) <= 8",
        [wanted, before],
    )
    assert top_of(page, wanted) >= page.evaluate("document.querySelector('.md-header').offsetHeight")
    switch(page, "en")
    assert page.url == f"{address}essay/#{wanted}"


def test_the_switch_works_without_javascript(plain: Page, address: str, request: pytest.FixtureRequest) -> None:
    """The links are plain links to the same page: of every third one, with `--weekly` of all."""
    for path in PAGES if request.config.getoption("--weekly") else PAGES[::3]:
        plain.goto(address + path)
        link = plain.locator("a.md-select__link[hreflang=zh]").get_attribute("href") or ""
        assert urlsplit(plain.evaluate("link => new URL(link, document.baseURI).href", link)).path == f"/zh/{path}"


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(visits: list[Visit], width: int) -> None:
    """In a window of that width."""
    assert [each.path for each in visits if each.widths[str(width)] > width] == []


def test_a_paragraph_s_link_is_reached_by_keyboard(page: Page, address: str) -> None:
    """It is hidden until then, has a name, and opens the tools, of which the first leads to the paragraph."""
    page.goto(f"{address}zh/essay/")
    link = page.locator("article > p > a.diglot-link").first
    expect(link).to_have_css("opacity", "0")
    page.keyboard.press("Tab")
    link.focus()
    expect(link).to_have_css("opacity", "1")
    assert link.get_attribute("aria-label") == "段落工具"
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}zh/essay/{link.get_attribute('href')}")


def test_chinese_is_set_as_chinese(page: Page, address: str) -> None:
    """Strict line breaks, automatic spaces, quotation marks from a Chinese face."""
    page.goto(f"{address}zh/essay/")
    style = page.evaluate(
        "() => { const style = getComputedStyle(document.querySelector('article > p[id]'));"
        " return [style.lineBreak, style.textAutospace, style.hyphens, parseFloat(style.lineHeight) /"
        " parseFloat(style.fontSize)] }"
    )
    assert style[:3] == ["strict", "normal", "manual"]
    assert 1.7 <= style[3] <= 1.85


def test_what_has_moved_is_told_to_those_who_look_for_it(page: Page, address: str) -> None:
    """The sentence is shown at the old address of the passage, and to nobody else."""
    page.goto(address)
    lines = page.locator(".diglot-moved")
    assert lines.count() > 1
    assert [line.is_visible() for line in lines.all()] == [False] * lines.count()
    name = lines.first.get_attribute("id")
    page.goto(f"{address}#{name}")
    expect(lines.first).to_be_visible()
    lines.first.get_by_role("link").click()
    page.wait_for_url("**/how-to-read/#*")
