"""The documentation of a check, read from its docstring.

Numbers in the source should appear in the translation.

Why: a wrong figure is the error readers forgive least.
Bad: in 1948 / 1984年
Good: in 1948 / 1948年

原文里的数字，译文里都应当有。

原因：数字出错，读者最难原谅。

The Chinese part may be missing: then the English one is said. It may have examples of its own, as `反例：` and
`正例：`, where those in English words do not show much.
"""

import re
from dataclasses import dataclass

_LABEL = re.compile(r"^(Why|Bad|Good|原因|反例|正例)[:：][ ]?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Docs:
    """What a check asks for and why, in English and Chinese, and an example of either kind."""

    title: str
    why: str
    bad: str
    good: str
    title_zh: str
    why_zh: str
    bad_zh: str
    good_zh: str

    def in_language(self, language: str) -> tuple[str, str, str, str]:
        """Title, reason, bad and good example in `en` or `zh`."""
        if language == "zh":
            return self.title_zh, self.why_zh, self.bad_zh, self.good_zh
        return self.title, self.why, self.bad, self.good


def parse_docs(docstring: str) -> Docs:
    """Read a check's docstring. Raises ValueError if a part is missing."""
    english, _, chinese = docstring.strip().partition("\n\n")[2].partition("\n\n")
    title_zh, _, reasons_zh = chinese.partition("\n\n")
    parts = _labelled(english) | _labelled(reasons_zh)
    title = docstring.strip().partition("\n\n")[0]
    wanted = ("Why", "Bad", "Good", "原因") if title_zh else ("Why", "Bad", "Good")
    if missing := [label for label in wanted if not parts.get(label)]:
        raise ValueError(f"the docstring lacks {', '.join(missing)}")
    bad, good = parts["Bad"], parts["Good"]
    bad_zh, good_zh = parts.get("反例", bad), parts.get("正例", good)
    why = _folded(parts["Why"])
    return Docs(_folded(title), why, bad, good, title_zh or _folded(title), parts.get("原因", why), bad_zh, good_zh)


def _labelled(text: str) -> dict[str, str]:
    pieces = _LABEL.split(text)
    return {label: text_of_label.strip() for label, text_of_label in zip(pieces[1::2], pieces[2::2], strict=True)}


def _folded(text: str) -> str:
    return " ".join(text.split())
