"""The quotation marks of a language, and which of them a straight mark in running text stands for.

A straight mark is turned only where its neighbours, and the other marks of its text, leave one reading. Those of feet,
inches and minutes (5'10"), between spaces, in elements of code, formulas and attributes are no quotation marks.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from diglot.checks.visible import OBJECT, Visible

STRAIGHT = "\"'"
APOSTROPHE = "’"
_TURNED = "“”„‟«»‹›‘’‚"


@dataclass(frozen=True, slots=True)
class Marks:
    """Opening and closing: the outer marks, for which " is typed, and the inner ones, for which ' is."""

    outer: tuple[str, str] = ("“", "”")
    inner: tuple[str, str] = ("‘", "’")

    def of(self, straight: str) -> tuple[str, str]:
        """Both marks that a straight one may stand for."""
        return self.outer if straight == '"' else self.inner


_MARKS: Mapping[tuple[str, str, str, str], str] = {
    ("«", "»", "“", "”"): "ast br ca cv dyo el eu it kab lij pms pt-PT sc",
    ("„", "“", "‚", "‘"): "bs-Cyrl cs de dsb et hr hsb is lb mk nds sk sl",
    ("«", "»", "‹", "›"): "az-Cyrl de-CH fr-CH gsw rm wae",
    ("«", "»", "„", "“"): "bas be ru sah uk",
    ("”", "”", "’", "’"): "fi se sn sv",
    ("«", "»", "‘", "’"): "dua nb nn no rw",
    ("«", "»", "«", "»"): "fr ht hy oc",
    ("„", "“", "„", "“"): "bg lt",
    ("‘", "’", "“", "”"): "fur",
    ("„", "”", "«", "»"): "pl ro",
    ("„", "”", "»", "«"): "hu szl",
    ("„", "”", "‘", "’"): "bs",
    ("“", "”", "«", "»"): "eo",
    ("«", "»", "”", "“"): "fr-CA",
    ("„", "“", "«", "»"): "ka",
    ("„", "”", "’", "’"): "sr",
}
"""Outer and inner marks of languages (CLDR 48, `delimiters`; Swiss German as printed there); others have “ ” ‘ ’."""
_OF = {
    code: Marks((opening, closing), (inner, end))
    for (opening, closing, inner, end), codes in _MARKS.items()
    for code in codes.split()
}
_OTHER_USE = ("ar", "arc", "ckb", "dv", "fa", "he", "ja", "ks", "ps", "sd", "syr", "ug", "ur", "yi", "yue", "zh")
"""Languages in which straight marks are written for other things, or are the business of other checks: Chinese and
Japanese fonts have ’ as wide as a character, and Hebrew marks abbreviations."""
_OTHER_APOSTROPHE = ("gn", "haw", "lkt", "mi", "nv", "quc", "sm", "to", "ty", "uz")
"""Languages in which an apostrophe may be a letter of its own, such as ʻ."""
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
_FORMULA = re.compile(r"\\\(.*?\\\)|\\\[.*?\\\]", re.DOTALL)
_CODE = re.compile(r"<(/?)(?:code|kbd|math|pre|samp|script|style|svg|tt|var)\b", re.IGNORECASE)
_DECADE = re.compile(r"\d0s(?!\w)")
_YEAR = re.compile(r"\d\d(?!\w)")
_OPENING, _CLOSING, _BETWEEN = "([{¿¡", ")]}.,;:!?…%", "—–-/"
_EVIDENCE = re.compile(rf"[{_TURNED}ʻʼ]\s?")


def marks_of(language: str) -> Marks | None:
    """The marks of a language (`de`, `pt-PT`, `pt_PT`); None for one whose straight marks are not looked at."""
    code = language.replace("_", "-")
    stem = code.partition("-")[0]
    return None if stem in _OTHER_USE else _OF.get(code, _OF.get(stem, Marks()))


def find_turned(visible: str) -> set[str]:
    """The typographic marks in a text, with a space behind those that one follows: `“`, `’ `, `« `."""
    return {found[0] + " " * (len(found) > 1) for found in _EVIDENCE.findall(visible)}


def may_turn(straight: str, marks: Marks, used: set[str]) -> bool:
    """Whether a pair of straight marks becomes the language's, in an edition that has `used` (see `find_turned`).

    “ ” and ‘ ’ are the same marks, bent. For others the edition must show that it has them, and without spaces inside.
    """
    opening, closing = marks.of(straight)
    if (opening, closing) == Marks().of(straight):
        others = {mark[0] for mark in used} & set("«»„‚‹›")
        return not others or opening in used
    return opening in used and opening + " " not in used


def may_be_apostrophe(language: str, used: set[str]) -> bool:
    """Whether the apostrophe of a language is ’, in an edition that has `used`."""
    stem = language.replace("_", "-").partition("-")[0]
    return stem not in _OTHER_APOSTROPHE and not {mark[0] for mark in used} & set("ʻʼ")


def read_straight(markdown: str, visible: Visible, marks: Marks, language: str) -> dict[int, str]:
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
        if _is_western(after) and (_is_western(before) or before == OBJECT):
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
        while 0 <= at < len(self.text) and self.text[at] in STRAIGHT + _TURNED:
            if step > 0 and self.text[at] in "'’" and self._is_possessive(at):
                return " "
            at += step
        return self.text[at] if 0 <= at < len(self.text) else " "


@lru_cache
def _elision(language: str) -> re.Pattern[str]:
    words = _ELISIONS.get(re.split("[-_]", language)[0])
    return re.compile(rf"(?:{words})(?!\w)", re.IGNORECASE) if words else re.compile(r"(?!)")


def _is_western(char: str) -> bool:
    """A letter of Latin, Greek, Cyrillic or Armenian."""
    return _WESTERN.match(char) is not None and (char < "\u0590" or "\u1e00" <= char <= "\u1fff")


def _skipped(markdown: str, visible: Visible) -> set[int]:
    """The visible characters that are not running text."""
    text = visible.text
    skipped = {at for found in _ATTRIBUTE.finditer(text) for at in range(*found.span())}
    skipped |= {
        at for at, char in enumerate(text) if char == "'" and _ADDRESS.search(text, max(0, at - 300), at) is not None
    }
    for start, end in (*(found.span() for found in _FORMULA.finditer(markdown)), *_elements(visible, len(markdown))):
        skipped |= set(range(visible.index(start), visible.index(end)))
    return skipped


def _elements(visible: Visible, end: int) -> Iterator[tuple[int, int]]:
    """From the start of an element of code to its end."""
    start, depth = 0, 0
    for mark in visible.of("tag"):
        if found := _CODE.match(mark.value):
            if not found[1] and not depth:
                start = mark.span.start
            depth = max(0, depth + (-1 if found[1] else 1))
            if found[1] and not depth:
                yield start, mark.span.end
    if depth:
        yield start, end
