"""Reading in a real browser: three modes, the place, rows, tools, and what it costs."""

import gzip
import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from sites import LAGGING_CONFIG, ROOT, Site, build, make_edition, served, wait_until

pytestmark = pytest.mark.browser

NAMES = ("", "essay/", "commentary/security-state/", "commentary/one-data-state/", "about/")
FOLDERS = ("", "zh/", "en-zh/", "zh/en-zh/")
EVERY = [folder + name for folder in FOLDERS for name in NAMES]
ROWS = [address for address in EVERY if "en-zh/" in address]
ASSETS = ROOT / "scripts/diglot/theme/assets"
TOP = "name => document.getElementById(name).getBoundingClientRect().top"


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[Page]:
    """A window without JavaScript."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def clipboard(page: Page) -> str:
    """What was copied."""
    return str(page.evaluate("navigator.clipboard.readText()"))


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


def test_every_switch_keeps_the_paragraph(page: Page, address: str) -> None:
    """Ten paragraphs, from mode to mode: at the same height within eight pixels, ten times of ten."""
    chance = random.Random(7)
    page.goto(f"{address}essay/")
    names = page.eval_on_selector_all("article > p[id]", "all => all.map(each => each.id)")
    drifts = []
    for name in chance.sample(names, 10):
        scroll_to(page, name, chance.choice((58, 64, 72)))
        before = page.evaluate(TOP, name)
        current = page.locator(".diglot-modes a").evaluate_all("all => all.findIndex(each => each.ariaCurrent)")
        follow(page, (current + chance.choice((1, 2))) % 3)
        assert urlsplit(page.url).fragment == name
        drifts.append(abs(page.evaluate(TOP, name) - before))

    assert max(drifts) <= 8, drifts
    assert page.evaluate("sessionStorage.length") == 0


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


def test_rows_are_level(page: Page, address: str) -> None:
    """The tops of a pair differ by a pixel at most, at three widths; so do those of the rows of tables."""
    for path in ROWS:
        page.goto(address + path)
        for width in (960, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 900})
            drift = page.evaluate(
                """() => {
                    const top = each => each.getBoundingClientRect().top;
                    const pairs = [...document.querySelectorAll(".diglot-row:not(.diglot-row--once)")].map(row => {
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
        own = "each => [...each.childNodes].filter(node => !node.matches?.('.diglot-answers')).map(n => n.textContent)"
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


# Tools


@pytest.mark.parametrize(
    ("path", "count", "name", "wanted"),
    [
        ("essay/", 5, "Copy the link", "{base}essay/#{id}"),
        (
            "essay/",
            5,
            "Copy a citation",
            "Rogier Creemers, “Old Files, New Machines”, in: Scores and Grids, November 23, 2026, paragraph 3,"
            " {base}essay/#{id}",
        ),
        (
            "zh/essay/",
            5,
            "复制双语引文",
            "Rogier Creemers，《旧档案，新机器》，载《评分与网格》，2026年11月23日，第3段，{base}zh/essay/#{id}\n"
            "Rogier Creemers, “Old Files, New Machines”, in: Scores and Grids, November 23, 2026, paragraph 3,"
            " {base}essay/#{id}",
        ),
        (
            "zh/en-zh/essay/",
            5,
            "复制Markdown引文",
            "Rogier Creemers，《旧档案，新机器》，载《评分与网格》，2026年11月23日，第3段，<{base}zh/essay/#{id}>",
        ),
    ],
)
def test_tools_copy(page: Page, address: str, path: str, count: int, name: str, wanted: str) -> None:
    """Addresses and citations, the same number in every language and mode."""
    page.goto(address + path)
    link = page.locator("a.diglot-link").nth(2)
    paragraph = (link.get_attribute("href") or "")[1:]
    link.focus()
    page.keyboard.press("Enter")
    tools = page.locator(".diglot-tools")
    expect(tools.locator("button")).to_have_count(count)
    tools.get_by_role("button", name=name, exact=True).click()
    expect(tools.locator("[role=status]")).to_have_text("Copied." if path == "essay/" else "已复制。")

    assert clipboard(page) == wanted.replace("{base}", address).replace("{id}", paragraph)
    page.keyboard.press("Escape")
    expect(tools).to_be_hidden()
    expect(link).to_be_focused()


def test_tools_copy_for_reference_managers(page: Page, address: str) -> None:
    """As CSL-JSON."""
    page.goto(f"{address}essay/")
    page.locator("a.diglot-link").nth(1).evaluate("link => link.click()")
    page.get_by_role("button", name="CSL-JSON").click()
    expect(page.locator(".diglot-tools [role=status]")).to_have_text("Copied.")
    item = json.loads(clipboard(page))[0]

    assert item["title"] == "Old Files, New Machines"
    assert item["locator"] == "2"
    assert item["URL"].startswith(f"{address}essay/#p")


def test_a_problem_is_reported_by_the_form(page: Page, tmp_path: Path) -> None:
    """With page and paragraph filled in; that the site names its repository makes no request to another host."""
    folder, asked = tmp_path / "edition", set[str]()
    make_edition(folder, config=f"repo_url: https://github.com/some/one\n{LAGGING_CONFIG}")
    shutil.copytree(ROOT / ".github/ISSUE_TEMPLATE", folder / ".github/ISSUE_TEMPLATE")
    build(folder, tmp_path / "site", "--strict")
    page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    with served(tmp_path / "site") as address:
        page.goto(f"{address}zh/", wait_until="networkidle")
        link = page.locator("a.diglot-link").nth(1)
        paragraph = (link.get_attribute("href") or "")[1:]
        link.evaluate("link => link.click()")
        report = page.locator(".diglot-tools a", has_text="报告问题").get_attribute("href") or ""

        assert report.startswith("https://github.com/some/one/issues/new?")
        assert dict(parse_qsl(urlsplit(report).query)) == {
            "template": "text.yml",
            "title": f"index.md {paragraph}",
            "page": f"{address}zh/#{paragraph}",
            "paragraph": paragraph,
        }
        assert asked == {urlsplit(address).netloc}


@pytest.mark.parametrize(("path", "lang"), [("essay/", "zh-Hans"), ("zh/essay/", "en")])
@pytest.mark.parametrize("way", ["Enter", "Space", "tap"])
def test_the_counterpart_opens_in_place(page: Page, address: str, path: str, lang: str, way: str) -> None:
    """With its language, without its tools; and goes away the same way."""
    page.goto(address + path)
    links = page.locator("a.diglot-peek")
    assert links.count() == page.locator("a.diglot-link").count()
    link = links.nth(3)
    for opened in (True, False):
        if way == "tap":
            link.evaluate("link => link.click()")
        else:
            link.focus()
            page.keyboard.press(way)
        expect(page.locator(".diglot-peeked")).to_have_count(int(opened))
        expect(link).to_have_attribute("aria-expanded", "true" if opened else "false")
        if opened:
            assert page.locator(".diglot-peeked > div").get_attribute("lang") == lang
            assert page.locator(".diglot-peeked a").count() == 0
    assert page.url == address + path


def test_the_counterpart_of_an_item_opens_inside_it(page: Page, lagging_site: Site) -> None:
    """Before the list in it, without the list in its counterpart; so a list holds nothing but items."""
    with served(lagging_site.folder) as base:
        page.goto(f"{base}zh/")
        for link in page.locator("article li > a.diglot-peek").all():
            link.evaluate("link => link.click()")
        shown = page.locator("article li > a.diglot-link + .diglot-peeked > div")
        expect(shown).to_have_count(4)

        assert [text.strip() for text in shown.all_text_contents()] == [
            "A new item, not translated",
            "An item that stays",
            "An inner item that stays",
            "A task that stays",
        ]
        assert page.locator("article :is(ul, ol) > :not(li)").count() == 0


def test_without_javascript_there_are_links(plain: Page, address: str) -> None:
    """To the paragraph itself, and to its counterpart."""
    plain.goto(f"{address}zh/essay/")
    links = plain.locator("a.diglot-peek").all()
    names = [(link.get_attribute("href") or "").split("#")[1] for link in links]
    plain.goto(f"{address}essay/")

    assert links
    for name in names:
        assert plain.locator(f"#{name}").count() == 1


def test_targets_are_large_enough(page: Page, address: str) -> None:
    """At least 24 pixels either way."""
    for path in ("essay/", "en-zh/essay/", "zh/", "en-zh/"):
        page.goto(address + path)
        sizes = page.eval_on_selector_all(
            ".diglot-bar a, .diglot-bar button, a.diglot-link, a.diglot-peek",
            "all => all.map(each => each.getBoundingClientRect()).map(box => Math.min(box.width, box.height))",
        )
        assert min(sizes) >= 24, path


# What it costs


def test_pages_are_light(browser: Browser, address: str, edition_site: Site) -> None:
    """An essay in any mode is at most 150 KB with everything it loads, gzipped; our script 12 KB, our style 10 KB."""
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
        assert total <= 150_000, (path, total)
    alone = {"diglot-lost.mjs", "diglot-moved.mjs"}  # each the only script of pages that have nothing to read
    size = {
        kind: sum(len(gzip.compress(path.read_bytes())) for path in ASSETS.rglob(kind) if path.name not in alone)
        for kind in ("*.*js", "*.css")
    }
    assert size["*.*js"] <= 12 * 1024
    assert size["*.css"] <= 10 * 1024
