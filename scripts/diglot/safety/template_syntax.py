"""Find faults in the text of a translation without rendering it: commands to programs, and markup in page fields.

Front-matter values go into `<title>`, `<meta>` and the navigation as they are, so they must be plain text. Templates
and snippets are commands to the site's generator, and so they are code.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from diglot.character_references import decode_references

_COMMANDS = re.compile(
    r"\{\{(?>(?:(?!\{\{|\}\}).)*)\}\}|\{%(?>(?:(?!\{%|%\}).)*)%\}|\{!(?>(?:(?!\{!|!\}).)*)!\}"
    r"|\{#(?![\w-]++\s*+\})(?>(?:(?!\{#|#\}).)*)#\}|\{\{|\}\}|\{%|%\}|\{!|!\}"
    r"|(?<![;-])[;-]*+8<-++(?>(?:[ \t]++(?:\"[^\"]*+\"|'[^']*+'|\S++))?)|\[TOC\]|\[\[_TOC_\]\]|\A:::[ \t]?+\S++",
    re.DOTALL,
)
"""Expressions of templates, orders to read a file (snippets, `{!file!}`), the place of a table of contents, and the
name of a module to be documented (`::: os`), which mkdocstrings reads in headings, too."""
_DIRECTIVE = re.compile(r"<!--\s*diglot\b.*?(?:-->|\Z)", re.DOTALL | re.IGNORECASE)
_NOT_PLAIN = re.compile(r"[<>\"`]|&#?\w+;?|\{[{%#:]|\][(\[:]")


@lru_cache(4)
def command_pattern(delimiters: Sequence[tuple[str, str]]) -> re.Pattern[str] | None:
    """A pattern for commands that begin and end with signs of the edition's own choice; None if there are none."""
    forms = []
    for start, end in ((re.escape(start), re.escape(end)) for start, end in delimiters):
        forms += [rf"{start}(?>(?:(?!{start}|{end}).)*){end}|{start}|{end}" if end else start]
    return re.compile("|".join(forms), re.DOTALL) if forms else None


def find_commands(source: str, text: str, own: re.Pattern[str] | None = None) -> Iterator[tuple[str, tuple[int, int]]]:
    """The template expressions and snippets in a text that its source does not have; `own` finds those of the edition
    (`command_pattern`)."""
    if own is not None:
        yield from _find_more(own, source, text)
    if any(sign in text for sign in ("{", "}", "8<", "TOC", ":::")):
        yield from _find_more(_COMMANDS, source, text)


def _find_more(pattern: re.Pattern[str], source: str, text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    left = Counter(_essence(match[0]) for match in pattern.finditer(source))
    for match in pattern.finditer(text):
        essence = _essence(match[0])
        left[essence] -= 1
        if left[essence] < 0:
            yield match[0], match.span()


def _essence(command: str) -> str:
    """A command without what changes nothing: blanks at its ends, and words between two pieces of code, as in “`{{` and
    `}}`”, which are no expression."""
    if command[:1] != "{" or len(command) < 5:
        return command
    body = command[2:-2].strip()
    return f"{command[:2]}{'`' if body[0:1] == '`' == body[1:][-1:] else body}{command[-2:]}"


def find_directives(source: str, text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Comments that speak to this program, in a text whose source does not have them."""
    if "<!--" not in text:
        return
    known = {match[0] for match in _DIRECTIVE.finditer(source)}
    for match in _DIRECTIVE.finditer(text):
        if match[0] not in known:
            yield match[0], match.span()


def find_markup(source: str, text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The markup in a page field, unless the source's field has the same."""
    left = Counter(match[0] for match in _NOT_PLAIN.finditer(source))
    for match in _NOT_PLAIN.finditer(text):
        left[match[0]] -= 1
        if left[match[0]] < 0 and (match[0][0] != "&" or decode_references(match[0]) != match[0]):
            yield match[0], match.span()
