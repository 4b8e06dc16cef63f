"""Shortcuts in a real browser: each has two keys, and leaves typing alone."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.weekly]


@pytest.mark.both_engines
def test_shortcuts_have_a_dialog_and_a_second_key(page: Page, address: str) -> None:
    """Every action has a letter or sign, and a digit."""
    page.goto(f"{address}essay/")
    for key in ("?", "9"):
        page.keyboard.press(key)
        dialog = page.get_by_role("dialog", name="How to read")
        expect(dialog).to_be_visible()
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
    page.keyboard.press("j")
    expect(page.locator("a.diglot-link").first).to_be_focused()
    page.keyboard.press("1")
    expect(page.locator("a.diglot-link").nth(1)).to_be_focused()
    page.keyboard.press("v")
    expect(page.locator(".diglot-peeked")).to_have_count(1)
    page.keyboard.press("3")
    page.wait_for_url("**/zh/essay/**")


def test_shortcuts_leave_typing_alone(page: Page, address: str) -> None:
    """Fields, modifiers and input methods; and they can be switched off, the theme's with them."""
    page.goto(f"{address}essay/")
    numbers = "document.documentElement.hasAttribute('data-diglot-numbers')"
    page.keyboard.press("Control+7")
    for init in ("isComposing: true", "keyCode: 229"):
        page.evaluate(f"document.body.dispatchEvent(new KeyboardEvent('keydown', {{key: '7', bubbles: true, {init}}}))")
    page.keyboard.press("s")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("7")
    assert page.evaluate(numbers) is False
    page.keyboard.press("Escape")
    page.goto(f"{address}essay/?keys=off")
    for key in ("7", "?", "s", "n"):
        page.keyboard.press(key)
    page.wait_for_timeout(100)
    assert page.evaluate(numbers) is False
    assert urlsplit(page.url).path == "/essay/"
    assert page.locator("dialog[open]").count() == 0
    page.goto(f"{address}essay/?keys=on")
    page.keyboard.press("7")
    assert page.evaluate(numbers) is True


@pytest.mark.parametrize(
    ("path", "title", "goal"),
    [
        ("essay/", "How to Read", "/how-to-read/"),
        ("zh/commentary/security-state/", "阅读指南", "/zh/how-to-read/"),
        ("en-zh/essay/", "How to Read", "/how-to-read/"),
    ],
)
def test_help_leads_to_the_page_that_explains_reading(
    page: Page, address: str, path: str, title: str, goal: str
) -> None:
    """The one that diglot.toml names, in the language of the page."""
    page.goto(address + path)
    page.locator(".diglot-button--guide").click()
    page.get_by_role("dialog").get_by_role("link", name=title).click()
    page.wait_for_load_state()
    assert urlsplit(page.url).path == goal
