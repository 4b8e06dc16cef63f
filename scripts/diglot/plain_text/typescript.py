"""What typewriters, printers and scanners leave in a plain text: double spacing, soft hyphens, words divided at the end
of a line, and the sheets of a printer with their numbers."""

import re
from collections.abc import Sequence
from itertools import pairwise

_DIVIDED = re.compile(r"(?<![^\W\d_])(?P<one>[^\W\d_]++)-\n[ \t]*+(?P<other>[^\W\d_]++)(?P<rest>\S*+)[ \t]?")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SUSPENDED = frozenset({"and", "or", "to", "nor", "und", "oder", "bis", "et", "ou", "en", "of", "og", "och", "y", "o"})
"""Words after which a hyphen stands for what two words share: “pre- and post-war”."""
_INVISIBLE = re.compile(r"\u00ad\n?[ \t]*|\ufeff")
_FEW = 0.1
"""The part of lines that follow another one directly in a text with double spacing, at most."""


_NUMBER = re.compile(r"[ \t]*+(?:[-–—\[][ \t]*+)?(\d{1,4})[ \t]*+(?:[-–—\]][ \t]*+)?")
"""The number of a sheet, alone in a line."""


def clean_text(text: str) -> str:
    """A text with single spacing, whole words and no sheets; its line ends are line feeds."""
    text = _without_sheets(text.replace("\r\n", "\n").replace("\r", "\n"))
    return _whole_words(_INVISIBLE.sub(lambda found: "" if found[0].strip(" \t") else found[0], _single_spaced(text)))


def _without_sheets(text: str) -> str:
    """The text without its form feeds, if sheets are numbered or sentences go on over them: then they are those of a
    printer, and say nothing about the text."""
    sheets = [sheet.strip("\n") for sheet in text.split("\f")]
    while len(sheets) > 1 and not sheets[-1].strip():
        sheets.pop()
    for at in (-1, 0):
        lines = [sheet.split("\n") for sheet in sheets]
        numbers = [int(found[1]) if (found := _NUMBER.fullmatch(its[at])) else None for its in lines]
        known = [(i, number) for i, number in enumerate(numbers) if number is not None]
        if len(known) > 1 and len(known) >= len(sheets) - 1 and len({number - i for i, number in known}) == 1:
            for i, _ in known:
                del lines[i][at]
            return _joined(["\n".join(its) for its in lines])
    go_on = sum(_goes_on(one, other) for one, other in pairwise(sheets))
    return _joined(sheets) if go_on * 2 > len(sheets) - 1 else text


def _joined(sheets: Sequence[str]) -> str:
    text = sheets[0].strip("\n")
    for sheet in sheets[1:]:
        text += ("\n" if _goes_on(text, sheet) else "\n\n") + sheet.strip("\n")
    return f"{text}\n"


def _goes_on(one: str, other: str) -> bool:
    """Whether a sentence goes on from one sheet to the next."""
    return other.strip()[:1].islower() and one.rstrip()[-1:] not in tuple(".!?…:")


def _single_spaced(text: str) -> str:
    """The text without every second line, if all of those are empty and sentences go on over them."""
    lines = [line.rstrip(" \t") for line in text.split("\n")]
    filled = [i for i, line in enumerate(lines) if line]
    gaps = [there - here for here, there in pairwise(filled)]
    if len(gaps) < 4 or gaps.count(1) > _FEW * len(gaps):
        return text
    go_on = sum(there - here == 2 and lines[there].strip()[:1].islower() for here, there in pairwise(filled))
    if go_on * 4 < gaps.count(2):
        return text
    single: list[str] = []
    for here, there in pairwise([*filled, len(lines)]):
        single += [lines[here], *[""] * ((there - here - 1) // 2)]
    return "\n".join([*lines[: filled[0]], *single, ""])


def _whole_words(text: str) -> str:
    """The text with words put together that were divided at the end of a line: without the hyphen if the text has the
    word so elsewhere, with it if it has that one, otherwise as most others."""
    found = list(_DIVIDED.finditer(text))
    if not found:
        return text
    known = {word.lower() for word in _WORD.findall(_DIVIDED.sub(" ", text))}
    closed = [f"{each['one']}{each['other']}".lower() in known for each in found]
    hyphened = [f"{each['one']}-{each['other']}".lower() in known for each in found]
    are_closed = sum(closed) > sum(hyphened)

    def put_together(each: re.Match[str]) -> str:
        one, other = each["one"], each["other"]
        if other.lower() in _SUSPENDED or not other[0].islower():
            return each[0]
        words = f"{one}{other}".lower(), f"{one}-{other}".lower()
        is_closed = words[0] in known or (are_closed and words[1] not in known)
        return f"{one}{'' if is_closed else '-'}{other}{each['rest']}\n"

    return _DIVIDED.sub(put_together, text)
