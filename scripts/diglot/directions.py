"""The direction of each text: where a page has right-to-left languages, every element with a `lang` has a `dir`.

Browsers do not take the direction from the language (HTML Standard, 3.2.6.4). In an edition whose languages all run
from left to right nothing is added.
"""

import re
from collections.abc import Iterable

from diglot.language import parse_language

_WITH_LANG = re.compile(
    r"""<[a-z](?:[^<>"']|"[^"<]*"|'[^'<]*')*?\slang=(?:"([^"<]*)"|'([^'<]*)'|([^\s"'<>=]+))""", re.IGNORECASE
)
_END = re.compile("[<>]")
_DIR = re.compile(r"\sdir=", re.I)


def need_directions(languages: Iterable[str]) -> bool:
    """Whether one of the languages, given as tags, is written from right to left."""
    return any(parse_language(tag).is_rtl for tag in languages)


def add_directions(html: str) -> str:
    """HTML in which every element with a `lang` says its direction, unless it does already."""

    def add(match: re.Match[str]) -> str:
        end = _END.search(html, match.end())
        tag = html[match.start() : end.start() if end else match.end()]
        language = next(value for value in match.groups() if value is not None)
        return match[0] if _DIR.search(tag) else f'{match[0]} dir="{parse_language(language).direction}"'

    return _WITH_LANG.sub(add, html)
