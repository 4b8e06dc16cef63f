"""What stands between the units of a page: code, front matter, the addresses of references, the marks of containers.

It is the source's and is copied from there. A translated page may differ there, by an edit before the first sync or
later. Each difference is reported, and kept until somebody allows to overwrite it (`--take source`); it then becomes an
obsolete entry, so it is not lost. Blanks and the choice of list marks do not count.

Titles that a container has in the translation alone are such differences, too. The names of references are adopted
without asking: where the translation says `[告知我们]` and `[告知我们]: url`, and the source `[let us know]: url`, the
unit becomes `[告知我们][let us know]`, which readers cannot tell from it. So are the anchors of headings: `a.md#多少`
becomes `a.md#how-many`.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from diglot.errors import DifferenceError
from diglot.keys import content_hash
from diglot.message import Message
from diglot.pages import Document, Kind, shape
from diglot.pages.link_names import DEFINITION, fold_label, relabel, renamed_labels, with_anchors_of
from diglot.spans import line_number

_MARKS = re.compile(r"[\s|:*+_=\d.>#-]*(?:\[[ xX]\])?")
_BOX = re.compile(r"(?:!!!|\?\?\?\+?|///|:::)[ ]?[\w-]++$")


class Line(NamedTuple):
    """A piece of a line between units, without the blanks around it."""

    number: int
    text: str
    compared: str
    """The text that is compared. List marks of all kinds are equal in it, and so are rows of dashes."""


class Difference(NamedTuple):
    """What a page has between its units (`here`, in line `number`), where its source has something else (`there`).
    Either may be empty: there is nothing."""

    number: int
    here: str
    there: str
    is_field: bool
    """Whether it is in the front matter."""

    def problem(self, path: str) -> DifferenceError:
        """The problem that reports the difference."""
        here, there = (f"“{text[:80]}{'…' if len(text) > 80 else ''}”" for text in (self.here, self.there))
        where = (
            Message("where the source page has {}", there)
            if self.there
            else Message("which the source page does not have")
        )
        fact = Message("between the units stands {}, {}", here, where)
        cure = (
            Message("Add the key to `fields` in diglot.toml to translate it, or undo")
            if self.is_field
            else Message("Undo")
        )
        return DifferenceError(
            fact,
            Message(
                "What is not a unit is the same in all languages. {} the change; or let `diglot sync --take source` "
                "with this page write the source's over it, which keeps what stood here as an obsolete entry.",
                cure,
            ),
            path,
            self.number,
            is_title=bool(self.there) and _BOX.match(self.there) is not None and self.here.startswith(f"{self.there} "),
        )


def between_hash(document: Document) -> str:
    """A hash of everything between the units of a page."""
    starts = [0, *(unit.span.end for unit in document.units)]
    ends = [*(unit.span.start for unit in document.units), len(document.text)]
    gaps = (document.text[start:end].split("\n") for start, end in zip(starts, ends, strict=True))
    return content_hash(
        "\0".join(
            "\n".join(_said(stripped) for line in gap if (stripped := line.strip().removeprefix("\ufeff")))
            for gap in gaps
        )
    )


def find_differences(source: Document, target: Document) -> list[Difference]:
    """Every difference between the units of two pages, in the order of the target."""
    labels = renamed_labels(source.text, target.text)
    there, here = list(_gaps(source)), [[_with_label(line, labels) for line in gap] for gap in _gaps(target)]
    if len(there) != len(here):
        there, here = [[line for gap in there for line in gap]], [[line for gap in here for line in gap]]
    return [
        difference
        for source_gap, target_gap in zip(there, here, strict=True)
        for difference in _differences(source_gap, target_gap, target)
    ]


def _differences(there: list[Line], here: list[Line], target: Document) -> Iterator[Difference]:
    source_lines, target_lines = [line.compared for line in there], [line.compared for line in here]
    if source_lines == target_lines:
        return
    body = line_number(target.text, target.body)
    for action, from_start, from_end, start, end in SequenceMatcher(
        None, source_lines, target_lines, autojunk=False
    ).get_opcodes():
        if action == "equal":
            continue
        behind = here[start - 1].number if start else here[start].number if start < len(here) else 1
        for source_line, target_line in zip_longest(there[from_start:from_end], here[start:end]):
            number = target_line.number if target_line else behind
            is_field = number < body
            yield Difference(
                number, target_line.text if target_line else "", source_line.text if source_line else "", is_field
            )
            behind = number


def _gaps(document: Document) -> Iterator[list[Line]]:
    at, number = 0, 1
    for start, end in (*(unit.span for unit in document.units), (len(document.text), len(document.text))):
        lines = []
        for i, text in enumerate(document.text[at:start].split("\n")):
            number += i > 0
            if content := text.strip().removeprefix("\ufeff"):
                lines.append(Line(number, content, _said(content)))
        yield lines
        number += document.text.count("\n", start, end)
        at = end


def _with_label(line: Line, labels: Mapping[str, str]) -> Line:
    match = DEFINITION.fullmatch(line.compared)
    label = labels.get(fold_label(match[1])) if match else None
    return line if match is None or label is None else line._replace(compared=f"[{label}]: {match[2]}{match[3]}")


@lru_cache(4096)
def _said(text: str) -> str:
    text = " ".join(text.split())
    if not _MARKS.fullmatch(text):
        return text
    text = re.sub(r"(?<!\d)\d++\.", "1.", re.sub(r"[*+_]", "-", text.replace(" ", "")))
    return re.sub(r"-{2,}", "-", re.sub(r"={2,}", "=", text))


def without_own_titles(source: Document, target: Document) -> Document:
    """The target page with the titles that its containers have and those of its source have not as a part of what is
    between the units, if that makes it a page of the same structure."""
    found = without_added_titles(source, target)
    return found if shape(found) == shape(source) else target


def without_added_titles(source: Document, target: Document) -> Document:
    """The target page without the titles that its source has not, whatever else is different."""
    there, here = shape(source), shape(target)
    if there == here:
        return target
    own: set[int] = set()
    for action, _, _, start, end in SequenceMatcher(None, there, here, autojunk=False).get_opcodes():
        if action == "insert" and all(kind is Kind.TITLE for kind, _ in here[start:end]):
            own |= {*range(start, end)}
    return target._replace(units=tuple(unit for i, unit in enumerate(target.units) if i not in own))


def without_new_titles(source: Document | None, target: Document, agreed: Collection[str]) -> Document:
    """The target page without the titles that it was adopted with, or got since its texts were `agreed` on; these are
    hashes. It stays as it is if that does not explain the number of its units."""
    if len(target.units) <= len(agreed):
        return target
    stripped = target if source is None else without_own_titles(source, target)
    if len(stripped.units) == len(agreed):
        return stripped
    known = frozenset(agreed)
    kept = tuple(unit for unit in target.units if unit.kind is not Kind.TITLE or content_hash(unit.text) in known)
    return target._replace(units=kept) if len(kept) == len(agreed) else target


def with_names_of(source: Document, target: Document) -> Document:
    """The target page with the labels of its source in its units, where both have a reference to one address; and with
    the anchors of its source, if both have the same structure."""
    labels = renamed_labels(source.text, target.text)
    texts = [relabel(unit.text, labels) for unit in target.units]
    if shape(source) == shape(target):
        texts = [with_anchors_of(unit.text, text) for unit, text in zip(source.units, texts, strict=True)]
    return target._replace(
        units=tuple(unit._replace(text=text) for unit, text in zip(target.units, texts, strict=True))
    )
