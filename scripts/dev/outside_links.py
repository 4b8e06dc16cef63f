#!/usr/bin/env python3
"""List the links to other sites that do not answer: scripts/dev/outside_links.py SITE.

SITE is a built site. Each address is requested once, with a pause of a second between requests to the same host. The
exit status is 0 unless there is no site.
"""

from __future__ import annotations

import re
import sys
import time
from html import unescape
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

LINK = re.compile(r'<a\s[^>]*\bhref="(https?://[^"#]+)')
SECONDS = 20
AGENT = "Mozilla/5.0 (a link checker that asks once a week)"


def links_of(folder: Path) -> dict[str, set[str]]:
    """The addresses on other hosts, with the pages that link to them."""
    found: dict[str, set[str]] = {}
    for path in sorted(folder.rglob("*.html")):
        for address in LINK.findall(path.read_text("utf-8")):
            found.setdefault(unescape(address), set()).add(path.relative_to(folder).as_posix())
    return found


def answer(address: str) -> str:
    """What is wrong with an address; nothing if it answers. Some servers know no HEAD, so they are asked again."""
    for method in ("HEAD", "GET"):
        try:
            with urlopen(Request(address, method=method, headers={"User-Agent": AGENT}), timeout=SECONDS):
                return ""
        except HTTPError as error:
            wrong = f"{error.code} {error.reason}"
        except (OSError, ValueError) as error:
            wrong = str(error)
    return wrong


def main(folder: Path) -> int:
    """Ask, and report in Markdown."""
    if not any(folder.rglob("*.html")):
        print(f"{folder}: there is no built site", file=sys.stderr)
        return 2
    links, asked, broken = links_of(folder), {}, 0
    for address, pages in links.items():
        host = urlsplit(address).netloc
        time.sleep(max(0.0, asked.get(host, 0.0) + 1 - time.monotonic()))
        asked[host] = time.monotonic()
        wrong = answer(address)
        if wrong:
            broken += 1
            print(f"- <{address}>: {wrong} ({', '.join(sorted(pages))})")
    print(f"{len(links)} links to other sites, {broken} without an answer.")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(*sys.argv[1:2] or ["site"])))
