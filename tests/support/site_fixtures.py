"""The sites, built once for all tests, and the browser that looks at them."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from engine_choice import ENGINES
from firefox import started_firefox
from playwright.sync_api import Browser, Error, Frame, Page, ViewportSize, sync_playwright
from sharing import Shelf
from sites import ROOT, Site, build, make_edition, served
from term_sites import make_terms_edition
from visits import TELL_VIOLATIONS, Visit, Watched, visit_all

from diglot.site import built_site

CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Where the sites lie. A test that needs it is marked `slow` by that."""
    return Shelf(tmp_path_factory)


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest) -> str:
    """What builds the sites; see `engine_choice`."""
    return str(getattr(request, "param", ENGINES[0]))


@pytest.fixture(scope="session")
def edition_site(shelf: Shelf, engine: str) -> Site:
    """The edition of this repository, built strictly."""
    return Site(*shelf.get(f"site-{engine}", lambda folder: build(ROOT, folder, "--strict", builder=engine)))


@pytest.fixture(scope="session")
def lagging_edition(shelf: Shelf) -> Path:
    """An edition whose author edited two units and added three since the translation, not synced yet."""
    return shelf.get("lagging", make_lagging_edition)[0]


def make_lagging_edition(folder: Path) -> None:
    """Write it."""
    make_edition(folder)
    page = folder / "docs/en/index.md"
    text = page.read_text("utf-8")
    for old, new in (
        ("will be edited by its author", "was edited by its author"),
        ("A cell that changes", "A cell that has changed"),
        ("## A section", "A new paragraph, not translated.\n\n## A new section\n\n## A section"),
        ("- An item that stays", "- A new item, not translated\n- An item that stays"),
        ("<div>Raw", "<div>Raw new text.</div>\n\n<div>Raw"),
    ):
        text = text.replace(old, new)
    page.write_text(text, "utf-8")


@pytest.fixture(scope="session")
def lagging_site(lagging_edition: Path, shelf: Shelf, engine: str) -> Site:
    """The lagging edition, built."""
    name, edition = f"lagging-site-{engine}", lagging_edition
    return Site(*shelf.get(name, lambda folder: build(edition, folder, "--strict", builder=engine)))


@pytest.fixture(scope="session")
def terms_edition(shelf: Shelf) -> Path:
    """A small edition with a termbase, whose translation lags behind."""
    return shelf.get("terms", make_terms_edition)[0]


@pytest.fixture(scope="session")
def terms_site(terms_edition: Path, shelf: Shelf, engine: str) -> Site:
    """It, built."""
    name, edition = f"terms-site-{engine}", terms_edition
    return Site(*shelf.get(name, lambda folder: build(edition, folder, "--strict", builder=engine)))


