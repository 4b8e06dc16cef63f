"""The report of an import, for people (HTML, source and translation side by side) and for programs (JSON)."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from diglot.incoming.placing import Fate, Offer
from diglot.incoming.report_words import ReportWords, words_for
from diglot.language import parse_language

VERSION = 1
"""Of the JSON; it changes if a value gets another meaning."""
_LOOK = (Fate.DOUBTFUL, Fate.BEHIND, Fate.OTHER, Fate.UNPLACED, Fate.MISSING, Fate.UNTRANSLATED)
"""What a person should look at, the most urgent first."""
_STYLE = """
body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; color: #222;
  background: #fff }
table { width: 100%; border-collapse: collapse; table-layout: fixed } th, td { padding: .4rem .6rem; text-align: start;
  vertical-align: top; border-top: 1px solid #ccc; overflow-wrap: anywhere; white-space: pre-line }
col.state { width: 11rem } .counts td, .counts th { width: auto }
small { color: #555; display: block } del { color: #a33 }
.doubtful th { box-shadow: inset 3px 0 #c60 } .unplaced th { box-shadow: inset 3px 0 #a33 }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #1b1b1b } small { color: #aaa }
  del { color: #e88 } th, td { border-color: #444 } a { color: #9bf } }
"""


@dataclass(frozen=True, slots=True)
class ImportedPage:
    """A page of the edition with everything that was found for it; the name is empty for texts without a page."""

    page: str
    path: str
    """Where it was found."""
    offers: tuple[Offer, ...]


def count_fates(pages: Sequence[ImportedPage]) -> Counter[Fate]:
    """How many texts have each fate."""
    return Counter(offer.fate for page in pages for offer in page.offers)


def render_json(pages: Sequence[ImportedPage], source: str, target: str, skipped: Sequence[tuple[str, str]]) -> str:
    """The report for programs. `skipped` are files that were not imported, with the reason."""
    values = {
        "version": VERSION,
        "source": source,
        "target": target,
        "counts": {fate.value: count for fate, count in sorted(count_fates(pages).items())},
        "pages": [
            {"page": page.page, "path": page.path, "units": [_values(offer) for offer in page.offers]} for page in pages
        ],
        "skipped": [{"path": path, "reason": reason} for path, reason in skipped],
    }
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def _values(offer: Offer) -> dict[str, Any]:
    values = {
        "unit": offer.unit,
        "fate": offer.fate.value,
        "source": offer.source,
        "previous_source": offer.previous_source,
        "text": offer.text,
        "place": offer.place,
        "doubt": offer.doubt,
        "score": offer.score,
        "probability": offer.probability,
    }
    return {key: value for key, value in values.items() if value not in ("", None)}


def render_html(pages: Sequence[ImportedPage], source: str, target: str, skipped: Sequence[tuple[str, str]]) -> str:
    """The report for people, in the language of the translation if its words are known. It is one file, without
    scripts."""
    return "".join(_html(pages, source, target, skipped, words_for(target)))


def _html(
    pages: Sequence[ImportedPage], source: str, target: str, skipped: Sequence[tuple[str, str]], words: ReportWords
) -> Iterator[str]:
    language, title = parse_language(words.language), words.title
    yield f'<!doctype html>\n<html lang="{escape(language.tag)}" dir="{language.direction}">\n<meta charset="utf-8">\n'
    yield """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n"""
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n<h1>{escape(title)}</h1>\n"
    counts = count_fates(pages)
    yield '<table class="counts">\n'
    for fate in Fate:
        if counts[fate]:
            yield f"<tr><th>{escape(words.fates[fate])}<td>{counts[fate]}\n"
    yield "</table>\n"
    for page in pages:
        look = [offer for offer in page.offers if offer.fate in _LOOK]
        yield f"<h2>{escape(page.page or page.path)}</h2>\n"
        if page.page and page.path:
            yield f"<p><code>{escape(page.path)}</code></p>\n"
        if look:
            yield from _table(look, source, target, words)
        rest = [offer for offer in page.offers if offer.fate not in _LOOK]
        if rest:
            summary = words.rest.format(count=len(rest))
            yield f"<details><summary>{escape(summary)}</summary>\n"
            yield from _table(rest, source, target, words)
            yield "</details>\n"
    if skipped:
        yield f"<h2>{escape(words.skipped)}</h2>\n<table>\n"
        for path, reason in skipped:
            yield f"<tr><th><code>{escape(path)}</code><td>{escape(reason)}\n"
        yield "</table>\n"


def _table(offers: Sequence[Offer], source: str, target: str, words: ReportWords) -> Iterator[str]:
    one, other = ((code, parse_language(code).direction) for code in (source, target))
    yield '<table>\n<col class="state"><col><col>\n'
    for offer in offers:
        yield f'<tr class="{offer.fate.value}"><th>{escape(words.fates[offer.fate])}'
        reason = words.doubts.get(offer.doubt, offer.doubt)
        place = " · ".join(filter(None, (offer.unit, offer.place)))
        yield f"<small>{escape(reason)}</small><small>{escape(place)}</small>"
        before = f"<small><del>{escape(offer.previous_source)}</del></small>" if offer.previous_source else ""
        yield f'<td lang="{one[0]}" dir="{one[1]}">{before}{escape(offer.source)}'
        yield f'<td lang="{other[0]}" dir="{other[1]}">{escape(offer.text)}\n'
    yield "</table>\n"
