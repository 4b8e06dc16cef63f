"""Characters that the checks of Chinese typography speak of, as parts of patterns."""

from diglot.language import parse_language

STOPS = "，。、；：？！"
OPENING = "（《〈“‘【「『"
CLOSING = "）》〉”’】」』"
EMOJI = "\U0001f300-\U0001faff\u2600-\u27bf"


def is_traditional(language: str) -> bool:
    """Whether a language is written in traditional Chinese characters."""
    return parse_language(language).script == "Hant"
