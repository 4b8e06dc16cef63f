"""Characters that nobody sees, and letters that are taken for others."""

import sys
import unicodedata

import pytest

from diglot.pages import Kind
from diglot.safety import Allowances, Danger, JudgedText, judge_of
from diglot.safety.characters import BIDI, HIDDEN, describe, escape, find_hidden
from diglot.safety.lookalikes import find_lookalikes

PREPENDED = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
"""Prepended_Concatenation_Mark: format characters that are seen."""
OTHERS = {0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x3164, 0xFFA0, *range(0xFFF0, 0xFFF9)}
"""Other_Default_Ignorable_Code_Point below the tags."""
SELECTORS = {*range(0x180B, 0x180E), 0x180F, *range(0xFE00, 0xFE10)}


def is_hidden(code: int) -> bool:
    """From the rules by which the Unicode Character Database derives its properties, and its categories."""
    category = unicodedata.category(chr(code))
    if category in ("Cc", "Cs", "Co", "Zl", "Zp"):
        return code not in (0x9, 0xA)
    if 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE or 0xE0000 <= code <= 0xE0FFF:
        return True
    if category == "Cf":
        return code not in PREPENDED and not 0x13430 <= code <= 0x13440
    return code in OTHERS or code in SELECTORS


@pytest.mark.slow
def test_the_hidden_characters_are_those_of_unicode() -> None:
    """All 1,114,112 code points, one by one."""
    wrong = [f"{code:04X}" for code in range(sys.maxunicode + 1) if bool(HIDDEN.match(chr(code))) != is_hidden(code)]

    assert wrong == []
    assert all(HIDDEN.match(char) for char in BIDI)
    assert {chr(code) for code in range(sys.maxunicode + 1) if unicodedata.bidirectional(chr(code)) in TURNING} < BIDI


TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("میخواهم می\u200cخواهم", "fa"),  # joins no further
        ("क्\u200dष क्\u200cष", "hi"),
        ("ക്\u200d", "ml"),
        ("ශ්\u200dරී", "si"),
        ("สวัสดี\u200bครับ", "th"),
        ("ភាសា\u200bខ្មែរ", "km"),
        ("עברית\u200f (C++)\u200e", "he"),
        ("Donau\u00addampf\u00adschiff", "de"),
        ("👨\u200d👩\u200d👧 ❤\ufe0f 1\ufe0f⃣ 👍🏽 ©\ufe0e ↔\ufe0f 🏳\ufe0f\u200d🌈 🧑🏽\u200d💻", "zh"),
        ("葛\U000e0100城 神\ufe00", "ja"),
        ("ᠮᠣᠩ\u180bᠭᠣᠯ", "mn"),
        ("a\u00a0b\u202fc\u3000d", "zh"),  # blanks that are seen
    ],
)
def test_good_writing_needs_some_of_them(text: str, language: str) -> None:
    """Where its script asks for them, they may stand."""
    assert [describe(found[0]) for found in find_hidden(text, language)] == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("名\u200c单", "fa"),
        ("a\u200db", "hi"),
        ("a\u200bb", "th"),
        ("名\u200e单", "zh"),
        ("名\u00ad单", "zh"),
        ("a\ufe0f", "zh"),
        ("a\U000e0100", "ja"),
        ("👨\u200d", "zh"),
        ("x\u200d👩", "zh"),
        (".\ufe0f", "en"),
        ("☺\ufe0f\ufe0f", "zh"),  # a row of them may hold a message
        ("a\u180bb", "mn"),
        ("ع\u202eب", "ar"),
        ("🏴\U000e0067\U000e007f", "en"),
    ],
)
def test_and_nowhere_else(text: str, language: str) -> None:
    """The same characters in other places are found."""
    assert list(find_hidden(text, language))


@pytest.mark.parametrize("written", ["&#1;", "&#x7F;", "&#xfdd0;", "&#0000014;", "&#x202e", "&rlm;"])
def test_a_reference_is_the_character(written: str) -> None:
    """Also those of which Python's `unescape` makes nothing."""
    found = judge_of(Allowances()).judge(JudgedText(Kind.PARAGRAPH, "The list", f"名{written}单", "zh"))

    assert [breach.danger for breach in found] == [Danger.HIDDEN]


def test_what_is_reported_can_be_printed() -> None:
    """Hidden characters are written out, on one line."""
    assert escape("a\u202eb\n::error::\x1b[31m") == "a⟨U+202E⟩b⏎::error::⟨U+001B⟩[31m"
    assert describe("\u202e") == "U+202E RIGHT-TO-LEFT OVERRIDE"


