"""Find differences between the units of a translated page and its source. The text there is copied from the source.

The site never shows what a translator writes there. But somebody may build the folder with another program, which would
publish a hostile text.
"""

import re
from collections.abc import Iterator

from diglot.pages import Document, shape
from diglot.safety.code_comments import PLAIN_LANGUAGES, mask_code
from diglot.spans import Span, line_number

_MARKER = re.compile(r"(?<![^\s>])[*+](?=[ \t])")
"""What may begin a list item instead of a hyphen; which one does makes no difference."""
_WORD = re.compile(r"\S+")
_UNDER_HEAD = re.compile(r"^[-:|> \t]++$", re.MULTILINE)
"""The line under the head of a table, which may be of any length."""
_BOX = re.compile(r"^([ \t>]*+(?:!!!|\?\?\?\+?|///)[ \t]*+)[\w-]++", re.MULTILINE)
"""The type of a box, which DG109 compares."""
_MARKED = re.compile(r"()[ \t](?:hl_lines|linenums|title)=\"[^\"\n]*+\"")
"""Which lines of a block of code are marked, and its title."""
_PLAIN = "|".join(map(re.escape, sorted(PLAIN_LANGUAGES, key=len, reverse=True)))
_SHOWN = re.compile(
    rf"^([ \t>]*+(?:`{{3,}}|~{{3,}})(?!`))[ \t]*+(?>(?:{_PLAIN})?)[ \t\r]*+$", re.MULTILINE | re.IGNORECASE
)
"""How a block of code is coloured, which DG107 compares."""
_TOLD = re.compile(r"([ \t](?:alt|aria-label|title)=\")[^\"<>\n]++")
"""The attributes of an element that are text for readers."""


def find_between(source: Document, target: Document) -> Iterator[tuple[int, str, bool]]:
    """The first place where a target page says something else than its source between units, if its units are the
    same: its line, what stands there, and whether it is front matter. What does nothing may differ. Blocks of
    code, which DG107 compares, may have other lines."""
    if shape(source) != shape(target):
        return
    source_text, target_text = (_compared(document.text) for document in (source, target))
    for there, here in zip(_gaps(source), _gaps(target), strict=True):
        was = [word[0] for word in _WORD.finditer(source_text, *there)]
        now = list(_WORD.finditer(target_text, *here))
        if was != [word[0] for word in now]:
            same = next(
                (i for i, (a, b) in enumerate(zip(was, now, strict=False)) if a != b[0]), min(len(was), len(now))
            )
            at = now[same].start() if same < len(now) else here.end
            line = target.text[target.text.rfind("\n", 0, at) + 1 :].split("\n", 1)[0].strip()
            yield line_number(target.text, at), line, here.start < target.body
            return


def _compared(text: str) -> str:
    """A page with blanks in place of what may differ, of the same length."""
    text = _MARKER.sub("-", mask_code(text))
    text = _UNDER_HEAD.sub(lambda line: re.sub("-{2,}", "-", line[0]).ljust(len(line[0])), text)
    for harmless in (_BOX, _MARKED, _SHOWN, _TOLD):
        text = harmless.sub(lambda match: match[1] + " " * (len(match[0]) - len(match[1])), text)
    return text


def _gaps(document: Document) -> Iterator[Span]:
    at = 0
    for unit in document.units:
        yield Span(at, unit.span.start)
        at = unit.span.end
    yield Span(at, len(document.text))
