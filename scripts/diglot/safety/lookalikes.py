"""Find letters that look like others: words that mix scripts, and words in look-alike letters of another script.

After Unicode Technical Standard 39 (confusable detection, mixed-script detection), for Latin words in which some or all
letters were replaced. Words that the source has as well are not reported.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from diglot.language import Language, parse_language
from diglot.message import Message
from diglot.safety.characters import script

_ALPHABETS_NAMES = """
    LATIN CYRILLIC GREEK COPTIC ARMENIAN CHEROKEE LISU DESERET GOTHIC OSAGE VAI TIFINAGH CARIAN LYCIAN LYDIAN
    ELBASAN CAUCASIAN RUNIC OLD PHOENICIAN CANADIAN MIAO BAMUM WARANG OGHAM GEORGIAN
"""
_ALPHABETS = frozenset(_ALPHABETS_NAMES.split())
"""Scripts whose letters can be taken for Latin ones. In a word, none of them stands beside another."""
_STYLED = frozenset(["MATHEMATICAL", "DOUBLE"])
"""The first words of the Unicode names of styled letters, which search does not equate with the plain ones."""
GREEK_LOOKALIKES = frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϺϳανορυιϲκγηωχτρσεϱϒͿϝϜᴦι")
"""Greek letters that look Latin; the others (Δ, λ, μ, π, Ω) stand in units and formulas."""
CYRILLIC_LOOKALIKES = frozenset("АВЕЅЗІЈКМНОРСТУХҮԌԚԜҺаеѕіјорсухһԁԛԝүӏҽкмтпгвнь")
LATIN_LOOKALIKES = frozenset("ıɑɡɩɪʏʟʀɴᴀᴄᴅᴇᴊᴋᴍᴏᴘꜱᴛᴜᴠᴡᴢꞮƖǀꞵꬲɯʋꭓƴƿɋꞬȷʙɢʜꜰꞯſƄꬵꞙẝᶃƍᴑꬽꭇꭈƽꞟꭎꭒɣᶌỿꭚꞴꞘꞲƦꞳ")
"""Latin letters other than a–z that are taken for those."""
_ALSO_CYRILLIC = frozenset({"az", "ro", "sr", "tk", "uz"})
"""Languages whose script is another one, as CLDR sees it, but which many write in Cyrillic, too."""
_AT_HOME = {"ı": "tr az crh kk tt gag", "ɣ": "ee dag kbp", "ʋ": "ee kbp", "ɩ": "kbp"}
"""Languages that write a letter of LATIN_LOOKALIKES."""
_INFLECTED = re.compile(r"([A-Z]{2,})([^\W\d_A-Za-z]{1,3})")
_READ_AS = {"CYRILLIC": frozenset("ABCEHIJKMOPSTXY"), "GREEK": frozenset("ABEHIKMNOPTXYZ")}
"""Latin capitals that look like those of another script."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_ASCII = re.compile(r"[A-Za-z]")
_TAKEN_FOR_OTHERS = re.compile(
    r"[^\x00-\x7f\u2010-\u2027\u3001-\u3020\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff\uac00-\ud7a3\uff01\uff08-\uff0f\uff1a\uff1b\uff1f]"
)
"""A sign that is neither ASCII nor Han, Kana, Hangul or the punctuation between them. Most texts have none."""


def find_lookalikes(text: str, source: str, language: str) -> Iterator[tuple[re.Match[str], Message]]:
    """The words of a translation with look-alike letters, each with the reason."""
    if not _TAKEN_FOR_OTHERS.search(text):
        return
    known = source if not source.isascii() else ""
    for word in _WORD.finditer(text):
        if not word[0].isascii() and (reason := _reason(word[0], language)) and word[0] not in known:
            yield word, reason


@lru_cache(65536)
def _reason(word: str, language: str) -> Message | None:
    """What is wrong with a word; empty if nothing is."""
    parsed = parse_language(language)
    for run in _runs(word):
        scripts = {_script(char) for char in run}
        if "STYLED" in scripts and len(scripts) > 1:
            styled = next(char for char in run if _script(char) == "STYLED")
            return Message("{} stands among plain letters", _name(styled))
        if len(scripts) > 1 and not _is_formula(run, scripts) and not _is_inflected(run, parsed):
            odd = next(char for char in run if _script(char) != _script(run[0]))
            return Message("it mixes scripts: {} and {}", _name(run[0]), _name(odd))
        odd_ones = [
            char for char in run if char in LATIN_LOOKALIKES and parsed.primary not in _AT_HOME.get(char, "").split()
        ]
        if odd_ones and _ASCII.search(run):
            return Message("{} stands for a plain letter", _name(odd_ones[0]))
        for name, letters in (("CYRILLIC", CYRILLIC_LOOKALIKES), ("GREEK", GREEK_LOOKALIKES)):
            if len(run) > 2 and not _is_own(parsed, name) and scripts == {name} and set(run) <= letters:
                return Message("it looks like a Latin word, but is {}", name.title())
    return None


def _is_own(language: Language, script: str) -> bool:
    """Whether an alphabet is that of the language."""
    if script == "GREEK":
        return language.script == "Grek"
    return language.script == "Cyrl" or (language.primary in _ALSO_CYRILLIC and language.tag == language.primary)


def _runs(word: str) -> Iterator[str]:
    """The stretches of a word in scripts that can be taken for each other: Han beside Latin is no mixture."""
    run = ""
    for char in word:
        if _script(char):
            run += char
        elif unicodedata.category(char)[0] != "M" and run:
            yield run
            run = ""
    if run:
        yield run


@lru_cache(4096)
def _script(char: str) -> str:
    """The alphabet of a letter, `STYLED` for a Latin letter in another dress; empty for other scripts."""
    if char.isascii():
        return "LATIN" if char.isalpha() else ""
    first = script(char)
    if first == "LATIN" or char in "ªºµ":
        return "LATIN" if char != "µ" else "GREEK"
    plain = unicodedata.normalize("NFKC", char)
    if plain != char and plain.isalpha() and (plain.isascii() or first in _STYLED):
        return "STYLED"
    return first if first in _ALPHABETS else ""


def _is_formula(run: str, scripts: set[str]) -> bool:
    """Whether Greek letters that look like no Latin ones stand in it, as in μm, kΩ or Δt."""
    return scripts == {"LATIN", "GREEK"} and not any(char in GREEK_LOOKALIKES for char in run)


def _is_inflected(run: str, language: Language) -> bool:
    """Whether it is a Latin abbreviation with an ending in the language's own script, as in URLы: one that cannot be
    read in that script."""
    match = _INFLECTED.fullmatch(run)
    if match is None:
        return False
    name = script(match[2][0])
    return name in _READ_AS and not set(match[1]) <= _READ_AS[name] and _is_own(language, name)


def _name(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}"
