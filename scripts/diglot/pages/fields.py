"""Front matter: the values of chosen keys, if they are plain text. Everything else is copied.

Reads the scalars of YAML 1.2 that people write there: plain, quoted, folded and literal, at the top level only. A page
that does not begin with `---` may begin with fields in the manner of MultiMarkdown, `title: A title`, as MkDocs reads
them: they end with the first line that is none, and nothing in them is quoted.
"""

import json
import re
from collections.abc import Collection, Iterator

from diglot.pages.folding import fold
from diglot.spans import Span

_FRONT_MATTER = re.compile(r"\ufeff?-{3}[ \t]*\r?\n(?:.*?\n)??(?:-{3}|\.{3})[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_PLAIN_FIELD = re.compile(r"[ ]{0,3}([A-Za-z0-9_-]+):[ \t]*([^\n]*(?:\n(?:[ ]{4}|\t)[^\n]*\S[^\n]*)*)(?:\n|\Z)")
_BLANK_LINES = re.compile(r"[ \t]*\r?\n(?:\r?\n)*")
_KEY = re.compile(r"^([A-Za-z_][\w-]*)[ \t]*:[ \t]+(?=\S)(.*)$", re.MULTILINE)
_SINGLE = re.compile(r"'((?:[^']|'')*)'[ \t]*(?:#.*)?\r?$")
_DOUBLE = re.compile(r'"((?:[^"\\]|\\.)*)"[ \t]*(?:#.*)?\r?$')
_BLOCK = re.compile(r"[|>][+-]?[ \t]*\r?$")
_MORE = re.compile(r"(?:\n[ \t]+\S.*)*")
_COMMENT = re.compile(r"(?<![ \t])[ \t]++#.*$")
_NEEDS_QUOTES = re.compile(
    r"[\s\-?:,\[\]{}#&*!|>'\"%@`=]|<<$|.*(?::(?:\s|$)|\s#)|(?:true|false|yes|no|on|off|null|~)$|[\d.+]", re.IGNORECASE
)


def body_start(text: str) -> int:
    """Where the Markdown of a page begins."""
    if match := _FRONT_MATTER.match(text):
        return match.end()
    end = max((field.end() for field in _plain_fields(text)), default=0)
    blank = _BLANK_LINES.match(text, end) if end else None
    return blank.end() if blank else end


def find_fields(text: str, end: int, keys: Collection[str]) -> Iterator[tuple[Span, str]]:
    """The values of `keys` in the front matter `text[:end]`: the span and the text of each."""
    if not _FRONT_MATTER.match(text):
        for found in _plain_fields(text):
            if found[1].lower() in keys:
                yield from _trimmed(text, found.start(2), found.end(2))
        return
    for found in _KEY.finditer(text, 0, end):
        if found[1] in keys:
            yield from _value(text, found.start(2), found[2], end)


def _plain_fields(text: str) -> Iterator[re.Match[str]]:
    """The fields of MultiMarkdown that a page begins with."""
    at = 0
    while match := _PLAIN_FIELD.match(text, at):
        yield match
        at = match.end()


def _value(text: str, start: int, value: str, end: int) -> Iterator[tuple[Span, str]]:
    if quoted := _SINGLE.match(value):
        yield from _trimmed(text, start + 1, start + quoted.end(1), quoted[1].replace("''", "'"))
    elif quoted := _DOUBLE.match(value):
        try:
            unescaped = json.loads(f'"{quoted[1]}"')
        except ValueError:
            return  # an escape of YAML's own: copied
        if "\n" not in unescaped:
            yield from _trimmed(text, start + 1, start + quoted.end(1), unescaped)
    elif _BLOCK.match(value):
        more = _MORE.match(text, start + len(value.rstrip("\r")) + value.endswith("\r"), end)
        if more and more[0].strip():
            yield from _trimmed(text, more.start(), more.end())
    elif value[0] not in "[]{}#&*!|>'\"%@`-?,":
        more = _MORE.match(text, start + len(value), end)
        stop = more.end() if more and more[0] else start + len(value)
        comment = _COMMENT.search(text[start:stop]) if "#" in value and stop == start + len(value) else None
        yield from _trimmed(text, start, start + comment.start() if comment else stop)


def _trimmed(text: str, start: int, end: int, meaning: str | None = None) -> Iterator[tuple[Span, str]]:
    """The span without the blanks around it, with its text: `meaning` if that is given."""
    value = text[start:end]
    if content := value.strip():
        begin = start + len(value) - len(value.lstrip())
        yield Span(begin, begin + len(content)), fold(content if meaning is None else meaning.strip())


def write_field(text: str, span: Span, value: str) -> str:
    """`value` in the form in which it replaces `span`: in the author's quotes, or in new quotes if it needs them."""
    if not _FRONT_MATTER.match(text):
        return value.replace("\n", " ")
    before = text[span.start - 1]
    if before == '"':
        return json.dumps(value, ensure_ascii=False)[1:-1]
    if before == "'":
        return value.replace("'", "''")
    in_block = "\n" in text[text.rfind(":", 0, span.start) : span.start]
    return json.dumps(value, ensure_ascii=False) if not in_block and _NEEDS_QUOTES.match(value) else value
