"""Reading in a real browser: three modes, the place, rows, and what it costs."""

import gzip
import random
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page
from sites import ROOT, Site, clipboard, wait_until

from diglot.engines.theme_files import STYLES

pytestmark = pytest.mark.browser

NAMES = ("", "essay/", "commentary/security-state/", "commentary/two-countries/", "about/")
FOLDERS = ("", "zh/", "en-zh/", "zh/en-zh/")
EVERY = [folder + name for folder in FOLDERS for name in NAMES]
ROWS = [address for address in EVERY if "en-zh/" in address]
ASSETS = ROOT / "scripts/diglot/theme/assets"
TOP = "name => document.getElementById(name).getBoundingClientRect().top"


def scroll_to(page: Page, name: str, top: int = 80) -> None:
    """Bring an element to a height of the window, as a reader who turns the wheel."""
    page.evaluate("dispatchEvent(new Event('wheel'))")
    page.evaluate(f"([name, top]) => scrollBy({{top: ({TOP})(name) - top, behavior: 'instant'}})", [name, top])


def follow(page: Page, number: int) -> None:
    """Follow a link of the switch of modes, without a mouse that would scroll."""
    before = page.url
    page.locator(".diglot-modes a").nth(number).evaluate("link => link.click()")
    page.wait_for_url(lambda url: url != before, wait_until="load")
    page.wait_for_timeout(50)


# Modes


@pytest.mark.weekly
@pytest.mark.parametrize("address_in_site", EVERY)
def test_modes_are_plain_links(plain: Page, address: str, address_in_site: str) -> None:
    """Without JavaScript: three links, one of them to this page, that lead to three pages in the expected languages."""
    plain.goto(address + address_in_site)
    links = [link.get_attribute("href") or "" for link in plain.locator(".diglot-modes a").all()]
    seen = []
    for link in links:
        answer = plain.goto(plain.evaluate("link => new URL(link, document.baseURI).href", link))
        assert answer is not None
        assert answer.ok
        languages = "all => [...new Set(all.map(each => each.closest('[lang]').lang))].sort()"
        seen.append(plain.eval_on_selector_all("article p[id], article .diglot-row p", languages))
        plain.goto(address + address_in_site)

    assert len(links) == 3
    assert seen == [["en"], ["zh-Hans"], ["en", "zh-Hans"]]
    assert plain.locator(".diglot-modes a[aria-current=page]").count() == 1


@pytest.mark.both_engines
def test_every_switch_keeps_the_paragraph(page: Page, address: str, request: pytest.FixtureRequest) -> None:
    """Three paragraphs, with `--weekly` twenty, go from mode to mode, and stay at their height within 8 pixels."""
    chance = random.Random(7)
    page.goto(f"{address}essay/")
    page.set_viewport_size({"width": 1280, "height": 420})  # so that each can come to the top
    names = page.eval_on_selector_all("article > p[id]", "all => all.map(each => each.id)")
    drifts = []
    for name in chance.sample(names, 20 if request.config.getoption("--weekly") else 3):
        scroll_to(page, name, chance.choice((98, 104, 112)))
        before = page.evaluate(TOP, name)
        current = page.locator(".diglot-modes a").evaluate_all("all => all.findIndex(each => each.ariaCurrent)")
        follow(page, (current + chance.choice((1, 2))) % 3)
        assert urlsplit(page.url).fragment == name
        drifts.append(abs(page.evaluate(TOP, name) - before))

    assert max(drifts) <= 8, drifts
    assert page.evaluate("sessionStorage.length") == 0


@pytest.mark.both_engines
def test_the_language_selector_changes_the_frame(page: Page, address: str) -> None:
    """Side by side stays side by side, at the same paragraph."""
    page.goto(f"{address}en-zh/essay/")
    name = page.eval_on_selector_all(".diglot-row:has(p)[id]", "all => all[9].id")
    scroll_to(page, name)
    page.locator("a.md-select__link[hreflang=zh]").evaluate("link => link.click()")
    page.wait_for_url("**/zh/en-zh/essay/**", wait_until="load")
    page.wait_for_timeout(50)

    assert urlsplit(page.url).fragment == name
    assert abs(page.evaluate(TOP, name) - 80) <= 8


