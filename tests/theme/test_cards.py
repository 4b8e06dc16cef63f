"""The cards of terms in a real browser: mouse, keyboard, touch, and no script at all."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from sites import ROOT, Site, served
from visits import Watched

pytestmark = pytest.mark.browser

AXE = ROOT / "tests/npm/node_modules/axe-core/axe.min.js"
REST = 500
"""How long the mouse must rest on a term, in milliseconds, as the script has it."""


@pytest.fixture(scope="session")
def terms_address(terms_site: Site) -> Iterator[str]:
    """Where the small edition with terms is served."""
    with served(terms_site.folder) as url:
        yield url


@pytest.fixture
def page(fresh_window: Page, terms_address: str) -> Page:
    """Its first page, in a fresh window."""
    fresh_window.goto(terms_address)
    return fresh_window


@pytest.fixture
def phone(browser: Browser, terms_address: str) -> Iterator[Page]:
    """The same on a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    window = context.new_page()
    window.goto(f"{terms_address}zh/")
    yield window
    context.close()


def card(page: Page) -> Locator:
    """The open card."""
    return page.locator("div.diglot-card")


def term(page: Page, index: int = 0) -> Locator:
    """A linked term of the page."""
    return page.locator("article a.diglot-term").nth(index)


def rest_on(page: Page, place: Locator) -> None:
    """Move the mouse to the middle of something, and wait."""
    box = place.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2 - 3, box["y"] + box["height"] / 2)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(REST + 200)


def boxes(page: Page, index: int = 0) -> tuple[Any, Any]:
    """Where a term is, and its card."""
    expect(card(page)).to_be_visible()
    return term(page, index).bounding_box(), card(page).bounding_box()


