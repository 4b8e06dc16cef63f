"""Citations as four style guides write them: Chicago (17th edition, notes), APA (7th), MLA (9th), GB/T 7714—2015.

The guides are about scholarship in English, or in Chinese: a citation follows its guide, not the language of the page.
Names are as the page has them, in no other order: nobody can know which part of a name is the family's.
"""

from collections.abc import Sequence

from babel.dates import format_date

from diglot.citation.work import Place, Work, made_from, translators, who
from diglot.credit import Day, Name
from diglot.language import parse_language

_GUIDE = "en_US"


def chicago(work: Work, place: Place) -> str:
    """A note of the Chicago Manual of Style, 17th edition, 14.207."""
    parts = [
        _and(work.credit.writers, work, "and"),
        f"“{work.title},”",
        f"trans. {_and(translators(work), work, 'and')}," if translators(work) else "",
        f"ed. {_and(work.credit.further_editors, work, 'and')}," if work.credit.further_editors else "",
        f"{work.site}," if work.site != work.title else "",
        f"{_long(work.credit.day)}," if work.credit.day else "",
        f"para. {place.paragraph}," if place.paragraph else "",
        f"{place.address}.",
    ]
    first, *rest = parts
    return _spaced([f"{first}," if first else "", *rest]) + _origin(work)


def apa(work: Work, place: Place) -> str:
    """An entry of the Publication Manual of the APA, 7th edition, 10.16, with the paragraph of 8.13."""
    day = work.credit.day
    dated = "n.d."
    if day:
        dated = str(day.first.year)
        if day.parts > 1:
            dated += f", {_written(day, '', 'MMMM', 'MMMM d')}"
    by = [f"{_and(translators(work), work, '&')}, Trans." if translators(work) else ""]
    by.append(f"{_and(work.credit.further_editors, work, '&')}, Ed." if work.credit.further_editors else "")
    roles = "; ".join(filter(None, by))
    writers, title = _and(work.credit.writers, work, "&"), work.title + (f" ({roles})" if roles else "")
    beginning = f"{_stopped(writers)} ({dated}). {_stopped(title)}" if writers else f"{_stopped(title)} ({dated})."
    parts = [
        beginning,
        _stopped(work.site) if work.site != work.title else "",
        place.address,
        f"(para. {place.paragraph})" if place.paragraph else "",
    ]
    return _spaced(parts) + _origin(work)


def mla(work: Work, place: Place) -> str:
    """An entry of the MLA Handbook, 9th edition, chapter 5."""
    day = work.credit.day
    date = ""
    if day:
        date = f"{_written(day, 'y', 'MMM y', 'd MMM y')},"
    by = {"translated by": translators(work), "edited by": work.credit.further_editors}
    roles = ", ".join(f"{role} {_and(names, work, 'and')}" for role, names in by.items() if names)
    parts = [
        _stopped(_and(work.credit.writers, work, "and")),
        f"“{_stopped(work.title)}”",
        f"{roles[:1].upper()}{roles[1:]}," if roles else "",
        f"{work.site}," if work.site != work.title else "",
        date,
        f"par. {place.paragraph}," if place.paragraph else "",
        f"{place.address}.",
    ]
    return _spaced(parts) + _origin(work)


def gbt_7714(work: Work, place: Place) -> str:
    """An entry of GB/T 7714—2015, 8.5 and 4.6: an electronic resource, `[EB/OL]`."""
    chinese = work.language.startswith("zh")
    comma, day = ("，" if chinese else ", "), work.credit.day
    into = translators(work)
    made = comma.join([*who(into, work), "译" if chinese else "trans"]) if into else ""
    paragraph = f"第{place.paragraph}段" if chinese else f"para {place.paragraph}"
    dated = f"({day.iso})" if day else ""
    read = f"[{place.today}]" if place.today else ""
    parts = [
        _stopped(comma.join(who(work.credit.writers, work))),
        f"{work.title}[EB/OL].",
        _stopped(made),
        f"{work.site}{comma}{paragraph}" if place.paragraph else work.site if work.site != work.title else "",
        f"{dated}{read}.",
        f"{place.address}.",
    ]
    if not (dated or read):
        del parts[4]
    return _spaced([_stopped(part) for part in parts])


def _and(names: Sequence[Name], work: Work, word: str) -> str:
    """Names in a list, with a word, or a sign, before the last."""
    called = who(names, work)
    *first, last = called or [""]
    if not first:
        return last
    comma = "," if len(first) > 1 else ""
    return f"{', '.join(first)}{comma} {word} {last}"


def _long(day: Day) -> str:
    return _written(day, "y", "MMMM y", "MMMM d, y")


def _written(day: Day, *patterns: str) -> str:
    """A date by one of three patterns of the CLDR: for a year, a month, a day."""
    return str(format_date(day.first, patterns[day.parts - 1], locale=_GUIDE))


def _origin(work: Work) -> str:
    """The work that a page was made from, as a sentence of the page's language."""
    if work.credit.origin is None:
        return ""
    sentence = made_from(work.credit.origin, work)
    stop = "。" if parse_language(work.language).script in ("Hans", "Hant", "Jpan") else "."
    return f" {sentence[:1].upper()}{sentence[1:]}{stop}"


def _stopped(text: str) -> str:
    """A text with a full stop at its end, unless it has one or ends a sentence otherwise."""
    return text if not text or text.endswith((".", "?", "!", "。", "？", "！")) else f"{text}."


def _spaced(parts: Sequence[str]) -> str:
    return " ".join(filter(None, parts))
