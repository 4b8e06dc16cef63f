"""Translations of the messages of click, which are finished when a command gets them.

The catalog has them with the context `click`, and with `{}` for what click puts into them. A message is translated by
the sentence that it matches; so is each value in it, which may be a message of click as well. (click asks Python's
`gettext`, but that takes the language from the environment alone, and only from compiled catalogs.)
"""

import re
from collections.abc import Mapping


def translate_click(message: str, sentences: Mapping[str, str]) -> str:
    """A message of click by the translations of its sentences; the same message if none of them matches."""
    for sentence in sorted(sentences, key=len, reverse=True):
        if values := re.fullmatch("(.+?)".join(map(re.escape, sentence.split("{}"))), message, re.DOTALL):
            return sentences[sentence].format(*(translate_click(value, sentences) for value in values.groups()))
    return message
