"""What is printed: Chromium writes each page as a PDF, whose sheets are read."""

import re
from collections.abc import Iterator
from io import BytesIO
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

pytestmark = [pytest.mark.browser, pytest.mark.weekly]

FOLDERS = ("", "zh/", "en-zh/", "zh/en-zh/")
BASE = "https://example.org/scores-and-grids/"
RADICALS = "\u2e80-\u2eff"
PLACE = re.compile(r"\[(\d+)\] #(\S+)")


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A window for all of this."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def sheets(page: Page, paper: str = "A4") -> list[str]:
    """The text of each sheet, as the PDF has it."""
    reader = PdfReader(BytesIO(page.pdf(format=paper)))
    return [normalize("NFKC", sheet.extract_text()) for sheet in reader.pages]


def letters(text: str) -> str:
    """A text without blanks: a PDF has them where lines end."""
    return "".join(normalize("NFKC", text).split())


def beginning(text: str) -> re.Pattern[str]:
    """What finds the first letters of a text in a PDF, which may take a radical for a character that looks like it."""
    return re.compile("".join(f"[{re.escape(sign)}{RADICALS}]" for sign in letters(text)[:12]))


@pytest.mark.parametrize("path", [*(f"{folder}essay/" for folder in FOLDERS), "glossary/", "zh/glossary/"])
def test_every_sheet_leads_back_to_the_page(page: Page, address: str, path: str) -> None:
    """It has the address of the page, and says which sheet of how many it is."""
    page.goto(address + path)
    found = sheets(page)

    assert len(found) > 1
    for number, text in enumerate(found, 1):
        assert f"{number} / {len(found)}" in text
        assert re.search(rf"{re.escape(BASE + path)}\s", text), number


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_paragraph_says_its_number_and_its_fragment(page: Page, address: str, folder: str) -> None:
    """In the order of the page, and the fragment leads to it; the tools themselves are gone."""
    page.goto(f"{address}{folder}essay/")
    wanted = page.eval_on_selector_all("a.diglot-link", "all => all.map(each => each.hash.slice(1))")
    text = "\n".join(sheets(page))

    assert len(wanted) > 10
    assert PLACE.findall(text) == [(str(number), name) for number, name in enumerate(wanted, 1)]
    assert page.evaluate("names => names.every(name => document.getElementById(name))", wanted)
    for tool in ("¶", "Aa", "discussed in", "相关讨论见"):
        assert tool not in text


@pytest.mark.parametrize(("folder", "first"), [("en-zh/", "source"), ("zh/en-zh/", "target")])
def test_pairs_stay_together(page: Page, address: str, folder: str, first: str) -> None:
    """The page's own language above the other, paragraph by paragraph; no pair is cut, as each fits on a sheet."""
    page.goto(f"{address}{folder}essay/")
    rows = page.eval_on_selector_all(
        ".diglot-row:has(> a.diglot-link):has(> div + div)",
        """all => all.map(row => [...row.querySelectorAll(":scope > div")].map(cell => {
            const own = cell.cloneNode(true);
            for (const extra of own.querySelectorAll("sup, a.diglot-peek, small")) extra.remove();
            return [cell.className, own.textContent];
        }))""",
    )
    found = [letters(text) for text in sheets(page)]
    whole = "".join(found)

    assert len(rows) > 10
    at = 0
    for cells in rows:
        assert cells[0][0] == f"diglot-{first}"
        both = [beginning(text) for _, text in cells]
        for each in both:
            there = each.search(whole, at)
            assert there, each
            at = there.end()
        assert any(all(each.search(text) for each in both) for text in found), both


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("paper", ["A4", "A5", "Letter"])
def test_no_heading_ends_a_sheet(page: Page, address: str, folder: str, paper: str) -> None:
    """It stays with what it stands over."""
    page.goto(f"{address}{folder}essay/")
    pairs = page.eval_on_selector_all(
        "article :is(h2, h3)",
        """all => all.map(heading => {
            const next = (heading.closest(".diglot-row") ?? heading).nextElementSibling;
            return [heading.textContent.replace("¶", ""), next.textContent];
        })""",
    )
    found = [letters(text) for text in sheets(page, paper)]

    assert all(heading and text for heading, text in pairs)
    for pair in pairs:
        heading, text = map(beginning, pair)
        assert any((above := heading.search(sheet)) and text.search(sheet, above.end()) for sheet in found), pair


def test_paper_is_white(browser: Browser, address: str) -> None:
    """Whoever reads in the dark prints the same sheets."""
    drawn = []
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
        window = context.new_page()
        window.goto(f"{address}en-zh/essay/")
        reader = PdfReader(BytesIO(window.pdf(format="A4", print_background=True)))
        drawn.append([sheet.get_contents().get_data() for sheet in reader.pages])  # type: ignore[union-attr]
        context.close()

    assert drawn[0] == drawn[1]


@pytest.mark.parametrize("folder", FOLDERS)
def test_addresses_of_other_sites_are_printed(page: Page, address: str, folder: str) -> None:
    """Behind the words that are linked; a sheet may break them."""
    page.goto(f"{address}{folder}essay/")
    wanted = page.eval_on_selector_all("article a[href^=http]", "all => all.map(each => each.href)")
    text = letters("".join(sheets(page)))

    assert wanted
    assert all(f"<{each}>" in text for each in wanted)


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_glossary_is_printed_without_what_leads_through_it(page: Page, address: str, folder: str) -> None:
    """Every entry whole, on few sheets."""
    page.goto(f"{address}{folder}glossary/")
    entries = page.locator(".diglot-entry > h3").evaluate_all("all => all.map(each => each.firstChild.textContent)")
    uses = page.locator(".diglot-uses li").first.text_content()
    found = sheets(page)
    text = letters("".join(found))

    assert len(entries) > 20
    assert all(beginning(entry).search(text) for entry in entries)
    assert uses
    assert not beginning(uses).search(text)
    assert len(found) <= (16 if "-" in folder else 13)
