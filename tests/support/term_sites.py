"""A small edition with a termbase, whose translation lags behind, and readers of its pages."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode
from sites import LAGGING_CONFIG, make_edition

TERMBASE = """\
[grid-attendant]
related = ["grid-management"]

[grid-attendant.en]
name = "grid attendant"
definition = "A person who watches over one cell of a city."

[grid-attendant.zh]
name = "网格员"
definition = "看管一个网格的人。"

[grid-management]
related = ["grid-attendant", "scores"]
sources = [
    { author = "A. Body", title = "On <Grids>", year = 2021, container = "Cells", url = "https://example.com/?a&b", \
names = ["en", "zh"] },
]

[grid-management.en]
name = "grid management"
admitted = ["grid-style management"]
definition = "Dividing a city into small cells. Each has someone who watches it."
note = "A longer note."

[grid-management.zh]
name = "网格化管理"
reading = "wǎnggéhuà guǎnlǐ"
admitted = ["网格管理"]
rejected = [{ name = "栅格管理", reason = { en = "It belongs to maps.", zh = "“栅格”是地图学的说法。" } }]
definition = "把城市分成小格，每格有人看管。"

[management]
link = false

[management.en]
name = "management"
definition = "Seeing to things."

[management.zh]
name = "管理"
definition = "照管事务。"

[scores]
sources = [{ author = "某人", title = "评分", year = 1999, names = ["zh"] }]

[scores.en]
name = "FICO score"
rejected = [{ name = "FICO mark", reason = "Nobody says so." }]
definition = "A number that stands for a person."

[scores.zh]
name = "FICO评分"
definition = "代表一个人的数字。"
"""

INDEX = """\
---
title: Grids
---

# Grid management in a title

Grid management and *grid attendants*, and grid management again. In `grid management` and in
[grid management](other.md) none is linked. A FICO score, not a fico score.

## A section

!!! note "Grid management in a box"
    Here is grid
    management, and [those who watch](term:grid-attendant).

- An item on grid-style management
- Another on grid management

| FICO scores | Two |
| --- | --- |
| Grid *management* | grid attendants |

<!-- diglot: no-terms -->

Grid management in a quiet place.

<!-- diglot: end -->

A footnote.[^1]

<div>Raw grid management.</div>

## Another section

Grid attendants<br>in a break, <em>grid attendant</em> and <code>FICO score</code>.

[^1]: A note on grid management.
"""
OTHER = """\
# Other

