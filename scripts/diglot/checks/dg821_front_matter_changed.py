"""A translated page should have its source's front matter.

Why: a key decides which template builds the page and where it leads: `template: redirect.html` makes a redirection of
it.
Bad: template: redirect.html, in docs/zh only
Good: title: 名单, the other keys as in docs/en

译文页面的前置元数据应与原文页面一致。

原因：一个键就能决定页面用哪个模板、通向哪里：template: redirect.html 会把它变成跳转。
反例：只有docs/zh里写着template: redirect.html
正例：title: 名单，其余各项与docs/en相同
"""

from collections.abc import Iterator

from diglot.checks.dg817_changed_between_units import changed
from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import PagePair

RULE = Rule("DG821", "front-matter-changed", "page", ignorable=False)


def check(page: PagePair) -> Iterator[Finding]:
    """The first difference in the front matter, apart from the fields that are translated."""
    yield from changed(page, RULE, in_front_matter=True)
