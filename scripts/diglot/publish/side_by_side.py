"""Pages side by side: the rows of two articles in the frame of one of their pages.

*Cost.* No page goes through the templates a second time, so a site with these pages takes little more time to build.
What is particular to a theme is a value (`frame.py`).

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

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from diglot.publish.article import Article
from diglot.publish.relative_links import rebaser
from diglot.publish.row_blocks import RowSide
from diglot.publish.rows import pair_articles
from diglot.publish.site_facts import SiteFacts
from diglot.publish.unmark import without_units


@dataclass(frozen=True, slots=True)
class PageSide:
    """One of the two pages of a page side by side."""

    language: str
    tag: str
    address: str
    article: Article
    """It is used up."""


class SideBySidePages:
    """Where the pages side by side of a site are."""

    def __init__(self, site: SiteFacts, source: str, pages: Iterable[tuple[str, str]]) -> None:
        """`source` is the source language; `pages` are the pages of the edition, each with a target language."""
        self._site = site
        self._source = source
        self._targets: dict[str, list[str]] = {}
        self.moved: dict[tuple[str, str], dict[str, str]] = {}
        """By target and frame: the addresses side by side of the pages in both languages."""
        self.framed: dict[str, dict[str, str]] = {}
        """By target: the addresses side by side in the frame of each page's own language."""
        for page, target in pages:
            if not all((page, code) in site.addresses for code in (source, target)):
                continue
            self._targets.setdefault(page, []).append(target)
            for frame in (source, target):
                address = self.address(page, frame, target)
                moved = self.moved.setdefault((target, frame), {})
                moved |= {site.addresses[page, code]: address for code in (source, target)}
                self.framed.setdefault(target, {})[site.addresses[page, frame]] = address

    def address(self, page: str, frame: str, target: str) -> str:
        """The address of a page side by side, in the frame of a language."""
        folder = self._site.languages[frame].folder
        return side_by_side_address(self._site.addresses[page, frame], folder, f"{self._source}-{target}")

    def views(self, page: str, frame: str) -> Iterator[tuple[str, str]]:
        """The pages side by side of a page in the frame of a language: target and address of each."""
        for target in self._targets.get(page, ()):
            if frame in (self._source, target):
                yield target, self.address(page, frame, target)


def side_by_side_address(address: str, root: str, pair: str) -> str:
    """Where a page side by side is: in a folder named by the pair, below `root`, the folder of the frame's language."""
    return f"{root}{pair}/{address.removeprefix(root)}"


def render_rows(source: PageSide, target: PageSide, framed: PageSide, address: str, moved: Mapping[str, str]) -> str:
    """The rows of the page at `address`, in the frame of `framed`.

    `moved` has, for each page that has one, its address side by side in this frame.
    """

    def side(role: str, page: PageSide, prefix: str) -> tuple[Article, RowSide]:
        rebase = rebaser(page.address, address, lambda old: moved.get(old, old))
        return page.article, RowSide(role, page.tag, rebase, prefix, page is framed)

    rows = pair_articles(side("source", source, ""), side("target", target, f"{target.language}-"), framed is target)
    return f'<div class="diglot-rows">\n{without_units(rows)}\n</div>'
