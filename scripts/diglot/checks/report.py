"""Findings as text, JSON, SARIF or GitHub annotations, in pieces, as there may be very many. Pure functions: the
command decides what is printed where.

Texts of an edition are escaped before they are printed: a control or bidi character could move the cursor, hide a word
or reverse a line, and a line of its own could be read as a command by the program that runs Diglot.
"""

import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from diglot.annotations import LEVELS, annotation
from diglot.checks.findings import FilePlace, Finding
from diglot.checks.loader import TextCheck, load_checks
from diglot.message import Message
from diglot.rules import Severity

_SHOWN = 160
"""Characters of a text that are shown beside a finding."""
_SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_FOLDED = frozenset({"DG201"})
"""Checks whose findings are told once a page: “this paragraph has no translation yet, nor have 12 more units”."""
_UNSAFE = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def escape(text: str) -> str:
    """`text` on one line, with every invisible character written as `\\u{…}`, such as soft hyphens, zero-width and
    direction characters."""
    return "".join(
        f"\\u{{{ord(char):x}}}" if unicodedata.category(char) in _UNSAFE else char for char in text.replace("\n", "⏎")
    )


Translate = Callable[[Message], str]
"""Says a message in the language of the reader."""


def render_text(findings: Sequence[Finding], translate: Translate = str) -> Iterator[str]:
    """A block for each finding: place, code and message; the texts; the other places; what to do. What a page has many
    of at first is folded to one line."""
    groups: dict[object, list[Finding]] = {}
    for number, finding in enumerate(findings):
        subject = finding.subject
        folds = finding.code in _FOLDED and subject.unit
        groups.setdefault((finding.code, subject.page, subject.language) if folds else number, []).append(finding)
    return (
        f"{_block(group[0], translate) if len(group) == 1 else _folded(group, translate)}\n"
        for group in groups.values()
    )


def _head(finding: Finding, translate: Translate) -> str:
    place = f"{escape(str(finding.places[0]))}: " if finding.places else ""
    return f"{place}{finding.code} {translate(Message(finding.severity))}: {escape(translate(finding.message))}"


def _folded(findings: Sequence[Finding], translate: Translate) -> str:
    others = len(findings) - 1
    more = Message("nor has 1 more unit") if others == 1 else Message("nor have {} more units", others)
    return f"{_head(findings[0], translate)}{translate(Message(', '))}{translate(more)}"


def _block(finding: Finding, translate: Translate) -> str:
    subject = finding.subject
    lines = [_head(finding, translate)]
    if subject.unit:
        source = _excerpt(subject.source, finding if subject.side == "source" else None)
        lines.append(f"  {translate(Message('source:'))} {source}")
        if subject.target:
            target = _excerpt(subject.target, finding if subject.side == "target" else None)
            lines.append(f"  {translate(Message('target:'))} {target}")
    if len(finding.places) > 1:
        lines.append(
            f"  {translate(Message('also:'))}   {', '.join(escape(str(other)) for other in finding.places[1:])}"
        )
    if finding.fix is not None:
        text = subject.source if subject.side == "source" else subject.target
        was, becomes = escape(finding.fix.span.of(text)), escape(finding.fix.text)
        by_hand = subject.side == "source" and not finding.fix.keeps_words
        note = f" {translate(Message('(by hand: source text)'))}" if by_hand else ""
        lines.append(f"  {translate(Message('fix:'))}    “{was}” → “{becomes}”{note}")
    return "\n".join(lines)


