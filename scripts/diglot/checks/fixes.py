"""Make the fixes of findings in translations and source texts."""

from collections import defaultdict
from collections.abc import Iterable

from diglot.checks.findings import Finding, Fix


def fixed_texts(findings: Iterable[Finding]) -> dict[tuple[str, str, str], str]:
    """The corrected translations by page, language and unit. Of fixes that overlap the first is made; look again for
    the others."""
    fixes: defaultdict[tuple[str, str, str], list[Fix]] = defaultdict(list)
    texts = {}
    for finding in findings:
        subject = finding.subject
        if finding.fix is not None and subject.side == "target" and subject.unit:
            key = subject.page, subject.language, subject.unit
            fixes[key].append(finding.fix)
            texts[key] = subject.target
    return {key: apply_fixes(text, fixes[key]) for key, text in texts.items()}


def fixed_sources(findings: Iterable[Finding]) -> dict[tuple[str, str], str]:
    """The corrected source texts by page and unit. They are their author's: only fixes that change no word are made."""
    fixes: defaultdict[tuple[str, str], list[Fix]] = defaultdict(list)
    texts = {}
    for finding in findings:
        subject = finding.subject
        if finding.fix is not None and finding.fix.keeps_words and subject.side == "source" and subject.unit:
            fixes[subject.page, subject.unit].append(finding.fix)
            texts[subject.page, subject.unit] = subject.source
    return {key: apply_fixes(text, fixes[key]) for key, text in texts.items()}


def apply_fixes(text: str, fixes: Iterable[Fix]) -> str:
    """`text` with every fix that does not overlap one before it."""
    parts, at, filled = [], 0, set[int]()
    for fix in sorted(set(fixes), key=lambda fix: (fix.span, fix.text)):
        if fix.span.start < at or (fix.span.start == fix.span.end and fix.span.start in filled):
            continue
        parts += [text[at : fix.span.start], fix.text]
        at = fix.span.end
        filled.add(at)
    return "".join([*parts, text[at:]])
