"""What is put on a built site last: the policy on every page, and the default version of each page in the sitemap."""

import gzip
import re
from collections.abc import Mapping

from diglot.site.facts import read_page
from diglot.site.policy import HEADERS, put_policy, render_headers, render_policy
from diglot.site.xml import SITEMAP

_URL = re.compile(r"<url>.*?</url>", re.S)
_VERSION = re.compile(r'(\s*)<xhtml:link rel="alternate" hreflang="([^"]*)" href="([^"]*)" ?/>')
_DEFAULT = "x-default"


def finish_site(texts: Mapping[str, str], source: str) -> dict[str, bytes]:
    """The files of a finished site that differ from those given, by path; `texts` are its HTML files and its sitemap.

    `source` is the tag of the language to show to readers of a language without a version (`x-default`).
    """
    read = [read_page(path, text) for path, text in texts.items() if path.endswith(".html")]
    policy = render_policy((text for page in read for text in page.scripts), (text for page in read for text in page.styles))
    finished = {path: put_policy(text, policy) for path, text in texts.items() if path.endswith(".html")}
    if SITEMAP in texts:
        finished[SITEMAP] = put_default(texts[SITEMAP], source)
    changed = {path: text.encode() for path, text in finished.items() if text != texts[path]}
    if SITEMAP in changed:
        changed[f"{SITEMAP}.gz"] = gzip.compress(changed[SITEMAP], mtime=0)
    return changed | {HEADERS: render_headers(policy).encode()}


def put_default(sitemap: str, source: str) -> str:
    """A sitemap that names, for each page with versions, the one for everyone else; twice changes nothing."""

    def add(match: re.Match[str]) -> str:
        entry = match.group()
        versions = list(_VERSION.finditer(entry))
        address = next((each.group(3) for each in versions if each.group(2) == source), "")
        if not address or any(each.group(2) == _DEFAULT for each in versions):
            return entry
        last = versions[-1]
        line = f'{last.group(1)}<xhtml:link rel="alternate" hreflang="{_DEFAULT}" href="{address}"/>'
        return entry[: last.end()] + line + entry[last.end() :]

    return _URL.sub(add, sitemap)
