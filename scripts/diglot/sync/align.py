"""Give each unit of a target page its id, although the page itself carries none.

The page was written from the units of the last sync, so it has as many, in their order. If the author changed the
structure of both languages at once, it has the structure of the new source page instead. Whichever of the two explains
more of its texts is taken. A page that is neither was restructured by hand: every difference is reported with its
place. Most of its units can be identified even then; `--take catalog` uses this.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from diglot.errors import InputError
from diglot.keys import content_hash
from diglot.message import Message
from diglot.pages import Document, Kind, Unit, shape
from diglot.spans import line_number
from diglot.sync.between_units import without_added_titles
from diglot.sync.lock import Agreed

MOVED = 8
"""Texts of fewer letters, such as “Yes” and “No”, are not reported as moved."""
LETTERS_OF_WIDE = 3
"""How many letters of an alphabet a wide character stands for: a Chinese heading of four characters can move."""
_CURE = Message(
    "make the same change there, or undo it here; `diglot sync --take catalog` with this page writes it anew from the "
    "catalog, which keeps every text that has no place any more as an obsolete entry."
)
_KINDS = {
    Kind.FIELD: Message("a page field"),
    Kind.PARAGRAPH: Message("a paragraph"),
    Kind.ITEM: Message("a list item"),
    Kind.CELL: Message("a table cell"),
    Kind.TITLE: Message("a title"),
    Kind.TERM: Message("a term"),
    Kind.DEFINITION: Message("a definition"),
    Kind.FOOTNOTE: Message("a footnote"),
    Kind.ABBREVIATION: Message("an abbreviation"),
    Kind.HTML: Message("an HTML text"),
    Kind.CODE_TITLE: Message("a title of code"),
}


class Alignment(NamedTuple):
    """The index in the target page of each unit id. With `problems`, only of the units that can be identified."""

    places: Mapping[str, int]
    problems: tuple[InputError, ...] = ()


def align(
    target: Document,
    agreed: Mapping[str, Agreed],
    source: Document | None,
    ids: Sequence[str],
    shown: Mapping[str, str],
    path: str,
    registered: Sequence[str] = (),
) -> Alignment:
    """The index in `target` of each unit id: of `agreed`, the units of the last sync, or of `ids`, those of `source`.

    `registered` are the units of the template, which stand in for `agreed` when the lock was lost. `shown` is what
    the catalog says the page shows.
    """
    hashes = [content_hash(unit.text) for unit in target.units]
    if not hashes and not agreed:
        return Alignment({})  # an empty page: whatever its source has is new
    last = list(agreed or registered)
    as_before = last if len(last) == len(hashes) else None
    as_source = list(ids) if source is not None and shape(target) == shape(source) else None
    chosen = as_source if as_before is None else as_before
    if as_before is not None and as_source is not None and as_before != as_source:
        in_catalog = {unit: content_hash(text) for unit, text in shown.items()}
        at_last_sync = {unit: texts.text for unit, texts in agreed.items()} if agreed else in_catalog
        explained_by_source = sum(hashes[i] == in_catalog.get(unit) for i, unit in enumerate(as_source))
        explained_by_lock = sum(hashes[i] == at_last_sync.get(unit) for i, unit in enumerate(as_before))
        chosen = as_source if explained_by_source > explained_by_lock else as_before
    if chosen is not None:
        problems = tuple(_moved(target, hashes, agreed, path)) if chosen is as_before and agreed else ()
        if not problems:
            return Alignment({unit: i for i, unit in enumerate(chosen)})
    elif agreed:
        problems = tuple(_differences_from_lock(target, hashes, agreed, path))
    else:
        problems = tuple(_differences_from_source(target, source, path))
    return Alignment(_by_texts(hashes, agreed) if agreed else _by_shape(target, source, ids), problems)


def _by_texts(hashes: Sequence[str], agreed: Mapping[str, Agreed]) -> dict[str, int]:
    """The units whose texts are still there, and those that were edited between two such."""
    units, texts_then = list(agreed), [unit_then.text for unit_then in agreed.values()]
    places: dict[str, int] = {}
    for _, from_start, from_end, start, end in SequenceMatcher(None, texts_then, hashes, autojunk=False).get_opcodes():
        if from_end - from_start == end - start:
            places |= zip(units[from_start:from_end], range(start, end), strict=True)
    free = {hashes[i]: i for i in range(len(hashes)) if i not in {*places.values()}}
    places |= {
        unit: free.pop(agreed_unit.text)
        for unit, agreed_unit in agreed.items()
        if unit not in places and agreed_unit.text in free
    }
    return places


def _by_shape(target: Document, source: Document | None, ids: Sequence[str]) -> dict[str, int]:
    """The units that stand among the same kinds of units in both pages."""
    if source is None:
        return {}
    blocks = SequenceMatcher(None, shape(source), shape(target), autojunk=False).get_matching_blocks()
    return {ids[there + i]: here + i for there, here, length in blocks for i in range(length)}


def _moved(target: Document, hashes: Sequence[str], agreed: Mapping[str, Agreed], path: str) -> Iterator[InputError]:
    """The texts that took the place of another: their neighbours would be paired with the wrong units."""
    was = [unit.text for unit in agreed.values()]
    changed = {i for i, now in enumerate(hashes) if now != was[i]}
    places = {was[i]: i for i in changed}
    for i in sorted(changed):
        if hashes[i] in places and _letters(target.units[i].text) >= MOVED:
            yield InputError(
                Message("this text stood in another place of the page: {}", _quoted(target.units[i].text)),
                Message(
                    "A page has the order of its source. Put it back where it was, or move the unit in the source "
                    "page and sync; `diglot sync --take catalog` with this page writes it anew from the catalog."
                ),
                path,
                line_number(target.text, target.units[i].span.start),
            )


def _letters(text: str) -> int:
    """The length of a text in letters of an alphabet."""
    return sum(LETTERS_OF_WIDE if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _differences_from_lock(
    target: Document, now: Sequence[str], agreed: Mapping[str, Agreed], path: str
) -> Iterator[InputError]:
    before = [unit.text for unit in agreed.values()]
    for action, from_start, from_end, start, end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        more = (end - start) - (from_end - from_start)
        if action != "equal" and more > 0:
            for at in range(start + (from_end - from_start), end):
                yield _difference(
                    target, at, path, Message("a unit was added here that the source page does not have"), at
                )
        if action != "equal" and more < 0:
            fact = Message("a unit was removed here") if more == -1 else Message("{} units were removed here", -more)
            yield _difference(target, end, path, fact, None)


def _differences_from_source(target: Document, source: Document | None, path: str) -> Iterator[InputError]:
    if source is None:
        yield InputError(Message("the page has no source page"), Message("If it was removed there, {}", _CURE), path)
        return
    cure = Message(
        "make the same change there, or undo it here; `diglot import {}` aligns its texts with the units, `diglot "
        "sync --take catalog` with this page writes it anew from the catalog, and both keep every text that has no "
        "place as an obsolete entry.",
        path,
    )
    others = without_added_titles(source, target)
    if shape(others) != shape(source):
        target = others  # titles of boxes are no difference of structure
    matcher = SequenceMatcher(None, shape(source), shape(target), autojunk=False)
    for action, from_start, from_end, start, end in matcher.get_opcodes():
        if action == "equal":
            continue
        there, here = source.units[from_start:from_end], target.units[start:end]
        for i, (original, translated) in enumerate(zip(there, here, strict=False)):
            fact = Message(
                "here is {}, {}, where its source has {}, {}",
                _kind(translated),
                _quoted(translated.text),
                _kind(original),
                _quoted(original.text),
            )
            yield _difference(target, start + i, path, fact, None, True, cure=cure)
        for i in range(len(there), len(here)):
            yield _difference(
                target,
                start + i,
                path,
                Message("its source has not {} that stands here", _kind(here[i])),
                start + i,
                cure=cure,
            )
        for original in there[len(here) :]:
            yield _difference(
                target,
                end,
                path,
                Message("{} of its source is missing here: {}", _kind(original), _quoted(original.text)),
                None,
                cure=cure,
            )


def _difference(
    target: Document,
    at: int,
    path: str,
    fact: Message,
    shown: int | None,
    is_whole: bool = False,
    cure: Message = _CURE,
) -> InputError:
    """What is different at unit `at` of a page, which may be its end; with the text of unit `shown`."""
    if shown is not None:
        fact = Message("{}: {}", fact, _quoted(target.units[shown].text))
    elif not is_whole and at < len(target.units):
        fact = Message("{}, before {}", fact, _quoted(target.units[at].text))
    elif not is_whole:
        fact = Message("{}, at the end", fact)
    start = target.units[at].span.start if at < len(target.units) else len(target.text.rstrip())
    return InputError(
        fact, Message("A page has the structure of its source: {}", cure), path, line_number(target.text, start)
    )


def _kind(unit: Unit) -> Message:
    return Message("a heading of level {}", unit.level) if unit.kind is Kind.HEADING else _KINDS[unit.kind]


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line[:59]}…”" if len(line) > 60 else f"“{line}”"
