"""Pages side by side. They are made from pages that are already written: rows replace the article, the rest is kept.

*Cost.* No page goes through the templates a second time, so a site with these pages takes little more time to build.
The facts about Material's pages that this module uses have tests in `tests/engines/test_mkdocs_internals.py`.

*Addresses.* The pages are in a folder named by the pair of languages: `/en-zh/essay/` in the frame of the source
language, `/zh/en-zh/essay/` in that of the target. With several targets there is a pair for each. Links between pages
stay side by side; the switch leads to the pages in one language.

*Language.* Diglot's own notices, such as that a passage is not translated yet, or which pages discuss it, are shown
once, in the language of the frame. The language of the frame comes first in the HTML. When readers choose the other
order, the HTML changes, so that reading order, keyboard order and visible order are the same.

*Search engines* get the pages in one language. A page side by side has `noindex,follow`, is not in the sitemap, and
has no canonical link: `noindex` and a canonical address contradict each other, and an engine might drop the page that
is named. The search of the site also leads to pages in one language.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from diglot.interface import interface
from diglot.publish.relative_links import rebaser, relative
from diglot.publish.row_blocks import Remarks, RowSide
from diglot.publish.rows import pair_articles

_LINK = re.compile(r'(\s(?:href|src)=")([^"]*)"')
_BASES = (re.compile(r'("base": ")[^"]*(")'), re.compile(r'(new URL\(")[^"]*(")'))
_WORKER = re.compile(r'("search": ")([^"]+)(")')
_ADDRESS = re.compile(r'( data-diglot-address=")([^"]*)"')
_CANONICAL = re.compile(r'[ \t]*<link rel="canonical"[^>]*>\n?')
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_ARTICLE = re.compile(r"(<article\b[^>]*>).*(</article>)", re.DOTALL)
_ROBOTS = '<meta name="robots" content="noindex,follow">'
_MODES, _FACTS, _ROWS = "\ue000modes\ue000", "\ue000facts\ue000", "\ue000rows\ue000"


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A page in one language, as it is written."""

    language: str
    tag: str
    address: str
    file: Path
    title: str
    content: str
    """Its article."""
    modes: str
    facts: str
    """What it carries for its reader; see `apparatus`."""


@dataclass(frozen=True, slots=True)
class SideBySidePage:
    """A page to be made: two leaves in rows, in the frame of one of them."""

    source: RenderedPage
    target: RenderedPage
    frame: RenderedPage
    address: str
    file: Path
    modes: str
    facts: str
    remarks: Mapping[str, str] = field(default_factory=dict)
    """What the target says of its units, and the same in the language of the frame."""


def side_by_side_address(address: str, root: str, pair: str) -> str:
    """Where a page in rows is: in a folder named by the pair, below `root`, the folder of the frame's language."""
    return f"{root}{pair}/{address.removeprefix(root)}"


def make_side_by_side(spread: SideBySidePage, text: str, moved: Mapping[str, str], framed: Mapping[str, str]) -> str:
    """A page in rows, made of the page that is its frame, as it is written.

    `moved` has, for each page that has one, its address in rows in the frame of this one; `framed` the one in the frame
    of the page's own language, where the language selector leads.
    """
    frame = spread.frame
    for old, place in ((frame.modes, _MODES), (frame.facts, _FACTS), (frame.content, _ROWS)):
        if old:
            text = text.replace(old, place, 1)
    if _ROWS not in text:  # another plugin changed the HTML
        text = _ARTICLE.sub(rf"\1{_MODES}{_ROWS}\2", text, count=1)
    text = _move_frame(text, frame.address, spread.address, framed)
    text = _head(text, [frame, spread.target if frame is spread.source else spread.source])
    for place, new in ((_MODES, spread.modes), (_FACTS, spread.facts), (_ROWS, _rows(spread, moved))):
        text = text.replace(place, new, 1)
    return text


def _rows(spread: SideBySidePage, moved: Mapping[str, str]) -> str:
    def side(role: str, leaf: RenderedPage, prefix: str) -> tuple[str, RowSide]:
        rebase = _rebaser(leaf.address, spread.address, moved)
        remarks = Remarks(interface(spread.frame.tag).language, spread.remarks)
        return leaf.content, RowSide(role, leaf.tag, rebase, prefix, leaf is spread.frame, remarks)

    rows = pair_articles(
        side("source", spread.source, ""),
        side("target", spread.target, f"{spread.target.language}-"),
        spread.frame is spread.target,
    )
    return f'<div class="diglot-rows">\n{rows}\n</div>'


def _rebaser(old: str, new: str, moved: Mapping[str, str]) -> Callable[[str], str]:
    return rebaser(old, new, lambda address: moved.get(address, address))


def _move_frame(text: str, old: str, new: str, moved: Mapping[str, str]) -> str:
    """Let everything in the frame lead where it led, but to pages in rows where there are some; say its new address."""
    rebase = _rebaser(old, new, moved)
    text = _ADDRESS.sub(lambda root: f'{root[1]}{root[2].removesuffix(old)}{new}"', text, count=1)
    text = _LINK.sub(lambda link: f'{link[1]}{rebase(link[2])}"', text)
    root = relative("", new).rstrip("/")
    for base in _BASES:
        text = base.sub(lambda found: f"{found[1]}{root}{found[2]}", text)
    return _WORKER.sub(lambda found: f"{found[1]}{rebase(found[2])}{found[3]}", text)


def _head(text: str, leaves: Sequence[RenderedPage]) -> str:
    """Titles of both languages; not for search engines, which have each language's own page.

    They are told not to index the page, and are given no canonical address: both together contradict each other.
    """
    own, other = (escape(leaf.title, quote=False) for leaf in leaves)

    def title(found: re.Match[str]) -> str:
        rest = found[1].removeprefix(own).removeprefix(leaves[0].title)  # themes write it escaped, or as it is
        both = own if own == other else f"{own} · {other}"
        return f"<title>{both}{rest if rest != found[1] else f' - {found[1]}'}</title>"

    text = _TITLE.sub(title, text, count=1)
    text = _CANONICAL.sub("", text, count=1)
    return text.replace("<title>", f"{_ROBOTS}\n        <title>", 1)
