"""Find out quickly that two articles have the same markup, so that neither can do more than the other.

Most translations have the markup of their source: the same tags with the same attributes, in one order, and the same
code. The rest are words, which can do nothing. The HTML that lexbor writes of the two trees is compared, not each node.
Law: of articles with the same markup, `read_article` finds no unit that can do more
(`tests/safety/test_same_markup.py`).
"""

import re
from typing import NamedTuple

from diglot.safety.capabilities import CLOSED, CODE, FORMULA, SPOKEN

_ATTRIBUTES = r"""(?>(?: [^\s"'<>/=]++="[^"]*+")*)"""
"""As lexbor writes them. A tag with another attribute is not found, and so its `<` is left among the words."""
_WITH_CODE = (rf"<{name}{_ATTRIBUTES}>(?>(?:[^<]++|<(?!/?{name}[ >]))*)</{name}>" for name in sorted(CODE))
_PARTS = re.compile(rf"({'|'.join(_WITH_CODE)})|(</?[a-z][a-z0-9-]*+{_ATTRIBUTES}>)")
"""An element with code, or a tag."""
_SPOKEN = re.compile(rf' (?:{"|".join(sorted(SPOKEN))})="(?>(?:[^"<&]|&(?!lt;))*)"')
_CODE_ENDS = frozenset(f"</{name}>" for name in CODE)
_MATTERING = re.compile(rf"<(?:{'|'.join(sorted(CLOSED))})[ >]|{FORMULA}")
"""Elements of which the words matter."""


class _Markup(NamedTuple):
    code: list[str | None]
    tags: list[str | None]


def have_same_markup(source: str, target: str) -> bool:
    """Whether two articles, as lexbor writes them, have the same markup; False also if that is not seen quickly."""
    read_source, read_target = _read(source), _read(target)
    if read_source is None or read_target is None or read_source.code != read_target.code:
        return False
    return read_source.tags == read_target.tags or (
        len(read_source.tags) == len(read_target.tags)
        and all(
            one == other or _silent(one) == _silent(other)
            for one, other in zip(read_source.tags, read_target.tags, strict=True)
        )
    )


def _read(html: str) -> _Markup | None:
    """The markup of an article; None where words may matter, too."""
    if _MATTERING.search(html):
        return None
    parts = _PARTS.split(html)
    words, code, tags = parts[::3], parts[1::3], parts[2::3]
    # an end of code that is left over: there was code in code of the same name, and a part of it is among the words;
    # a `<` that is left over: there is a comment, or a tag or text that is not as simple as it has to be here
    if not _CODE_ENDS.isdisjoint(tags) or any("<" in word or "&lt;" in word for word in words):
        return None
    return _Markup(code, tags)


def _silent(tag: str | None) -> str:
    """A tag without the attributes that are words for readers."""
    return _SPOKEN.sub("", tag or "")
