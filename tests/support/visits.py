"""What a browser meets on the pages of a site: each page is opened once, for all tests that only look at it."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Error, Page, Request, Response

WIDTHS = (1280, 390, 320)
"""Of the window, in pixels of CSS. The last is a zoom of 400 % on a common screen."""
TELL_VIOLATIONS = "document.addEventListener('securitypolicyviolation', event => console.error(event.blockedURI))"
"""A script for a window that is watched: what its policy blocks is said as an error."""


@dataclass
class Visit:
    """A page, and what happened on it: other hosts that were asked, faults, cookies, and its width in each window."""

    path: str
    others: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    cookies: int = 0
    widths: dict[str, int] = field(default_factory=dict)


class Watched:
    """A window, and everything in it that goes wrong: messages, errors, violations of the policy, missing files."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.wrong: list[str] = []
        self.asked: list[str] = []
        self._listeners = {
            "console": self._said,
            "pageerror": self._failed,
            "response": self._came,
            "request": self._asked,
        }
        for event, listener in self._listeners.items():
            page.on(event, listener)  # type: ignore[call-overload]

    def close(self) -> None:
        """Watch no more."""
        for event, listener in self._listeners.items():
            self.page.remove_listener(event, listener)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.wrong.append(f"{self.page.url}: {message.text}")

    def _failed(self, error: Error) -> None:
        self.wrong.append(str(error))

    def _came(self, response: Response) -> None:
        if response.status >= 400:
            self.wrong.append(f"{response.url}: {response.status}")

    def _asked(self, request: Request) -> None:
        self.asked.append(request.url)


def visit_all(page: Page, address: str, paths: Iterable[str]) -> str:
    """Open the pages of the site at an address, one after the other; the visits as JSON."""
    host = urlsplit(address).netloc
    visits = []
    for path in paths:
        watched = Watched(page)
        page.set_viewport_size({"width": WIDTHS[0], "height": 800})
        page.goto(address + path, wait_until="load" if path else "networkidle")
        visit = Visit(path, cookies=len(page.context.cookies()))
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            visit.widths[str(width)] = page.evaluate("document.documentElement.scrollWidth")
        watched.close()
        own = ("data:", "blob:", "about:")
        visit.others = [url for url in watched.asked if not url.startswith(own) and urlsplit(url).netloc != host]
        visit.wrong = watched.wrong
        visits.append(asdict(visit))
    return json.dumps(visits)
