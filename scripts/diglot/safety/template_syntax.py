"""Find faults in the text of a translation without rendering it: commands to programs, and markup in page fields.

Front-matter values go into `<title>`, `<meta>` and the navigation as they are, so they must be plain text. Templates
and snippets are commands to the site's generator, and so they are code.
"""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

_COMMANDS = re.compile(
    r"\{\{(?:(?!\{\{|\}\}).)*+\}\}|\{%(?:(?!\{%|%\}).)*+%\}|\{!(?:(?!\{!|!\}).)*+!\}"
    r"|\{#(?![\w-]++\s*+\})(?:(?!\{#|#\}).)*+#\}|\{\{|\}\}|\{%|%\}|\{!|!\}"
    r"|(?<![;-])[;-]*+8<-++(?:[ \t]++(?:\"[^\"]*+\"|'[^']*+'|\S++))?+|\[TOC\]|\[\[_TOC_\]\]|\A:::[ \t]?+\S++",
    re.DOTALL,
)
"""Expressions of templates, orders to read a file (snippets, `{!file!}`), the place of a table of contents, and the
name of a module to be documented (`::: os`), which mkdocstrings reads in headings, too."""
_DIRECTIVE = re.compile(r"<!--\s*diglot\b.*?(?:-->|\Z)", re.DOTALL | re.IGNORECASE)
_NOT_PLAIN = re.compile(r"[<>\"`]|&#?\w+;?|\{[{%#:]|\][(\[:]")


def find_commands(source: str, text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The template expressions and snippets in a text that its source does not have."""
    if not any(sign in text for sign in ("{", "}", "8<", "TOC", ":::")):
        return
    left = Counter(_essence(found[0]) for found in _COMMANDS.finditer(source))
    for found in _COMMANDS.finditer(text):
        essence = _essence(found[0])
        left[essence] -= 1
        if left[essence] < 0:
            yield found[0], found.span()


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
    known = {found[0] for found in _DIRECTIVE.finditer(source)}
    for found in _DIRECTIVE.finditer(text):
        if found[0] not in known:
            yield found[0], found.span()


def find_markup(source: str, text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The markup in a page field, unless the source's field has the same."""
    left = Counter(found[0] for found in _NOT_PLAIN.finditer(source))
    for found in _NOT_PLAIN.finditer(text):
        left[found[0]] -= 1
        if left[found[0]] < 0 and (found[0][0] != "&" or unescape(found[0]) != found[0]):
            yield found[0], found.span()