SWAPS = {
    "a": "аɑα𝐚𝑎𝒂𝓪𝔞𝕒𝖆𝖺𝗮𝘢𝙖𝚊ａ",
    "b": "Ƅ𝐛𝑏𝒃𝓫𝔟𝕓𝖇𝖻𝗯𝘣𝙗𝚋ｂᏏЬ",
    "c": "сϲᴄⅽ𝐜𝑐𝒄𝓬𝔠𝕔𝖈𝖼𝗰𝘤𝙘𝚌ｃꮯ",
    "d": "ԁⅾ𝐝𝑑𝒅𝓭𝔡𝕕𝖉𝖽𝗱𝘥𝙙𝚍ｄᏧ",
    "e": "еҽℯ𝐞𝑒𝒆𝓮𝔢𝕖𝖊𝖾𝗲𝘦𝙚𝚎ｅ",
    "g": "ɡց𝐠𝑔𝒈𝓰𝔤𝕘𝖌𝗀𝗴𝘨𝙜𝚐ｇ",
    "h": "һհᏂ𝐡𝒉𝓱𝔥𝕙𝖍𝗁𝗵𝘩𝙝𝚑ｈℎ",
    "i": "іı𝐢𝑖𝒊𝓲𝔦𝕚𝖎𝗂𝗶𝘪𝙞𝚒ｉιⅰᎥ",
    "j": "јϳ𝐣𝑗𝒋𝓳𝔧𝕛𝖏𝗃𝗷𝘫𝙟𝚓ｊ",
    "k": "κ𝐤𝑘𝒌𝓴𝔨𝕜𝖐𝗄𝗸𝘬𝙠𝚔ｋк",
    "l": "ⅼ𝐥𝑙𝒍𝓵𝔩𝕝𝖑𝗅𝗹𝘭𝙡𝚕ｌӏℓ",
    "n": "ոռ𝐧𝑛𝒏𝓷𝔫𝕟𝖓𝗇𝗻𝘯𝙣𝚗ｎηп",
    "o": "оοσօ𝐨𝑜𝒐𝓸𝔬𝕠𝖔𝗈𝗼𝘰𝙤𝚘ｏᴏℴ",
    "p": "рρ𝐩𝑝𝒑𝓹𝔭𝕡𝖕𝗉𝗽𝘱𝙥𝚙ｐ",
    "q": "ԛզգ𝐪𝑞𝒒𝓺𝔮𝕢𝖖𝗊𝗾𝘲𝙦𝚚ｑ",
    "r": "г𝐫𝑟𝒓𝓻𝔯𝕣𝖗𝗋𝗿𝘳𝙧𝚛ｒꮁ",
    "s": "ѕꜱ𝐬𝑠𝒔𝓼𝔰𝕤𝖘𝗌𝘀𝘴𝙨𝚜ｓꮪ",
    "t": "т𝐭𝑡𝒕𝓽𝔱𝕥𝖙𝗍𝘁𝘵𝙩𝚝ｔτ",
    "u": "սυᴜ𝐮𝑢𝒖𝓾𝔲𝕦𝖚𝗎𝘂𝘶𝙪𝚞ｕ",
    "v": "νѵⅴᴠ𝐯𝑣𝒗𝓿𝔳𝕧𝖛𝗏𝘃𝘷𝙫𝚟ｖ",
    "w": "ԝաᴡ𝐰𝑤𝒘𝔀𝔴𝕨𝖜𝗐𝘄𝘸𝙬𝚠ｗω",
    "x": "хⅹ𝐱𝑥𝒙𝔁𝔵𝕩𝖝𝗑𝘅𝘹𝙭𝚡ｘχ",
    "y": "уүγʏ𝐲𝑦𝒚𝔂𝔶𝕪𝖞𝗒𝘆𝘺𝙮𝚢ｙ",
    "z": "ᴢ𝐳𝑧𝒛𝔃𝔷𝕫𝖟𝗓𝘇𝘻𝙯𝚣ｚ",
    "A": "АΑᎪ𝐀𝐴𝑨𝓐𝔄𝔸𝕬𝖠𝗔𝘈𝘼𝙰Ａꓮ",
    "B": "ВΒᏴ𝐁𝐵𝑩𝓑𝔅𝔹𝕭𝖡𝗕𝘉𝘽𝙱Ｂꓐℬ",
    "C": "СϹᏟⅭ𝐂𝐶𝑪𝓒𝕮𝖢𝗖𝘊𝘾𝙲Ｃꓚℂ",
    "E": "ЕΕᎬ𝐄𝐸𝑬𝓔𝔈𝔼𝕰𝖤𝗘𝘌𝙀𝙴Ｅꓰℰ",
    "H": "НΗᎻ𝐇𝐻𝑯𝓗𝕳𝖧𝗛𝘏𝙃𝙷Ｈꓧℋℍ",
    "K": "КΚᏦ𝐊𝐾𝑲𝓚𝔎𝕂𝕶𝖪𝗞𝘒𝙆𝙺Ｋꓗ",
    "M": "МΜᎷⅯ𝐌𝑀𝑴𝓜𝔐𝕄𝕸𝖬𝗠𝘔𝙈𝙼Ｍꓟ",
    "O": "ОΟՕ𝐎𝑂𝑶𝓞𝔒𝕆𝕺𝖮𝗢𝘖𝙊𝙾Ｏꓳ",
    "P": "РΡᏢ𝐏𝑃𝑷𝓟𝔓𝕻𝖯𝗣𝘗𝙋𝙿Ｐꓑℙ",
    "S": "ЅՏᏚ𝐒𝑆𝑺𝓢𝔖𝕊𝕾𝖲𝗦𝘚𝙎𝚂Ｓꓢ",
    "T": "ТΤᎢ𝐓𝑇𝑻𝓣𝔗𝕋𝕿𝖳𝗧𝘛𝙏𝚃Ｔꓔ",
    "X": "ХΧⅩ𝐗𝑋𝑿𝓧𝔛𝕏𝖃𝖷𝗫𝘟𝙓𝚇Ｘꓫ",
}  # fmt: skip
"""Letters by the Latin one they are taken for; a selection from what the standard lists, written down by hand."""
WORDS = (
    "backup",
    "python",
    "dozen",
    "jacket",
    "quick",
    "seldom",
    "vowel",
    "Python",
    "Boxer",
    "Health",
    "Korea",
    "Account",
)