@pytest.mark.both_engines
def test_a_mouse_at_rest_opens_it(page: Page) -> None:
    """Not at once; not one that passes; and it says what the term is."""
    box = term(page).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 4, box["y"] + 8)
    page.mouse.move(box["x"] + 5, box["y"] + 8)
    page.wait_for_timeout(REST // 4)
    assert card(page).count() == 0
    page.mouse.move(box["x"] + 5, box["y"] - 60)
    page.wait_for_timeout(REST + 200)
    assert card(page).count() == 0
    rest_on(page, term(page))
    expect(card(page)).to_be_visible()
    expect(card(page)).to_contain_text("网格化管理")
    expect(card(page)).to_contain_text("wǎnggéhuà guǎnlǐ")
    expect(card(page)).to_contain_text("Dividing a city into small cells.")
    assert page.url.endswith("/")


def test_the_pointer_may_enter_it_and_it_stays(page: Page) -> None:
    """Hoverable and persistent (WCAG 1.4.13): for as long as the pointer is on term or card, and a while between."""
    rest_on(page, term(page))
    _, box = boxes(page)
    page.mouse.move(box["x"] + 20, box["y"] + 20, steps=4)
    page.wait_for_timeout(1500)
    expect(card(page)).to_be_visible()
    page.mouse.move(5, 880, steps=4)
    page.wait_for_timeout(100)
    expect(card(page)).to_be_visible()
    expect(card(page)).to_have_count(0)


def test_escape_sends_it_away(page: Page) -> None:
    """Dismissible (WCAG 1.4.13): pointer and focus stay where they are, and it does not come back by itself."""
    rest_on(page, term(page))
    page.keyboard.press("Escape")
    expect(card(page)).to_have_count(0)
    assert page.evaluate("document.activeElement === document.body")
    page.wait_for_timeout(REST + 200)
    assert card(page).count() == 0
    page.mouse.move(5, 880)
    rest_on(page, term(page))
    expect(card(page)).to_be_visible()


def test_the_keyboard_reaches_it(page: Page) -> None:
    """Focus opens it, Tab leads into it and out of it, Esc leaves the focus on the term, Enter follows the link."""
    term(page).focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(term(page)).to_be_focused()
    expect(card(page)).to_be_visible()
    assert term(page).get_attribute("aria-expanded") == "true"
    assert page.locator(f"#{term(page).get_attribute('aria-details')}").count() == 1
    page.wait_for_timeout(1000)
    expect(card(page)).to_be_visible()
    page.keyboard.press("Tab")
    expect(card(page).locator("a")).to_be_focused()
    page.keyboard.press("Escape")
    expect(card(page)).to_have_count(0)
    expect(term(page)).to_be_focused()
    assert term(page).get_attribute("aria-expanded") is None
    assert term(page).get_attribute("aria-details") is None
    page.keyboard.press("Tab")
    expect(term(page, 1)).to_be_focused()
    expect(card(page)).to_contain_text("网格员")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert "网格员" not in "".join(card(page).all_inner_texts())
    term(page).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/#t-grid-management")


def test_there_is_one_at_a_time(page: Page) -> None:
    """The next one closes it."""
    rest_on(page, term(page))
    rest_on(page, term(page, 1))
    expect(card(page)).to_have_count(1)
    expect(card(page)).to_contain_text("网格员")
    assert page.locator("[aria-expanded=true]").count() == 1


@pytest.mark.both_engines
def test_a_page_in_two_languages_has_a_card_in_each(page: Page) -> None:
    """Shown is that of the text's language, and its link leads where the term's does."""
    page.evaluate(
        "() => { const old = document.querySelector('template.diglot-card[data-term=grid-management]');"
        " const card = old.cloneNode(true);"
        " card.lang = 'zh-Hans'; card.content.querySelector('p').textContent = '中文';"
        " document.querySelector('article').append(card) }"
    )
    rest_on(page, term(page))
    expect(card(page)).not_to_contain_text("中文")
    page.keyboard.press("Escape")
    page.mouse.move(5, 880)
    term(page).evaluate("link => { link.closest('p').lang = 'zh-Hans'; link.href = '../x/#t-grid-management' }")
    rest_on(page, term(page))
    expect(card(page)).to_contain_text("中文")
    assert (card(page).locator("a").get_attribute("href") or "").endswith("/x/#t-grid-management")


@pytest.mark.weekly
def test_it_never_covers_its_line(browser: Browser, terms_address: str) -> None:
    """Below it, or above where there is no room; never out of the window, on any screen."""
    for width, height in ((320, 480), (390, 800), (1280, 900)):
        context = browser.new_context(viewport={"width": width, "height": height})
        window = context.new_page()
        window.goto(f"{terms_address}zh/")
        for index in range(term(window).page.locator("article a.diglot-term").count()):
            for block in ("start", "end", "center"):
                term(window, index).evaluate(f"link => link.scrollIntoView({{block: '{block}', behavior: 'instant'}})")
                window.keyboard.press("Tab")
                window.evaluate("document.activeElement.blur()")
                term(window, index).evaluate("link => link.focus({preventScroll: true, focusVisible: true})")
                expect(card(window)).to_be_visible()
                link, its = boxes(window, index)
                assert its["y"] >= link["y"] + link["height"] or its["y"] + its["height"] <= link["y"]
                assert its["x"] >= 0
                assert its["x"] + its["width"] <= width
                window.keyboard.press("Escape")
                window.evaluate("document.activeElement.blur()")
        context.close()


def test_scrolling_under_a_still_mouse_opens_nothing(page: Page) -> None:
    """The reader did not point at anything."""
    page.set_viewport_size({"width": 1280, "height": 300})
    box = term(page, 3).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 5, 150)
    page.mouse.move(box["x"] + 6, 150)
    page.mouse.wheel(0, box["y"] - 142)
    page.wait_for_timeout(REST + 400)
    term_at = "at => document.elementFromPoint(...at).closest('.diglot-term')?.dataset.term"
    under = page.evaluate(term_at, [box["x"] + 6, 150])
    assert under is not None
    assert card(page).count() == 0


def test_it_moves_with_the_page(page: Page) -> None:
    """Scrolling leaves it beside its term, as long as it is open."""
    page.set_viewport_size({"width": 1280, "height": 400})
    rest_on(page, term(page))
    expect(card(page)).to_be_visible()
    before, after = page.evaluate(
        """async () => {
            const tops = () => ["article a.diglot-term", "div.diglot-card"].map(
                (each) => document.querySelector(each).getBoundingClientRect().top);
            const frame = () => new Promise((done) => requestAnimationFrame(done));
            const before = tops();
            scrollBy({top: 60, behavior: "instant"});
            await frame();
            await frame();
            return [before, tops()];
        }"""
    )

    assert before[0] - after[0] == pytest.approx(60, abs=1)
    assert before[1] - after[1] == pytest.approx(60, abs=1)


def test_the_first_tap_opens_it_and_the_second_follows(phone: Page) -> None:
    """A tap elsewhere closes it; the link in it leads to the entry, too."""
    start = phone.url
    term(phone).tap()
    expect(card(phone)).to_be_visible()
    expect(card(phone)).to_contain_text("把城市分成小格")
    assert phone.url == start
    phone.touchscreen.tap(200, 780)
    expect(card(phone)).to_have_count(0)
    term(phone).tap()
    card(phone).locator("a").tap()
    phone.wait_for_url("**/zh/glossary/#t-grid-management")
    phone.goto(start)
    term(phone).tap()
    term(phone).tap()
    phone.wait_for_url("**/zh/glossary/#t-grid-management")


