"""An edition in English, Arabic and Hebrew, in a real browser: everything is where its readers expect it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from made_up import translate_all
from playwright.sync_api import Browser, Page
from site_fixtures import Windows
from sites import LAGGING_CONFIG, LAGGING_PAGE, build, make_edition, served, sync

from diglot.repository import Repository

pytestmark = pytest.mark.browser

MORE = """
## Signs and numbers

Run `diglot sync --check` in `locales/zh/LC_MESSAGES/essay.po`, or read <https://example.org/a/b>. It
had 1,234 readers in 2016, 45 % of them at 10:30, and a grid.

> A quotation of **several** words.

1. The first of two
2. The second: `x = [1, 2, 3]`

```sh
diglot build --strict --engine zensical --site-dir /tmp/a/very/long/path/that/does/not/fit/on/a/phone/at/all
```

!!! editors-note "On this"
    The editors say something about a grid.
"""
TERMS = '[grid.en]\nname = "grid"\ndefinition = "A part of a city."\n'
PAGES = ("", "ar/", "he/", "en-ar/", "ar/en-ar/", "he/en-he/", "ar/glossary/")
EXPECTED = """
() => [...document.querySelectorAll("[lang]")].filter(each =>
    getComputedStyle(each).direction !== (/^(ar|he)(-|$)/.test(each.lang) ? "rtl" : "ltr")).map(each => each.outerHTML)
"""
"""The elements whose direction is not that of their language."""
SIDES = """(selector) => [...document.querySelectorAll(selector)].map(each => {
    const box = each.getBoundingClientRect(), page = document.documentElement.clientWidth;
    return box.left + box.right > page ? "right" : "left"; })"""
FACTS = f"""() => {{
    const all = (selector, read) => [...document.querySelectorAll(selector)].map(read);
    const gaps = outer => each => {{
        const box = each.getBoundingClientRect(), around = each.parentElement.closest(outer).getBoundingClientRect();
        const gaps = [Math.round(box.left - around.left), Math.round(around.right - box.right)];
        return getComputedStyle(each).direction === "rtl" ? gaps.reverse() : gaps; }};
    return {{
        direction: document.documentElement.dir,
        otherwise: ({EXPECTED})(),
        code: all("code, pre", each => getComputedStyle(each).direction),
        marked: all("article :is(li, dd, .diglot-row blockquote)", gaps("ul, ol, dl, div")),
        boxes: all("article [type=checkbox]", gaps("li")),
        cells: all("div[lang] td", each => getComputedStyle(each).textAlign),
        tools: all("article li[dir] > .diglot-link", each => {{
            const box = each.getBoundingClientRect(), item = each.parentElement.getBoundingClientRect();
            return box.left < item.left ? item.left - box.right : box.left - item.right; }}),
        colours: all(".diglot-search, .md-header", each => getComputedStyle(each).color),
    }};
}}"""
"""What is measured on a page. A gap is how far an element is from the beginning and the end of what it is in."""


@pytest.fixture(scope="module")
def rtl(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site."""
    folder = tmp_path_factory.mktemp("rtl")
    edition = folder / "edition"
    entries = "".join(f"        - {{locale: {code}, name: {code}}}\n" for code in ("ar", "he"))
    config = LAGGING_CONFIG.replace("        - {locale: zh, name: 中文, theme: {language: zh-Hans}}\n", entries)
    make_edition(edition, LAGGING_PAGE + MORE, config.replace("lang: [en, zh]", "lang: [en]"), termbase=TERMS)
    (edition / "diglot.toml").write_text('source = "en"\ntargets = ["ar", "he"]\n', "utf-8")
    sync(edition)
    remove_chinese(edition)
    translate_all(Repository(edition), ["ar", "he"])
    page = edition / "docs/en/index.md"
    page.write_text(page.read_text("utf-8").replace("## A section", "- New\n\n## A section"), "utf-8")
    build(edition, folder / "site", "--strict")
    with served(folder / "site") as address:
        yield address


@pytest.fixture(scope="module")
def facts(rtl: str, windows: Windows) -> dict[str, Any]:
    """What is measured on each page, by path; each page is opened once."""

    def measure(page: Page) -> str:
        found = {}
        for path in PAGES:
            page.goto(rtl + path)
            found[path] = page.evaluate(FACTS)
        return json.dumps(found)

    return dict(json.loads(windows.use(measure)))


