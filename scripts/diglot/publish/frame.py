"""The frame of a written page: its head, header, navigation and footer, as text.

A frame is never parsed as a whole: it is most of a page, and only its links, its title and a few addresses change.
Links are looked for in start tags, and the addresses of the theme in scripts: titles of translators are there, too.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape

from diglot.character_references import decode_references
from diglot.language import parse_language
from diglot.publish.relative_links import rebaser, relative
from diglot.publish.written_page import WrittenPage
from diglot.start_tags import start_tags

_LINKING = start_tags("a|area|audio|embed|iframe|image|img|input|link|script|source|track|use|video")
_LINK = re.compile(r"""=(?:(?<=\shref=)|(?<=\ssrc=))(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))|"[^"]*+"|'[^']*+'""")
"""The value of a link in a start tag, or another value in quotation marks, in which no link stands."""
_SCRIPT = re.compile(r"<(?i:script\b[^<>]*>(?>(?:[^<]++|<(?!/script))*)</script)")
_ADDRESS = re.compile(r'( data-diglot-address=")([^"]*)"')
_CANONICAL = re.compile(r'(?<![ \t])[ \t]*+<link(?=\s)(?=[^<>]*\srel="?canonical\b)[^<>]*+>\n?')
_TITLE = re.compile(r"<title>((?>(?:(?!</?title>).)*))</title>", re.DOTALL)
_WIDE = frozenset({"Hans", "Hant", "Hani", "Jpan"})
"""Scripts whose marks are as wide as their letters."""
_ROBOTS = '<meta name="robots" content="noindex,follow">'


@dataclass(frozen=True, slots=True)
class ThemeAddresses:
    """Where the pages of a theme have addresses that are in no `href` or `src`: the texts before them."""

    roots: Sequence[str] = ()
    """Before the address of the site's root, without a slash at its end."""
    files: Sequence[str] = ()
    """Before the address of a file or folder, which is the same one on every page."""


def put_around(page: WrittenPage, first: str, last: str) -> WrittenPage:
    """A page with `first` at the beginning and `last` at the end of its article, or else of its content."""
    opening = page.before.rfind("<article")
    at = page.before.find(">", opening) + 1 if opening >= 0 else len(page.before)
    closing = page.after.find("</article>")
    end = max(closing, 0)
    return WrittenPage(
        page.before[:at] + first + page.before[at:], page.content, page.after[:end] + last + page.after[end:]
    )


def put_head(page: WrittenPage, elements: str) -> WrittenPage:
    """A page with more elements at the end of its head."""
    before, end, rest = page.before.partition("</head>")
    return page._replace(before=before + elements + end + rest) if end else page


def move_page(page: WrittenPage, old: str, new: str, moved: Mapping[str, str], theme: ThemeAddresses) -> WrittenPage:
    """The frame of the page at `old` for a page at `new`: it leads where it led, but to the `moved` pages.

    The content is left as it is.
    """
    lead = rebaser(old, new, lambda address: moved.get(address, address))
    rebase = cache(lambda link: escape(lead(decode_references(link)), quote=True))

    def link(match: re.Match[str]) -> str:
        return f'="{rebase(match[match.lastindex])}"' if match.lastindex else match[0]

    root = relative("", new).rstrip("/")
    stay = rebaser(old, new, lambda address: address)

    def change_script(script: re.Match[str]) -> str:
        text = script[0]
        for before in theme.roots:
            text = _change_behind(text, before, lambda _: root)
        for before in theme.files:
            text = _change_behind(text, before, lambda file: stay(file) if file else file)
        return text

    def change(text: str) -> str:
        text = _ADDRESS.sub(lambda match: f'{match[1]}{match[2].removesuffix(old)}{new}"', text, count=1)
        text = _LINKING.sub(lambda tag: _LINK.sub(link, tag[0]), text)
        return _SCRIPT.sub(change_script, text)

    return WrittenPage(change(page.before), page.content, change(page.after))


def _change_behind(text: str, before: str, change: Callable[[str], str]) -> str:
    """A text with another address behind each `before`, up to the next quotation mark."""
    first, *others = text.split(before)
    pairs = (other.partition('"') for other in others)
    return before.join(
        [first, *(f"{change(address) if mark else address}{mark}{rest}" for address, mark, rest in pairs)]
    )


def set_title(page: WrittenPage, name: str, language: str) -> WrittenPage:
    """A page whose title has the name of the site behind a separator of its language, and does not repeat it.

    Themes write a blank, a hyphen and a blank. `language` is a tag.
    """
    separator = "｜" if parse_language(language).script in _WIDE else " - "

    def title(match: re.Match[str]) -> str:
        for spelling in (escape(name, quote=False), name):
            own = match[1].removesuffix(f" - {spelling}")
            if own != match[1]:
                return f"<title>{own if own == spelling else f'{own}{separator}{spelling}'}</title>"
        return match[0]

    return page._replace(before=_TITLE.sub(title, page.before, count=1))


def set_head(page: WrittenPage, titles: Sequence[str]) -> WrittenPage:
    """A page with the titles of both languages, and not for search engines, which have each language's own page.

    They are told not to index the page, and are given no canonical address: both together contradict each other.
    """
    own, other = (escape(title, quote=False) for title in titles)

    def title(match: re.Match[str]) -> str:
        rest = match[1].removeprefix(own).removeprefix(titles[0])  # themes write it escaped, or as it is
        both = own if own == other else f"{own} · {other}"
        return f"{_ROBOTS}\n        <title>{both}{rest if rest != match[1] else f' - {match[1]}'}</title>"

    before = _TITLE.sub(title, page.before, count=1)
    return page._replace(before=_CANONICAL.sub("", before, count=1))
