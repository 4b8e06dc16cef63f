"""A translated page should not differ from its source outside the units: between them, or in the front matter."""

from collections.abc import Iterator
from functools import partial

from diglot.checks.findings import FilePlace, Finding, Rule
from diglot.checks.loader import TextCheck
from diglot.checks.subjects import PagePair
from diglot.message import Message
from diglot.pages import split_units
from diglot.safety.non_unit_text import find_between


def _find(page: PagePair, rule: Rule, in_front_matter: bool) -> Iterator[Finding]:
    """The first difference outside the units of a page on disk and those of its source."""
    if page.on_disk is None or page.on_disk == page.pair.text:
        return
    for line, text, front in find_between(
        page.source, split_units(page.on_disk, page.source.fields, page.source.grammar)
    ):
        if front is in_front_matter:
            place = FilePlace(page.layout.target_page(page.name, page.language), line)
            where = Message("the front matter has") if front else Message("between the units stands")
            yield rule.at(page, Message("{} what the source page does not have: {}", where, text[:80]), place=place)


def _place(code: str, name: str, in_front_matter: bool, docstring: str) -> TextCheck:
    rule = Rule(code, name, "page", ignorable=False)
    return TextCheck(rule, partial(_find, rule=rule, in_front_matter=in_front_matter), docstring)


CHECKS = (
    # The first difference in the body of a page whose units are those of its source.
    _place(
        "DG817",
        "changed-between-units",
        False,
        """
A translated page should not differ from its source between the units.

Why: what stands there is copied from the source, so a change is gone after the next sync; until then it may be a
script that waits for another program to build the page.
Bad: a page with <script> added between two paragraphs
Good: a page as `diglot sync` writes it

译文页面在单元之间不应与原文页面不同。

原因：这些地方一律照抄原文，改动在下次同步后就会消失；在那之前，它可能是一段等着被别的程序发布的脚本。
反例：两段之间多出一个<script>
正例：页面与`diglot sync`写出的一样
""",
    ),
    # The first difference in the front matter, apart from the fields that are translated.
    _place(
        "DG821",
        "front-matter-changed",
        True,
        """
A translated page should have its source's front matter.

Why: a key decides which template builds the page and where it leads: `template: redirect.html` makes a redirection of
it.
Bad: template: redirect.html, in docs/zh only
Good: title: 名单, the other keys as in docs/en

译文页面的前置元数据应与原文页面一致。

原因：一个键就能决定页面用哪个模板、通向哪里：template: redirect.html 会把它变成跳转。
反例：只有docs/zh里写着template: redirect.html
正例：title: 名单，其余各项与docs/en相同
""",
    ),
)
