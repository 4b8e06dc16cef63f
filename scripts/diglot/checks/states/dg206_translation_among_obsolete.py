"""A text that was translated before should not be without a translation.

Why: its old translation lies among the obsolete entries of a catalog, one copy away.
Bad: a paragraph that came back from another page, untranslated
Good: the same paragraph with its former translation

从前译过的文字，不应又成为未译。

原因：旧译文就在消息目录的停用条目里，复制过来即可。
反例：一段文字从别页移回来，显示为未译
正例：同一段文字，用回从前的译文
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import Whole
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG206", "translation-among-obsolete", "edition", Severity.HINT)


def check(whole: Whole) -> Iterator[Finding]:
    """Untranslated units whose source has a translation among the obsolete entries of the language."""
    former: dict[tuple[str, str], str] = {}
    for page in whole.each_page():
        for entry in page.catalog.entries if page.catalog else ():
            if entry.obsolete and entry.target:
                former.setdefault((page.language, entry.source), f"{entry.target}” ({page.catalog_path})")
    for page in whole.each_page() if former else ():
        for unit in page.units:
            if not unit.target and (page.language, unit.source) in former:
                yield RULE.at(unit, Message("it was once translated: “{}", former[page.language, unit.source]))
