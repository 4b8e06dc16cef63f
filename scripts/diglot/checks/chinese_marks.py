"""Characters that the checks of Chinese typography speak of, as parts of patterns, and how they mend."""

from diglot.checks.findings import Fix
from diglot.checks.subjects import UnitText
from diglot.language import parse_language

STOPS = "，。、；：？！"
OPENING = "（《〈“‘【「『"
CLOSING = "）》〉”’】」』"
EMOJI = "\U0001f300-\U0001faff\u2600-\u27bf"


def is_traditional(language: str) -> bool:
    """Whether a language is written in traditional Chinese characters."""
    return parse_language(language).script == "Hant"


def mend(text: UnitText, start: int, end: int, by: str) -> Fix | None:
    """The visible characters `start` to before `end` replaced; None if marks stand between them, which would be lost,
    a backslash before them, or an underscore beside them, which is emphasis only beside a space."""
    span = text.visible.span(start, end)
    beside = text.text[max(0, span.start - 1) : span.start], text.text[span.end : span.end + 1]
    if not text.visible.whole(start, end) or beside[0] == "\\" or "_" in beside:
        return None
    return Fix(span, by)
