"""Contact sheets of the site, for people: `scripts/dev/gallery` runs this."""

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Browser, Route, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts"), str(Path(__file__).parent)]

from site_fixtures import CHROMIUM  # noqa: E402
from sites import build, make_edition, served  # noqa: E402

WIDTHS = (320, 390, 768, 1024, 1440, 1920)
"""Of the windows on a sheet, in pixels of CSS."""
HEIGHT, GAP = 1400, 12
MODES = {"en": "", "zh": "zh/", "both-en": "en-zh/", "both-zh": "zh/en-zh/"}
PAGES = {
    "home": "",
    "essay": "essay/",
    "commentary": "commentary/security-state/",
    "glossary": "glossary/",
    "how-to-read": "how-to-read/",
}
OPENED = {
    "tools": ("essay/#pfjxdy", "document.querySelectorAll('a.diglot-link')[2].click()"),
    "counterpart": ("zh/essay/#pfjxdy", "document.querySelectorAll('a.diglot-peek')[2].click()"),
    "settings": ("en-zh/essay/", "document.querySelector('.diglot-button--settings').click()"),
    "shortcuts": ("zh/essay/", "document.querySelector('.diglot-button--guide').click()"),
    "numbers": ("en-zh/essay/?numbers=on&size=4&order=target", "0"),
    "search": ("essay/", "document.querySelector('.diglot-search').click()"),
}
FRAME = '<iframe src="{address}" width="{width}" height="{height}" style="border: 0; flex: none"></iframe>'
SHEET = (
    '<!doctype html><title>Sheet</title><body style="display: flex; gap: {gap}px; margin: 0; background: #888">{frames}'
)


def take_sheets(browser: Browser, base: str, folder: Path, sheets: Iterable[tuple[str, str, str]]) -> int:
    """Take a picture of each page in all widths, light and dark, and print it; the number of pictures.

    A sheet is a name, an address and a script that opens something.
    """
    size = {"width": sum(WIDTHS) + GAP * (len(WIDTHS) - 1), "height": HEIGHT}
    count = 0

    def give_sheet(route: Route) -> None:
        frames = [FRAME.format(address=address, width=width, height=HEIGHT) for width in WIDTHS]
        route.fulfill(content_type="text/html", body=SHEET.format(gap=GAP, frames="".join(frames)))

    for name, path, action in sheets:
        address = base + path
        for scheme in ("light", "dark"):
            page = browser.new_page(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
            page.route(f"{base}sheet.html", give_sheet)
            page.goto(f"{base}sheet.html", timeout=120_000)
            for frame in page.frames[1:]:
                frame.evaluate(action)
            page.wait_for_timeout(500)
            page.screenshot(path=folder / f"{name}-{scheme}.png")
            count += 1
            page.close()
        if action == "0":
            page = browser.new_page()
            page.goto(address)
            page.pdf(path=folder / f"{name}.pdf", format="A4")
            page.close()
    return count


def main() -> None:
    """Build the edition and one that lags behind, and take the sheets of both."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / ".diglot" / "gallery"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        root = Path(name)
        build(ROOT, root / "site")
        make_edition(root / "lagging")
        page = root / "lagging/docs/en/index.md"
        page.write_text(page.read_text("utf-8").replace("## A section", "A new paragraph.\n\n## A section"), "utf-8")
        build(root / "lagging", root / "other")
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=CHROMIUM)
        modes = MODES.items()
        pages = [(f"{name}-{mode}", way + path, "0") for name, path in PAGES.items() for mode, way in modes]
        opened = [(name, *each) for name, each in OPENED.items()]
        with served(root / "site") as base:
            count = take_sheets(browser, base, folder, pages + opened)
        with served(root / "other") as base:
            count += take_sheets(browser, base, folder, [(f"constructs-{mode}", way, "0") for mode, way in modes])
        browser.close()
    print(f"{count} sheets are in {folder}")


if __name__ == "__main__":
    main()
