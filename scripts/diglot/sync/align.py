"""Give each unit of a target page its id, although the page itself carries none.

The page was written from the units of the last sync, so it has as many, in their order. If the author changed the
structure of both languages at once, it has the structure of the new source page instead. Whichever of the two explains
more of its texts is taken. A page that is neither was restructured by hand: that is reported with its place.
"""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from diglot.errors import InputError
from diglot.keys import content_hash
from diglot.pages import Document, shape
from diglot.spans import line_number
from diglot.sync.lock import Agreed

MOVED = 8
"""Characters below which a text that turns up elsewhere is not called moved: “Yes” and “No” change places freely."""


def align(
    target: Document,
    agreed: Mapping[str, Agreed],
    source: Document | None,
    ids: Sequence[str],
    shown: Mapping[str, str],
    path: str,
    registered: Sequence[str] = (),
) -> dict[str, int]:
    """The index in `target` of each unit id: of `agreed`, the units of the last sync, or of `ids`, those of `source`.

    `registered` are the units of the template, which stand in for `agreed` when the lock was lost. `shown` is what
    the catalog says the page shows. Raises InputError, with the line, for a page of another structure.
    """
    hashes = [content_hash(unit.text) for unit in target.units]
    if not hashes and not agreed:
        return {}  # an empty page: whatever its source has is new
    last = list(agreed or registered)
    as_before = last if len(last) == len(hashes) else None
    as_source = list(ids) if source is not None and shape(target) == shape(source) else None
    if as_source == as_before or (as_source is None and as_before is None):
        chosen = as_before
    elif as_before is None or as_source is None:
        chosen = as_before or as_source
    else:
        texts = {unit: content_hash(text) for unit, text in shown.items()}
        by_source = sum(hashes[i] == texts.get(unit) for i, unit in enumerate(as_source))
        by_lock = sum(
            hashes[i] == (agreed[unit].text if agreed else texts.get(unit)) for i, unit in enumerate(as_before)
        )
        chosen = as_source if by_source > by_lock else as_before
    if chosen is None:
        raise _restructured(target, hashes, agreed, source, path)
    if chosen is as_before and agreed:
        _refuse_moved(target, hashes, agreed, path)
    return {unit: i for i, unit in enumerate(chosen)}


def _refuse_moved(target: Document, hashes: Sequence[str], agreed: Mapping[str, Agreed], path: str) -> None:
    """Refuse a page on which a text took the place of another: its neighbours would be paired with the wrong units."""
    was = [each.text for each in agreed.values()]
    changed = {i for i, now in enumerate(hashes) if now != was[i]}
    places = {was[i]: i for i in changed}
    for i in sorted(changed):
        if hashes[i] in places and len(target.units[i].text) >= MOVED:
            raise InputError(
                f"this text stood in another place of the page: {_quoted(target.units[i].text)}",
                "The order of a page is its source's. Put it back where it was, or move the unit in the source page "
                "and sync; `diglot sync --take catalog` with this page writes it anew from the catalog.",
                path,
                line_number(target.text, target.units[i].span.start),
            )


def _restructured(
    target: Document, hashes: Sequence[str], agreed: Mapping[str, Agreed], source: Document | None, path: str
) -> InputError:
    if agreed:
        fact, at = _difference_from_lock(hashes, [each.text for each in agreed.values()], target)
    else:
        fact, at = _difference_from_source(target, source)
    line = line_number(target.text, target.units[at].span.start) if at < len(target.units) else 0
    return InputError(
        fact,
        "The structure of a page is its source's: make the same change there, or undo it here; `diglot sync --take "
        "catalog` with this page writes it anew from the catalog.",
        path,
        line,
    )


def _difference_from_lock(now: Sequence[str], before: Sequence[str], target: Document) -> tuple[str, int]:
    for action, from_start, from_end, start, end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        more = (end - start) - (from_end - from_start)
        if action != "equal" and more > 0:
            at = start + (from_end - from_start)
            return f"a unit was added here that the source page does not have: {_quoted(target.units[at].text)}", at
        if action != "equal" and more < 0:
            following = f", before {_quoted(target.units[end].text)}" if end < len(target.units) else ", at the end"
            return f"{'a unit was' if more == -1 else f'{-more} units were'} removed here{following}", end
    return "the page has another structure than its source", 0


def _difference_from_source(target: Document, source: Document | None) -> tuple[str, int]:
    if source is None:
        return "the page has no source page", 0
    for i, (mine, its) in enumerate(zip(target.units, source.units, strict=False)):
        if (mine.kind, mine.level) != (its.kind, its.level):
            return (
                f"here is a {mine.kind}, {_quoted(mine.text)}, where its source has a {its.kind}, {_quoted(its.text)}",
                i,
            )
    count, expected = len(target.units), len(source.units)
    return f"the page has {count} units and its source {expected}; the first {min(count, expected)} agree", expected


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line[:59]}…”" if len(line) > 60 else f"“{line}”"