def test_every_swapped_letter_is_found() -> None:
    """One letter of a Latin word at a time, in Chinese text."""
    swapped = {
        word[:at] + other + word[at + 1 :]
        for word in (*WORDS, *(f"{letter}bcdefgh" for letter in "ABCEHKMOPSTX"), *(f"Ab{c}de" for c in SWAPS))
        for at, letter in enumerate(word)
        for other in SWAPS.get(letter, "")
    }
    missed = [
        word for word in sorted(swapped) if not list(find_lookalikes(f"请安装{word}，再试。", "Install it.", "zh"))
    ]

    assert len(swapped) >= 500
    assert missed == []


@pytest.mark.parametrize(
    ("text", "source", "language"),
    [
        ("使用Python编写的程序", "a program", "zh"),
        ("5 μm、10 kΩ、Δt 与 λ 演算", "5 μm, 10 kΩ, Δt and the λ-calculus", "zh"),
        ("Что такое Python?", "What is Python?", "ru"),
        ("это рост, сосна", "growth", "ru"),
        ("Τι είναι το Python;", "What is Python?", "el"),
        ("café, naïve, Łódź, Straße, œuvre", "coffee", "fr"),
        ("ışık ve kapı", "light and door", "tr"),
        ("№ 5, 1º, 2ª, x²", "No. 5", "es"),
        ("тип XIXв", "type XIXв", "zh"),
        ("日本語のPythonとひらがな", "Japanese", "ja"),
        ("한국어Python", "Korean", "ko"),
    ],
)
def test_good_words_are_not_found(text: str, source: str, language: str) -> None:
    """Scripts beside each other, letters of a language's own, units and formulas, and what the source has."""
    assert [(word[0], reason) for word, reason in find_lookalikes(text, source, language)] == []


@pytest.mark.parametrize(
    ("language", "found"), [("ru", 0), ("ce", 0), ("av", 0), ("uz", 0), ("uz-Latn", 1), ("sr-Latn", 1), ("de", 1)]
)
def test_a_word_may_be_in_the_script_of_its_language(language: str, found: int) -> None:
    """Cyrillic that looks Latin is no trick where the language is written in Cyrillic, whichever it is."""
    assert len(list(find_lookalikes("рора", "", language))) == found


@pytest.mark.parametrize(
    ("language", "found"), [("he", 0), ("az-Arab", 0), ("nqo", 0), ("iw", 0), ("az", 1), ("zh", 1)]
)
def test_marks_of_direction_belong_to_scripts_from_right_to_left(language: str, found: int) -> None:
    """By the script of the tag, for every language."""
    assert len(list(find_hidden("a\u200fb", language))) == found


@pytest.mark.parametrize(
    ("word", "language", "is_odd"),
    [
        ("URLы", "ru", False),
        ("JSONом", "uk", False),
        ("URLη", "el", False),
        ("APIу", "ru", True),
        ("CCCPом", "ru", True),  # Latin letters that can be read as Cyrillic ones
        ("URLы", "de", True),
        ("Urlы", "ru", True),
        ("paypаl", "ru", True),
        ("полезнa", "ru", True),
    ],
)
def test_an_abbreviation_has_the_endings_of_the_language(word: str, language: str, is_odd: bool) -> None:
    """A Russian writes URLы; what can be read in both alphabets is another matter."""
    assert bool(list(find_lookalikes(f"a {word} b", "text", language))) is is_odd
