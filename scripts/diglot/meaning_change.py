"""Find edits of a source that are small but change its meaning. The old translation is then not shown."""

import re
from collections.abc import Sequence
from functools import lru_cache

from diglot.language import parse_language
from diglot.pages import read_inline

# The words whose coming or going turns a sentence round. Small lists on purpose: a false alarm shows the reader the
# source for a while, a missing word shows a translation that says the opposite.
_GUARDED = {
    "en": r"(?:no|not|none|nobody|nothing|nowhere|never|neither|nor|without|cannot|\w+n['’]t|all|every|everyone|"
    r"everything|each|any|anyone|anything|some|someone|something|many|much|few|fewer|more|most|less|least|several|"
    r"both|half|only|always|often|sometimes|rarely|seldom|hardly|barely|almost|zero|one|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?|trillions?|once|twice|"
    r"double|third|quarter)",
    "zh": r"(?:不|没|無|无|未|非|勿|莫|别|都|全|每|各|任何|所有|一切|某|有些|一些|许多|很多|不少|少数|多数|大多|几|仅|"
    r"只|总是|经常|有时|偶尔|从不|[零〇一二三四五六七八九十百千万亿两半])",
    "de": r"(?:nicht|nichts|nie|niemals|niemand|kein\w*|ohne|weder|noch|all\w*|jede\w*|einige\w*|viele\w*|wenige\w*|"
    r"mehr|weniger|meisten|beide\w*|nur|immer|oft|manchmal|selten|fast|eins|zwei|drei|vier|fünf|sechs|sieben|acht|"
    r"neun|zehn|elf|zwölf|hundert\w*|tausend\w*|million\w*|milliarde\w*)",
    "fr": r"(?:ne|n['’]|pas|non|jamais|rien|personne|aucun\w*|sans|ni|tou(?:s|t|te|tes)|chaque|chacun\w*|quelques?|"
    r"plusieurs|beaucoup|peu|plus|moins|seul\w*|seulement|toujours|souvent|parfois|presque|deux|trois|quatre|cinq|"
    r"six|sept|huit|neuf|dix|onze|douze|cents?|mille|millions?|milliards?)",
    "es": r"(?:no|nunca|jamás|nada|nadie|ningun\w*|ningún|sin|ni|tod[oa]s?|cada|algun\w*|algún|vari[oa]s|much[oa]s?|"
    r"poc[oa]s?|más|menos|ambos|sol[oa]|sólo|solamente|siempre|casi|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|"
    r"cien\w*|mil|millon\w*|millón)",
}
_SHOWN = ("code", "element", "math", "template")
"""Marks whose content readers see."""
_NUMBER = r"\d+(?:[.,:]\d+)*\s?[%‰]?"


@lru_cache
def _guard(language: str) -> re.Pattern[str]:
    words = _GUARDED.get(parse_language(language).primary)
    if words is None:
        return re.compile(_NUMBER)
    edge = r"\b" if parse_language(language).has_blanks else ""
    return re.compile(rf"{_NUMBER}|{edge}{words}{edge}", re.IGNORECASE)


def turns_meaning(before: str, after: str, language: str) -> bool:
    """Whether an edit adds, drops or changes a negation, a number or a quantifier.

    Such an edit is never small: “do open” has most letters of “do not open” and the opposite meaning. The visible text
    is compared, with code and without addresses. For a language without a word list only figures count.
    """
    pattern = _guard(language)
    return _guarded(pattern, before) != _guarded(pattern, after)


def _guarded(pattern: re.Pattern[str], text: str) -> Sequence[str]:
    return sorted(found.lower().replace(" ", "") for found in pattern.findall(_seen(text)))


def _seen(text: str) -> str:
    """The visible words of a unit, then what it shows as it is; without addresses."""
    inline = read_inline(text)
    words = inline.text
    for url in inline.of("url"):
        words = words.replace(url.value, "")
    return "\n".join([words, *(mark.value for mark in inline.marks if mark.kind in _SHOWN)])
