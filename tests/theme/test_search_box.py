"""The search in a real browser: nothing is loaded before it is opened; results in the reader's mode."""

from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def search(page: Page, query: str) -> list[str]:
    """Open the search by its key, and type; the addresses of the results."""
    page.locator("body").press("/")  # keys go to what has the focus
    page.get_by_role("searchbox").fill(query)
    expect(page.locator(".diglot-found a").first).to_be_visible(timeout=15000)
    return [str(each) for each in page.locator(".diglot-found a").evaluate_all("all => all.map(each => each.href)")]


@pytest.mark.both_engines
def test_results_are_in_the_reader_s_mode(page: Page, address: str) -> None:
    """In one language, or side by side; addresses are permanent ones. The other language helps if there is little."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(f"{address}zh/essay/", wait_until="networkidle")
    assert not [path for path in asked if "search" in path or "find" in path]

    found = search(page, "浩大的工程")
    assert len(found) == 1
    assert urlsplit(found[0]).path == "/zh/essay/"
    page.keyboard.press("Enter")
    page.wait_for_url(found[0])
    expect(page.locator(f"[id='{unquote(urlsplit(found[0]).fragment)}']")).to_be_in_viewport()
    assert page.locator("dialog[open]").count() == 0
    assert urlsplit(page.url).query == ""

    page.goto(f"{address}zh/en-zh/essay/")
    for query in ("浩大的工程", "mammoth task"):
        assert urlsplit(search(page, query)[0]).path == "/zh/en-zh/essay/"
        page.keyboard.press("Escape")
    page.goto(f"{address}essay/")
    found = search(page, "东城区公开")
    assert {urlsplit(each).path for each in found} > {"/zh/commentary/security-state/"}
    assert page.locator(".diglot-found section[lang=zh-Hans] mark").first.inner_text() in "东城区公开"


@pytest.mark.weekly
@pytest.mark.both_engines
def test_results_are_reached_by_keys(page: Page, address: str) -> None:
    """Down and up, and the number of pages is told; what is nowhere is said to be so."""
    page.goto(address)
    search(page, "grid")
    count = page.locator(".diglot-found > *").count()
    assert count >= 5
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text(f"{count} matching documents")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".diglot-found a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.get_by_role("searchbox").fill("lantern")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("No matching documents")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
