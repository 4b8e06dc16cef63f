"""The header of a catalog should say what is so, in plain text.

Why: editors and libraries believe it: they decode by its charset, count by its plural forms, and show it to people.
Bad: Language: ../zh, Plural-Forms: nplurals=6; …
Good: Language: zh, Plural-Forms: nplurals=1; plural=0;

消息目录的文件头应当如实，而且是纯文本。

原因：编辑器和程序库都信它：按其字符集解码，按其复数形式计数，还会显示给人看。
"""

from collections.abc import Iterator

from diglot.catalog import parse_catalog
from diglot.checks.findings import FilePlace, Finding, Rule
from diglot.checks.subjects import Whole
from diglot.errors import InputError
from diglot.safety.headers import find_header_faults

RULE = Rule("DG820", "catalog-header", "edition", ignorable=False)


def check(whole: Whole) -> Iterator[Finding]:
    """Language, plural forms, markup. A header that makes a catalog unreadable is refused before any check."""
    edition = whole.edition
    for language, translation in edition.translations.items():
        for page, data in translation.catalogs.items():
            path = edition.layout.catalog(page, language)
            known = whole.pages.get((page, language))
            try:
                catalog = (known and known.catalog) or parse_catalog(data, path)
            except InputError:
                continue
            for fact in find_header_faults(catalog, language, edition.project):
                yield RULE.at(whole, fact, place=FilePlace(path, max(1, catalog.header.line)))
