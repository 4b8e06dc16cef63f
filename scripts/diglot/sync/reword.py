"""Change quotation marks and other marks in source texts, where no word changes, and keep the translations current.

Page, template and catalogs get the new text in the same step, so no translation is marked as behind. Reviews of these
units lapse, because the text did change. The fixes of DG605 are the only ones that use this.
"""

from collections.abc import Iterator, Mapping

from diglot.catalog import Entry, parse_catalog, render_catalog
from diglot.edition import Edition
from diglot.errors import StructureError
from diglot.pages import Document, Kind, join_units, split_units
from diglot.pairs import is_verbatim

Sources = Mapping[tuple[str, str], str]
"""Source texts by page and unit id; each as long as the text it replaces."""


def reword_sources(edition: Edition, sources: Sources) -> Iterator[tuple[str, bytes]]:
    """The files in which an edition in agreement has other source texts. Wrapped lines stay wrapped; a page that could
    not be cut into the same units again is passed over."""
    layout = edition.layout
    for page in sorted({page for page, _ in sources}):
        if page not in edition.pages:
            continue  # the titles of the site
        records = parse_catalog(edition.templates[page], layout.template(page))
        document = split_units(edition.pages[page], edition.fields, edition.grammar)
        wanted = [sources.get((page, entry.id or "")) for entry in records.entries]
        if len(wanted) != len(document.units) or (text := _reword_page(document, wanted)) is None:
            continue
        given = {unit: text for (name, unit), text in sources.items() if name == page}
        yield layout.source_page(page), text.encode("utf-8", "surrogatepass")
        yield (
            layout.template(page),
            render_catalog(records.replace([_reword(entry, given) for entry in records.entries])),
        )
        for language, translation in edition.translations.items():
            if page in translation.catalogs:
                path = layout.catalog(page, language)
                catalog = parse_catalog(translation.catalogs[page], path)
                yield path, render_catalog(catalog.replace([_reword(entry, given) for entry in catalog.entries]))


def _reword(entry: Entry, sources: Mapping[str, str]) -> Entry:
    source = sources.get(entry.id or "")
    if source is None or entry.obsolete:
        return entry
    if entry.target == entry.source and is_verbatim(entry.source):
        return entry.edit(source=source, target=source)
    return entry.edit(source=source)


def _reword_page(document: Document, wanted: list[str | None]) -> str | None:
    """The page with some of its texts; None where that is not possible in place."""
    page, fields = document.text, list[str | None]()
    for unit, text in reversed(list(zip(document.units, wanted, strict=True))):
        if text is not None and unit.kind is not Kind.FIELD:
            raw = _in_place(unit.span.of(page), unit.text, text)
            if raw is None:
                return None
            page = page[: unit.span.start] + raw + page[unit.span.end :]
        fields.insert(0, text if unit.kind is Kind.FIELD else None)
    again = split_units(page, document.fields, document.grammar)
    expected = [unit.text if text is None else text for unit, text in zip(document.units, wanted, strict=True)]
    try:
        page = join_units(again, fields)
    except (StructureError, ValueError):
        return None
    return (
        page if [unit.text for unit in split_units(page, document.fields, document.grammar).units] == expected else None
    )


def _in_place(raw: str, before: str, after: str) -> str | None:
    """`raw`, which is `before` on wrapped lines, with the characters changed that differ in `after`."""
    if len(before) != len(after):
        return None
    changed = [(at, old, new) for at, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    letters = list(raw)
    for old in {old for _, old, _ in changed}:
        places = [at for at, letter in enumerate(raw) if letter == old]
        if len(places) != before.count(old):
            return None
        for at, letter, new in changed:
            if letter == old:
                letters[places[before.count(old, 0, at)]] = new
    return "".join(letters)
