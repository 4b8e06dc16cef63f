"""A translated page should not differ from its source between the units.

Why: what stands there is copied from the source, so a change is gone after the next sync; until then it may be a
script that waits for another program to build the page.
Bad: a page with <script> added between two paragraphs
Good: a page as `diglot sync` writes it

译文页面在单元之间不应与原文页面不同。

原因：这些地方一律照抄原文，改动在下次同步后就会消失；在那之前，它可能是一段等着被别的程序发布的脚本。
反例：两段之间多出一个<script>
正例：页面与`diglot sync`写出的一样
"""

from collections.abc import Iterator

from diglot.checks.findings import FilePlace, Finding, Rule
from diglot.checks.subjects import PagePair
from diglot.pages import split_units
from diglot.safety.non_unit_text import find_between

RULE = Rule("DG817", "changed-between-units", "page", ignorable=False)


def check(page: PagePair) -> Iterator[Finding]:
    """The first difference in the body of a page whose units are those of its source."""
    yield from changed(page, RULE, in_front_matter=False)


def changed(page: PagePair, rule: Rule, in_front_matter: bool) -> Iterator[Finding]:
    """The first difference between the units of a page on disk and those of its source."""
    if page.on_disk is None or page.on_disk == page.pair.text:
        return
    for line, text, front in find_between(page.source, split_units(page.on_disk, page.source.fields)):
        if front is in_front_matter:
            place = FilePlace(page.layout.target_page(page.name, page.language), line)
            where = "the front matter has" if front else "between the units stands"
            yield rule.at(page, f"{where} what the source page does not have: {text[:80]}", place=place)
