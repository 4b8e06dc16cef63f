"""How often a translation uses turns of phrase that are typical of translations.

The limits are uses per thousand characters. They are hints for a reviser and never stop a build. The turns of phrase
are those that bilingual editors look for in Chinese translated from English; the limits are calibrated on published
pages.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import PagePair
from diglot.language import HAN
from diglot.message import Message

LEAST = 600
"""The least number of characters of a page that is looked at."""
_HAN = re.compile(rf"[{HAN}]+")
_LATIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’._-]*")


@lru_cache(4096)
def count_han(text: str) -> int:
    """The Chinese characters of a text."""
    return sum(map(len, _HAN.findall(text)))


def count_words(text: str) -> int:
    """The words of a text in Latin letters, figures included."""
    return len(_LATIN.findall(text))


def often(page: PagePair, rule: Rule, pattern: re.Pattern[str], limit: float, advice: Message) -> Iterator[Finding]:
    """A finding if a page uses a turn more than `limit` times in a thousand characters, at its first use."""
    size = sum(count_han(text.visible.text) for text in page.translated_texts)
    uses = sum(len(pattern.findall(text.visible.text)) for text in page.translated_texts) if size >= LEAST else 0
    if uses * 1000 > limit * size:
        text, found = next(
            (text, found) for text in page.translated_texts if (found := pattern.search(text.visible.text))
        )
        message = Message(
            "“{}” and its like: {} in {} characters, more than {:g} in a thousand. {}",
            found[0],
            uses,
            size,
            limit,
            advice,
        )
        yield rule.at(text.unit, message, span=text.visible.span(*found.span()))
