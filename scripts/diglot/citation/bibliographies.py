"""Citations for reference managers: CSL-JSON 1.0 (citationstyles.org), BibTeX, RIS."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from diglot.citation.work import Place, Work, joined, made_from, spelled, translators, who
from diglot.credit import Day

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_TEX |= {char: f"\\{char}" for char in "{}%&$#_"}
_SPECIAL = re.compile("[" + re.escape("".join(_TEX)) + "]")


def csl_item(work: Work) -> Mapping[str, Any]:
    """A page as an item of CSL-JSON, without its place."""
    credit = work.credit
    item: dict[str, Any] = {"type": "webpage", "title": work.title, "container-title": work.site}
    origin = credit.origin
    people = {
        "author": credit.writers,
        "editor": credit.further_editors,
        "translator": translators(work),
        "original-author": origin.authors if origin else (),
    }
    item |= {role: [{"literal": name} for name in who(names, work)] for role, names in people.items() if names}
    if credit.day:
        item["issued"] = _csl_date(credit.day)
    if origin:
        item["original-title"] = spelled(origin.title, work)
        item["note"] = _note(work)
        if origin.day:
            item["original-date"] = _csl_date(origin.day)
    return item | {"language": work.language} | ({"license": work.license} if work.license else {})


def csl_json(work: Work, place: Place) -> str:
    """A list of one item, as reference managers import it."""
    where = {"id": place.key or place.address, "URL": place.address}
    where |= {"locator": place.paragraph, "label": "paragraph"} if place.paragraph else {}
    return json.dumps([{**csl_item(work), **where}], ensure_ascii=False, indent=2)


def bibtex(work: Work, place: Place) -> str:
    """An entry `misc` of BibTeX, with the fields `url`, `translator` and `langid` that biblatex knows as well."""
    credit = work.credit
    fields: list[tuple[str, str]] = [
        ("author", _tex_names(who(credit.writers, work))),
        ("editor", _tex_names(who(credit.further_editors, work))),
        ("translator", _tex_names(who(translators(work), work))),
        ("title", f"{{{_tex(work.title)}}}" if work.title else ""),
        ("howpublished", _tex(work.site) if work.site != work.title else ""),
        ("year", str(credit.day.first.year) if credit.day else ""),
    ]
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value]
    if credit.day and credit.day.parts > 1:
        lines.append(f"  month = {_MONTHS[credit.day.first.month - 1]},")
    more = [
        ("url", place.address),
        ("urldate", place.today),
        ("langid", work.language),
        ("pages", f"paragraph {place.paragraph}" if place.paragraph else ""),
        ("note", _tex(_note(work))),
    ]
    lines += [f"  {name} = {{{value}}}," for name, value in more if value]
    return "\n".join([f"@misc{{{place.key or 'page'},", *lines, "}"])


def ris(work: Work, place: Place) -> str:
    """An entry of RIS, of the type of an electronic source."""
    credit = work.credit
    lines = [("TY", "ELEC")]
    lines += [("AU", name) for name in who(credit.writers, work)]
    lines += [("ED", name) for name in who(credit.further_editors, work)]
    lines += [("A4", name) for name in who(translators(work), work)]
    lines.append(("TI", work.title))
    if work.site != work.title:
        lines.append(("T2", work.site))
    if credit.day:
        lines.append(("PY", str(credit.day.first.year)))
        parts = [*credit.day.iso.split("-"), "", ""][:3]
        lines.append(("DA", "/".join([*parts, ""])))
    lines += [("UR", place.address), ("Y2", place.today.replace("-", "/")), ("LA", work.language)]
    lines += [("SE", place.paragraph), ("N1", _note(work))]
    return "\n".join([*(f"{tag}  - {_line(value)}" for tag, value in lines if value), "ER  - "])


def _note(work: Work) -> str:
    """That it was made from another work, with its address."""
    origin = work.credit.origin
    return joined([made_from(origin, work), origin.url], work) if origin else ""


def _csl_date(day: Day) -> Mapping[str, Any]:
    return {"date-parts": [[int(part) for part in day.iso.split("-")]]}


def _line(value: str) -> str:
    return " ".join(value.split())


def _tex(text: str) -> str:
    return _SPECIAL.sub(lambda match: _TEX[match[0]], text)


def _tex_names(names: Sequence[str]) -> str:
    """Names as BibTeX lists them, each in braces of its own, so that none is taken apart."""
    return " and ".join(f"{{{_tex(name)}}}" for name in names)
