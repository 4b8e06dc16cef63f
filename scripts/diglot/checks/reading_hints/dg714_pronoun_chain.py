"""A sentence should not say the same pronoun three times.

Why: Chinese names the person once and goes on.
Bad: 他说他看到他的名字
Good: 他说看到了自己的名字

一句话里同一个代词不应用三次。

原因：中文点明一次，后面接着说就是。
"""

import re
from collections import Counter
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.reading_hints.frequency import count_han
from diglot.checks.subjects import UnitText
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG714", "pronoun-chain", "text", Severity.HINT, languages=("zh",), signs=frozenset("他她它我你您"))
_SENTENCE = re.compile(r"[^。！？；…\n]+")
_PRONOUN = re.compile(r"(?<!其)(?:他们|她们|它们|我们|你们|他|她|它|我|你|您)(?!人|们)")


def check(text: UnitText) -> Iterator[Finding]:
    """Personal pronouns, counted in each sentence."""
    for sentence in _SENTENCE.finditer(text.visible.text):
        count = Counter(_PRONOUN.findall(sentence[0]))
        for word, times in count.items():
            if times >= 4 or (times == 3 and count_han(sentence[0]) < 45):
                message = Message("{} times “{}” in one sentence", times, word)
                yield RULE.at(text, message, span=text.visible.span(*sentence.span()))
