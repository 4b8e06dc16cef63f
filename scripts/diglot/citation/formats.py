"""In which forms a page or a paragraph can be cited."""

import re
from collections.abc import Callable, Mapping

from diglot.citation.bibliographies import bibtex, csl_json, ris
from diglot.citation.sentence import cite
from diglot.citation.styles import apa, chicago, gbt_7714, mla
from diglot.citation.work import Place, Work

Format = Callable[[Work, Place], str]
_MARKUP = re.compile(r"[\\`*_[\]<>&]")


def markdown(work: Work, place: Place) -> str:
    """The sentence as Markdown, with a link."""
    before, _, after = cite(work, Place("\x02", place.key, place.paragraph)).partition("\x02")
    return f"{_MARKUP.sub(_escaped, before)}<{place.address}>{_MARKUP.sub(_escaped, after)}"


def _escaped(match: re.Match[str]) -> str:
    return f"\\{match[0]}"


FORMATS: Mapping[str, Format] = {
    "": cite,
    "Chicago": chicago,
    "APA": apa,
    "MLA": mla,
    "GB/T 7714": gbt_7714,
    "Markdown": markdown,
    "BibTeX": bibtex,
    "RIS": ris,
    "CSL-JSON": csl_json,
}
"""By the name that readers know; the first is this site's own sentence, in the language of the page."""
FILES: Mapping[str, tuple[str, Format]] = {
    "cite.bib": ("application/x-bibtex", bibtex),
    "cite.ris": ("application/x-research-info-systems", ris),
    "cite.json": ("application/vnd.citationstyles.csl+json", csl_json),
}
"""The files of a page for reference managers, by name, with their media types."""
