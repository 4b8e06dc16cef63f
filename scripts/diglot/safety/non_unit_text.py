"""What stands between the units of a translated page: it belongs to the source, and is copied from there.

Whatever a translator writes there is gone after the next sync and never on the site; but a hostile text may wait there
for somebody to build the folder with another program.
"""

import re
from collections.abc import Iterator

from diglot.pages import Document, shape
from diglot.safety.code_comments import mask_comments
from diglot.spans import Span, line_number

_MARKER = re.compile(r"(?<![^\s>])[*+](?=[ \t])")
"""What may begin a list item instead of a hyphen; which one does makes no difference."""


def find_between(source: Document, target: Document) -> Iterator[tuple[int, str, bool]]:
    """The first place where a target page says something else than its source between units, if its units are the
    same: its line, what stands there, and whether it is front matter. Comments in code may differ."""
    if shape(source) != shape(target):
        return
    source_text, target_text = mask_comments(source.text), mask_comments(target.text)
    for there, here in zip(_gaps(source), _gaps(target), strict=True):
        was, now = (_MARKER.sub("-", span.of(text)) for span, text in ((there, source_text), (here, target_text)))
        if was.split() != now.split():
            same = next((i for i, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now)))
            start = here.start + now.rfind("\n", 0, same) + 1
            line = target.text[start:].split("\n", 1)[0].strip() or now[same:].strip()
            yield line_number(target.text, here.start + same), line, here.start < target.body
            return


def _gaps(document: Document) -> Iterator[Span]:
    at = 0
    for unit in document.units:
        yield Span(at, unit.span.start)
        at = unit.span.end
    yield Span(at, len(document.text))
