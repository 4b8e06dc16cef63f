"""A translated page should have the units of its source, in their order.

Why: a paragraph that was lost, added or moved pairs every text behind it with the wrong original, so the page is
left as it is until it is mended.
Bad: four paragraphs in docs/en, three in docs/zh
Good: as many units in both, in the same order

译文页面的单元应与原文一一对应，顺序相同。

原因：少一段、多一段或调换一段，后面每段都会对错原文；改好之前，这个页面保持原样。
反例：docs/en里有四段，docs/zh里只有三段
正例：两边的单元一样多，顺序也相同
"""

from collections.abc import Iterator

from diglot.checks.findings import FilePlace, Finding, Rule
from diglot.checks.subjects import Whole

RULE = Rule("DG102", "page-out-of-step", "edition", ignorable=False)


def check(whole: Whole) -> Iterator[Finding]:
    """What keeps translated pages from being synced."""
    layout = whole.edition.layout
    folders = tuple(f"{layout.docs}/{language}/" for language in whole.edition.translations)
    for problem in whole.problems:
        if problem.path.startswith(folders):
            yield RULE.at(whole, f"{problem.fact}. {problem.cure}", place=FilePlace(problem.path, problem.line))