def remove_chinese(edition: Path) -> None:
    """Remove what `make_edition` made for another language."""
    for path in sorted((*edition.glob("*/zh/**/*"), *edition.glob("*/zh")), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()


@pytest.mark.parametrize("path", PAGES)
def test_every_text_runs_as_its_language_does(facts: dict[str, Any], path: str) -> None:
    """Pages, columns, notes, names of languages; code and addresses run from left to right in all of them."""
    assert facts[path]["direction"] == ("rtl" if path.startswith(("ar", "he")) else "ltr")
    assert facts[path]["otherwise"] == []
    assert set(facts[path]["code"]) <= {"ltr"}


def test_addresses_are_not_shown_in_another_order(page: Page, rtl: str) -> None:
    """Among Arabic letters, the end of one stands right of its beginning."""
    page.goto(f"{rtl}ar/")
    begin, end = page.evaluate(
        """() => { const text = document.querySelector('a[href="https://example.org/a/b"] [lang=zxx]').firstChild;
        return [0, text.length - 1].map(at => { const range = new Range(); range.setStart(text, at);
            range.setEnd(text, at + 1); return range.getBoundingClientRect().left; }); }"""
    )

    assert begin < end


def test_columns_and_bars_are_mirrored(page: Page, rtl: str) -> None:
    """The own language is the first column, on the side where its readers begin; so are the switch and navigation."""
    for path, own, first in (("ar/en-ar/", "ar", "right"), ("en-ar/", "en", "left"), ("he/en-he/", "he", "right")):
        page.goto(rtl + path)
        other = "left" if first == "right" else "right"
        columns = ".diglot-row:not(.diglot-row--once, .diglot-row--title) > div:nth-child(%s)"
        assert page.locator(columns % 1).first.get_attribute("lang") == own
        assert set(page.evaluate(SIDES, ".diglot-modes")) == {first}
        assert set(page.evaluate(SIDES, ".diglot-tools, .md-header [data-md-component=search]")) <= {other}
        lefts = [page.locator(columns % n).first.bounding_box() for n in (1, 2)]
        assert lefts[0]
        assert lefts[1]
        assert (lefts[0]["x"] > lefts[1]["x"]) == (first == "right")


@pytest.mark.parametrize("path", ["ar/", "en-ar/", "ar/en-ar/", "he/en-he/"])
def test_marks_stand_before_their_text(facts: dict[str, Any], path: str) -> None:
    """Items, tasks, quotations and cells in each column, whatever the direction of the page."""
    marked, boxes = facts[path]["marked"], facts[path]["boxes"]

    assert marked
    assert boxes
    assert all(before >= behind for before, behind in marked), marked
    assert all(before < 0 for before, _ in boxes), boxes
    assert set(facts[path]["cells"]) <= {"start"}


def test_the_tools_of_an_item_that_runs_the_other_way_are_behind_its_mark(facts: dict[str, Any]) -> None:
    """The item is not translated yet: it is in English, on a page in Arabic."""
    assert facts["ar/"]["tools"]
    assert min(facts["ar/"]["tools"]) >= 16


def test_the_button_of_the_search_has_the_colour_of_the_header(facts: dict[str, Any]) -> None:
    """Whatever colours the site chose: here they are those that Material has for everyone."""
    assert all(len(set(each["colours"])) == 1 for each in facts.values())


def test_cards_open_in_the_window(page: Page, rtl: str) -> None:
    """With the direction of what they say."""
    for path, width in (("ar/", 1280), ("ar/", 390), ("he/en-he/", 1280), ("en-ar/", 390)):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(rtl + path)
        for link in page.locator("article a.diglot-term").all():
            link.focus()
            card = page.locator("div.diglot-card")
            card.wait_for()
            box = card.bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert page.evaluate(EXPECTED) == []
            page.keyboard.press("Escape")


@pytest.mark.weekly
@pytest.mark.parametrize("path", PAGES)
def test_a_phone_shows_no_page_that_is_too_wide(browser: Browser, rtl: str, path: str) -> None:
    """Nothing stands outside on either side, with and without a script."""
    for script in (True, False):
        context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=script)
        phone = context.new_page()
        phone.goto(rtl + path)
        found = phone.evaluate("() => [document.documentElement.scrollWidth, document.body.scrollWidth]")
        context.close()

        assert max(found) <= 390