See [the box](index.md#UNIT) on grid attendants. And [the first](index.md#FIRST "a title").

Again [the box][1], and grid management.

[1]: index.md#UNIT
"""
CHINESE = {
    "Grids": "网格",
    "Grid management in a title": "标题里的网格化管理",
    "Grid management and *grid attendants*, and grid management again. In `grid management` and in "
    "[grid management](other.md) none is linked. A FICO score, not a fico score.": "网格化管理和*网格员*，"
    "还有网格化管理。"
    "在`网格化管理`和[网格化管理](other.md)里没有链接。FICO评分不是栅格管理。",
    "A section": "一节",
    "Grid management in a box": "框里的网格化管理",
    "Here is grid management, and [those who watch](term:grid-attendant).": "这里是网格管理，还有"
    "[看管的人](term:grid-attendant)。",
    "An item on grid-style management": "一项，关于网格管理",
    "Two": "二",
    "Grid *management*": "网格化*管理*",
    "Grid management in a quiet place.": "安静处的网格化管理。",
    "A footnote.[^1]": "一条脚注。[^1]",
    "Raw grid management.": "原样的网格化管理。",
    "Another section": "又一节",
    "A note on grid management.": "关于网格化管理的注。",
    "Other": "其他",
}
"""Without a translation of another item, two cells and a paragraph, which are shown in English."""


def make_terms_edition(folder: Path, *, index: str = INDEX, config: str = LAGGING_CONFIG, settings: str = "") -> None:
    """Write and sync it."""
    others = {"other.md": OTHER}
    make_edition(folder, index, config, others=others, translations=CHINESE, termbase=TERMBASE)
    ids = dict(re.findall(r'msgctxt "([^"]*)"\nmsgid "(.{10})', (folder / "locales/templates/index.pot").read_text()))
    by_text = {text: name for name, text in ids.items()}
    page = folder / "docs/en/other.md"
    text = page.read_text("utf-8").replace("UNIT", by_text.get("Here is gr", "none"))
    page.write_text(text.replace("FIRST", by_text.get("Grid manag", "none")), "utf-8")
    (folder / "diglot.toml").write_text(f'source = "en"\ntargets = ["zh"]\n{settings}', "utf-8")


def count_mentions(html: str, termbase: str, language: str) -> Counter[tuple[str, str]]:
    """The mentions on a built page, by unit and concept, counted the naive way: by one pattern with every name.

    Readers' additions, code, and text in another language do not count; a reference in other words does.
    """
    tree = LexborHTMLParser(html)
    added = ".diglot-link, .diglot-peek, .diglot-mark, .diglot-related, .diglot-alias"
    for node in tree.css(f"{added}, .headerlink, .footnote-ref, .footnote-backref"):
        node.decompose()
    for node in tree.css("article code, article kbd, article pre"):
        node.replace_with("\ufffc")
    for node in tree.css("article br"):
        node.replace_with("\n")
    keys, pattern = _names(termbase, language)
    found: Counter[tuple[str, str]] = Counter()
    for name, node in _units(tree):
        text = re.sub(r"[ \n]+", " ", _own_text(node)).strip()
        mentions = [keys[(match.lastindex or 0) - 1] for match in pattern.finditer(text)]
        found.update((name, key) for key in mentions if key)
        for link in node.css("a.diglot-term"):
            its = pattern.fullmatch(" ".join(link.text().split()))
            key = link.attributes["data-term"] or ""
            if (its is None or keys[(its.lastindex or 0) - 1] != key) and _unit_of(link) == name:
                found[name, key] += 1
    return found


def _names(termbase: str, language: str) -> tuple[list[str], re.Pattern[str]]:
    """A pattern with a group for each name, the longest first, and the concept of each; rejected names have none."""
    found: list[tuple[int, str, str]] = []
    for key, term in tomllib.loads(termbase).items():
        its = term[language]
        rejected = [each["name"] for each in its.get("rejected", [])]
        for name in [its["name"], *its.get("admitted", []), *rejected]:
            exact = its.get("exact", name != name.lower())
            said = re.sub(r"(?:\\ |\\-)+", r"[ \-]", re.escape(name))
            said = re.sub("['’]", "['’]", said)
            if language == "en":
                plural = "(?:s|es)?" if its.get("plural", not exact) else ""
                said = rf"(?<!\w){said}{plural}(?!\w)"
            found.append((-len(name), said if exact else f"(?i:{said})", "" if name in rejected else key))
    found.sort()
    return [key for _, _, key in found], re.compile("|".join(f"({said})" for _, said, _ in found))


def _units(tree: LexborHTMLParser) -> Iterator[tuple[str, LexborNode]]:
    article = tree.css_first("article")
    assert article is not None
    for node in article.css("[id]"):
        name = node.attributes["id"] or ""
        if re.fullmatch(r"p[a-z0-9]{5,}", name):
            place = node.parent if "diglot-anchor" in (node.attributes.get("class") or "") else node
            assert place is not None
            if not (place.attributes.get("lang") or "").startswith("en") or tree.css_first("html[lang=en]"):
                yield name, place


def _own_text(node: LexborNode) -> str:
    """The text of a unit without the units inside it."""
    copy = LexborHTMLParser(f"<template-copy>{node.html}</template-copy>")
    root = copy.css_first("template-copy")
    assert root is not None
    for inner in root.css("[id]")[1:] if node.attributes.get("id") else ():
        if re.fullmatch(r"p[a-z0-9]{5,}", inner.attributes["id"] or ""):
            inner.decompose()
    return root.text() or ""


def _unit_of(link: LexborNode) -> str:
    """The unit that a link stands in: the nearest element around it that is one, or has the anchor of one."""
    node = link.parent
    while node is not None:
        for each in (node, *node.iter()):
            is_anchor = each is node or "diglot-anchor" in (each.attributes.get("class") or "")
            if is_anchor and re.fullmatch(r"p[a-z0-9]{5,}", each.attributes.get("id") or ""):
                return each.attributes["id"] or ""
        node = node.parent
    return ""
