"""What stands in the margin: tools, who discusses a paragraph, editors' notes and footnotes."""

import pytest
from playwright.sync_api import Page
from sites import Site, served

pytestmark = [pytest.mark.browser, pytest.mark.weekly]

BESIDE = '.md-content__inner > [role="note"], .md-content__inner > p > .diglot-related'
MEASURE = """found => {
    const boxes = [...document.querySelectorAll(found)].map(each => each.getBoundingClientRect());
    const text = document.querySelector("article h1").getBoundingClientRect();
    const ids = [...document.querySelectorAll("[id]")].map(each => each.id);
    const contents = document.querySelector(".md-sidebar--secondary").getBoundingClientRect();
    return {
        count: boxes.length, beside: boxes.filter(each => each.left >= text.right).length,
        clear: boxes.every(each => !contents.width || each.right <= contents.left),
        apart: boxes.every((each, at) => !at || each.top >= boxes[at - 1].bottom),
        unique: new Set(ids).size === ids.length, ids: ids.filter(each => each.startsWith("p")).length,
        wide: document.documentElement.scrollWidth - innerWidth,
    };
}"""


def test_notes_stand_beside_the_text_where_there_is_room(page: Page, address: str) -> None:
    """From 1440 pixels; else below it, with the same ids. None lies on another, or on the table of contents."""
    ids = set()
    for width in (390, 1024, 1280, 1440, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{address}essay/")
        found = page.evaluate(MEASURE, BESIDE)
        assert found["count"] >= 4
        assert found["beside"] == (found["count"] if width >= 1440 else 0), width
        assert (found["clear"], found["apart"], found["unique"], found["wide"]) == (True, True, True, 0), width
        ids.add(found["ids"])
    assert len(ids) == 1


def test_footnotes_stand_at_their_marks(page: Page, lagging_site: Site) -> None:
    """And below one another, where there is room; the list at the end of the page is the same one."""
    more = """() => {
        const list = document.querySelector(".footnote > ol"), mark = document.querySelector("sup[data-diglot-note]");
        for (const name of ["--note-8", "--note-9"]) {
            for (const each of [mark, list.firstElementChild]) {
                const copy = each.cloneNode(true);
                copy.dataset.diglotNote = name;
                for (const inner of [copy, ...copy.querySelectorAll("[id]")]) inner.removeAttribute("id");
                (each === mark ? mark : list.lastElementChild).after(copy);
            }
        }
    }"""
    with served(lagging_site.folder) as base:
        for width in (1280, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(base)
            page.evaluate(more)
            found = page.evaluate(MEASURE, ".footnote > ol > li")
            assert found["count"] == 3
            assert found["beside"] == (3 if width == 1440 else 0)
            assert (found["clear"], found["apart"], found["unique"]) == (True, True, True)
        mark, note = (page.locator(each).first.bounding_box() for each in ("sup[data-diglot-note]", ".footnote li"))
        assert mark
        assert note
        assert abs(mark["y"] - note["y"]) < 30


def test_tools_are_in_no_text(page: Page, address: str) -> None:
    """They are drawn, so nothing of them is selected, read aloud, or taken into the simple view of a browser."""
    page.goto(f"{address}zh/essay/")
    tools = page.locator("a.diglot-link, a.diglot-peek")
    assert tools.count() > 20
    assert set(tools.all_text_contents()) == {""}
    assert all(each.get_attribute("aria-label") for each in tools.all())
    selected = page.evaluate(
        "() => { getSelection().selectAllChildren(document.querySelector('article')); return String(getSelection()) }"
    )
    assert "¶" not in selected
    assert "英文" not in selected
