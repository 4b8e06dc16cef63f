"""Pictures of the site, for people: `scripts/dev/gallery` runs this."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts"), str(Path(__file__).parent)]

from site_fixtures import CHROMIUM  # noqa: E402
from sites import build, make_edition, served  # noqa: E402

WIDTHS = {"phone": (375, 812), "tablet": (820, 1180), "desktop": (1440, 900)}
MODES = {"en": "", "zh": "zh/", "both-en": "en-zh/", "both-zh": "zh/en-zh/"}
PAGES = {"home": "", "essay": "essay/", "commentary": "commentary/security-state/", "about": "about/"}
OPENED = {
    "tools": ("essay/#pfjxdy", "document.querySelectorAll('a.diglot-link')[2].click()"),
    "counterpart": ("zh/essay/#pfjxdy", "document.querySelectorAll('a.diglot-peek')[2].click()"),
    "settings": ("en-zh/essay/", "document.querySelector('.diglot-button--settings').click()"),
    "shortcuts": ("zh/essay/", "document.querySelector('.diglot-button--guide').click()"),
    "numbers": ("en-zh/essay/?numbers=on&size=4&order=target", "0"),
}


def shots() -> Iterator[tuple[str, str, str, str, str]]:
    """Name, address, width, media and action of each picture."""
    for mode, folder in MODES.items():
        for page, name in PAGES.items():
            for width in WIDTHS:
                if page in ("home", "essay") or width == "desktop":
                    for media in ("light", "dark"):
                        yield f"{page}-{mode}-{width}-{media}", folder + name, width, media, "0"
        yield f"essay-{mode}-print", f"{folder}essay/", "tablet", "print", "0"
    for name, (address, action) in OPENED.items():
        for width in ("phone", "desktop"):
            yield f"{name}-{width}", address, width, "light", action


def take(
    browser: Browser, base: str, folder: Path, prefix: str, pictures: Iterator[tuple[str, str, str, str, str]]
) -> int:
    """Take pictures; the number of them."""
    count = 0
    for name, address, width, media, action in pictures:
        size = dict(zip(("width", "height"), WIDTHS[width], strict=True))
        context = browser.new_context(viewport=size, color_scheme="dark" if media == "dark" else "light")  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(base + address, wait_until="networkidle")
        page.evaluate(action)
        page.wait_for_timeout(300)
        if media == "print":
            page.pdf(path=folder / f"{prefix}{name}.pdf", format="A4")
            page.emulate_media(media="print")
        page.screenshot(path=folder / f"{prefix}{name}.png", full_page=action == "0" and media == "print")
        context.close()
        count += 1
    return count


def main() -> None:
    """Build the edition and one that lags behind, and take the pictures of both."""
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
        with served(root / "site") as base:
            count = take(browser, base, folder, "", shots())
        lagging = [
            (f"{width}-{mode}", address, width, "light", "0") for width in WIDTHS for mode, address in MODES.items()
        ]
        with served(root / "other") as base:
            count += take(browser, base, folder, "constructs-", iter(lagging))
        browser.close()
    print(f"{count} pictures are in {folder}")


if __name__ == "__main__":
    main()
