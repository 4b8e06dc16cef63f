"""What a reader chooses, in a real browser: the way to read, both languages of a paragraph, the colours, the help."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from sites import clipboard, wait_until

pytestmark = pytest.mark.browser


@pytest.mark.both_engines
def test_the_way_to_read_that_was_chosen_is_kept(page: Page, address: str) -> None:
    """Through the glossary and its links; and the opening page has it when it is entered again. Addresses win."""
    page.goto(f"{address}essay/")
    page.locator(".diglot-modes a").nth(2).click()
    page.wait_for_url("**/en-zh/essay/**")
    page.locator(".md-nav__link[href$='glossary/']").first.evaluate("link => link.click()")
    page.wait_for_url("**/en-zh/glossary/")
    page.locator(".diglot-uses a").first.evaluate("link => link.click()")
    page.wait_for_url("**/en-zh/**#p*")

    page.goto(address)
    page.wait_for_url("**/en-zh/")
    page.goto(f"{address}zh/essay/")
    assert urlsplit(page.url).path == "/zh/essay/"
    assert page.context.cookies() == []


@pytest.mark.weekly
def test_all_counterparts_are_shown_at_once_and_taken_away(page: Page, address: str) -> None:
    """By a setting, which an address can say."""
    page.goto(f"{address}zh/essay/?both=on")
    peeks = page.locator("a.diglot-peek").count()
    expect(page.locator(".diglot-peeked")).to_have_count(peeks)
    page.get_by_role("button", name="阅读设置").click()
    page.get_by_label("每段同时显示两种语言").uncheck()
    expect(page.locator(".diglot-peeked")).to_have_count(0)


@pytest.mark.weekly
def test_the_second_language_is_hidden_until_it_is_wanted(page: Page, address: str) -> None:
    """A row that is pointed at, or has the focus, shows it."""
    page.goto(f"{address}en-zh/essay/?hide=on")
    row = page.locator(".diglot-row:has(> a.diglot-link)").nth(2)
    second = row.locator("> div").nth(1)
    page.mouse.move(2, 2)
    expect(second).to_have_css("opacity", "0")
    row.locator("a.diglot-link").focus()
    expect(second).to_have_css("opacity", "1")


@pytest.mark.weekly
@pytest.mark.parametrize("path", ["essay/", "en-zh/essay/"])
def test_a_paragraph_is_copied_in_both_languages(page: Page, address: str, path: str) -> None:
    """Without what is ours."""
    page.goto(address + path)
    link = page.locator("a.diglot-link").nth(2)
    link.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Copy the text in both languages").click()
    expect(page.get_by_role("status")).to_have_text("Copied.")
    copied = clipboard(page).split("\n\n")

    assert [each[:12] for each in copied] == ["Scholars and", "早在互联网和移动技术普及"]
    assert "¶" not in "".join(copied)


@pytest.mark.weekly
@pytest.mark.both_engines
def test_colours_are_among_the_settings(page: Page, address: str) -> None:
    """The theme keeps the choice. What an address says has the sign that belongs to it."""
    page.goto(f"{address}essay/")
    page.get_by_role("button", name="Reading settings").click()
    page.get_by_label("Colours").select_option("dark")
    wait_until(page, "document.body.dataset.mdColorScheme === 'slate'")
    page.goto(f"{address}zh/")
    wait_until(page, "document.body.dataset.mdColorScheme === 'slate'")
    page.goto(f"{address}essay/?theme=light")
    expect(page.locator("label[for^=__palette]:visible")).to_have_attribute("title", "Use the dark theme")
    assert page.locator("meta[name=theme-color]").get_attribute("content")


@pytest.mark.weekly
def test_help_tells_keys_only_where_there_may_be_some(browser: Browser, address: str) -> None:
    """On touch it says what to press; with a mouse, it lists the keys that do something on this page."""
    for touch, path, keys in (
        (True, "essay/", 0),
        (False, "essay/", 9),
        (False, "en-zh/essay/", 9),
        (False, "glossary/", 4),
    ):
        context = browser.new_context(has_touch=touch, is_mobile=touch)
        window = context.new_page()
        window.goto(address + path)
        window.locator(".diglot-button--guide").click()
        expect(window.get_by_role("dialog", name="How to read")).to_contain_text("Press ¶ beside a paragraph")
        assert window.locator("dialog tr").count() == keys, path
        context.close()


@pytest.mark.weekly
@pytest.mark.both_engines
def test_the_glossary_is_filtered(page: Page, address: str) -> None:
    """By any of its names; letters without entries go. Without script there is no field, and the list is whole."""
    page.goto(f"{address}glossary/")
    field = page.get_by_role("searchbox", name="Filter the entries")
    field.fill("wangge")
    names = page.locator(".diglot-entry:visible > h3")
    expect(names).to_have_count(2)
    assert page.locator(".diglot-entries > h2:visible").all_inner_texts() == ["G"]
    field.fill("")
    expect(page.locator(".diglot-entry:not(:visible)")).to_have_count(0)


@pytest.mark.weekly
def test_nothing_in_the_closed_drawer_has_the_focus(page: Page, address: str) -> None:
    """On a phone; opened, it has."""
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{address}essay/")
    link = page.locator(".md-sidebar--primary a").first
    link.evaluate("link => link.focus()")
    assert page.evaluate("document.activeElement.closest('.md-sidebar--primary')") is None
    page.locator("label[for=__drawer]:visible").first.click()
    wait_until(page, "getComputedStyle(document.querySelector('.md-sidebar--primary')).visibility === 'visible'")


@pytest.mark.weekly
def test_notes_and_boxes_follow_the_chosen_size(page: Page, address: str) -> None:
    """As the text does."""
    sizes = []
    for query in ("", "?size=5"):
        page.goto(f"{address}essay/{query}")
        sizes.append(page.evaluate("parseFloat(getComputedStyle(document.querySelector('.editors-note p')).fontSize)"))
    assert sizes[1] > sizes[0] * 1.3
