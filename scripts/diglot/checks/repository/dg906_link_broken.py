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
from dataclasses import replace
from urllib.parse import unquote

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import PagePair, UnitText, Whole
from diglot.message import Message

RULE = Rule("DG906", "link-broken", "edition")
_PERMANENT = re.compile(r"p[0-9a-hjkmnp-tv-z]{5}")
GENERATED = frozenset(("glossary.md",))
"""Pages that are made when the site is built."""


def check(whole: Whole) -> Iterator[Finding]:
    """Relative links to pages (.md) that do not exist, and to permanent ids that no unit of the page has.

    What is missing is one finding, at the first link to it: one in a source page, if there is one, since translations
    lead where their sources lead.
    """
    of_source: dict[Message, list[Finding]] = {}
    of_target: dict[Message, list[Finding]] = {}
    for page in whole.each_page():
        for unit in page.units:
            if _may_link(unit.source):
                _collect(_find(whole, page, unit.source_text), of_source)
            if unit.translated and _may_link(unit.target):
                _collect(_find(whole, page, unit.target_text), of_target)
    for message in {**of_source, **of_target}:
        first, *others = of_source.get(message, []) + of_target.get(message, [])
        units = {(finding.subject.page, finding.subject.unit) for finding in others}
        more = len(units - {(first.subject.page, first.subject.unit)})
        if more:
            one, many = Message("{}, to which one more unit links"), Message("{}, to which {} more units link")
            first = replace(first, message=one.filled(message) if more == 1 else many.filled(message, more))
        yield first


def _collect(findings: Iterator[Finding], found: dict[Message, list[Finding]]) -> None:
    for finding in findings:
        found.setdefault(finding.message, []).append(finding)


def _find(whole: Whole, page: PagePair, text: UnitText) -> Iterator[Finding]:
    for mark in text.visible.of("close"):
        if message := _broken(whole, page, mark.value):
            yield RULE.at(text, message, span=mark.span)


def _may_link(text: str) -> bool:
    return "](" in text and (".md" in text or "#p" in text)


def _broken(whole: Whole, page: PagePair, address: str) -> Message | None:
    path, _, anchor = address.partition("#")
    if ":" in path or path.startswith("/") or (path and not path.endswith(".md")):
        return None
    name = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), unquote(path))) if path else page.name
    if name in GENERATED:
        return None
    if name not in whole.edition.pages:
        return Message("there is no page “{}”", name)
    other = whole.pages.get((name, page.language))
    if other is None or not _PERMANENT.fullmatch(anchor) or any(row.id == anchor for row in other.pair.rows):
        return None
    is_own = f"#{anchor}" in other.source.text
    return None if is_own else Message("no unit of “{}” has the id “{}”", name, anchor)
