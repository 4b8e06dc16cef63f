"""Leave out findings that another finding on the same page explains, so that one cause has one finding.

If a page is out of step with its source, then headings, lists and code differ because of that; if the code between its
units differs, that explains different blocks of code. Only findings that are made count: a check that is switched off,
or not selected, explains nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from diglot.checks.findings import Finding
from diglot.message import Message

_PARTS = ("DG104", "DG105", "DG106", "DG107", "DG108", "DG109")
EXPLAINS = {"DG102": _PARTS, "DG111": _PARTS}
"""Codes by the code that explains them."""


def without_explained(findings: Collection[Finding]) -> Iterator[Finding]:
    """The findings that no other one on the same page explains."""
    explained = defaultdict[str, set[str]](set)
    for finding in findings:
        if finding.code in EXPLAINS and finding.places:
            explained[finding.places[0].path].update(EXPLAINS[finding.code])
    for finding in findings:
        if not finding.places or finding.code not in explained.get(finding.places[0].path, ()):
            yield finding


def fold_repeats(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, with equal findings of one text joined to one that has their number.

    Equal findings that a fix corrects are joined for the whole page.
    """
    found: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        subject = finding.subject
        where: object = finding.places[:1]
        if finding.fix is not None:
            where = (subject.page, subject.language, subject.side)
        elif subject.unit:
            where = subject
        found.setdefault((finding.code, finding.message, where), []).append(finding)
    return [_folded(subject) for subject in found.values()]


def _folded(findings: Sequence[Finding]) -> Finding:
    first, times = findings[0], len(findings)
    if times == 1:
        return first
    is_one_text = all(finding.subject == first.subject for finding in findings)
    where = Message("{} ({} times in this text)") if is_one_text else Message("{} ({} times on this page)")
    return replace(first, message=where.filled(first.message, times))
