"""Join a page from its units: translations replace the units, and everything else is copied."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from diglot.errors import StructureError
from diglot.message import Message
from diglot.pages.document import Document, Kind, Unit
from diglot.pages.fields import write_field
from diglot.pages.folding import HARD_BREAK, fold
from diglot.pages.split import split_units
from diglot.spans import line_number

BREAKS, LAST = 12, 400
"""How many places of a text are tried for a line break, and how far from its end they are looked for."""
_NO_DESTINATION = re.compile(r"\n[ \t>]*\[[^\[\]\n]*\]:\Z")
"""The end of a text that would define a link if any text followed."""
_NOT_PREFIX = re.compile(r"[^>\s]")


def join_units(document: Document, translations: Sequence[str | None]) -> str:
    """The page with `translations` in place of its units; None keeps the author's bytes, and so does an equal text.

    Raises StructureError, with the index of the unit, for a text that would not stand in its place as one unit: the
    joined page is cut again, and must have the same units with the given texts.
    """
    texts = [
        None if text is None or (folded := document.fold(unit, text)) == unit.text else folded
        for unit, text in zip(document.units, translations, strict=True)
    ]
    if not any(text is not None for text in texts):
        return document.text
    written = [
        None if text is None else _written(document, unit, text)
        for unit, text in zip(document.units, texts, strict=True)
    ]
    while not _is_faithful(document, texts, joined := _splice(document, written)):
        index = _first_unfit(document, texts, written)
        written[index] = _other_lines(document, texts, written, index)
    return joined


def _first_unfit(document: Document, texts: Sequence[str | None], written: Sequence[str | None]) -> int:
    """A unit with which the page stops to hold, while it holds with all before it; found by halving, as pages are long
    and a hostile catalog can have many such texts."""
    holds, fails = -1, len(texts) - 1
    while fails - holds > 1:
        middle = (holds + fails) // 2
        holds, fails = (middle, fails) if _holds_until(document, texts, written, middle) else (holds, middle)
    return fails


def _holds_until(document: Document, texts: Sequence[str | None], written: Sequence[str | None], last: int) -> bool:
    rest = [None] * (len(texts) - last - 1)
    return _is_faithful(document, [*texts[: last + 1], *rest], _splice(document, [*written[: last + 1], *rest]))


def _other_lines(document: Document, texts: Sequence[str | None], written: Sequence[str | None], index: int) -> str:
    """The text of a unit on other lines, so that what follows is read as before.

    A rule below two lines of text is a rule; below one line it would make it a heading. So the text is broken where a
    soft line break does not show or, if it has no such place, followed by a blank line. Raises StructureError if that
    does not help.
    """
    unit, text = document.units[index], texts[index] or ""
    if "\n" in unit.span.of(document.text) and unit.kind is not Kind.FIELD:
        broken = () if document.grammar.breaks else islice(_broken(text), BREAKS)
        for lines in (*broken, f"{text}\n"):
            other = _written(document, unit, lines)
            if _holds_until(document, texts, [*written[:index], other, *written[index + 1 :]], index):
                return other
    raise _refusal(document, index, text)


def _broken(text: str) -> Iterator[str]:
    """The text with one line break that does not show, from the end of its last `LAST` characters on."""
    for i in range(len(text) - 1, max(0, len(text) - LAST), -1):
        lines = f"{text[:i].rstrip(' ')}\n{text[i:].lstrip(' ')}"
        if fold(lines) == text:
            yield lines


def _refusal(document: Document, index: int, text: str) -> StructureError:
    unit = document.units[index]
    shown = text[:60].replace("\n", "⏎") + ("…" if len(text) > 60 else "")
    return StructureError(
        Message("this text cannot stand in place of a {}: “{}”", Message(unit.kind), shown),
        Message(
            "It would become something else on the page. Has it a blank line, or does it begin like a list, a heading "
            "or a quote, or hold a bare | in a table? A backslash before the sign helps: 1\\. or \\# or \\|."
        ),
        index,
        line=line_number(document.text, unit.span.start),
    )


def _is_faithful(document: Document, texts: Sequence[str | None], joined: str) -> bool:
    again = split_units(joined, document.fields, document.grammar)
    return len(again.units) == len(document.units) and all(
        new.kind is old.kind and new.level == old.level and new.text == (old.text if text is None else text)
        for new, old, text in zip(again.units, document.units, texts, strict=True)
    )


def _splice(document: Document, written: Iterable[str | None]) -> str:
    parts = []
    at = 0
    for unit, text in zip(document.units, written, strict=True):
        if text is not None:
            parts += [document.text[at : unit.span.start], text]
            at = unit.span.end
    parts.append(document.text[at:])
    return "".join(parts)


def _written(document: Document, unit: Unit, text: str) -> str:
    """`text` as it must be written in place of `unit`."""
    page = document.text
    if unit.kind is Kind.FIELD:
        return write_field(page, unit.span, text)
    if "\n" in text:
        line_start = page.rfind("\n", 0, unit.span.start) + 1
        prefix = _NOT_PREFIX.sub(" ", page[line_start : unit.span.start])
        newline = "\r\n" if "\r\n" in page else "\n"
        return (text.replace(HARD_BREAK, "\n") if document.grammar.breaks else text).replace("\n", newline + prefix)
    return text


def mark_units(document: Document, starts: Sequence[str], ends: Sequence[str]) -> str:
    """The page with `starts[i]` before and `ends[i]` behind unit i. Front matter is left alone: it is not rendered.

    The mark behind a last line `[x]:` would be read as the destination of a link, so it stands before the colon; and
    spaces of any kind around a unit stay outside, where the renderer takes them off.
    """
    parts = []
    at = 0
    for unit, start, end in zip(document.units, starts, ends, strict=True):
        if unit.kind is not Kind.FIELD:
            span = unit.span
            raw = span.of(document.text)
            begin = span.end - len(raw.lstrip())
            stop = span.start + len(raw.rstrip()) - bool(_NO_DESTINATION.search(raw))
            parts += [document.text[at:begin], start, document.text[begin:stop], end]
            at = stop
    parts.append(document.text[at:])
    return "".join(parts)


def shape(document: Document) -> tuple[tuple[Kind, int], ...]:
    """Kind and level of every unit: what a translation must have in common with its source."""
    return tuple((unit.kind, unit.level) for unit in document.units)