def _excerpt(text: str, finding: Finding | None) -> str:
    """The text round what is meant, with ‹ › round it."""
    span = finding.span if finding else None
    if span is None:
        return escape(text[:_SHOWN]) + ("…" if len(text) > _SHOWN else "")
    room = max(20, (_SHOWN - (span.end - span.start)) // 2)
    start, end = max(0, span.start - room), min(len(text), span.end + room)
    pieces = (text[start : span.start], text[span.start : span.end], text[span.end : end])
    before, meant, after = map(escape, pieces)
    return f"{'…' if start else ''}{before}‹{meant}›{after}{'…' if end < len(text) else ''}"


def render_json(findings: Sequence[Finding]) -> Iterator[str]:
    """`{"findings": […], "summary": {…}}`, a finding a line; the keys are those of `finding_as_json`."""
    yield '{"findings": ['
    for number, finding in enumerate(findings):
        yield f"{',' if number else ''}\n{json.dumps(finding_as_json(finding))}"
    yield f'\n],\n"summary": {json.dumps(count(findings))}}}\n'


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """A finding as plain values.

    `code`, `severity` (error, warning, hint), `message`; `page`, `language`, `unit` (empty where none is meant),
    `side` (source, target); `places`: list of `path`, `line`, `column`, 1-based, 0 for the whole; `source`, `target`:
    the texts; `span`: start and end of what is meant in the text of `side`, in characters, or null; `fix`: `start`,
    `end`, `text`, or null.
    """
    subject, fix = finding.subject, finding.fix
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        "page": subject.page,
        "language": subject.language,
        "unit": subject.unit,
        "side": subject.side,
        "places": [place._asdict() for place in finding.places],
        "source": subject.source,
        "target": subject.target,
        "span": list(finding.span) if finding.span else None,
        "fix": {"start": fix.span.start, "end": fix.span.end, "text": fix.text} if fix else None,
    }


def count(findings: Sequence[Finding]) -> dict[str, int]:
    """How many findings there are of each severity."""
    return {str(severity): sum(finding.severity is severity for finding in findings) for severity in Severity}


def render_github(findings: Sequence[Finding]) -> Iterator[str]:
    """Workflow commands, which GitHub shows as annotations beside the changed lines."""
    for finding in findings:
        properties = {"title": f"{finding.code} {_name_of(finding.code)}"}
        if finding.places:
            place = finding.places[0]
            properties |= {"file": place.path}
            properties |= {key: str(number) for key, number in (("line", place.line), ("col", place.column)) if number}
        escaped = {key: escape(value) for key, value in properties.items()}
        yield annotation(LEVELS[finding.severity], escape(finding.message), escaped) + "\n"


def render_sarif(findings: Sequence[Finding], version: str) -> Iterator[str]:
    """SARIF 2.1.0 (OASIS standard), for code scanning services."""
    used = {finding.code for finding in findings}
    checks = [check for check in load_checks() if check.rule.code in used]
    index = {check.rule.code: number for number, check in enumerate(checks)}
    driver = {
        "name": "diglot",
        "semanticVersion": version,
        "rules": [_sarif_rule(check) for check in checks],
    }
    results = [_sarif_result(finding, index) for finding in findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    yield json.dumps({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _sarif_rule(check: TextCheck) -> dict[str, Any]:
    return {
        "id": check.rule.code,
        "name": "".join(word.capitalize() for word in check.rule.name.split("-")),
        "shortDescription": {"text": check.docs.title},
        "fullDescription": {"text": check.docs.why},
        "defaultConfiguration": {"level": _SARIF_LEVELS[check.rule.severity]},
    }


def _sarif_result(finding: Finding, index: Mapping[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": _SARIF_LEVELS[finding.severity],
        "message": {"text": escape(finding.message)},
        "locations": [_sarif_location(place) for place in finding.places[:1]],
    }
    if finding.places[1:]:
        result["relatedLocations"] = [_sarif_location(place) for place in finding.places[1:]]
    if finding.subject.unit:
        result["partialFingerprints"] = {"unit/v1": f"{finding.subject.language}/{finding.subject.unit}"}
    return result


def _sarif_location(place: FilePlace) -> dict[str, Any]:
    from urllib.parse import quote

    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(place.path), "uriBaseId": "%SRCROOT%"}}
    if place.line:
        physical["region"] = {"startLine": place.line} | ({"startColumn": place.column} if place.column else {})
    return {"physicalLocation": physical}


def _name_of(code: str) -> str:
    return next((check.rule.name for check in load_checks() if check.rule.code == code), "")
