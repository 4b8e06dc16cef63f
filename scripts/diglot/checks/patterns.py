"""Find patterns in the visible text, and replace them. Most checks of typography use this."""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Fix, Rule
from diglot.checks.subjects import UnitText
from diglot.message import Message


def find_pattern(
    text: UnitText, rule: Rule, pattern: re.Pattern[str], message: Message, by: str | None = None, group: int = 0
) -> Iterator[Finding]:
    """A finding at each match of a pattern, or of a group of it; the place in the message gets the matched text.

    With `by`, which may be empty, a fix puts it in its place, where that is safe.
    """
    for match in pattern.finditer(text.visible.text):
        fix = None if by is None else mend(text, *match.span(group), by)
        yield rule.at(text, message.filled(match[group]), span=text.visible.span(*match.span(group)), fix=fix)


def mend(text: UnitText, start: int, end: int, by: str) -> Fix | None:
    """The visible characters `start` to before `end` replaced; None if marks stand between them, which would be lost,
    a backslash before them, or an underscore beside them, which is emphasis only beside a space."""
    span = text.visible.span(start, end)
    beside = text.text[max(0, span.start - 1) : span.start], text.text[span.end : span.end + 1]
    if not text.visible.whole(start, end) or beside[0] == "\\" or "_" in beside:
        return None
    return Fix(span, by)
