"""A link within the edition should lead somewhere.

Why: readers of a broken link see an error page.
Bad: [the law](lwa.md), [there](essay.md#p00000)
Good: [the law](law.md), [there](essay.md#p2v5r3)

本版内部的链接应当有效。

原因：点开失效链接，读者看到的是报错页面。
"""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import PagePair, UnitText, Whole

RULE = Rule("DG906", "link-broken", "edition")
_PERMANENT = re.compile(r"p[0-9a-hjkmnp-tv-z]{5}")
GENERATED = frozenset(("glossary.md",))
"""Pages that are made when the site is built."""


def check(whole: Whole) -> Iterator[Finding]:
    """Relative links to pages (.md) that do not exist, and to permanent ids that no unit of the page has. A translation
    is not blamed for what is broken in its source."""
    for page in whole.each_page():
        for unit in page.units:
            if _may_link(unit.source) or _may_link(unit.target):
                known = list(_find(whole, page, unit.source_text))
                yield from known
                said = {finding.message for finding in known}
                if unit.translated:
                    its = _find(whole, page, unit.target_text)
                    yield from (finding for finding in its if finding.message not in said)


def _find(whole: Whole, page: PagePair, text: UnitText) -> Iterator[Finding]:
    for mark in text.visible.of("close"):
        if message := _broken(whole, page, mark.value):
            yield RULE.at(text, message, span=mark.span)


def _may_link(text: str) -> bool:
    return "](" in text and (".md" in text or "#p" in text)


def _broken(whole: Whole, page: PagePair, address: str) -> str:
    path, _, anchor = address.partition("#")
    if ":" in path or path.startswith("/") or (path and not path.endswith(".md")):
        return ""
    name = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), unquote(path))) if path else page.name
    if name in GENERATED:
        return ""
    if name not in whole.edition.pages:
        return f"there is no page “{name}”"
    other = whole.pages.get((name, page.language))
    if other is not None and _PERMANENT.fullmatch(anchor) and not any(row.id == anchor for row in other.pair.rows):
        return "" if f"#{anchor}" in other.source.text else f"no unit of “{name}” has the id “{anchor}”"
    return ""
