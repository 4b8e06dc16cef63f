"""Merge one unit three ways: the text of its catalog entry, the text on its target page, and the last agreed text.

If only one of the two changed, its text is used. If both changed in the same way, they agree. If both changed
differently, that is a conflict, and their page is left as it is. This happens before the changes of the source are
applied.
"""

from typing import Literal

from diglot.catalog import Entry, new_entry
from diglot.keys import content_hash
from diglot.pages import HARD_BREAK, fold
from diglot.pairs import is_verbatim, shown
from diglot.sync.lock import Agreed
from diglot.sync.outcome import Take

FUZZY = "fuzzy"
Winner = Literal["neither", "catalog", "markdown", "conflict"]


def decide(catalog: str | None, markdown: str | None, agreed: Agreed | None, source: str) -> Winner:
    """Whether the text of the catalog or that of the page is the newer one.

    `catalog` is what the entry shows (None: there is no entry), `markdown` what the page holds (None: there is no
    page); both already folded. Without a record of agreement, a text that equals the source is taken as the older one.
    """
    if markdown is None or markdown == catalog:
        return "neither" if markdown == catalog else "catalog"
    if catalog is None:
        return "markdown" if markdown != source else "neither"
    if agreed is None:
        return "catalog" if markdown == source else "markdown" if catalog == source else "conflict"
    if content_hash(markdown) == agreed.text:
        return "catalog"
    return "markdown" if content_hash(catalog) == agreed.text else "conflict"


def shown_text(entry: Entry, language: str, behind: str, breaks: bool) -> str:
    """What the page shows for an entry, in the form the page will have it."""
    return fold(shown(entry, language, behind)[0], breaks)


def settle(winner: Winner, take: Take | None) -> Winner:
    """The winner, if the user has chosen a side for conflicts."""
    return take if winner == "conflict" and take is not None and take != "source" else winner


def accept(entry: Entry, text: str) -> Entry:
    """The entry after a translator wrote `text` into the page: translated, and no longer behind."""
    return entry.edit(target=text, flags=tuple(f for f in entry.flags if f != FUZZY), previous_source=None)


def follow_source(entry: Entry, source: str, extracted: tuple[str, ...], unit: str) -> Entry:
    """The entry after its source became `source`: its translation is kept and marked as behind.

    The first previous source is kept over several edits, since it is what the translation says; when the source
    returns to it, the translation is current again.
    """
    entry = revive(entry)
    changes: dict[str, object] = {}
    if entry.id != unit:
        changes["id"] = unit
    if entry.extracted != extracted:
        changes["extracted"] = extracted
    if entry.source != source:
        changes["source"] = source
        if entry.target == entry.source and is_verbatim(entry.target):
            changes["target"] = source if is_verbatim(source) else ""
        elif _on_one_line(entry.source) == _on_one_line(source):
            pass  # it has the same words, on other lines
        elif entry.target and entry.fuzzy and entry.previous_source == source:
            changes |= {"flags": tuple(f for f in entry.flags if f != FUZZY), "previous_source": None}
        elif entry.target:
            previous = entry.previous_source if entry.fuzzy and entry.previous_source is not None else entry.source
            flags = entry.flags if entry.fuzzy else (*entry.flags, FUZZY)
            changes |= {"flags": flags, "previous_source": previous}
    return entry.edit(**changes) if changes else entry


def _on_one_line(text: str) -> str:
    return fold(text.replace(HARD_BREAK, "\n")) if "\n" in text else text


def retire(entry: Entry, agreed: Agreed | None) -> Entry | None:
    """The entry of a unit that left its page, as obsolete; None if it has neither a translation nor a comment.

    An entry emptied since the last sync, which `agreed` on a translation, is kept as well: were it dropped, and this
    sync killed before it wrote the page, the next would take the translation there for a lost one, and bring it back.
    """
    if entry.obsolete:
        return entry
    figures_only = entry.target == entry.source and is_verbatim(entry.source)
    emptied = agreed is not None and agreed.text != agreed.source
    written = emptied or entry.comments or (entry.target and not figures_only)
    return entry.edit(obsolete=True) if written else None


def revive(entry: Entry) -> Entry:
    """The entry of a unit that came back."""
    return entry.edit(obsolete=False) if entry.obsolete else entry


def begin(unit: str, source: str, extracted: tuple[str, ...], newline: str) -> Entry:
    """The entry of a new unit. Figures and code need no translator: they are their own translation."""
    return new_entry(unit, source, source if is_verbatim(source) else "", extracted=extracted, newline=newline)