@pytest.fixture(scope="module")
def remembered_pages() -> Iterator[None]:
    """Let the gate read a page once that it is shown again, for tests that plant one fault after the other."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(built_site, "read_page", cache(built_site.read_page))
        yield


@pytest.fixture(scope="session")
def visits(
    shelf: Shelf, engine: str, edition_site: Site, address: str, windows: "Windows", request: pytest.FixtureRequest
) -> list[Visit]:
    """A page of each kind and every 24th, as a browser meets them; with `--weekly` all pages in Chromium."""
    kinds = ("", "essay/", "en-zh/essay/", "zh/glossary/")
    options = request.config.getoption
    step = 1 if options("--weekly") and not options("--firefox") else 24
    paths = list(dict.fromkeys((*kinds, *list(edition_site.pages)[::step])))
    _, visits = shelf.get(f"visits-{engine}", lambda _: windows.use(lambda page: visit_all(page, address, paths)))
    return [Visit(**each) for each in json.loads(visits)]


WINDOW: ViewportSize = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Chromium: the one named by CHROMIUM, or the system's. With `--firefox` it is Firefox."""
    if request.config.getoption("--firefox"):
        with started_firefox() as firefox:
            yield firefox
        return
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        pytest.fail("no Chromium: install it, or name it in the environment variable CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM)
        yield browser
        browser.close()


class Windows:
    """One window for many tests, since opening a window takes longer than opening a page in it."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._is_chromium = browser.browser_type.name == "chromium"
        self._open()

    def _open(self) -> None:
        self.context = self._browser.new_context(viewport=WINDOW)
        self.context.add_init_script(TELL_VIOLATIONS)
        if self._is_chromium:
            self.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self._window = self.context.new_page()

    def take(self) -> Page:
        """Give the window, as if it were new; another one if a test has closed it."""
        if self._window.is_closed():
            self._window = self.context.new_page()
        self._window.bring_to_front()  # keys go to the window in front
        return self._window

    def use(self, what: Callable[[Page], str]) -> str:
        """Do something in the window, which is empty before and after."""
        try:
            return what(self.take())
        finally:
            self.put_back(set())

    def put_back(self, origins: set[str]) -> None:
        """Forget what a test has stored or changed; the origins are those whose pages it opened."""
        if not self._is_chromium:
            self._put_back_firefox(origins)
            return
        for each in self.context.pages:
            if each is not self._window:
                each.close()
        self.context.clear_cookies()
        window = self._window
        if window.is_closed():
            return
        window.unroute_all()
        if window.url.startswith("http"):
            window.evaluate("sessionStorage.clear()")
        window.goto("about:blank")
        session = self.context.new_cdp_session(window)
        for origin in origins:
            if origin.startswith("http"):
                session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        session.detach()
        window.mouse.move(0, 0)
        window.set_viewport_size(WINDOW)
        window.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")

    def _put_back_firefox(self, origins: set[str]) -> None:
        """Only the page itself can empty its store: another window is opened if it shows none of the test's pages."""
        window = self._window
        stored = {origin for origin in origins if origin.startswith("http")}
        is_there = not window.is_closed() and len(self.context.pages) == 1
        if not is_there or stored - {"/".join(window.url.split("/", 3)[:3])}:
            self.context.close()
            self._open()
            return
        self.context.clear_cookies()
        window.unroute_all()
        if stored:
            window.evaluate("localStorage.clear(); sessionStorage.clear()")
        window.goto("about:blank")
        window.mouse.move(0, 0)
        window.set_viewport_size(WINDOW)


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Iterator[Windows]:
    """Where `page` takes its window from."""
    windows = Windows(browser)
    yield windows
    windows.context.close()


@pytest.fixture
def fresh_window(windows: Windows) -> Iterator[Page]:
    """A window that may use the clipboard, and fails on an error of a script. Nothing is stored when it opens."""
    window, errors, origins = windows.take(), list[str](), set[str]()

    def note_error(error: Error) -> None:
        errors.append(str(error))

    def note_origin(frame: Frame) -> None:
        origins.add("/".join(frame.url.split("/", 3)[:3]))

    window.on("pageerror", note_error)
    window.on("framenavigated", note_origin)
    yield window
    window.remove_listener("pageerror", note_error)
    window.remove_listener("framenavigated", note_origin)
    windows.put_back(origins)
    assert errors == []


@pytest.fixture
def page(fresh_window: Page) -> Page:
    """A fresh window, under the name that tests use; some have it open a page first."""
    return fresh_window


@pytest.fixture
def watched(fresh_window: Page) -> Iterator[Watched]:
    """A fresh window, and everything in it that goes wrong."""
    watched = Watched(fresh_window)
    yield watched
    watched.close()


@pytest.fixture(scope="session")
def address(edition_site: Site) -> Iterator[str]:
    """Where the edition's site is served."""
    with served(edition_site.folder) as url:
        yield url


@pytest.fixture(scope="session")
def plain(browser: Browser) -> Iterator[Page]:
    """A window without JavaScript, for mouse and touch."""
    context = browser.new_context(java_script_enabled=False, has_touch=True, viewport=WINDOW)
    yield context.new_page()
    context.close()
