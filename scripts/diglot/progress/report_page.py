"""A report as one page of HTML, without scripts and without requests to other hosts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from diglot.progress.coverage import Coverage, Moment, Share, share_current
from diglot.progress.history_chart import make_chart

_STYLE = """
:root { color-scheme: light dark; --line: #8884; --current: #2f7d32; --behind: #c98a00; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: end; }
th:first-child { text-align: start; overflow-wrap: break-word; } td { white-space: nowrap; }
.bar { display: flex; width: 8rem; height: .7rem; background: var(--line); }
.bar span { background: var(--current); } .bar span + span { background: var(--behind); }
svg { width: 100%; max-width: 40rem; } svg text { font-size: 12px; } svg text:not([fill]) { fill: currentColor; }
svg polyline { fill: none; stroke-width: 2; } svg .grid { stroke: #8888; stroke-width: 1; }
.wide { overflow-x: auto; }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class ReportedProgress:
    """The values of a report. `moments` and `shares` are empty if the history is not known."""

    project: str
    source: str
    pages: tuple[Coverage, ...]
    moments: tuple[Moment, ...] = ()
    shares: tuple[Share, ...] = ()


Say = Callable[..., str]
"""Says a sentence in the language of the page, with values in the places of `{}`."""


def make_page(progress: ReportedProgress, language: str = "en", say: Say = str.format) -> bytes:
    """The page, in UTF-8, in a language by its tag. The same progress gives the same bytes."""
    return "\n".join(_lines(progress, language, say)).encode() + b"\n"


def _lines(progress: ReportedProgress, language: str, say: Say) -> Iterator[str]:
    title = escape(say("Translations of {}", progress.project))
    languages = list(dict.fromkeys(coverage.language for coverage in progress.pages))
    yield f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>"
    share = say("{:.1f} % of the units are current.", share_current(progress.pages))
    yield f"<p>{share} {say('The source is “{}”.', escape(progress.source))}</p>"
    yield from _table(say("Language"), [_sum(progress.pages, code) for code in languages], say)
    if chart := make_chart(progress.moments, say("Share of the units that are current, over time")):
        yield f'<h2 id="history">{say("History")}</h2>\n{chart}'
    if progress.shares:
        yield from _people(progress.shares, say)
    for code in languages:
        yield f'<h2 id="{escape(code)}">{escape(code)}</h2>'
        yield from _table(say("Page"), [coverage for coverage in progress.pages if coverage.language == code], say)
    yield "</main>\n</body>\n</html>"


def _sum(pages: Sequence[Coverage], language: str) -> Coverage:
    """All pages of a language, under its name."""
    of_language = [coverage for coverage in pages if coverage.language == language]
    figures = (
        [coverage.units, coverage.current, coverage.behind, coverage.untranslated, coverage.reviewed]
        for coverage in of_language
    )
    return Coverage(language, language, *(sum(column) for column in zip(*figures, strict=True)))


def _table(first: str, rows: Sequence[Coverage], say: Say) -> Iterator[str]:
    heads = [
        say("Units"),
        say("Current"),
        say("Reviewed"),
        say("Behind"),
        say("Untranslated"),
        say("Share"),
        say("Bar"),
    ]
    yield '<div class="wide"><table>'
    yield (
        "<thead><tr>" + "".join(f'<th scope="col">{head}</th>' for head in (first, *heads)) + "</tr></thead>\n<tbody>"
    )
    for row in rows:
        figures = (row.units, row.current, row.reviewed, row.behind, row.untranslated)
        cells = "".join(f"<td>{figure:,}</td>" for figure in figures)
        bar = "".join(f'<span style="width:{_percent(part, row.units)}%"></span>' for part in (row.current, row.behind))
        yield f'<tr><th scope="row">{escape(row.page)}</th>{cells}<td>{row.share:.1f} %</td>'
        yield f'<td><div class="bar" aria-hidden="true">{bar}</div></td></tr>'
    yield "</tbody></table></div>"


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole if whole else 0:.1f}"


def _people(shares: Sequence[Share], say: Say) -> Iterator[str]:
    note = say("Who wrote the translations that are current, by Git.")
    yield f'<h2 id="translators">{say("Translators")}</h2>\n<p>{note}</p>'
    heads = "".join(f'<th scope="col">{head}</th>' for head in (say("Name"), say("Language"), say("Units")))
    yield f'<div class="wide"><table>\n<thead><tr>{heads}</tr></thead>\n<tbody>'
    for share in shares:
        name = escape(share.name) or say("not committed yet")
        yield f'<tr><th scope="row">{name}</th><td>{escape(share.language)}</td><td>{share.units:,}</td></tr>'
    yield "</tbody></table></div>"
