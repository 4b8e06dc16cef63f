"""Find invisible characters that change what readers see, except where a script needs them.

Writing directions can be turned (CVE-2021-42574), texts hidden or marked, words split so that no search finds them. The
sets are those of the Unicode Character Database (Bidi_Control, Default_Ignorable_Code_Point, noncharacters); some of
these characters are correct in some scripts, and are allowed there.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from diglot.language import parse_language
from diglot.message import Message

BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Bidi_Control: the twelve characters that turn the direction of writing."""
_RANGES = (
    (0x0000, 0x0008), (0x000B, 0x001F), (0x007F, 0x009F),  # controls, except tab and line feed
    (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
    (0x200B, 0x200F), (0x2028, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xD800, 0xF8FF),  # surrogates, private
    (0xFDD0, 0xFDEF), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB), (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF), (0xF0000, 0x10FFFF),
    *((plane << 16 | 0xFFFE, plane << 16 | 0xFFFF) for plane in range(15)),
)  # fmt: skip
_CLASS = "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in _RANGES)
HIDDEN = re.compile(f"[{_CLASS}]")
"""Every character that needs a reason."""
_JOINING_NAMES = """
    ARABIC SYRIAC MANDAIC NKO MONGOLIAN ADLAM DEVANAGARI BENGALI GURMUKHI GUJARATI ORIYA TAMIL TELUGU KANNADA
    MALAYALAM SINHALA KHMER MYANMAR TIBETAN BALINESE JAVANESE
"""
_JOINING = _JOINING_NAMES.split()
"""Scripts whose letters join, and may be told how by U+200C and U+200D (RFC 5892, appendices A.1 and A.2)."""
_SPACELESS_NAMES = "THAI LAO KHMER MYANMAR TIBETAN BALINESE JAVANESE "
_SPACELESS = frozenset(_SPACELESS_NAMES.split())
"""Scripts without spaces, where U+200B says where a line may break."""
_EMOJI_BASES = frozenset("#*0123456789©®‼⁉〰™ℹ")
_NAMES = {
    "Cc": Message("a control character"),
    "Co": Message("a character for private use"),
    "Cs": Message("half a character"),
}


def find_hidden(text: str, language: str = "") -> Iterator[re.Match[str]]:
    """The hidden characters of `text` that are not allowed where they are. `language` is that of the text."""
    if text.isascii() and text.isprintable():
        return
    for match in HIDDEN.finditer(text):
        before, behind = text[: match.start()][-2:], text[match.end() : match.end() + 1]
        if not _belongs(match[0], before, behind, language):
            yield match


def describe(char: str) -> Message:
    """A character in words that can be printed: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    name = unicodedata.name(char, "") or _NAMES.get(unicodedata.category(char), Message("no character"))
    return Message("U+{:04X} {}", ord(char), name)


def escape(text: str) -> str:
    """`text` on one line with its hidden characters written out, safe for a terminal and a log."""
    return HIDDEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text.replace("\n", "⏎"))


def _belongs(char: str, before: str, behind: str, language: str) -> bool:
    last = before[-1:]
    if char in "\u200e\u200f\u061c":
        return parse_language(language).is_rtl
    if char == "\u00ad":
        return _is_cased(last) and _is_cased(behind)
    if char == "\u200b":
        return script(last) in _SPACELESS and script(behind) in _SPACELESS
    if char in "\u200c\u200d" and script(last) in _JOINING:
        return True
    if char == "\u200d":
        return _is_emoji(last, before[:-1]) and unicodedata.category(behind or " ") == "So"
    if "\ufe00" <= char <= "\ufe02" or "\U000e0100" <= char <= "\U000e01ef":
        return script(last) == "CJK"
    if char in "\ufe0e\ufe0f" and last != "\ufe0f":
        return last in _EMOJI_BASES if len(last) == 1 and last < "\u2190" else _is_emoji(last, "")
    return "\u180b" <= char <= "\u180f" and char != "\u180e" and script(last) == "MONGOLIAN"


@lru_cache(4096)
def script(char: str) -> str:
    """The script of a character, as the first word of its name says it: `LATIN`, `CJK`; empty for none."""
    return unicodedata.name(char, "").split(" ")[0].split("-")[0] if char else ""


def _is_cased(char: str) -> bool:
    return bool(char) and unicodedata.category(char) in ("Lu", "Ll")


def _is_emoji(char: str, before: str) -> bool:
    """Whether a character is an emoji, an arrow, or a modifier of one."""
    if not char:
        return False
    if char == "\ufe0f" or "\U0001f3fb" <= char <= "\U0001f3ff":
        return True
    return unicodedata.category(char) in ("So", "Sm") and char >= "\u2190"
