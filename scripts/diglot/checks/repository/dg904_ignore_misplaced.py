"""A comment that silences a check should stand in the source page or in the catalog.

Why: in a translated page it is gone after the next sync, which copies everything between the units from the source.
Bad: docs/zh/a.md: <!-- diglot: ignore DG302 … -->
Good: locales/zh/LC_MESSAGES/a.po: # diglot: ignore DG302 …

让检查静默的注释，应写在原文页面或消息目录里。

原因：译文页面单元之间的内容一律照抄原文，写在那里的注释下次同步就没了。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import FilePlace, Finding, Rule
from diglot.checks.subjects import Whole
from diglot.message import Message
from diglot.rules import Severity
from diglot.spans import line_number

RULE = Rule("DG904", "ignore-misplaced", "edition", Severity.WARNING, ignorable=False)
_COMMENT = re.compile(r"<!--\s*diglot:\s*ignore\b.*?-->", re.DOTALL)


def check(whole: Whole) -> Iterator[Finding]:
    """Comments of translated pages that their source pages do not have."""
    layout = whole.edition.layout
    for language, translation in whole.edition.translations.items():
        for name, text in translation.pages.items():
            source = whole.edition.pages.get(name, "")
            for found in _COMMENT.finditer(text) if "diglot:" in text else ():
                if found[0] not in source:
                    place = FilePlace(layout.target_page(name, language), line_number(text, found.start()))
                    yield RULE.at(whole, Message("write it into the catalog, as a comment of the entry"), place=place)
