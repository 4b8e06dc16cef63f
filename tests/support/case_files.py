"""Case files of checks: Markdown that translators can read and write.

## What the case shows

```` en                     the source page a.md (`en b.md`: another page), saved and synced
```` zh                     its translation, saved and synced; or in another language, such as `de`
```` en, then               saved afterwards, and synced: what was translated before is behind
```` zh, unsynced           saved and not synced
```` catalog                entries to edit, not synced: `source text → translation`, with ⏎ for a line feed
```` comments               `source text # comment of a translator`
```` <path with a dot>      any other file

- `docs/zh/a.md:1:3` what is found ⟹ `the unit's text, mended`       or:   Nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from editions import Files
from said_sentences import left_over

from diglot.checks import Finding, TextCheck, Whole, load_checks, run_checks
from diglot.checks.fixes import apply_fixes
from diglot.cli.check import take_stock
from diglot.cli.speaking import read_sentences

_TOKEN = re.compile(
    r"^## (?P<name>[^\n]+)\n|^(?P<ticks>`{4,}) (?P<what>[^\n]+)\n(?P<text>.*?)^(?P=ticks)\n"
    r"|^(?P<found>- [^\n]*|Nothing\.)\n",
    re.M | re.S,
)
_TARGET = re.compile(r"(?!en\b)[a-z]{2}\b(?!\.)")


@dataclass
class Case:
    """One case: what is done, in order, and what is expected. `start` and `end` are where the expectation stands."""

    name: str
    steps: list[tuple[str, str]]
    expected: str = ""
    start: int = -1
    end: int = -1


def read_cases(text: str) -> list[Case]:
    """The cases of a file."""
    cases: list[Case] = []
    for token in _TOKEN.finditer(text):
        if token["name"]:
            cases.append(Case(token["name"], []))
        elif token["what"]:
            cases[-1].steps.append((token["what"], token["text"]))
            cases[-1].start = cases[-1].end = token.end()
        elif cases and cases[-1].steps:
            cases[-1].expected += token["found"] + "\n"
            cases[-1].start = token.start() if cases[-1].start == cases[-1].end else cases[-1].start
            cases[-1].end = token.end()
    return cases


def make_files(case: Case) -> Files:
    """The edition of a case."""
    targets = [what.split()[0].strip(",") for what, _ in case.steps if _TARGET.match(what)]
    files = Files(language=targets[0] if targets else "zh")
    for what, text in case.steps:
        words = what.replace(",", "").split()
        page = next((word for word in words if word.endswith(".md") and "/" not in word), "a.md")
        if words[0] == "en":
            files.write_source(text, page)
        elif words[0] == files.language:
            files.write_target(text, page)
        elif words[0] == "catalog":
            for line in text.splitlines():
                source, _, target = line.partition(" → ")
                files.edit_entry(source, page, target=target.replace("⏎", "\n"))
        elif words[0] == "comments":
            for line in text.splitlines():
                source, _, comment = line.partition(" # ")
                files.edit_entry(source, page, comments=(comment,))
        else:
            files.by_path[words[0]] = text.encode()
        if words[0] in ("en", files.language) and "unsynced" not in words:
            files.sync(allow_loss=100)
    return files


def stock(files: Files) -> Whole:
    """What checks are given of it."""
    edition = files.edition()
    return take_stock(edition, files.plan())


def described(findings: Sequence[Finding]) -> str:
    """Findings as they stand in a case file. In Chinese nothing of them is left in English."""
    return "".join(f"- {line}\n" for finding in findings for line in _lines(finding)) or "Nothing.\n"


def _lines(finding: Finding) -> Iterator[str]:
    place = f"`{finding.places[0]}` " if finding.places else ""
    text = finding.subject.target if finding.subject.side == "target" else finding.subject.source
    assert not left_over(finding.message.translated(read_sentences("zh"))), finding.message
    mended = f" ⟹ `{apply_fixes(text, [finding.fix])}`" if finding.fix else ""
    yield f"{place}{finding.message}{mended}"


def outcome(case: Case, check: TextCheck) -> str:
    """What a check finds in a case. Of comments to ignore checks it matters that all of these run."""
    checks = load_checks() if check.rule.looks_at == "ignore" else [check]
    findings = run_checks(stock(make_files(case)), checks)
    return described([finding for finding in findings if finding.code == check.rule.code])


def updated(path: Path, check: TextCheck) -> str:
    """The file with the expectations that the program meets."""
    text = path.read_text("utf-8")
    for case in reversed(read_cases(text)):
        blank = "" if text[: case.start].endswith("\n\n") else "\n"
        text = text[: case.start] + blank + outcome(case, check) + text[case.end :]
    return text
