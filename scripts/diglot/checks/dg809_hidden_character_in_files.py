"""Files should hold no hidden characters beside the translations either.

Why: comments and headers of catalogs, and the termbase, are read by people who decide by them.
Bad: # checked by …, with U+202E before “by”
Good: # checked by …

译文以外，文件里也不应有看不见的字符。

原因：目录的注释和文件头、术语库，都有人据以做决定。
"""

from collections.abc import Iterator

from diglot.checks.model import Finding, Place, Rule
from diglot.checks.things import Whole
from diglot.safety.characters import describe, find_hidden

RULE = Rule("DG809", "hidden-character-in-files", "edition", ignorable=False)


def check(whole: Whole) -> Iterator[Finding]:
    """Catalogs line by line, except the texts of units, which have a check of their own, and what the source says."""
    edition = whole.edition
    for number, line in enumerate(edition.termbase.split("\n"), 1):
        for found in find_hidden(line.removesuffix("\r"), ""):
            place = Place(edition.layout.termbase, number, found.start() + 1)
            yield RULE.at(whole, f"{describe(found[0])} stands in the termbase", place=place)
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
                            place = Place(path, number, found.start() + 1)
                            yield RULE.at(whole, f"{describe(found[0])} stands in a comment", place=place)
