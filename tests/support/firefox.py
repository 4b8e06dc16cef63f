"""Firefox as readers have it, for the tests of reading: `./scripts/test --firefox`, as the weekly workflow does.

Playwright drives a Firefox that is not its own by WebDriver BiDi, a standard of the W3C. What that does not do yet is
named here with each test that needs it.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

NO_MEDIA = "BiDi in this Firefox does not say which medium, colours or motion a page is to have"
NO_HISTORY = "Playwright waits for the load of a page that Firefox takes from its memory"
NOT_IN_FIREFOX = {
    "test_links_on_paper_are_black": NO_MEDIA,
    "test_both_texts_of_a_row_begin_at_one_height_on_paper": NO_MEDIA,
    "test_back_and_forward_restore_mode_and_place": NO_HISTORY,
}
"""Tests by name, with the reason."""
PREFERENCES: dict[str, str | float | bool] = {
    "dom.events.testing.asyncClipboard": True,  # else Firefox shows a button before a page may read the clipboard
    "ui.useOverlayScrollbars": 1,  # as on a phone, where the bars take no width
}


def runs_in_firefox(item: pytest.Item) -> bool:
    """Whether it is a test of reading with a browser, and not one of those that Firefox cannot run."""
    name = item.function.__name__ if isinstance(item, pytest.Function) else item.name
    return item.path.parent.name == "theme" and "browser" in item.fixturenames and name not in NOT_IN_FIREFOX  # type: ignore[attr-defined]


@contextmanager
def started_firefox() -> Iterator[Browser]:
    """The Firefox that FIREFOX names, or the system's."""
    found = os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
    if not found:
        pytest.fail("no Firefox: install it, or name it in the environment variable FIREFOX")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NODE_OPTIONS", f"--require {Path(__file__).with_name('firefox_commands.cjs')}")
        with sync_playwright() as playwright:
            browser = playwright.firefox.launch(
                channel="moz-firefox", executable_path=found, firefox_user_prefs=PREFERENCES, timeout=180_000
            )
            yield browser
            browser.close()
