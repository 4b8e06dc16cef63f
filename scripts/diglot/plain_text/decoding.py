"""The encoding of a plain text, told by the letters that come out, and by its language if that is known."""

import re
from collections.abc import Mapping

from diglot.language import LETTERS, parse_language

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_OTHER_FILES = re.compile(
    rb"%PDF-|\{\\rtf|PK\x03\x04|\xd0\xcf\x11\xe0|\s*<(?:!doctype\s+html|html[\s>])", re.IGNORECASE
)
"""How files of word processors and of browsers begin (PDF, RTF, Office Open XML, OLE, HTML)."""
UNREADABLE = "\ufffd"
"""What stands for bytes that are no character."""
_TAIL = 4
"""Bytes at the end of a file that may be a part of a character: it was cut off."""
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
_CENTRAL = ("cp1250", "iso8859_2", "cp852")
_WESTERN = ("cp1252", "mac_roman", "cp850")
_OF_LANGUAGES: Mapping[str, tuple[tuple[str, ...], str]] = {
    "cs": (_CENTRAL, "áčďéěíňóřšťúůýž"),
    "et": (("cp1257", "iso8859_15"), "äöõüšž"),
    "hr": (_CENTRAL, "čćđšž"),
    "hu": (_CENTRAL, "áéíóöőúüű"),
    "lt": (("cp1257", "iso8859_4"), "ąčęėįšųūž"),
    "lv": (("cp1257", "iso8859_4"), "āčēģīķļņšūž"),
    "pl": (_CENTRAL, "ąćęłńóśźż"),
    "ro": (_CENTRAL, "ăâîşţ"),
    "sk": (_CENTRAL, "áäčďéíĺľňóôŕšťúýž"),
    "sl": (_CENTRAL, "čšž"),
    "tr": (("cp1254", "cp857"), "çğıöşüâîû"),
    "vi": (("cp1258",), "ăâđêôơưàáảãạèéìíòóùúýỳ\u0300\u0301\u0303\u0309\u0323"),
    "Arab": (("cp1256", "iso8859_6"), LETTERS["Arab"]),
    "Cyrl": (("cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "mac_cyrillic"), _CYRILLIC + "ўјљњћђџѕќѓ"),
    "Grek": (("cp1253", "iso8859_7", "cp737"), "αάβγδεέζηήθιίϊκλμνξοόπρσςτυύφχψωώ"),
    "Hans": (("gb18030",), _SIMPLIFIED),
    "Hant": (("big5", "big5hkscs"), _TRADITIONAL),
    "Hebr": (("cp1255", "iso8859_8", "cp862"), LETTERS["Hebr"]),
    "Jpan": (("cp932", "euc_jp"), r"\u3041-\u30fe"),
    "Kore": (("cp949",), r"\uac00-\ud7a3"),
    "Latn": (_WESTERN, "àáâäãåæçèéêëìíîïñòóôöõøœùúûüýÿßðþ¿¡ªº"),
    "Thai": (("cp874",), LETTERS["Thai"]),
}
"""By language, or else by script: the encodings that texts had before UTF-8 (HTML Standard, 13.2.3.2, and those of DOS
and the Macintosh), and the letters beyond ASCII that it is written with, or the most frequent ones, in a pattern."""
_LEAST = 0.1
"""The share of those letters in a text of that language. Of Chinese only the most frequent ones are listed."""
_LETTERS = {
    "cp1251": "\u0400-\u04ff«»—–№…“”’„",
    "koi8_r": "\u0400-\u04ff",
    "cp866": "\u0400-\u04ff№",
    "cp1252": "\u00a0-\u017f—–…“”‘’€•„",
}
_WIDE = "\u3000-\u30ff\u4e00-\u9fa5\uac00-\ud7a3\uff00-\uffef—–…“”‘’·"
_MARKS_OF_TEXTS = frozenset("\u00a0«»“”„‘’‚–—…·•°§©€№、。，；：？！（）「」『』《》〈〉・ー　")
"""Signs that texts of any language may have."""
_IN_LATIN_WORD = re.compile(f"(?<=[A-Za-z])[{_WIDE}]++(?=[a-z])")
_WIDE_RUN = re.compile(f"[{_WIDE}]++")
_TWO_SCRIPTS = re.compile(r"[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_SAMPLE = 200_000
"""Characters that are looked at."""


def decode_text(data: bytes, language: str = "") -> tuple[str, str]:
    """A text and the encoding that it seems to have: by its byte order mark, or the one that makes the most sense.

    `language` is a tag; the encodings of that language are tried first. Raises UnicodeDecodeError if it is no text,
    such as an image.
    """
    if _OTHER_FILES.match(data):
        raise UnicodeDecodeError("utf-8", data, 0, 1, "it is a file of another program")
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _read(data, name), name
    if b"\0" in data:
        return _decode_wide(data)
    if b"\x1b$" in data:
        try:
            return data.decode("iso2022_jp"), "iso2022_jp"
        except UnicodeDecodeError:
            pass
    if (text := _read_utf_8(data)) is not None:
        return text, "utf-8"
    if language and (likely := _decode_as(data, language)) is not None:
        return likely
    found: list[tuple[float, str, str]] = []
    for name in _COMMON:
        try:
            text = _read(data, name)
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


def _decode_as(data: bytes, language: str) -> tuple[str, str] | None:
    """The reading in the encoding of a language that has the most of its letters; None if none has enough."""
    known = parse_language(language)
    row = _OF_LANGUAGES.get(known.tag.partition("-")[0]) or _OF_LANGUAGES.get(known.script)
    if row is None:
        return None
    usual = re.compile(f"[{row[1]}]", re.IGNORECASE)
    best, found = _LEAST, None
    for name in row[0]:
        try:
            text = _read(data, name)
        except UnicodeDecodeError:
            continue
        if known.script == "Latn" and sum("A" <= char <= "z" for char in text) * 2 < len(text.replace(" ", "")):
            continue  # most letters of such words have no accent
        high = [char for char in text[:_SAMPLE] if char > "\x7f" and char not in _MARKS_OF_TEXTS]
        share = sum(bool(usual.match(char)) for char in high) / len(high) if high else 1.0
        if share > best:
            best, found = share, (text, name)
    return found


def _read(data: bytes, name: str) -> str:
    """The text of bytes in an encoding, without a character that was cut off at the end. Raises UnicodeDecodeError."""
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        if error.start < len(data) - _TAIL or not error.start:
            raise
        return data[: error.start].decode(name) + UNREADABLE


def _read_utf_8(data: bytes) -> str | None:
    """The text of bytes in UTF-8, few of which are damaged; None if it is another encoding."""
    text = data.decode(errors="replace")
    damaged = text.count(UNREADABLE) - data.count(UNREADABLE.encode())
    wide = sum(char > "\x7f" and char != UNREADABLE for char in text[:_SAMPLE])
    return text if not damaged or damaged * 10 <= wide else None


def _decode_wide(data: bytes) -> tuple[str, str]:
    """UTF-16 without a mark: in the order of bytes in which more letters are Latin, or frequent ones."""
    readings = {name: data.decode(name, "replace")[:_SAMPLE] for name in ("utf-16-le", "utf-16-be")}
    name = max(readings, key=lambda each: _frequent(readings[each]))
    if len(data) % 2 or _frequent(readings[name]) < _LEAST:
        at = data.index(b"\0")
        raise UnicodeDecodeError("utf-8", data, at, at + 1, "a text has no such byte")
    text = data.decode(name)
    if "\0" in text or sum(not (char.isprintable() or char.isspace()) for char in text) * 50 > len(text):
        raise UnicodeDecodeError(name, data, 0, 1, "these are no letters")
    return text, name


def _frequent(text: str) -> float:
    """The share of characters that are Latin, kana, or frequent in Chinese, Korean or Russian."""
    common = set(_SIMPLIFIED + _TRADITIONAL + _HANGUL + _CYRILLIC)
    count = sum(char < "\u0250" or char in common or "\u3041" <= char <= "\u30fe" for char in text)
    return count / max(1, len(text))


def _makes_sense(text: str, name: str) -> bool:
    """Whether the letters are those of the languages that the encoding is for, and few are rare or unknown."""
    high = [char for char in text if char > "\x7f"]
    letters = re.compile(f"[{_LETTERS.get(name, _WIDE)}]")
    return sum(bool(letters.match(char)) for char in high) >= 0.95 * len(high)


def _share(text: str, name: str) -> float | None:
    """How many of the letters that are not ASCII are frequent ones; None if the text makes no sense."""
    if not _makes_sense(text, name) or (_COMMON[name] is _CYRILLIC and _TWO_SCRIPTS.search(text)):
        return None  # no word is written in two scripts
    if name not in _LETTERS and len(_IN_LATIN_WORD.findall(text)) * 2 > len(_WIDE_RUN.findall(text)):
        return None
    letters = [char for char in text if char > "\x7f" and char.isalpha()]
    if not letters:
        return None
    common = set(_COMMON[name])
    count = sum(char in common if common else "\u3041" <= char <= "\u30fe" for char in letters)
    return count / len(letters) + (0.01 if name == "gb18030" else 0)
