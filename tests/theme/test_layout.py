"""Where things stand on a page, in windows from a phone to a desktop."""

import pytest
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.weekly]

BOX = "each => each.getBoundingClientRect().toJSON()"


@pytest.mark.parametrize("path", ["essay/", "en-zh/essay/", "zh/en-zh/essay/"])
def test_the_bar_is_one_line_on_a_phone(page: Page, address: str, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(address + path)
    middles = {
        round((box["top"] + box["bottom"]) / 2)
        for box in page.locator(".diglot-bar > *").evaluate_all(f"found => found.map({BOX})")
        if box["width"]
    }
    assert max(middles) - min(middles) <= 1


@pytest.mark.parametrize("width", [1024, 1440])
def test_the_bar_is_as_wide_as_the_text(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + "essay/?size=4")
    ends = [
        page.locator(each).first.evaluate(BOX)["right"] for each in (".diglot-bar", "article > p:has(.diglot-link)")
    ]
    assert abs(ends[0] - ends[1]) <= 2


def test_a_translation_is_nearer_to_its_source_than_to_the_next_item(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(address + "en-zh/")
    within, between = page.evaluate("""() => {
        const [one, two] = document.querySelectorAll(".diglot-row--item");
        const box = each => each.getBoundingClientRect();
        const [source, target] = one.querySelectorAll(":scope > div");
        return [box(target).top - box(source).bottom, box(two).top - box(one).bottom];
    }""")
    assert between > within > 0


def test_the_rule_of_a_note_is_in_the_window(page: Page, address: str) -> None:
    for width in (390, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address + "en-zh/essay/")
        assert page.locator(".editors-note").first.evaluate(BOX)["left"] >= 0, width


def test_what_is_beside_the_text_has_one_face(page: Page, address: str) -> None:
    """Bylines, and the facts of the glossary: no word in the faces of the text among those of the interface."""
    for path in ("zh/essay/", "en-zh/essay/", "en-zh/", "zh/glossary/", "en-zh/glossary/"):
        page.goto(address + path)
        faces = page.locator(
            ":is(.diglot-byline, .diglot-facts dd), :is(.diglot-byline, .diglot-facts dd) *"
        ).evaluate_all("found => [...new Set(found.map(each => getComputedStyle(each).fontFamily))]")
        assert faces
        assert all(face.endswith("sans-serif") for face in faces), (path, faces)


def test_names_that_go_to_the_next_line_begin_where_the_entry_does(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(address + "zh/glossary/")
    starts = page.locator(".diglot-entry").evaluate_all("""found => found.flatMap(entry => {
        const [left, head] = [entry, entry.querySelector("h3")].map(each => each.getBoundingClientRect());
        return [...entry.querySelectorAll(".diglot-names > *")].map(each => each.getBoundingClientRect())
            .filter((box, at, all) => at ? box.top >= all[at - 1].bottom : box.top >= head.bottom - 4)
            .map(box => box.left - left.left);
    })""")
    assert starts
    assert max(map(abs, starts)) <= 1


def test_both_texts_of_a_row_begin_at_one_height_on_paper(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1000, "height": 800})
    page.emulate_media(media="print")
    page.goto(address + "en-zh/essay/")
    apart = page.locator(".diglot-row:not(.diglot-row--once)").evaluate_all("""found => found.flatMap(row => {
        const [one, two] = [...row.querySelectorAll(":scope > div")].map(each => each.getBoundingClientRect());
        return two ? [Math.abs(one.top - two.top)] : [];
    })""")
    assert apart
    assert max(apart) <= 1


def test_links_on_paper_are_black(page: Page, address: str) -> None:
    page.emulate_media(media="print")
    page.goto(address + "essay/")
    page.locator("article").evaluate("each => each.style.color = 'rgb(1, 2, 3)'")
    colours = page.locator("article p:not([class]) > a:not([class])").evaluate_all(
        "found => found.map(each => { each.style.transition = 'none'; return getComputedStyle(each).color; })"
    )
    assert set(colours) == {"rgb(1, 2, 3)"}


def test_lines_of_the_concordance_are_not_underlined(page: Page, address: str) -> None:
    page.goto(address + "glossary/")
    lines = page.locator(".diglot-uses li a").first
    assert lines.evaluate("each => getComputedStyle(each).textDecorationLine") == "none"


def test_tools_are_as_wide_as_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(address + "essay/")
    for opener in (page.locator("a.diglot-link").nth(2), page.locator(".diglot-button--citing")):
        opener.click()
        box = page.locator(".diglot-tools:popover-open").evaluate(BOX)
        assert 0 <= box["left"] < box["right"] <= 390
        assert box["width"] > 320
        page.keyboard.press("Escape")


def test_a_note_is_as_wide_as_the_text(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 768, "height": 800})
    page.goto(address + "commentary/security-state/")
    ends = [page.locator(f"article > {each}").first.evaluate(BOX)["right"] for each in ("p[id]", ".editors-note")]
    assert abs(ends[0] - ends[1]) <= 2


@pytest.mark.parametrize("path", ["glossary/", "zh/en-zh/glossary/"])
def test_letters_stand_apart_from_the_list_of_letters_and_from_entries(page: Page, address: str, path: str) -> None:
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address + path)
        gaps = page.evaluate("""() => [...document.querySelectorAll("h2.diglot-letter")].map(letter => {
            const before = letter.previousElementSibling ?? document.querySelector(".diglot-letters");
            return letter.getBoundingClientRect().top - before.getBoundingClientRect().bottom;
        })""")
        assert gaps
        assert min(abs(gap) for gap in gaps) >= 20, width  # below zero where a column begins
