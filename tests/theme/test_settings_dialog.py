"""The settings in a real browser: kept when chosen, read from the address, taken back."""

import pytest
from playwright.sync_api import Browser, Page
from sites import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.weekly]


@pytest.mark.both_engines
def test_settings_are_kept_when_chosen(page: Page, address: str) -> None:
    """Not before; they hold on other pages; the address comes first; they can be taken back."""
    page.goto(f"{address}en-zh/essay/")
    own = "Object.keys(localStorage).filter(key => key.startsWith('diglot'))"
    size = "parseFloat(getComputedStyle(document.querySelector('article')).fontSize)"
    first = page.evaluate(size)
    assert page.evaluate(own) == []
    page.get_by_role("button", name="Reading settings").click()
    page.get_by_label("Text size").fill("5")
    page.get_by_label("Which language comes first").select_option("target")
    page.get_by_label("Number the paragraphs").check()
    assert page.evaluate(own) == ["diglot.settings"]
    assert page.evaluate(size) > first * 1.3
    assert page.locator(".diglot-row > div").first.get_attribute("class") == "diglot-target"
    page.get_by_role("button", name="Copy a link with these settings").click()
    wait_until(page, "navigator.clipboard.readText().then(text => text.includes('order=target'))")

    page.goto(f"{address}en-zh/about/")
    assert page.evaluate(size) > first * 1.3
    page.goto(f"{address}en-zh/about/?size=1&order=source")
    assert page.evaluate(size) < first
    assert page.locator(".diglot-row > div").first.get_attribute("class") == "diglot-source"
    page.get_by_role("button", name="Reading settings").click()
    page.get_by_role("button", name="Reset").click()
    assert page.evaluate(own) == []
    assert page.evaluate(size) == first


@pytest.mark.both_engines
def test_nothing_is_stored_before_a_choice(page: Page, address: str) -> None:
    """Neither by us nor by Material, on any page; then the theme that was chosen is, and holds."""
    stored = "Object.keys(localStorage).concat(Object.keys(sessionStorage))"
    scheme = "document.body.dataset.mdColorScheme"
    for path in ("", "essay/", "zh/", "en-zh/essay/", "essay/?theme=dark", "glossary/"):
        page.goto(address + path)
        page.wait_for_timeout(200)
        assert page.evaluate(stored) == [], path
    for _ in range(2):
        page.locator("label[for^=__palette]:visible").click()
    assert page.evaluate(stored) == ["/.__palette"]
    page.goto(f"{address}zh/")
    wait_until(page, f"{scheme} === 'slate'")


def test_an_address_says_a_theme(page: Page, address: str) -> None:
    """It comes before what the reader chose, which Material keeps, and leaves that as it is; nonsense says nothing."""
    ground = "getComputedStyle(document.body).backgroundColor"
    page.goto(f"{address}essay/")
    light = page.evaluate(ground)
    for _ in range(2):  # from the system's to the light theme, then to the dark one
        page.locator("label[for^=__palette]:visible").click()
    dark = page.evaluate(ground)
    kept = page.evaluate("localStorage.getItem('/.__palette')")

    assert light != dark
    for query, wanted in (
        ("?theme=light&size=4", light),
        ("?theme=dark", dark),
        ("", dark),
        ("?theme=%22%5D", dark),
        ("?theme=", dark),
    ):
        page.goto(f"{address}essay/{query}")
        wait_until(page, f"wanted => {ground} === wanted", wanted)
    assert page.evaluate("localStorage.getItem('/.__palette')") == kept


@pytest.mark.parametrize("path", ["essay/", "zh/essay/", "zh/", "en-zh/essay/"])
def test_numbers_move_nothing(page: Page, address: str, path: str) -> None:
    """They stand where the sign stood: every paragraph and item stays in its place, on a phone and on a desk."""
    tops = """() => [...document.querySelectorAll("article :is(h2, p, li)")].map(
        each => each.getBoundingClientRect().top + scrollY)"""
    for width in (375, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address + path)
        before = page.evaluate(tops)
        page.keyboard.press("#")
        assert page.evaluate("document.documentElement.hasAttribute('data-diglot-numbers')")
        after = page.evaluate(tops)

        assert len(before) > 10
        assert max(abs(one - other) for one, other in zip(before, after, strict=True)) <= 0.5
        page.keyboard.press("#")


@pytest.mark.both_engines
def test_readings_of_terms_are_shown_on_request(page: Page, address: str) -> None:
    """Over Chinese terms, as ruby with brackets for browsers that know none; and taken away again."""
    page.goto(f"{address}en-zh/essay/?pinyin=on")
    ruby = page.locator("a.diglot-term ruby")
    assert ruby.count() >= 5
    assert ruby.first.locator("rt").get_attribute("lang") == "zh-Latn-pinyin"
    assert ruby.first.locator("rp").count() == 2
    assert page.locator(".diglot-source ruby").count() == 0
    page.get_by_role("button", name="Reading settings").click()
    page.get_by_label("Show the pinyin of terms").uncheck()
    assert ruby.count() == 0


def test_sizes_and_widths_have_steps(page: Page, address: str) -> None:
    """Five of each, all different."""
    page.goto(f"{address}essay/")
    text = "article > p[id]"
    for name, measure in (("size", "fontSize"), ("width", "maxWidth")):
        seen = set()
        for step in "12345":
            page.goto(f"{address}essay/?{name}={step}")
            seen.add(page.eval_on_selector(text, f"each => getComputedStyle(each).{measure}"))
        assert len(seen) == 5


def test_a_browser_that_stores_nothing_still_works(browser: Browser, address: str) -> None:
    """Private windows refuse."""
    context = browser.new_context()
    window, errors = context.new_page(), list[str]()
    window.on("pageerror", lambda error: errors.append(str(error)))
    window.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError') }")
    window.goto(f"{address}essay/?size=4")
    window.get_by_role("button", name="Reading settings").click()
    window.get_by_label("Number the paragraphs").check()

    assert window.locator("html").get_attribute("data-diglot-numbers") == ""
    assert errors == []
    context.close()


def test_text_may_be_spaced_out(browser: Browser, address: str) -> None:
    """The spacing of WCAG 1.4.12 clips nothing and needs no sideways scrolling."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)  # as a reader's own style
    page = context.new_page()
    for path in ("essay/", "zh/essay/", "en-zh/essay/"):
        page.goto(address + path)
        page.add_style_tag(
            content="* { line-height: 1.5 !important; letter-spacing: 0.12em !important }"
            " * { word-spacing: 0.16em !important }"
            " p { margin-bottom: 2em !important }"
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280
        clipped = page.eval_on_selector_all(
            "article *",
            "all => all.filter(each => getComputedStyle(each).overflow === 'hidden'"
            " && each.scrollWidth > each.clientWidth + 1).length",
        )
        assert clipped == 0
    context.close()
