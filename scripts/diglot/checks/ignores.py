"""Comments that silence checks, and which findings each silences.

    <!-- diglot: ignore DG302 the figure is a house number -->   in a source page, before the unit; for all languages
    # diglot: ignore DG401 a quotation, with its own word        in a catalog, among the comments of the entry

A comment before the first unit of a page's text is about the page as well. Each comment names codes and gives a reason.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from diglot.checks.findings import FilePlace, Finding, Rule
from diglot.checks.subjects import Ignore, PagePair
from diglot.pages import Kind
from diglot.spans import line_number

_SAID = re.compile(r"diglot:\s*ignore\b[ \t]*((?:[A-Za-z]{2}\d+[ \t,，、]*)*)[:：—-]*\s*(.*)", re.DOTALL)
_OPENING = re.compile(r"<!--\s*+(?=diglot:\s*+ignore\b)")


def _comments(text: str) -> Iterator[tuple[int, str]]:
    """The offsets and texts of the comments that ignore checks."""
    at = 0
    while (opening := _OPENING.search(text, at)) and (end := text.find("-->", opening.end())) >= 0:
        yield opening.start(), text[opening.end() : end].rstrip()
        at = end


def find_ignores(page: PagePair) -> Iterator[Ignore]:
    """The comments of a source page, and those of its catalog."""
    text, path = page.source.text, page.layout.source_page(page.name)
    body = [unit for unit in page.units if unit.kind is not Kind.FIELD]
    ends = [unit.on_page.span.end for unit in body]
    for begin, comment in _comments(text) if "diglot:" in text else ():
        place = FilePlace(path, line_number(text, begin), begin - text.rfind("\n", 0, begin))
        number = bisect_right(ends, begin)
        yield _read(comment, place, page.name, "", body[number].id if number < len(body) else "")
    for unit in page.units:
        if unit.entry is not None:
            for comment_line in unit.entry.comments:
                if "diglot:" in comment_line and _SAID.match(comment_line.strip()):
                    place = FilePlace(page.catalog_path, unit.entry.line)
                    yield _read(comment_line.strip(), place, page.name, page.language, unit.id)


def _read(comment: str, place: FilePlace, page: str, language: str, unit: str) -> Ignore:
    match = _SAID.match(comment)
    assert match is not None, "called for a comment that matches"
    codes = tuple(code.upper() for code in re.findall(r"[A-Za-z]{2}\d+", match[1]))
    return Ignore(codes, " ".join(match[2].split()), place, page, language, unit)


def silence(
    findings: Iterable[Finding],
    ignores: Sequence[Ignore],
    ran: Iterable[Rule],
    known: Iterable[Rule],
    first: Collection[tuple[str, str]],
) -> tuple[list[Finding], list[Ignore]]:
    """The findings that no comment silences, and the comments with the codes that they did not use.

    `first` holds (page, unit) of the first unit of each page's text, whose comments are about the page as well.
    """
    known = list(known)
    ignorable = {rule.code for rule in known if rule.ignorable}
    by_unit = _number_by_unit(ignores, first)
    used: set[tuple[int, str]] = set()
    kept = []
    for finding in findings:
        matching = [
            number
            for number in by_unit.get((finding.subject.page, finding.subject.unit), ())
            if finding.code in ignores[number].codes and ignores[number].language in ("", finding.subject.language)
        ]
        used |= {(number, finding.code) for number in matching}
        if not matching or finding.code not in ignorable:
            kept.append(finding)
    ran_codes = {rule.code for rule in ran}
    all_codes = {rule.code for rule in known}
    return kept, [
        replace(
            ignore,
            unused=tuple(code for code in ignore.codes if code in ran_codes & ignorable and (number, code) not in used),
            unknown=tuple(code for code in ignore.codes if code not in all_codes),
            may_not=tuple(code for code in ignore.codes if code in all_codes - ignorable),
        )
        for number, ignore in enumerate(ignores)
    ]


def _number_by_unit(
    ignores: Sequence[Ignore], first: Collection[tuple[str, str]]
) -> Mapping[tuple[str, str], Sequence[int]]:
    """The numbers of the comments for each (page, unit); the unit is empty for those about the page."""
    by_unit: dict[tuple[str, str], list[int]] = {}
    for number, ignore in enumerate(ignores):
        by_unit.setdefault((ignore.page, ignore.unit), []).append(number)
        if (ignore.page, ignore.unit) in first:
            by_unit.setdefault((ignore.page, ""), []).append(number)
    return by_unit