def test_a_click_follows_the_link(page: Page) -> None:
    """Whether the card is open or not."""
    term(page).click()
    page.wait_for_url("**/glossary/#t-grid-management")


def test_without_script_a_term_is_a_link(plain: Page, terms_address: str) -> None:
    """Which lands on the entry, by click and by tap; nothing of a card is to be seen."""
    for follow in ("click", "tap"):
        plain.goto(f"{terms_address}zh/")
        assert not plain.locator("template.diglot-card").first.is_visible()
        getattr(term(plain), follow)()
        plain.wait_for_url("**/zh/glossary/#t-grid-management")
        expect(plain.locator("#t-grid-management")).to_be_in_viewport()
    plain.goto(f"{terms_address}glossary/")
    plain.locator(".diglot-letters a").last.click()
    expect(plain.locator("#letter-m")).to_be_in_viewport()


def test_a_term_reads_as_a_link_with_its_name(page: Page) -> None:
    """Nothing is said twice: no title; the card is a note of its own beside it while it is open."""
    snapshot = term(page).locator("xpath=ancestor::p[1]").aria_snapshot()
    assert '- link "Grid management"' in snapshot
    assert "note" not in snapshot
    rest_on(page, term(page))
    assert "- note:" in term(page).locator("xpath=ancestor::p[1]").aria_snapshot()


def test_it_is_not_printed(page: Page) -> None:
    """Nor does a term look like a link there."""
    rest_on(page, term(page))
    page.emulate_media(media="print")
    assert not card(page).is_visible()


@pytest.mark.weekly
def test_the_language_switch_keeps_the_entry(browser: Browser, terms_address: str) -> None:
    """That of the address, and that which was scrolled to."""
    context = browser.new_context(viewport={"width": 1280, "height": 500})
    window = context.new_page()
    window.goto(f"{terms_address}glossary/#t-management")
    window.locator("a.md-select__link[hreflang=zh]").evaluate("link => link.click()")
    window.wait_for_url("**/zh/glossary/#t-management")
    expect(window.locator("#t-management")).to_be_in_viewport()
    window.goto(f"{terms_address}glossary/")
    window.locator("#t-grid-management").evaluate(
        "entry => scrollTo({top: entry.getBoundingClientRect().top + scrollY - 60, behavior: 'instant'})"
    )
    window.wait_for_timeout(100)
    window.locator("a.md-select__link[hreflang=zh]").evaluate("link => link.click()")
    window.wait_for_url("**/zh/glossary/#t-grid-management")
    context.close()


@pytest.mark.weekly
@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.weekly)])
@pytest.mark.parametrize("width", [390, pytest.param(1280, marks=pytest.mark.weekly)])
def test_axe_finds_nothing(browser: Browser, terms_address: str, address: str, scheme: Any, width: int) -> None:
    """On the glossary with everything open, and on pages with an open card, in both languages."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    window = context.new_page()
    script = AXE.read_text("utf-8")
    for site in (terms_address, address):
        for path in ("glossary/", "zh/glossary/", "", "zh/"):
            window.goto(site + path)
            if "glossary" in path:
                window.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
            else:
                window.keyboard.press("Tab")
                term(window).focus()
                expect(card(window)).to_be_visible()
            window.evaluate(script)
            found = window.evaluate("async () => (await axe.run('article')).violations")
            assert found == [], json.dumps(found, indent=1)[:3000]
    context.close()


def test_forced_colours_keep_the_card_s_edge(page: Page) -> None:
    """And the line under a term."""
    page.emulate_media(forced_colors="active")
    rest_on(page, term(page))
    assert card(page).evaluate("card => getComputedStyle(card).borderTopWidth") == "1px"
    assert "underline" in term(page).evaluate("link => getComputedStyle(link).textDecorationLine")


def test_the_script_asks_nobody(watched: Watched, page: Page) -> None:
    """Opening a card makes no request."""
    page.wait_for_load_state("networkidle")
    watched.asked.clear()
    rest_on(page, term(page))
    expect(card(page)).to_be_visible()

    assert [each for each in watched.asked if "favicon" not in each] == []  # the browser asks for it when it likes


def test_style_and_script_are_small() -> None:
    """A small share of what all parts together may have."""
    import gzip

    theme = Path(ROOT / "scripts/diglot/theme/assets")
    _, style = (theme / "diglot.css").read_text("utf-8").split("/* Terms: ")
    assert len(gzip.compress(style.encode())) < 2500
    assert len(gzip.compress((theme / "diglot-terms.mjs").read_bytes())) < 2500
