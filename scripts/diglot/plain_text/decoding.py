"""The encoding of a plain text, told by the letters that come out."""

import re
from collections.abc import Mapping

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SIMPLIFIED = (
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会"
    "自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手"
)
_TRADITIONAL = (
    "的一是不了在人有我他這中大來上國個到說們為子和你地出道也時年得就那要下以生會"
    "自著去之過家學對可裡後小麼心多天而能好都然沒日於起還發成事只作當想看文無開手"
)
_HANGUL = "이다의에는을를가은로하고한지도서기사나시그어리자인해있었것아라대일주만정으거니여보수들와과부면게"
_CYRILLIC = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґў"
_COMMON: Mapping[str, str] = {
    "gb18030": _SIMPLIFIED,
    "big5": _TRADITIONAL,
    "shift_jis": "",
    "euc_jp": "",
    "euc_kr": _HANGUL,
    "cp1251": _CYRILLIC,
    "koi8_r": _CYRILLIC,
    "cp866": _CYRILLIC,
}
"""The most frequent letters of the languages that each encoding is for; of Japanese all kana."""
_LETTERS = {
    "cp1251": "\u0400-\u04ff«»—–№…“”’„",
    "koi8_r": "\u0400-\u04ff",
    "cp866": "\u0400-\u04ff№",
    "cp1252": "\u00a0-\u017f—–…“”‘’€•„",
}
_WIDE = "\u3000-\u30ff\u4e00-\u9fa5\uac00-\ud7a3\uff00-\uffef—–…“”‘’·"
_TWO_SCRIPTS = re.compile(r"[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_SAMPLE = 200_000
"""Characters that are looked at."""


def decode_text(data: bytes) -> tuple[str, str]:
    """A text and the encoding that it seems to have: by its byte order mark, or the one that makes the most sense.

    Raises UnicodeDecodeError if it is no text, such as an image.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name), name
    if b"\0" in data:
        return _decode_wide(data)
    try:
        return data.decode(), "utf-8"
    except UnicodeDecodeError:
        pass
    found: list[tuple[float, str, str]] = []
    for name in _COMMON:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if (share := _share(text[:_SAMPLE], name)) is not None:
            found.append((share, text, name))
    if found:
        _, text, name = max(found, key=lambda each: each[0])
        return text, name
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1"), "latin-1"
    return (text, "cp1252") if _makes_sense(text, "cp1252") else (data.decode("latin-1"), "latin-1")


def _decode_wide(data: bytes) -> tuple[str, str]:
    """UTF-16 without a mark: blanks and line ends have their zero bytes all on one side."""
    odd = data[1::2].count(0)
    even = data[::2].count(0)
    name = "utf-16-le" if odd > even else "utf-16-be"
    if min(odd, even) * 20 > max(odd, even) or len(data) % 2:
        at = data.index(b"\0")
        raise UnicodeDecodeError("utf-8", data, at, at + 1, "a text has no such byte")
    text = data.decode(name)
    if "\0" in text or sum(not (char.isprintable() or char.isspace()) for char in text) * 50 > len(text):
        raise UnicodeDecodeError(name, data, 0, 1, "these are no letters")
    return text, name


def _makes_sense(text: str, name: str) -> bool:
    """Whether the letters are those of the languages that the encoding is for, and few are rare or unknown."""
    high = [char for char in text if char > "\x7f"]
    letters = re.compile(f"[{_LETTERS.get(name, _WIDE)}]")
    return sum(bool(letters.match(char)) for char in high) >= 0.95 * len(high)


def _share(text: str, name: str) -> float | None:
    """How many of the letters that are not ASCII are frequent ones; None if the text makes no sense."""
    if not _makes_sense(text, name) or (_COMMON[name] is _CYRILLIC and _TWO_SCRIPTS.search(text)):
        return None  # no word is written in two scripts
    letters = [char for char in text if char > "\x7f" and char.isalpha()]
    if not letters:
        return None
    common = set(_COMMON[name])
    count = sum(char in common if common else "\u3041" <= char <= "\u30fe" for char in letters)
    return count / len(letters) + (0.01 if name == "gb18030" else 0)