def test_back_and_forward_restore_mode_and_place(page: Page, address: str) -> None:
    """As they were left."""
    page.goto(f"{address}essay/")
    name = page.eval_on_selector_all("article > p[id]", "all => all[8].id")
    scroll_to(page, name)
    follow(page, 2)
    page.mouse.move(600, 400)
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(300)
    there = page.evaluate("scrollY")
    page.go_back(wait_until="load")
    page.wait_for_timeout(200)

    assert urlsplit(page.url).path == "/essay/"
    assert abs(page.evaluate(TOP, name) - 80) <= 8
    page.go_forward(wait_until="load")
    page.wait_for_timeout(200)
    assert urlsplit(page.url).path == "/en-zh/essay/"
    assert abs(page.evaluate("scrollY") - there) <= 8


# Rows


@pytest.mark.both_engines
def test_rows_are_level(page: Page, address: str, request: pytest.FixtureRequest) -> None:
    """The tops of a pair differ by a pixel at most, at three widths; so do those of the rows of tables.

    On four pages, that is; with `--weekly` on all.
    """
    for path in ROWS if request.config.getoption("--weekly") else ROWS[::3]:
        page.goto(address + path)
        for width in (960, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 900})
            drift = page.evaluate(
                """() => {
                    const top = each => each.getBoundingClientRect().top;
                    const rows = document.querySelectorAll(".diglot-row:not(.diglot-row--once):has(.diglot-source)");
                    const pairs = [...rows].map(row => {
                        const cells = [".diglot-source", ".diglot-target"].map(role => row.querySelector(role));
                        if (!row.matches(".diglot-row--table")) return [cells];
                        const [one, other] = cells.map(cell => [...cell.querySelectorAll("tr")]);
                        return one.map((each, i) => [each, other[i]]);
                    }).flat();
                    if (!pairs.length) return 99;
                    return Math.max(...pairs.map(([one, other]) => Math.abs(top(one) - top(other))));
                }"""
            )
            assert drift <= 1, (path, width)


@pytest.mark.weekly
def test_rows_stack_on_narrow_screens(page: Page, address: str) -> None:
    """The page's own language first."""
    page.set_viewport_size({"width": 600, "height": 900})
    for path, first in (("en-zh/essay/", "diglot-source"), ("zh/en-zh/essay/", "diglot-target")):
        page.goto(address + path)
        row = page.locator(".diglot-row:has(p)").nth(4)
        cells = row.locator("> div").all()
        assert cells[0].get_attribute("class") == first
        one, other = cells[0].bounding_box(), cells[1].bounding_box()
        assert one
        assert other
        assert other["y"] >= one["y"] + one["height"]


@pytest.mark.weekly
def test_nothing_scrolls_sideways(page: Page, address: str) -> None:
    """On any page, down to 320 pixels, which is 400 % of 1280; also with the largest text."""
    for path in EVERY:
        for query in ("", "?size=5&width=5&numbers=on"):
            page.goto(address + path + query)
            for width in (320, 375, 414, 768, 960, 1280):
                page.set_viewport_size({"width": width, "height": 800})
                # The theme's search box moves for a moment when the window becomes wider.
                wait_until(page, "width => document.documentElement.scrollWidth <= width", width)


def test_a_target_is_not_covered_by_the_header(page: Page, address: str) -> None:
    """In any mode."""
    for path in ("essay/", "zh/essay/", "en-zh/essay/"):
        page.goto(address + path)
        name = page.eval_on_selector_all("a.diglot-link", "all => all[6].hash.slice(1)")
        page.goto(f"{address}{path}#{name}")
        page.wait_for_timeout(50)
        assert page.evaluate(TOP, name) >= page.evaluate("document.querySelector('.md-header').offsetHeight")


