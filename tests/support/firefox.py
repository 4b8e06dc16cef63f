"""Firefox as readers have it, for the tests of reading: `./scripts/test --firefox`, as the weekly workflow does.

Playwright drives a Firefox that is not its own by WebDriver BiDi, a standard of the W3C. What that does not do yet is
named here with each test that needs it.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

IN_FIREFOX = (
    "test_browser.py",
    "test_layout.py",
    "test_search_box.py",
    "test_settings_dialog.py",
    "test_shortcuts.py",
    "test_tools.py",
    "test_ways_to_read.py",
)
"""The files of `tests/theme` whose tests run in Firefox: what a reader does, and where things stand."""
NO_MEDIA = "BiDi in this Firefox cannot say which medium, colours or motion a page is to have"
NO_TOUCH = "BiDi in this Firefox cannot say that a screen is touched and there is no mouse"
NO_STYLE = "BiDi in this Firefox cannot switch the policy of a page off, which a style of the test would need"
NO_ACTION = "what Playwright asks a page counts as an action of the reader, after which the theme may be stored"
NOT_IN_FIREFOX = {
    "test_links_on_paper_are_black": NO_MEDIA,
    "test_both_texts_of_a_row_begin_at_one_height_on_paper": NO_MEDIA,
    "test_nothing_is_stored_before_a_choice": NO_ACTION,
    "test_text_may_be_spaced_out": NO_STYLE,
    "test_help_tells_keys_only_where_there_may_be_some": NO_TOUCH,
}
"""Tests of these files by name, with the reason why they do not."""
PREFERENCES: dict[str, str | float | bool] = {
    "dom.events.testing.asyncClipboard": True,  # else Firefox shows a button before a page may read the clipboard
    "ui.primaryPointerCapabilities": 6,  # a mouse: fine, and can hover
    "ui.allPointerCapabilities": 6,
    "ui.useOverlayScrollbars": 1,  # as on a phone, where the bars take no width
}


def runs_in_firefox(item: pytest.Item) -> bool:
    """Whether it is one of the tests of reading that Firefox can run."""
    name = item.function.__name__ if isinstance(item, pytest.Function) else item.name
    fixtures = getattr(item, "fixturenames", ())
    return item.path.name in IN_FIREFOX and "browser" in fixtures and name not in NOT_IN_FIREFOX


def refuse(reason: str) -> Callable[..., None]:
    """Instead of a command that Firefox would not follow: no test passes without its effect, or waits for it."""

    def fail(*_: object, **__: object) -> None:
        pytest.fail(f"name this test in NOT_IN_FIREFOX: {reason}")

    return fail


@contextmanager
def started_firefox() -> Iterator[Browser]:
    """The Firefox that FIREFOX names, or the system's."""
    found = os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
    if not found:
        pytest.fail("no Firefox: install it, or name it in the environment variable FIREFOX")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NODE_OPTIONS", f"--require {Path(__file__).with_name('firefox_commands.cjs')}")
        patch.setattr(Page, "emulate_media", refuse(NO_MEDIA))
        patch.setattr(Page, "add_style_tag", refuse(NO_STYLE))
        with sync_playwright() as playwright:
            browser = playwright.firefox.launch(
                channel="moz-firefox", executable_path=found, firefox_user_prefs=PREFERENCES, timeout=180_000
            )
            yield browser
            browser.close()
