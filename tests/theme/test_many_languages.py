"""The switch of views on a page in six languages, in a real browser, on a phone."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page
from sites import LAGGING_CONFIG, build, make_edition, served

pytestmark = pytest.mark.browser

MORE = {"fr": "Français", "ar": "العربية", "ru": "Русский", "ja": "日本語"}
PAGES = ("", "ar/", "zh/", "en-ru/", "ar/en-ar/")
LISTS = ".diglot-modes summary"


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site."""
    folder = tmp_path_factory.mktemp("six")
    entries = "".join(f"        - {{locale: {code}, name: {name}}}\n" for code, name in MORE.items())
    make_edition(folder / "edition", config=LAGGING_CONFIG.replace("  - diglot\n", f"{entries}  - diglot\n"))
    targets = ", ".join(f'"{code}"' for code in ("zh", *MORE))
    (folder / "edition/diglot.toml").write_text(f'source = "en"\ntargets = [{targets}]\n', "utf-8")
    build(folder / "edition", folder / "site", "--strict")
    with served(folder / "site") as address:
        yield address


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def phone(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A small phone."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=request.param)
    yield context.new_page()
    context.close()


@pytest.mark.weekly
@pytest.mark.parametrize("path", PAGES)
def test_it_takes_little_room(phone: Page, six: str, path: str) -> None:
    """Two lines of buttons at most, and open lists stay in the window."""
    phone.goto(six + path)
    bar = phone.locator(".diglot-modes").bounding_box()
    assert bar
    assert bar["height"] < 80
    for each in phone.locator(LISTS).all():
        each.click()
        opened = phone.locator(".diglot-modes details[open] ul")
        assert opened.count() == 1  # opening one closes the other
        box = opened.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        assert all((link.bounding_box() or {"height": 0})["height"] >= 24 for link in opened.locator("a").all())


def test_it_works_from_the_keyboard(phone: Page, six: str) -> None:
    """Without a script, too."""
    phone.goto(six)
    phone.locator(LISTS).first.focus()
    phone.keyboard.press("Enter")
    for _ in range(4):
        phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/ar/")
    assert phone.locator("html").get_attribute("dir") == "rtl"
    assert phone.locator(".diglot-modes span").first.get_attribute("dir") == "rtl"


def test_assistive_technology_reads_it(phone: Page, six: str) -> None:
    """Names in their languages; the current view is told as such."""
    phone.goto(f"{six}ru/")
    phone.locator(LISTS).first.click()
    nav = phone.locator(".diglot-modes")
    assert nav.get_by_role("listitem").count() == 6
    assert nav.locator("[aria-current=page]").get_attribute("lang") == "ru"
    assert [each.get_attribute("lang") for each in nav.locator("li a").all()] == ["en", "zh-Hans", *MORE]


def test_the_shortcut_goes_through_closed_lists(page: Page, six: str) -> None:
    """From the first view to the next one, and with the paragraph."""
    page.goto(six)
    page.keyboard.press("m")
    page.wait_for_url(f"{six}zh/**")
    page.keyboard.press("m")
    page.wait_for_url(lambda url: urlsplit(url).path == "/fr/")
