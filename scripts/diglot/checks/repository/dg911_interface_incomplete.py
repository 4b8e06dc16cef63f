"""The words that readers see around a text should be in the language of the text.

Why: readers get buttons, labels and notices in English, and do not expect them there.
Bad: a language without a catalog of the interface
Good: the same with locales/interface/fi.po, in which every sentence is translated

页面上正文以外的文字，应与正文同一种语言。

原因：否则读者看到的按钮、标签和说明都是英文。
反例：某种语言没有界面文字的译文
正例：有locales/interface/fi.po，其中每一句都已翻译
"""

from collections.abc import Iterator

from diglot.checks.findings import FilePlace, Finding, Rule
from diglot.checks.subjects import Whole
from diglot.interface_catalogs import find_missing_sentences
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG911", "interface-incomplete", "edition", Severity.HINT)


def check(whole: Whole) -> Iterator[Finding]:
    """Each language of the edition once, with the number of sentences that are not translated into it."""
    for language in (whole.edition.layout.source, *whole.edition.translations):
        missing, total = find_missing_sentences(language)
        if missing:
            path = f"{whole.edition.layout.interface}/{language}.po"
            message = Message(
                "{} of {} sentences of the interface are not in {}: readers see them in English",
                missing,
                total,
                language,
            )
            yield RULE.at(whole, message, place=FilePlace(path))
