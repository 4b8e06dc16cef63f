"""Which typographic mark a straight one in running text should be.

The answer is certain only if its neighbours, and the other marks of its text, leave one reading. Marks of feet, inches
and minutes (5'10"), between spaces, in elements of code, in formulas and in attributes are not quotation marks.

Quotation marks and apostrophes are typographic in the source, and the renderer does not change them, so the catalogs
show what is published. DG605 requires one kind for each language, as the texts of the edition have it. An edition that
has only straight marks is consistent, and there is no finding. The fixes of DG605 are the only ones in source texts:
they change no word (see `sync/reword.py`).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from diglot.checks.western_typography.quotation import APOSTROPHE, STRAIGHT, TURNED, Marks
from diglot.language import parse_language
from diglot.pages import APART, Inline

_ELISIONS = {
    "en": r"tis|twas|twere|twill|em|til|till|cause|bout|round|cos|cuz|neath|gainst|n",
    "nl": r"[sntmk]|ns",
    "af": r"[nstk]",
    "de": r"[sn]|nem|nen|ner|ne|ran|rauf|raus|rein|rüber|rum|runter",
}
"""Words that begin with an apostrophe."""


_WESTERN = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"(?:://|www\.|@)\S*$")
_ATTRIBUTE = re.compile(r"[\w-]=(?:\"[^\"]*\"|'[^']*')")
_BROKEN = re.compile(r"\]\(|<[A-Za-z/!?]")
_FORMULA = re.compile(
    r"\$\$(?>(?:(?!\$\$).)*)\$\$|\\\((?>(?:(?!\\[()]).)*)\\\)|\\\[(?>(?:(?!\\[\[\]]).)*)\\\]", re.DOTALL
)
_CODE = re.compile(r"<(/?)(?:code|kbd|math|pre|samp|script|style|svg|tt|var)\b", re.IGNORECASE)
_DECADE = re.compile(r"\d0s(?!\w)")
_YEAR = re.compile(r"\d\d(?!\w)")
_OPENING, _CLOSING, _BETWEEN = "([{¿¡", ")]}.,;:!?…%", "—–-/"


def read_straight(markdown: str, visible: Inline, marks: Marks, language: str) -> dict[int, str]:
    """The straight marks of a text by their place among its visible characters: the mark each of them stands for,
    or nothing where that is not certain."""
    return _Reading(visible.text, marks, language).read(_skipped(markdown, visible))


class _Reading:
    def __init__(self, text: str, marks: Marks, language: str) -> None:
        self.text = text
        self.marks = marks
        self.elision = _elision(language)
        self.roles: dict[int, str] = {}
        self.open: dict[str, int | None] = dict.fromkeys(STRAIGHT)
        self.unsure: set[str] = set()
        self.quotes: dict[str, list[int]] = {kind: [] for kind in STRAIGHT}

    def read(self, skipped: set[int]) -> dict[int, str]:
        for at, char in enumerate(self.text):
            if at in skipped:
                continue
            if char in STRAIGHT:
                self._read_straight(at, char)
            elif char in (*self.marks.outer, *self.marks.inner):
                self._follow(char)
        self.unsure |= {kind for kind, at in self.open.items() if at is not None}
        for kind in self.unsure:
            self.roles |= dict.fromkeys(self.quotes[kind], "")
        return self.roles

    def _follow(self, char: str) -> None:
        """A mark that is turned already opens or closes as well; ’ that closes nothing is an apostrophe."""
        kind = '"' if char in self.marks.outer else "'"
        opening, closing = self.marks.of(kind)
        if char == closing and self.open[kind] is not None:
            self.open[kind] = None
        elif char == opening and char != APOSTROPHE:
            self.open[kind] = -1

    def _read_straight(self, at: int, kind: str) -> None:
        text = self.text
        before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
        if before.isspace() and after.isspace():
            return
        if kind == "'" and self._is_apostrophe(at, before, after):
            self.roles[at] = APOSTROPHE
            return
        left, right = self._beyond(at, -1), self._beyond(at, 1)
        opens = (left.isspace() or left in _OPENING + _BETWEEN) and not (right.isspace() or right in _CLOSING)
        closes = not (left.isspace() or left in _OPENING) and (right.isspace() or right in _CLOSING + _BETWEEN)
        if before.isdecimal() and self.open[kind] is None and (kind == '"' or not after.isalpha()):
            return  # inches or seconds, feet or minutes
        if kind == "'" and opens and (self.elision.match(text, at + 1) or _YEAR.match(text, at + 1)):
            self._read_elision(at)
        elif kind == "'" and closes and not opens and self.open[kind] is None and (before.isalpha()):
            self.roles[at] = APOSTROPHE
        else:
            self._pair(at, kind, opens, closes)

    def _pair(self, at: int, kind: str, opens: bool, closes: bool) -> None:
        self.quotes[kind].append(at)
        opening, closing = self.marks.of(kind)
        if opens and not closes and self.open[kind] is None:
            self.open[kind], self.roles[at] = at, opening
        elif closes and not opens and self.open[kind] is not None:
            self.open[kind], self.roles[at] = None, closing
            if kind == "'" and self.text[at - 1] in "sxzSXZ" and re.match(r"\s\w", self.text[at + 1 :]):
                self.unsure.add(kind)  # it may be a possessive, and another mark the closing one
        else:
            self.roles[at] = ""
            self.unsure.add(kind)

    def _read_elision(self, at: int) -> None:
        """’em or ‘em … ’: an apostrophe, if nothing behind it could close a quotation."""
        if re.search(r"(?<=[^\s(\[{])['’](?!\w)", self.text[at + 1 :]):
            self.quotes["'"].append(at)
            self.unsure.add("'")
        self.roles[at] = APOSTROPHE

    def _is_apostrophe(self, at: int, before: str, after: str) -> bool:
        """In dang'an, the code's, 1990's, rock 'n' roll and the '90s, whatever else the text has."""
        text = self.text
        if _is_western(after) and (_is_western(before) or before == APART):
            return True
        if after == "s" and not text[at + 2 : at + 3].isalpha() and (before.isalnum() or before in '"”)'):
            return True
        if not before.isalnum() and _DECADE.match(text, at + 1):
            return True
        return any(re.match(r"(?<!\w)'n'(?!\w)", text[start:]) for start in (at, at - 2) if start >= 0)

    def _is_possessive(self, at: int) -> bool:
        """In 1990's and "The Times"'s."""
        before, after = self.text[at - 1 : at], self.text[at + 1 : at + 3]
        return after[:1] == "s" and not after[1:].isalpha() and (before.isalnum() or before in ('"', "”", ")"))

    def _beyond(self, at: int, step: int) -> str:
        """The nearest character on one side that is no quotation mark; a space at the end of the text."""
        at += step
        while 0 <= at < len(self.text) and self.text[at] in STRAIGHT + TURNED:
            if step > 0 and self.text[at] in "'’" and self._is_possessive(at):
                return " "
            at += step
        return self.text[at] if 0 <= at < len(self.text) else " "


@lru_cache
def _elision(language: str) -> re.Pattern[str]:
    words = _ELISIONS.get(parse_language(language).primary)
    return re.compile(rf"(?:{words})(?!\w)", re.IGNORECASE) if words else re.compile(r"(?!)")


def _is_western(char: str) -> bool:
    """A letter of Latin, Greek, Cyrillic or Armenian."""
    return _WESTERN.match(char) is not None and (char < "\u0590" or "\u1e00" <= char <= "\u1fff")


def _skipped(markdown: str, visible: Inline) -> set[int]:
    """The visible characters that are not running text."""
    text = visible.text
    skipped = {at for match in _ATTRIBUTE.finditer(text) for at in range(*match.span())}
    skipped |= {
        at for at, char in enumerate(text) if char == "'" and _ADDRESS.search(text, max(0, at - 300), at) is not None
    }
    pieces = [*(match.span() for match in _FORMULA.finditer(markdown)), *_elements(visible, len(markdown))]
    pieces += [mark.span for mark in visible.of("image")]
    for start, end in (*pieces, (_broken(markdown, visible), len(markdown))):
        skipped |= set(range(visible.index(start), visible.index(end)))
    return skipped


def _broken(markdown: str, visible: Inline) -> int:
    """Where a link or tag begins that is none to us, but may be one to the renderer: nothing behind is touched."""
    for match in _BROKEN.finditer(markdown):
        if not any(mark.span.start <= match.start() and match.end() <= mark.span.end for mark in visible.marks):
            return match.start()
    return len(markdown)


def _elements(visible: Inline, end: int) -> Iterator[tuple[int, int]]:
    """From the start of an element of code to its end."""
    start, depth = 0, 0
    for mark in visible.of("tag"):
        if match := _CODE.match(mark.value):
            if not match[1] and not depth:
                start = mark.span.start
            depth = max(0, depth + (-1 if match[1] else 1))
            if match[1] and not depth:
                yield start, mark.span.end
    if depth:
        yield start, end