def test_the_two_texts_look_different(page: Page, address: str) -> None:
    """By the class of their typeface, and by a rule."""
    page.goto(f"{address}en-zh/essay/")
    cells = page.locator(".diglot-row:has(> div > p)").nth(3).locator("> div")
    faces = cells.locator("p").evaluate_all("all => all.map(each => getComputedStyle(each).fontFamily)")
    rules = cells.evaluate_all("all => all.map(each => getComputedStyle(each).borderInlineStartWidth)")

    assert faces[0].endswith(" serif")
    assert faces[1].endswith("sans-serif")
    assert rules == ["0px", "1px"]


@pytest.mark.both_engines
def test_a_selection_stays_in_its_language(page: Page, address: str) -> None:
    """Dragged over three rows it copies one language, without numbers, links or buttons."""
    page.goto(f"{address}en-zh/essay/")
    for role in ("source", "target"):
        texts = page.locator(f".diglot-row:has(> a.diglot-link) > .diglot-{role} p")
        first, last = texts.nth(1), texts.nth(3)
        first.evaluate("each => scrollBy({top: each.getBoundingClientRect().top - 90, behavior: 'instant'})")
        start, stop = first.bounding_box(), last.bounding_box()
        assert start
        assert stop
        page.mouse.move(start["x"] + 1, start["y"] + 8)
        page.mouse.down()
        page.mouse.move(stop["x"] + 30, stop["y"] + 30, steps=4)
        page.mouse.move(stop["x"] + stop["width"] - 1, stop["y"] + stop["height"] - 3, steps=4)
        page.mouse.up()
        page.keyboard.press("Control+c")
        own = "each => [...each.childNodes].filter(node => !node.matches?.('.diglot-related')).map(n => n.textContent)"
        wanted = "".join("".join(text.evaluate(own)) for text in texts.all()[1:4])

        assert _letters(clipboard(page)) == _letters(wanted)


def _letters(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("way", ["hover", "focus", "tap"])
def test_a_row_shows_that_it_belongs_together(page: Page, address: str, way: str) -> None:
    """By a mark at its side, not by colour alone, without motion."""
    page.goto(f"{address}en-zh/essay/")
    row = page.locator(".diglot-row:has(> a.diglot-link)").nth(2)
    row.scroll_into_view_if_needed()
    edge = "row => getComputedStyle(row).borderInlineStartColor"
    page.mouse.move(2, 2)
    before = row.evaluate(edge)
    if way == "hover":
        row.locator("p").first.hover()
    elif way == "focus":
        row.locator("a.diglot-link").focus()
    else:
        row.locator("p").first.dispatch_event("pointerdown")

    assert before == "rgba(0, 0, 0, 0)"
    assert row.evaluate(edge) != before
    assert row.evaluate("row => getComputedStyle(row).transitionDuration") == "0s"


# What it costs


@pytest.mark.weekly
def test_pages_are_light(browser: Browser, address: str, edition_site: Site) -> None:
    """An essay in any mode is at most 120 KB with everything it loads, gzipped; our script 14 KB, our style 10 KB."""
    for path in ("essay/", "zh/essay/", "en-zh/essay/", "zh/en-zh/essay/"):
        context = browser.new_context()
        bodies: dict[str, int] = {}
        context.on("requestfinished", lambda request, into=bodies: into.update({request.url: 0}))
        window = context.new_page()
        window.goto(address + path, wait_until="networkidle")
        total = 0
        for url in bodies:
            place = edition_site.folder / urlsplit(url).path.removeprefix("/")
            total += len(gzip.compress((place / "index.html" if place.is_dir() else place).read_bytes()))
        context.close()
        assert total <= 120_000, (path, total)
    alone = {"diglot-lost.mjs", "diglot-moved.mjs"}  # each the only script of pages that have nothing to read
    size = {path.name: len(gzip.compress(path.read_bytes())) for path in ASSETS.glob("*.*") if path.name not in alone}
    wanted = sum(size.pop(f"diglot-{name}.mjs") for name in ("search", "find", "words"))  # loaded when it is opened
    assert wanted <= 8 * 1024
    assert sum(count for name, count in size.items() if name.endswith("js")) <= 14 * 1024
    joined = b"".join((ASSETS.parent / style).read_bytes() for style in STYLES)  # a page loads them as one
    assert len(gzip.compress(joined)) <= 10 * 1024
