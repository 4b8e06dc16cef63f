"""Compare the structure of a page on disk with that of its source.

What a sync writes has its source's structure. A page that somebody edited may have another one until then; a sync
would either refuse it or quietly undo what was changed between the units.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from diglot.checks.findings import FilePlace, Finding, Rule
from diglot.checks.subjects import PagePair
from diglot.message import Message
from diglot.pages import Document, Kind, split_units
from diglot.pages.code_fences import closed_fences
from diglot.safety.code_comments import mask_comments
from diglot.spans import line_number

_FOOTNOTE = re.compile(r"^[ \t>]*(\[\^[^\]\n]+\]):", re.M)
_ADMONITION = re.compile(r"^[ \t>]*((?:!!!|\?\?\?\+?) ?[\w-]+(?: +[\w-]+)*)", re.M)


class Part(NamedTuple):
    """A part that must be the same on both pages: the text that is compared, and its line."""

    says: str
    line: int


def _units(kind: Kind) -> Callable[[Document], list[Part]]:
    """The units of a kind; of headings their level counts, of the others how deep they stand."""

    def parts(document: Document) -> list[Part]:
        return [
            Part(f"level {unit.level}", line_number(document.text, unit.span.start))
            for unit in document.units
            if unit.kind is kind
        ]

    return parts


def _found(pattern: re.Pattern[str]) -> Callable[[Document], list[Part]]:
    def parts(document: Document) -> list[Part]:
        text = document.text
        return [Part(" ".join(match[1].split()), line_number(text, match.start(1))) for match in pattern.finditer(text)]

    return parts


def _code(document: Document) -> list[Part]:
    """The blocks of code, with what they say without their comments."""
    lines = mask_comments(document.text).split("\n")
    fences = closed_fences(lines)
    return [
        Part(
            " ".join([*fence.info.split(), *" ".join(lines[fence.start + 1 : fence.end - 1]).split()]), fence.start + 2
        )
        for fence in fences
    ]


FEATURES: Mapping[str, Callable[[Document], list[Part]]] = {
    "headings": _units(Kind.HEADING),
    "lists": _units(Kind.ITEM),
    "tables": _units(Kind.CELL),
    "code": _code,
    "footnotes": _found(_FOOTNOTE),
    "admonitions": _found(_ADMONITION),
}


def compare(page: PagePair, rule: Rule, feature: str, what: Message) -> Iterator[Finding]:
    """The first difference of a feature between the target page on disk and its source page."""
    if page.on_disk is None or page.on_disk == page.pair.text:
        return
    read = FEATURES[feature]
    source, target = read(page.source), read(split_units(page.on_disk, page.source.fields, page.source.grammar))
    for number, (part, shown) in enumerate(zip_longest(source, target), 1):
        if part is None or shown is None or part.says != shown.says:
            path = page.layout.target_page(page.name, page.language)
            line = shown.line if shown else target[-1].line if target else 0
            yield rule.at(page, _describe(number, part, shown, what, source, target), place=FilePlace(path, line))
            return


def _describe(
    number: int, part: Part | None, shown: Part | None, what: Message, source: Sequence[Part], target: Sequence[Part]
) -> Message:
    if part is None or shown is None or len(source) != len(target):
        return Message("the page has {} of the {} that its source has ({})", len(target), len(source), what)
    return Message(
        "{} {} is “{}”, in the source “{}” (line {})", what, number, _short(shown.says), _short(part.says), part.line
    )


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
