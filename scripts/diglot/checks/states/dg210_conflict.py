"""A unit should not be changed differently in the catalog and on the page.

Why: nobody but a person can say which of two texts is meant, so the page is left as it
is until somebody has.
Bad: 名册 in the catalog, 清单 on the page, where both had 名单
Good: the same text in both, or in one of them the old one

同一单元不应在消息目录和译文页面里改成两个样子。

原因：两种改法以哪一种为准，只有人能定；定下来之前，这个页面保持原样。
反例：原来都是“名单”，消息目录改成了“名册”，页面改成了“清单”
正例：两处改得一样，或者只改一处
"""

from collections.abc import Iterator

from diglot.checks.findings import FilePlace, Finding, Rule
from diglot.checks.subjects import Whole
from diglot.message import Message

RULE = Rule("DG210", "conflict", "edition", ignorable=False)


def check(whole: Whole) -> Iterator[Finding]:
    """What a sync would ask a person about."""
    for conflict in whole.conflicts:
        path, _, line = conflict.markdown_place.rpartition(":")
        message = Message(
            "catalog and page were both changed: “{}”, “{}”", conflict.catalog_text, conflict.markdown_text
        )
        found = RULE.at(whole, message, place=FilePlace(path, int(line)))
        yield found
