"""Add the direction of texts: if a page has right-to-left languages, every element with a `lang` gets a `dir`.

Browsers do not take the direction from the language (HTML Standard, 3.2.6.4). In an edition whose languages all run
from left to right nothing is added.
"""

import re
from collections.abc import Iterable

from diglot.language import parse_language
from diglot.start_tags import add_attribute, read_attributes, start_tags

_TAGS = start_tags(r"[a-z][^\s/<>]*+")


def need_directions(languages: Iterable[str]) -> bool:
    """Whether one of the languages, given as tags, is written from right to left."""
    return any(parse_language(tag).is_rtl for tag in languages)


def add_directions(html: str) -> str:
    """HTML in which every element with a `lang` says its direction, unless it does already."""

    return _TAGS.sub(_add, html)


def _add(match: re.Match[str]) -> str:
    tag = match[0]
    if "lang=" not in tag:
        return tag
    attributes = list(read_attributes(tag))
    language = next((attribute for attribute in attributes if attribute.name == "lang"), None)
    if language is None or any(attribute.name == "dir" for attribute in attributes):
        return tag
    return add_attribute(tag, language.end, "dir", parse_language(language.value).direction)
