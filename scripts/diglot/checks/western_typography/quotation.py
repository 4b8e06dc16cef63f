"""The quotation marks and apostrophes of languages, and of an edition's texts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from diglot.language import parse_language

STRAIGHT = "\"'"
APOSTROPHE = "’"
TURNED = "“”„‟«»‹›‘’‚"


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
_OTHER_APOSTROPHE = ("gn", "haw", "lkt", "mi", "nv", "quc", "sm", "to", "ty", "uz")
"""Languages in which an apostrophe may be a letter of its own, such as ʻ."""
_EVIDENCE = re.compile(rf"[{TURNED}ʻʼ]\s?")


def marks_of(language: str) -> Marks | None:
    """The marks of a language (`de`, `pt-PT`, `pt_PT`).

    None where straight marks are written for other things, or are the business of other checks: Chinese and Japanese
    fonts have ’ as wide as a character, and Hebrew marks abbreviations.
    """
    parsed = parse_language(language)
    return None if parsed.is_rtl or parsed.is_han or parsed.script == "Jpan" else parsed.find(_OF) or Marks()


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
    return parse_language(language).primary not in _OTHER_APOSTROPHE and not {mark[0] for mark in used} & set("ʻʼ")
