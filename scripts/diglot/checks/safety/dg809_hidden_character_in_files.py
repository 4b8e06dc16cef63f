"""Comments of catalogs and the termbase should hold no hidden characters either.

Why: people read them, and decide by what they see.
Bad: # checked by …, with U+202E before “by”
Good: # checked by …

消息目录的注释和术语库里，也不应有看不见的字符。

原因：有人要读这些文字，并根据所见做决定。
反例：# 已由……核对（“核对”之前夹着U+202E）
正例：# 已由……核对
"""

from collections.abc import Iterator

from diglot.checks.findings import FilePlace, Finding, Rule
from diglot.checks.subjects import Whole
from diglot.message import Message
from diglot.safety.characters import describe, find_hidden

RULE = Rule("DG809", "hidden-character-in-files", "edition", ignorable=False)


def check(whole: Whole) -> Iterator[Finding]:
    """Comments of translators and the termbase, line by line. Texts of units and headers have checks of their own."""
    edition = whole.edition
    for number, line in enumerate(edition.termbase.split("\n"), 1):
        for found in find_hidden(line.removesuffix("\r"), ""):
            place = FilePlace(edition.layout.termbase, number, found.start() + 1)
            yield RULE.at(whole, Message("{} stands in the termbase", describe(found[0])), place=place)
    for language, translation in edition.translations.items():
        for page, data in translation.catalogs.items():
            if data.isascii():
                continue
            path = edition.layout.catalog(page, language)
            source = edition.pages.get(page, "")
            for number, line in enumerate(data.decode("utf-8", "replace").split("\n"), 1):
                if line.startswith("#") and not line.startswith(("#.", "#|", "#~")):
                    for found in find_hidden(line.removesuffix("\r"), language):
                        if found[0] not in source:
                            place = FilePlace(path, number, found.start() + 1)
                            yield RULE.at(whole, Message("{} stands in a comment", describe(found[0])), place=place)
