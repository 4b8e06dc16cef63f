"""A catalog should have its page.

Why: it holds translations of a page that is gone; they are kept, and nobody sees them.
Bad: locales/zh/LC_MESSAGES/old.po without docs/en/old.md
Good: the page put back, or the catalog removed by a person

消息目录应有对应的页面。

原因：消息目录里是已撤页面的译文，留着，却没人看得见。
反例：有locales/zh/LC_MESSAGES/old.po，没有docs/en/old.md
正例：把页面放回来，或由人删去这份消息目录
"""

from collections.abc import Iterator

from diglot.checks.findings import FilePlace, Finding, Rule
from diglot.checks.subjects import Whole
from diglot.edition_files import SITE
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG903", "catalog-without-page", "edition", Severity.HINT)


def check(whole: Whole) -> Iterator[Finding]:
    """Catalogs whose source page does not exist."""
    layout, pages = whole.edition.layout, {*whole.edition.pages, *([SITE] if whole.edition.titles.titles else [])}
    for language, translation in whole.edition.translations.items():
        for name in translation.catalogs:
            if name not in pages:
                message = Message(
                    "there is no {}; if the page will not come back, remove this file", layout.source_page(name)
                )
                yield RULE.at(whole, message, place=FilePlace(layout.catalog(name, language)))
